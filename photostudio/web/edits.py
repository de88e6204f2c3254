"""What an edit was made from, and what was made from it: one step up and one step down, whatever the depth."""

from dataclasses import dataclass
from uuid import UUID

from photostudio.engines.operations import Regen, Remix
from photostudio.projects.models import Asset, Variant
from photostudio.web.bases import Base, find
from photostudio.web.described import title_of


@dataclass(frozen=True)
class Edit:
    """A Regen's variant with its base; `left` and `top` say where the base lies on it, in pixels."""

    base: Base
    left: int
    top: int
    has_mask: bool


@dataclass(frozen=True)
class Next:
    """A photo that was made from another by editing it."""

    variant: Variant
    title: str


def edit_of(variant: Variant) -> Edit | None:
    """Return what the variant was made from, or None when it is no edit, or its base is in the trash or gone.

    Costs no query when `job__asset` and `parent__job` were loaded with the variant.
    """
    if variant.job.operation != Regen.name:
        return None
    base = _base(variant)
    if base is None or base.trashed_at is not None:
        return None
    frame = (variant.job.inputs["base_image"].get("frames") or [{"left": 0, "top": 0}])[-1]
    return Edit(Base(base), frame["left"], frame["top"], "sha256" in variant.job.inputs["mask_image"])


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
    is_photo = "variant" in variant.job.inputs["base_image"]
    return variant.parent if is_photo else variant.job.asset
