"""What every test starts from: an empty data folder, and static files as they lie in static/."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a data folder of its own."""
    settings.PHOTOSTUDIO_DATA = tmp_path / "data"
    settings.PHOTOSTUDIO_DATA.mkdir()
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.WHITENOISE_AUTOREFRESH = True
    return tmp_path / "data"
