"""The doors: the browser's pages at the root, and the API."""

from django.urls import include, path

handler400 = "photostudio.web.errors.bad_request"
handler404 = "photostudio.web.errors.page_not_found"
handler500 = "photostudio.web.errors.server_error"
urlpatterns = [path("", include("photostudio.web.urls")), path("", include("photostudio.api.urls"))]
