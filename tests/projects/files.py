"""Files in the store, put there as the darkroom's and the worker's are."""

import uuid
from pathlib import Path

from django.conf import settings

from photostudio.projects import disk, store


def stored(data: bytes) -> str:
    """Write `data` beside the store, let the store adopt it, and return its hash."""
    file = Path(settings.PHOTOSTUDIO_DATA) / uuid.uuid4().hex
    disk.write(file, data)
    return store.adopt(file)
