"""The form of the operation Instant, and what all forms of a placed product have. Limits are the operation's own."""

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from photostudio.engines.limits import Limit, Whole, Words, limits
from photostudio.engines.operations import (
    DEFAULT_NEGATIVE_PROMPT,
    QUALITIES,
    RANDOM_SEED,
    Instant,
)
from photostudio.imaging.placement import Placement
from photostudio.imaging.presets import BY_TAG, DEFAULT_PRESET, PRESETS
from photostudio.projects.errors import NotACutout
from photostudio.projects.models import Asset, Project
from photostudio.web.engine_choice import EngineForm

LIMITS = limits(Instant)
VARIANTS = cast("Whole", LIMITS["variants"])
LONGEST_DESCRIPTION = cast("Words", LIMITS["product_description"]).longest
FREEDOM = Instant.cfg_scale
FREEDOMS = [(2.5, _("Strict")), (FREEDOM, _("Balanced")), (1.0, _("Surprise"))]


def within_limits(operation: type, name: str, *, label: Any = "") -> Callable[[Any], None]:
    """Return a validator that holds a field to the operation's own limit; its sentence begins with the label."""
    limit: Limit = limits(operation)[name]
    label = label or name.replace("_", " ").capitalize()

    def validate(value: Any) -> None:
        if complaint := limit.complaint(value):
            raise ValidationError(f"{label} {complaint}.")

    return validate


_within = partial(within_limits, Instant)


def whole(operation: type, name: str, *, label: Any) -> forms.IntegerField:
    sentence = {"invalid": _("This must be a whole number, like 7."), "required": _("Type a whole number here.")}
    return forms.IntegerField(label=label, validators=[within_limits(operation, name)], error_messages=sentence)


def _percent(label: Any) -> forms.FloatField:
    sentence = {"invalid": _("This must be a number, like 50."), "required": _("Type a number here, like 50.")}
    return forms.FloatField(label=label, error_messages=sentence)


class RunForm(EngineForm):
    """The numbers that every operation with words of its own has, within the same limits."""

    use_required_attribute = False
    freedom = FREEDOM

    negative_prompt = forms.CharField(
        label=_("Avoid"), required=False, validators=[_within("negative_prompt")], empty_value=DEFAULT_NEGATIVE_PROMPT
    )
    seed = whole(Instant, "seed", label=_("Seed"))
    quality = forms.ChoiceField(label=_("Quality"), choices=[(quality, quality.title()) for quality in QUALITIES])
    cfg_scale = forms.FloatField(
        label=_("Freedom"),
        required=False,
        validators=[_within("cfg_scale")],
        error_messages={"invalid": _("This must be a number, like 1.75.")},
    )
    idempotency_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(
        self, project: Project, data: QueryDict | None = None, *, initial_values: Mapping[str, Any] | None = None
    ) -> None:
        self.project = project
        super().__init__(data, initial=dict(initial_values or {}))

    def clean_cfg_scale(self) -> float:
        value: float | None = self.cleaned_data["cfg_scale"]
        return self.freedom if value is None else value

    def clean_idempotency_key(self) -> str:
        return self.cleaned_data["idempotency_key"] or uuid.uuid4().hex


class PlacedForm(RunForm):
    """One cut-out and where it stands: `centre`, `base` and `height` in percent of the canvas, as people read it."""

    placeless = ("asset", "preset", "centre", "base", "height", "engine")

    asset = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose the cut-out to photograph, on the left."),
            "invalid": _("Choose the cut-out to photograph, on the left."),
        },
    )
    preset = forms.ChoiceField(
        label=_("Format"),
        choices=[(preset.tag, preset.name) for preset in PRESETS],
        error_messages={"invalid_choice": _("Choose one of the formats."), "required": _("Choose one of the formats.")},
    )
    centre = _percent(_("Centre"))
    base = _percent(_("Base"))
    height = _percent(_("Height"))

    def clean_asset(self) -> Asset:
        asset = self.project.assets.filter(kind=Asset.Kind.PICTURE).filter(uuid=self.cleaned_data["asset"]).first()
        if asset is None:
            raise ValidationError(_("This picture is no longer in the project. Choose another one on the left."))
        if asset.trashed_at is not None:
            raise ValidationError(_("This picture is in the trash. Restore it, or choose another one on the left."))
        if not asset.is_cutout:
            raise ValidationError(str(NotACutout()))
        return asset

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if all(name in cleaned for name in ("centre", "base", "height")):
            try:
                cleaned["placement"] = placement_from_percent(cleaned)
            except ValueError as error:
                self.add_error("height", str(error))
        return cleaned


class InstantForm(PlacedForm):
    """The words and numbers of Instant."""

    engine_for = Instant.name

    # emptiness is the limit's to say: its sentence tells what to do
    product_description = forms.CharField(label=_("Description"), required=False)
    variants = whole(Instant, "variants", label=_("Photos"))

    def clean_product_description(self) -> str:
        description: str = self.cleaned_data["product_description"]
        _within("product_description")(description)
        return description

    def operation(self) -> Instant:
        """Return the operation the form describes; only for a valid form."""
        return Instant(**{name: self.cleaned_data[name] for name in LIMITS})


def placement_from_percent(values: Mapping[str, float]) -> Placement:
    """Return the placement of percentages. Raises ValueError when the product could not be seen."""
    return Placement(**{name: values[name] / 100 for name in ("centre", "base", "height")})


def initial(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows: the project's draft, over the operation's defaults."""
    defaults = {
        "preset": DEFAULT_PRESET.tag,
        "product_description": "",
        "negative_prompt": DEFAULT_NEGATIVE_PROMPT,
        "seed": RANDOM_SEED,
        "quality": QUALITIES[0],
        "variants": 4,
        "cfg_scale": FREEDOM,
        "engine": "",
    }
    shown = {name: draft.get(name, default) for name, default in defaults.items()}
    return shown if shown["preset"] in BY_TAG else {**shown, "preset": DEFAULT_PRESET.tag}
