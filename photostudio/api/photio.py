"""Photio's API: generate, instant, remix, regen and upscale, each one photo, answered when it is finished.

A call is described here once: the door, the OpenAPI document and the documentation's page read it from CALLS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias

from django.http.response import HttpResponseBase

from photostudio.api import answers, pictures, work
from photostudio.api.dialects import PHOTIO
from photostudio.api.door import Door, Visit
from photostudio.api.fields import checked, ignored
from photostudio.api.refusals import Invalid
from photostudio.engines.catalogue import STUDIO, unused_of
from photostudio.engines.errors import CannotDraw
from photostudio.engines.limits import Choice, Limit, limits
from photostudio.engines.operations import Generate, Instant, Operation, Regen, Remix, Upscale
from photostudio.engines.words.additions import nameable
from photostudio.imaging.placement import Placement
from photostudio.imaging.presets import KEEP, RATIOS
from photostudio.jobs import engines, submit
from photostudio.projects.models import Job

CUSTOM = "custom"
RATIO = "aspect_ratio"
BOTH_SIZES = 'is given beside width or height: leave one of them out, or send "custom"'

Values: TypeAlias = dict[str, Any]
Submit: TypeAlias = Callable[..., Job]  # wants an idempotency_key and an engine


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call: the operation it asks for, its fields in the order of the vendor's documentation, and what it does.

    `make` takes the pictures in and returns what queues the job.
    """

    operation: type[Operation]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...]
    pictures: tuple[str, ...] = ()
    extra: Mapping[str, Limit] = field(default_factory=dict)
    make: Callable[[Visit, Values], Submit]

    @property
    def limits(self) -> dict[str, Limit]:
        """The limits of its words and numbers, by field."""
        kind: type = self.operation
        own = limits(kind)
        return {name: self.extra.get(name) or own[name] for name in (*self.required, *self.optional)}

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.required, *self.pictures, *self.optional)

    def answer(self, visit: Visit) -> HttpResponseBase:
        values = checked(visit.body, self.limits, self.required)
        pictures.check(visit.body, self.pictures)
        work.demand_worker()
        submit_with = self.make(visit, values)
        job = work.queued(visit, lambda key: submit_with(idempotency_key=key, engine=visit.engine))
        visit.body = dict.fromkeys(visit.body)  # pictures of many megabytes need not wait, too
        photo = work.finished(visit, job)[0]
        unused = values.keys() & unused_of(job.engine, job.operation)
        return answers.photo(photo, ignored=ignored(visit.body, [name for name in self.names if name not in unused]))


def _generate(visit: Visit, values: Values) -> Submit:
    ratio = values.pop(RATIO, CUSTOM)
    if ratio != CUSTOM:
        if "width" in values or "height" in values:
            raise Invalid({RATIO: BOTH_SIZES})
        values["width"], values["height"] = RATIOS[ratio]
    operation = Generate(**values)
    return partial(submit.generate, visit.key.project, operation=operation)


def _instant(visit: Visit, values: Values) -> Submit:
    project, sent = visit.key.project, visit.body
    operation = Instant(**values)
    product = pictures.take_in_cutout(project, "product_image", sent["product_image"])
    return partial(submit.instant, project, asset=product, preset=KEEP, placement=Placement(), operation=operation)


def _remix(visit: Visit, values: Values) -> Submit:
    project, sent = visit.key.project, visit.body
    operation = Remix(**values)
    product = pictures.take_in_cutout(project, "product_image", sent["product_image"])
    reference = pictures.take_in(project, "ref_image", sent["ref_image"])
    return partial(
        submit.remix,
        project,
        asset=product,
        preset=KEEP,
        placement=Placement(),
        reference=reference,
        operation=operation,
    )


def _regen(visit: Visit, values: Values) -> Submit:
    project, sent = visit.key.project, visit.body
    operation = Regen(**values)
    asked = visit.engine or engines.default_for(Regen.name)
    if not operation.removes and asked == STUDIO.name:  # whose words are known already
        try:
            nameable(operation.prompt, operation.negative_prompt)
        except CannotDraw as error:
            raise Invalid(
                {"prompt": f"cannot be drawn: “{error.words}”. Try one of {', '.join(error.nearest)}"}
            ) from error
    base = pictures.take_in(project, "base_image", sent["base_image"])
    mask = pictures.take_in_mask(base, "mask_image", sent["mask_image"])
    return partial(submit.regen, project, base=base, mask=mask, operation=operation)


def _upscale(visit: Visit, values: Values) -> Submit:
    project, sent = visit.key.project, visit.body
    operation = Upscale(**values)
    base = pictures.take_in(project, "image", sent["image"])
    return partial(submit.upscale, project, base=base, operation=operation)


NEGATIVE, COMMON = "negative_prompt", ("negative_prompt", "quality", "seed", "cfg_scale")
CALLS: Mapping[str, Call] = {
    "generate": Call(
        operation=Generate,
        required=("prompt",),
        optional=(*COMMON, RATIO, "width", "height"),
        extra={RATIO: Choice((*RATIOS, CUSTOM))},
        make=_generate,
    ),
    "instant": Call(
        operation=Instant,
        required=("product_description",),
        pictures=("product_image",),
        optional=(NEGATIVE, "seed"),
        make=_instant,
    ),
    "remix": Call(
        operation=Remix,
        required=("prompt",),
        pictures=("product_image", "ref_image"),
        optional=(NEGATIVE, "seed", "cfg_scale", "outline_fidelity", "style_fidelity"),
        make=_remix,
    ),
    "regen": Call(
        operation=Regen,
        required=("prompt",),
        pictures=("base_image", "mask_image"),
        optional=COMMON,
        make=_regen,
    ),
    "upscale": Call(
        operation=Upscale,
        pictures=("image",),
        optional=("upscale_by", "prompt", NEGATIVE, "quality", "denoising_strength"),
        make=_upscale,
    ),
}
DOORS = {name: Door(handler=call.answer, operation=name, dialect=PHOTIO, waits=True) for name, call in CALLS.items()}
