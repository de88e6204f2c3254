"""A finished photo as base64 in JSON, read from its file while it is sent."""

import base64
from collections.abc import Iterator
from pathlib import Path

from django.http import StreamingHttpResponse

from photostudio.projects import store
from photostudio.projects.errors import FileMissing
from photostudio.projects.models import Variant

HEAD, TAIL = b'{"status_code": 200, "body": "', b'"}'
CHUNK = 3 * 65_536  # a multiple of 3: base64 of the parts is base64 of the whole


def photo(variant: Variant, *, ignored: str = "") -> StreamingHttpResponse:
    """Return the answer of a call that made `variant`. Raises FileMissing."""
    file = store.path(variant.sha256)
    if not file.exists():
        raise FileMissing
    engine = variant.recipe.get("engine", {})
    headers = {
        "Content-Length": str(len(HEAD) + -(-file.stat().st_size // 3) * 4 + len(TAIL)),
        "X-Photostudio-Seed": str(variant.seed),
        "X-Photostudio-Engine": f"{engine.get('name', '')} {engine.get('version', '')}".strip(),
        "Server-Timing": f"engine;dur={1000 * variant.seconds:.0f}",
    }
    told = {"X-Photostudio-Upscaled": engine.get("upscaled"), "X-Photostudio-Ignored": ignored}
    headers |= {name: text for name, text in told.items() if text}
    return StreamingHttpResponse(_parts(file), content_type="application/json", headers=headers)


def _parts(file: Path) -> Iterator[bytes]:
    yield HEAD
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield base64.b64encode(chunk)
    yield TAIL
