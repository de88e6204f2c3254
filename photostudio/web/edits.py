"""What an edit was made from, and what was made from it: one step up and one step down, whatever the depth."""

from dataclasses import dataclass
from uuid import UUID

from photostudio.engines.operations import TIMES, Remix, Upscale
from photostudio.imaging.limits import is_too_large
from photostudio.projects.models import Asset, Variant
from photostudio.web.bases import Base, find
from photostudio.web.described import title_of


@dataclass(frozen=True)
class Edit:
    """A variant with the picture that was edited or enlarged for it.

    `left` and `top` say where that lies on it, in pixels, and `times` how many times it was enlarged.
    """

    base: Base
    left: int = 0
    top: int = 0
    times: int = 1
    has_mask: bool = False


@dataclass(frozen=True)
class Next:
    """A photo that was made from another by editing it."""

    variant: Variant
    title: str


def edit_of(variant: Variant) -> Edit | None:
    """Return what the variant was made from, or None when it is nothing of the kind, or that is in the trash or gone.

    Costs no query when `job__asset` and `parent__job` were loaded with the variant.
    """
    job = variant.job
    base = _base(variant) if job.edits else None
    if base is None or base.trashed_at is not None:
        return None
    if job.operation == Upscale.name:
        return Edit(Base(base), times=job.parameters["upscale_by"])
    frame = (job.edits.get("frames") or [{"left": 0, "top": 0}])[-1]
    return Edit(Base(base), frame["left"], frame["top"], has_mask="sha256" in job.inputs["mask_image"])


def larger(photo: Variant) -> list[tuple[int, int, int]]:
    """Return how many times a photo can be enlarged, with the width and height that it has then."""
    sizes = ((times, photo.width * times, photo.height * times) for times in TIMES)
    return [(times, width, height) for times, width, height in sizes if not is_too_large(width, height)]


def reference_of(variant: Variant) -> Base | None:
    """Return the picture that the photo resembles, or None when it is no remix, or that is in the trash or gone."""
    if variant.job.operation != Remix.name:
        return None
    source = variant.job.inputs["ref_image"]
    found = find(variant.project, UUID(source.get("variant") or source["asset"]))
    return None if found is None or found.is_trashed else found


def edits_of(variant: Variant) -> list[Next]:
    """Return what was made from the variant and is kept, oldest first."""
    edits = variant.edits.kept().select_related("job").order_by("pk")
    return [Next(edit, title_of(edit.job)) for edit in edits]


def _base(variant: Variant) -> Asset | Variant | None:
    return variant.parent if "variant" in variant.job.edits else variant.job.asset
