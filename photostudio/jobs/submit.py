"""An operation on its way in: checked, its seed resolved, written as one job.

`engine` names the one that shall do it; without, the default does. One that is not set up here, or cannot do what is
asked, is an InvalidOperation.
"""

from dataclasses import asdict, replace
from typing import Any

from photostudio.engines import catalogue
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Instant, Operation, Regen, Remix, Upscale, with_seed
from photostudio.imaging.placement import OUTSIDE, Box, Placement, is_outside
from photostudio.imaging.presets import BY_TAG
from photostudio.jobs import engines, masks
from photostudio.jobs.frames import Frame, frame_of
from photostudio.jobs.queue import enqueue
from photostudio.jobs.references import inputs_of, source_of
from photostudio.projects.errors import NotACutout
from photostudio.projects.models import Asset, Job, Project, Variant
from photostudio.projects.searching import asked

SHRINK = 4  # the pictures of a grid are compared side by side, each a quarter as wide
NO_MASK = "There is nothing painted yet. Paint what shall change, or choose a larger canvas."

NO_NAMED_MASK = (
    "Never copy from: this project has no such mask of {width} × {height} pixels, the picture's size. "
    "Choose another one, or none."
)


def instant(
    project: Project,
    *,
    asset: Asset,
    preset: str,
    placement: Placement,
    operation: Instant,
    idempotency_key: str,
    engine: str | None = None,
) -> Job:
    """Queue product photos of `asset`; the same key gives the same job back, whatever else is asked.

    Raises NotACutout, and InvalidOperation when the product would stand outside the canvas.
    """
    inputs = {"product_image": _placed(asset, preset, placement)}
    return _submit(
        project, asset=asset, operation=operation, inputs=inputs, idempotency_key=idempotency_key, engine=engine
    )


def remix(  # noqa: PLR0913 - what a remix is made of
    project: Project,
    *,
    asset: Asset,
    preset: str,
    placement: Placement,
    reference: Asset | Variant,
    operation: Remix,
    idempotency_key: str,
    subject: str = "",
    engine: str | None = None,
) -> Job:
    """Queue photos of `asset` that resemble `reference`, whose own subject a stored mask (its sha256) may cover.

    The same key gives the same job back. Raises NotACutout, and InvalidOperation when the product would stand outside
    the canvas.
    """
    product = _placed(asset, preset, placement)
    inputs = {"product_image": product, **inputs_of(reference, subject)}
    if operation.grid:
        product["shrink"] = SHRINK
    return _submit(
        project, asset=asset, operation=operation, inputs=inputs, idempotency_key=idempotency_key, engine=engine
    )


def _placed(asset: Asset, preset: str, placement: Placement) -> dict[str, Any]:
    """Return the input of a product on its canvas. Raises NotACutout, and InvalidOperation when it is not on it."""
    product = asset.report.get("product")
    if not asset.is_cutout or product is None:
        raise NotACutout
    canvas = BY_TAG.get(preset)
    if canvas and is_outside(Box(**product), placement, canvas_width=canvas.width, canvas_height=canvas.height):
        raise InvalidOperation("centre", OUTSIDE)
    return {"sha256": asset.sha256, "preset": preset, "product": product, "placement": asdict(placement)}


def regen(
    project: Project,
    *,
    base: Asset | Variant,
    operation: Regen,
    idempotency_key: str,
    mask: str = "",
    frame: Frame | None = None,
    barred: str = "",
    engine: str | None = None,
) -> Job:
    """Queue edits of `base` under the stored mask (its sha256), or of what a larger canvas, `frame`, adds to it.

    What the named mask `barred` (its sha256) covers is never copied from. The same key gives the same job back. A photo
    of ours brings its set and its product along. Raises InvalidOperation when there is neither mask nor frame, a frame
    that is no larger canvas or too large a one, or the project has no such named mask of the base's size.
    """
    if bool(mask) == (frame is not None):
        raise InvalidOperation("mask", NO_MASK)
    inputs: dict[str, Any] = {"base_image": source_of(base), "mask_image": {"sha256": mask} if mask else {}}
    if barred:
        inputs["barred_image"] = _barred(project, base, barred)
    origin = base.job.asset if isinstance(base, Variant) else base
    if isinstance(base, Variant):
        inputs |= _product_of(base)
        operation = replace(operation, base_recipe=None if frame else _recipe_of(base))
    if frame is not None:
        for name in inputs.keys() - {"mask_image"}:
            inputs[name] = {**inputs[name], "frames": [*inputs[name].get("frames", ()), frame_of(base, frame)]}
    return _submit(
        project,
        asset=origin,
        operation=operation,
        inputs=inputs,
        idempotency_key=idempotency_key,
        engine=engine,
    )


def generate(project: Project, *, operation: Generate, idempotency_key: str, engine: str | None = None) -> Job:
    """Queue photos of words alone; the same key gives the same job back."""
    return _submit(project, asset=None, operation=operation, inputs={}, idempotency_key=idempotency_key, engine=engine)


def upscale(
    project: Project,
    *,
    base: Asset | Variant,
    operation: Upscale,
    idempotency_key: str,
    engine: str | None = None,
) -> Job:
    """Queue `base` at twice or four times its size; the same key gives the same job back.

    A photo of ours that was never edited brings its set along, and its product to be placed anew; and its words, unless
    the operation has some. Raises InvalidOperation when the picture would be too large.
    """
    operation.size_of(base.width, base.height)
    inputs = {"image": source_of(base)}
    if isinstance(base, Variant) and base.job.operation != Regen.name:
        operation = replace(
            operation, base_recipe=_recipe_of(base), prompt=operation.prompt or asked(base.job.parameters)
        )
        for name, product in _product_of(base).items():
            inputs[name] = {**product, "times": product.get("times", 1) * operation.upscale_by}
    origin = base.job.asset if isinstance(base, Variant) else base
    return _submit(
        project, asset=origin, operation=operation, inputs=inputs, idempotency_key=idempotency_key, engine=engine
    )


def _barred(project: Project, base: Asset | Variant, sha256: str) -> dict[str, Any]:
    """Return the input of a named mask of the base's size. Raises InvalidOperation when the project has none."""
    if not masks.fitting(project, base).filter(sha256=sha256).exists():
        raise InvalidOperation("barred", NO_NAMED_MASK.format(width=base.width, height=base.height))
    return {"sha256": sha256}


def _product_of(base: Variant) -> dict[str, Any]:
    """Return the input of the placed product that a photo of ours was made with, if it was."""
    source = base.job.inputs.get("product_image")
    return {"product_image": source} if source else {}


def _recipe_of(base: Variant) -> dict[str, Any] | None:
    """Return what the engine noted of the set that is in the photo, handed on from edit to edit."""
    if base.job.operation == Regen.name:
        recipe: dict[str, Any] | None = base.recipe["operation"].get("base_recipe")
        return recipe and {**recipe, "edited": True}
    engine: dict[str, Any] = base.recipe["engine"]
    if base.job.operation == Generate.name:
        engine = {
            **engine,
            "asked": {name: value for name, value in base.recipe["operation"].items() if name != "name"},
        }
    return engine


def _submit(
    project: Project,
    *,
    asset: Asset | None,
    operation: Operation,
    inputs: dict[str, Any],
    idempotency_key: str,
    engine: str | None,
) -> Job:
    """Write the job. Raises InvalidOperation when `engine` is not set up here, or cannot do what is asked."""
    name = engines.chosen(engine, operation.name)
    catalogue.check(name, operation)
    return enqueue(project, idempotency_key, with_seed(operation), engine=name, asset=asset, inputs=inputs)
