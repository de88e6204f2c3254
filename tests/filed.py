"""Pictures as they lie in a project: the darkroom takes one in once a session, then its rows and files are copied."""

import hashlib
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.forms import model_to_dict

from photostudio.jobs.intake import take_in
from photostudio.projects import store
from photostudio.projects.models import Asset, Project, Rendition

FIELDS = ("name", "sha256", "sent_sha256", "byte_size", "width", "height", "is_cutout", "report")


@dataclass(frozen=True)
class Filed:
    """What one intake left behind: the fields of its rows, and its files by their hashes."""

    asset: dict[str, Any]
    renditions: list[dict[str, Any]]
    files: dict[str, bytes]


_filed: dict[tuple[bytes, str], Filed] = {}


def taken_in(project: Project, png: bytes, name: str) -> Asset:
    """Return the asset that `take_in` makes of a file."""
    known = _filed.get((png, name))
    if known is None:
        asset = take_in(project, file=BytesIO(png), name=name)
        _filed[png, name] = _left_by(asset)
        return asset
    for data in known.files.values():
        stored(data)
    asset = Asset.objects.create(project=project, **deepcopy(known.asset))
    Rendition.objects.bulk_create((Rendition(**fields) for fields in known.renditions), ignore_conflicts=True)
    project.touch()
    return asset


def stored(data: bytes) -> str:
    """Put a file into the store and return its hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = store.path(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return sha256


def _left_by(asset: Asset) -> Filed:
    renditions = list(Rendition.objects.filter(source_sha256=asset.sha256))
    return Filed(
        {name: deepcopy(getattr(asset, name)) for name in FIELDS},
        [model_to_dict(rendition, exclude=["id"]) for rendition in renditions],
        {sha256: store.path(sha256).read_bytes() for sha256 in (asset.sha256, *(each.sha256 for each in renditions))},
    )
