"""What a service links to, fetched like a user's link: from public addresses only. Knows nothing of Django."""

import tempfile
from pathlib import Path

from photostudio.engines.errors import EngineError
from photostudio.imaging.errors import TooManyBytes
from photostudio.jobs.fetching import fetch
from photostudio.jobs.public_addresses import Resolve, look_up
from photostudio.projects.errors import CouldNotFetch


class LinkFailed(EngineError):
    """A service's link to a picture led to nothing."""

    retryable = True

    def __init__(self) -> None:
        super().__init__(
            "The service made the photo, but its link to it could not be fetched. Nothing of it was kept: try again, "
            "or look for the photo in your account there."
        )


def download(url: str, *, resolve: Resolve = look_up) -> bytes:
    """Return the bytes behind a public link. Raises LinkFailed."""
    with tempfile.TemporaryDirectory(prefix="photostudio-") as folder:
        file = Path(folder) / "picture"
        try:
            fetch(url, into=file, resolve=resolve)
        except (CouldNotFetch, TooManyBytes):
            raise LinkFailed from None
        return file.read_bytes()
