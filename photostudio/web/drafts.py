"""The draft of a project: the unfinished form, kept as it was typed, so that nothing is lost.

A draft is `{"asset": uuid, field: text …, "placements": {asset: {preset: {"centre", "base", "height"}}}}`, with what is
typed for Regen, Remix, Generate, Photo and a training under `regen`, `remix`, `generate`, `photo` and `train`;
`before` is the draft that "Use these settings" replaced, and `masked` the base whose painting it replaced, too. Changes
are merged field by field, so that two tabs overwrite only what they both touched.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from photostudio.engines.operations import Generate, Instant, Photo, Regen, Remix
from photostudio.engines.training import Train
from photostudio.imaging.placement import Placement
from photostudio.imaging.presets import BY_TAG, CUSTOM, canvas_of
from photostudio.projects.models import Asset, Job, Project, Variant
from photostudio.web.forms import placement_from_percent
from photostudio.web.ids import uuid_of

WORDS = ("preset", "product_description", "negative_prompt", "seed", "quality", "variants", "cfg_scale", "engine")
SEEN = ("horizon", "azimuth", "warmth")  # of the light in a picture, where it is seen wrongly
REGEN_WORDS = ("prompt", "negative_prompt", "seed", "quality", "variants", "shadow", *SEEN)
REGEN_FIELDS = (*REGEN_WORDS, "engine", "barred")  # the hash of the mask whose pixels are never copied
CORRECTIONS = ("horizon", "azimuth", "elevation", "warmth", "softness", "palette")  # of what is read of a reference
REMIX_WORDS = (
    "prompt",
    "negative_prompt",
    "seed",
    "quality",
    "variants",
    "cfg_scale",
    "style_fidelity",
    "outline_fidelity",
)
REMIX_FIELDS = (*REMIX_WORDS, *CORRECTIONS, "engine", "reference", "subject")  # a picture's uuid, and a mask's hash
SIZED_WORDS = ("prompt", "negative_prompt", "seed", "quality", "variants", "cfg_scale")
SIZED_FIELDS = (*SIZED_WORDS, "engine", "ratio", "width", "height")  # of Generate and Photo
TRAIN_FIELDS = ("name", "trigger_word", "engine")
CHOSEN = "cutout-"  # and a picture's uuid: whether it is among those to train from
PLACED = ("asset", "preset", "centre", "base", "height")  # is the same for Instant and Remix
LONGEST = 20_000


def kept_placement(draft: Mapping[str, Any], asset: UUID, preset: str) -> Placement | None:
    """Return where the draft has the asset on that preset, or None when it was never moved there."""
    kept = draft.get("placements", {}).get(str(asset), {}).get(preset)
    return Placement(**kept) if kept else None


def with_placement(
    draft: Mapping[str, Any], asset: UUID, preset: str, placement: Mapping[str, float]
) -> dict[str, Any]:
    """Return the draft with the asset standing there on that preset."""
    placements = draft.get("placements", {})
    of_asset = {**placements.get(str(asset), {}), preset: dict(placement)}
    return {**draft, "asset": str(asset), "placements": {**placements, str(asset): of_asset}}


def merged(draft: Mapping[str, Any], typed: Mapping[str, Any], *, assets: frozenset[UUID]) -> dict[str, Any]:
    """Return the draft with what was typed; what cannot be meant (a foreign asset, half a number) changes nothing."""
    words = {name: typed[name][:LONGEST] for name in WORDS if name in typed}
    draft = {**draft, **words}
    asset = uuid_of(typed.get("asset"))
    if asset is None or asset not in assets:
        return draft
    draft["asset"] = str(asset)
    placement = _placement(typed)
    if placement is None or typed.get("preset") not in BY_TAG:
        return draft
    return with_placement(draft, asset, typed["preset"], vars(placement))


def from_variant(variant: Variant, draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return the draft with the variant's settings; `before` holds what they replace."""
    before = {name: value for name, value in draft.items() if name not in {"before", "masked"}}
    return {**_LOADED[variant.job.operation](variant, before), "before": before}


def _instant(variant: Variant, draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return the draft with a photo's settings."""
    job = variant.job
    words = {name: str(job.parameters[name]) for name in WORDS if name in job.parameters}
    return _placed(variant, {**draft, **words, "engine": job.engine, "seed": str(variant.seed)})


def _placed(variant: Variant, draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return the draft with the photo's product where it stands; nothing changes when that asset is gone."""
    asset, picture = variant.job.asset, variant.job.inputs["product_image"]
    preset, placement = picture.get("preset"), picture.get("placement")
    if asset is None or asset.trashed_at is not None or not placement:
        return {**draft}
    return with_placement({**draft, "preset": preset}, asset.uuid, preset, placement)


def _regen(variant: Variant, draft: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: variant.job.parameters.get(name) for name in REGEN_WORDS}
    typed = {name: value if isinstance(value, bool) else _typed(value) for name, value in words.items()}
    barred = variant.job.inputs.get("barred_image", {}).get("sha256", "")
    return {**draft, "regen": {**typed, "engine": variant.job.engine, "seed": str(variant.seed), "barred": barred}}


def _remix(variant: Variant, draft: Mapping[str, Any]) -> dict[str, Any]:
    job = variant.job
    words = {name: _typed(job.parameters.get(name)) for name in (*REMIX_WORDS, *CORRECTIONS)}
    source = job.inputs["ref_image"]
    pictures = {
        "reference": source.get("variant") or source.get("asset", ""),
        "subject": subject_of(job),
    }
    return _placed(variant, {**draft, "remix": {**words, **pictures, "engine": job.engine, "seed": str(variant.seed)}})


def _sized(variant: Variant, draft: Mapping[str, Any]) -> dict[str, Any]:
    parameters, name = variant.job.parameters, variant.job.operation
    words = {word: _typed(parameters.get(word)) for word in (*SIZED_WORDS, "width", "height")}
    ratio = canvas_of(parameters["width"], parameters["height"]).ratio or CUSTOM
    return {**draft, name: {**words, "engine": variant.job.engine, "ratio": ratio, "seed": str(variant.seed)}}


def subject_of(job: Job) -> str:
    """Return the hash of the mask that covers the subject of a remix's reference; a photo's product needs none."""
    image = job.inputs.get("subject_image", {})
    return "" if "placement" in image else str(image.get("sha256", ""))


def _typed(value: Any) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


_LOADED = {Instant.name: _instant, Regen.name: _regen, Remix.name: _remix, Generate.name: _sized, Photo.name: _sized}


def with_typed(project: Project, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the project's draft with what was typed, without keeping it."""
    return merged(project.draft, typed, assets=frozenset(project.assets.values_list("uuid", flat=True)))


def keep(project: Project, typed: Mapping[str, Any]) -> None:
    """Merge what was typed into the project's draft."""
    with transaction.atomic():
        fresh = Project.objects.select_for_update().get(pk=project.pk)
        fresh.save_draft(with_typed(fresh, typed))


def keep_regen(project: Project, typed: Mapping[str, str]) -> None:
    """Merge what was typed into the Regen form into the project's draft."""
    _keep_under(project, Regen.name, typed, REGEN_FIELDS)


def keep_generate(project: Project, typed: Mapping[str, str]) -> None:
    """Merge what was typed into the Generate form into the project's draft."""
    _keep_under(project, Generate.name, typed, SIZED_FIELDS)


def keep_photo(project: Project, typed: Mapping[str, str]) -> None:
    """Merge what was typed into the Photo form into the project's draft."""
    _keep_under(project, Photo.name, typed, SIZED_FIELDS)


def keep_train(project: Project, typed: Mapping[str, str]) -> None:
    """Merge what was typed and chosen to train a subject into the project's draft."""
    _keep_under(project, Train.name, typed, [*TRAIN_FIELDS, *(name for name in typed if _is_choice(name))])


def choose(project: Project, assets: Collection[Asset]) -> None:
    """Note new pictures among those to train from, beside those that were chosen before."""
    uuids = chosen(project, before=assets) | {asset.uuid for asset in assets}
    keep_train(project, {f"{CHOSEN}{uuid}": "on" for uuid in uuids})


def chosen(project: Project, *, before: Collection[Asset] = ()) -> frozenset[UUID]:
    """Return the pictures that are chosen to train from: those of the draft, they need not be there any more; where it
    has none, the only cut-out. `before` are pictures that are not meant yet.
    """
    marks = project.draft.get(Train.name, {})
    uuids = {name: uuid_of(name.removeprefix(CHOSEN)) for name in marks if _is_choice(name)}
    if uuids:
        return frozenset(uuid for name, uuid in uuids.items() if uuid and marks[name])
    cutouts = project.assets.kept().filter(is_cutout=True).exclude(pk__in=[asset.pk for asset in before])
    only = list(cutouts.values_list("uuid", flat=True)[:2])
    return frozenset(only if len(only) == 1 else ())


def forget_train(project: Project) -> None:
    """Drop what was typed and chosen for a training that has begun."""
    with transaction.atomic():
        fresh = Project.objects.select_for_update().get(pk=project.pk)
        fresh.save_draft({name: value for name, value in fresh.draft.items() if name != Train.name})


def _is_choice(name: str) -> bool:
    return name.startswith(CHOSEN) and uuid_of(name.removeprefix(CHOSEN)) is not None


def keep_remix(project: Project, typed: Mapping[str, str]) -> None:
    """Merge what was typed into the Remix form, and where its product stands, into the project's draft."""
    placed = {name: typed[name] for name in PLACED if name in typed}
    with transaction.atomic():
        fresh = Project.objects.select_for_update().get(pk=project.pk)
        fresh.save_draft(_merged_under(Remix.name, with_typed(fresh, placed), typed, REMIX_FIELDS))


def _keep_under(project: Project, operation: str, typed: Mapping[str, str], fields: Iterable[str]) -> None:
    with transaction.atomic():
        fresh = Project.objects.select_for_update().get(pk=project.pk)
        fresh.save_draft(_merged_under(operation, fresh.draft, typed, fields))


def _merged_under(
    operation: str, draft: Mapping[str, Any], typed: Mapping[str, str], fields: Iterable[str]
) -> dict[str, Any]:
    """Return the draft with what was typed of an operation's fields."""
    words = {name: typed[name][:LONGEST] for name in fields if name in typed}
    return {**draft, operation: {**draft.get(operation, {}), **words}}


def _placement(typed: Mapping[str, Any]) -> Placement | None:
    try:
        return placement_from_percent({name: float(typed[name]) for name in ("centre", "base", "height")})
    except (KeyError, ValueError):
        return None
