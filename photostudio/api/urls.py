from django.urls import path, re_path

from photostudio.api import apiframe, images, pages, photio
from photostudio.api.dialects import PHOTIO
from photostudio.api.door import Nowhere

app_name = "api"
urlpatterns = [
    *(path(f"v1/inference/{name}", door, name=name) for name, door in photio.DOORS.items()),
    *(path(name, door, name=name) for name, door in apiframe.DOORS.items()),
    *(path(name, apiframe.NOWHERE) for name in apiframe.ELSEWHERE),
    path("images/<str:token>.png", images.show_image, name="image"),
    path("api/openapi.json", pages.show_document, name="openapi"),
    path("api/docs", pages.show_docs, name="docs"),
    re_path("^v1/", Nowhere(PHOTIO), name="nowhere"),
]
