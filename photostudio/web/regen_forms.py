"""The form of the operation Regen: a base, what is painted on it, and the words and numbers of the operation."""

import uuid
from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from photostudio.engines.catalogue import LOCAL, queue_of
from photostudio.engines.errors import CannotDraw
from photostudio.engines.limits import Whole, limits
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Regen
from photostudio.engines.words.additions import nameable
from photostudio.projects.models import Project
from photostudio.web import bases
from photostudio.web.barred import barred_field
from photostudio.web.bases import Base
from photostudio.web.drafts import REGEN_WORDS, SEEN
from photostudio.web.engine_choice import EngineForm
from photostudio.web.forms import within_limits

VARIANTS = cast("Whole", limits(Regen)["variants"])


def _whole(name: str, label: Any) -> forms.IntegerField:
    sentence = {"invalid": _("This must be a whole number, like 7."), "required": _("Type a whole number here.")}
    return forms.IntegerField(label=label, validators=[within_limits(Regen, name)], error_messages=sentence)


def _seen(name: str, label: Any, step: float) -> forms.FloatField:
    """Return the field of what may be seen wrongly of the light; empty leaves it to the engine."""
    return forms.FloatField(
        label=label,
        required=False,
        widget=forms.NumberInput(attrs={"step": step, "placeholder": _("as seen"), "class": "input numbers"}),
        validators=[within_limits(Regen, name)],
        error_messages={"invalid": _("This must be a number, or empty.")},
    )


class RegenForm(EngineForm):
    """`mask` is the hash of the draft that was painted on `base`."""

    engine_for = Regen.name
    placeless = ("base", "mask", "engine")

    use_required_attribute = False

    base = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose the picture to retouch, on the left."),
            "invalid": _("Choose the picture to retouch, on the left."),
        },
    )
    mask = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    prompt = forms.CharField(label=_("Add"), required=False, validators=[within_limits(Regen, "prompt")])
    negative_prompt = forms.CharField(
        label=_("Avoid"),
        required=False,
        validators=[within_limits(Regen, "negative_prompt")],
        empty_value=DEFAULT_NEGATIVE_PROMPT,
    )
    seed = _whole("seed", _("Seed"))
    quality = forms.ChoiceField(label=_("Quality"), choices=[(quality, quality.title()) for quality in QUALITIES])
    variants = _whole("variants", _("Photos"))
    shadow = forms.BooleanField(label=_("Shadow"), required=False)
    horizon = _seen("horizon", _("Horizon: 0 is the upper edge, 1 the lower"), 0.05)
    azimuth = _seen("azimuth", _("Light from: −90 is the left, 90 the right"), 5)
    warmth = _seen("warmth", _("Warmth: −1 is cold, 1 is warm"), 0.1)
    barred = barred_field()
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)
    idempotency_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(
        self, project: Project, data: QueryDict | None = None, *, initial_values: Mapping[str, Any] | None = None
    ) -> None:
        self.project = project
        super().__init__(data, initial=dict(initial_values or {}))

    def clean_base(self) -> Base:
        base = bases.find(self.project, self.cleaned_data["base"])
        if base is None:
            raise ValidationError(_("This picture is no longer in the project. Choose another one on the left."))
        if base.is_trashed:
            raise ValidationError(_("This picture is in the trash. Restore it, or choose another one on the left."))
        return base

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if (
            cleaned.get("prompt") and queue_of(cleaned.get("engine", ""), Regen.name) == LOCAL
        ):  # only the studio has a stock of things
            try:
                nameable(cleaned["prompt"], cleaned.get("negative_prompt", ""))
            except CannotDraw as error:
                sentence = _("The studio cannot draw “%(words)s”. Choose one of the things below, or use other words.")
                self.add_error("prompt", sentence % {"words": error.words})
        return cleaned

    def clean_idempotency_key(self) -> str:
        return self.cleaned_data["idempotency_key"] or uuid.uuid4().hex

    @property
    def light(self) -> list[forms.BoundField]:
        """The fields of what may be seen wrongly of the light."""
        return [self[name] for name in SEEN]

    def operation(self) -> Regen:
        """Return the operation the form describes, `again` with another seed; only for a valid form."""
        values = {name: self.cleaned_data[name] for name in REGEN_WORDS}
        return Regen(**values | {"seed": RANDOM_SEED} if self.cleaned_data["again"] else values)


def initial(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows: the project's draft of it, over the operation's defaults."""
    defaults = {
        "prompt": "",
        "negative_prompt": DEFAULT_NEGATIVE_PROMPT,
        "seed": RANDOM_SEED,
        "quality": QUALITIES[0],
        "variants": 1,
        "shadow": True,
        "barred": "",
        "engine": "",
        **dict.fromkeys(SEEN, ""),
    }
    typed = draft.get("regen", {})
    return {name: typed.get(name, default) for name, default in defaults.items()}
