"""What tests start from: an empty data folder, a database in a file, a project, a cut-out in it, a worker, a studio."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings

from photostudio.imaging.codecs import encode_png
from photostudio.jobs import darkroom, health, supervisor
from photostudio.jobs.worker import Worker
from photostudio.projects.models import Asset, Project
from tests.filed import taken_in
from tests.kept_children import KeptChildren
from tests.pictures import cutout
from tests.studio import Studio

BOTTLE = encode_png(cutout(120, 160))

# a busy machine is no fault of an example's
hypothesis_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("patient")


@pytest.fixture(scope="session")
def studio_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of every real studio of the session: what one has compiled the others find."""
    return tmp_path_factory.mktemp("studio")


@pytest.fixture(scope="session")
def engine_cache(studio_folder: Path) -> Path:
    return studio_folder / "cache"


@pytest.fixture(scope="session")
def studio(studio_folder: Path) -> Iterator[Studio]:
    """Photostudio, just started for the first time."""
    running = Studio(studio_folder)
    running.start()
    yield running
    assert not running.runs or running.stop() == 0


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give each test a data folder of its own, and static files as they lie in static/."""
    settings.PHOTOSTUDIO_DATA = tmp_path / "data"
    settings.PHOTOSTUDIO_DATA.mkdir()
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.WHITENOISE_AUTOREFRESH = True
    return tmp_path / "data"


@pytest.fixture
def kept_cache(data_folder: Path, engine_cache: Path) -> None:
    """What other studios of the session have compiled."""
    engine_cache.mkdir(exist_ok=True)
    (data_folder / "cache").symlink_to(engine_cache)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep SQLite's database in a file, so that a worker's threads and processes share it with the test."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def warm_darkroom() -> Iterator[None]:
    """Keep the darkroom's children from test to test, and none behind."""
    yield
    darkroom.close()


@pytest.fixture
def project(db: None) -> Project:
    return Project.objects.create(name="Autumn campaign")


@pytest.fixture
def asset(project: Project) -> Asset:
    """A small cut-out, taken in as an upload is."""
    return taken_in(project, BOTTLE, "bottle.png")


@pytest.fixture(scope="session")
def kept_children() -> Iterator[KeptChildren]:
    """Keep the workers' children, too."""
    kept = KeptChildren()
    yield kept
    kept.close()


@pytest.fixture
def worker(transactional_db: None, kept_children: KeptChildren, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A worker that does jobs while the test runs."""
    monkeypatch.setattr(supervisor, "WarmChild", kept_children.take)
    stop = threading.Event()
    thread = threading.Thread(target=Worker().run, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture
def signs_of_life(data_folder: Path) -> None:
    """A worker, as far as anybody can tell; nothing is ever done."""
    health.folder().mkdir(parents=True)
    sign = health.folder() / "worker"
    sign.touch()
    later = time.time() + 3600
    os.utime(sign, (later, later))
