"""The form of the operation Remix: a placed cut-out, a reference with what is known better of it, words and numbers."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from photostudio.engines.limits import Whole, limits
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Remix
from photostudio.imaging.presets import BY_TAG, DEFAULT_PRESET
from photostudio.jobs import masks
from photostudio.web import bases
from photostudio.web.bases import Base
from photostudio.web.drafts import CORRECTIONS, REMIX_WORDS
from photostudio.web.forms import PlacedForm, whole, within_limits

VARIANTS = cast("Whole", limits(Remix)["variants"])


def _fidelity(name: str, label: Any) -> forms.FloatField:
    sentence = {"invalid": _("This must be a number, like 0.7."), "required": _("Type a number here, like 0.7.")}
    return forms.FloatField(label=label, validators=[within_limits(Remix, name, label=label)], error_messages=sentence)


def _known(name: str, label: Any) -> forms.FloatField:
    """Return the field of what may be read wrongly; empty leaves it as it was read."""
    return forms.FloatField(
        label=label,
        required=False,
        validators=[within_limits(Remix, name, label=label)],
        error_messages={"invalid": _("This must be a number, or empty to leave it as it was read.")},
    )


class RemixForm(PlacedForm):
    """`reference` is a picture of the project, `subject` the hash of a named mask of its size.

    `grid` asks for the map instead of photos, `point_of` for the one photo of that job's map at these fidelities.
    """

    engine_for = Remix.name

    reference = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose a reference: a picture that your photos shall look like."),
            "invalid": _("Choose a reference: a picture that your photos shall look like."),
        },
    )
    subject = forms.CharField(label=_("Its subject"), max_length=64, required=False)
    # emptiness is the limit's to say: its sentence tells what to do
    prompt = forms.CharField(label=_("Description"), required=False)
    variants = whole(Remix, "variants", label=_("Photos"))
    style_fidelity = _fidelity("style_fidelity", _("Likeness"))
    outline_fidelity = _fidelity("outline_fidelity", _("Calm round the product"))
    horizon = _known("horizon", _("Horizon"))
    azimuth = _known("azimuth", _("Light from"))
    elevation = _known("elevation", _("Light’s height"))
    warmth = _known("warmth", _("Warmth"))
    softness = _known("softness", _("Softness"))
    palette = forms.CharField(
        label=_("Colours"), required=False, validators=[within_limits(Remix, "palette", label=_("Colours"))]
    )
    grid = forms.BooleanField(required=False)
    point_of = forms.UUIDField(required=False)

    def clean_prompt(self) -> str:
        prompt: str = self.cleaned_data["prompt"]
        within_limits(Remix, "prompt", label=_("Description"))(prompt)
        return prompt

    def clean_reference(self) -> Base:
        base = bases.find(self.project, self.cleaned_data["reference"])
        if base is None:
            raise ValidationError(_("The reference is no longer in the project. Choose another one."))
        if base.is_trashed:
            raise ValidationError(_("The reference is in the trash. Restore it, or choose another one."))
        return base

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        reference: Base | None = cleaned.get("reference")
        subject = cleaned.get("subject")
        if reference and subject and not masks.fitting(self.project, reference.picture).filter(sha256=subject).exists():
            self.add_error("subject", _("This mask is no longer in the project. Choose another one, or none."))
        return cleaned

    def operation(self) -> Remix:
        """Return the operation the form describes; only for a valid form."""
        return Remix(**{name: self.cleaned_data[name] for name in (*REMIX_WORDS, *CORRECTIONS, "grid")})


def initial(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows: the project's draft of it, over the defaults and Instant's description."""
    defaults = {
        "prompt": draft.get("product_description", ""),
        "negative_prompt": DEFAULT_NEGATIVE_PROMPT,
        "seed": RANDOM_SEED,
        "quality": QUALITIES[0],
        "variants": 4,
        "cfg_scale": Remix.cfg_scale,
        "style_fidelity": f"{Remix.style_fidelity:g}",
        "outline_fidelity": f"{Remix.outline_fidelity:g}",
        "engine": "",
        "reference": "",
        "subject": "",
        **dict.fromkeys(CORRECTIONS, ""),
    }
    typed = draft.get("remix", {})
    preset = draft.get("preset", DEFAULT_PRESET.tag)
    shown = {name: typed.get(name, default) for name, default in defaults.items()}
    return shown | {"preset": preset if preset in BY_TAG else DEFAULT_PRESET.tag}
