from django.urls import path

from photostudio.api import photio
from photostudio.api.dialects import PHOTIO
from photostudio.api.door import Nowhere

app_name = "api"
urlpatterns = [
    *(path(f"v1/inference/{name}", door, name=name) for name, door in photio.DOORS.items()),
    path("v1/<path:rest>", Nowhere(PHOTIO), name="nowhere"),
]
