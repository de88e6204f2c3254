"""The doors: the browser's pages at the root."""

from django.urls import include, path

urlpatterns = [path("", include("photostudio.web.urls"))]
