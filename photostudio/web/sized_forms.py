"""What the forms of Generate and Photo share: words, numbers, and one of the ratios or a size of its own."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from photostudio.engines.limits import Whole, limits
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Generate, Photo
from photostudio.imaging.presets import CUSTOM, PRESETS, RATIOS
from photostudio.web.drafts import SIZED_WORDS
from photostudio.web.forms import FREEDOMS, RunForm, whole, within_limits

VARIANTS = cast("Whole", limits(Generate)["variants"])
SIDES = cast("Whole", limits(Generate)["width"])
NAMES = {preset.ratio: preset.name for preset in PRESETS}


def _side(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, error_messages={"invalid": _("This must be a whole number of pixels, like 1024.")}
    )


class SizedForm(RunForm):
    """`ratio` is one of imaging.presets.RATIOS, or "custom": then `width` and `height` count."""

    makes: ClassVar[type[Generate | Photo]]
    placeless = ("subject", "engine")

    # emptiness is the limit's to say: its sentence tells what to do
    prompt = forms.CharField(label=_("Description"), required=False)
    variants = whole(Generate, "variants", label=_("Photos"))
    ratio = forms.ChoiceField(
        label=_("Format"),
        choices=[*((name, name) for name in RATIOS), (CUSTOM, _("Custom"))],
        error_messages={"invalid_choice": _("Choose one of the formats."), "required": _("Choose one of the formats.")},
    )
    width, height = _side(_("Width")), _side(_("Height"))

    def clean_prompt(self) -> str:
        prompt: str = self.cleaned_data["prompt"]
        within_limits(self.makes, "prompt", label=_("Description"))(prompt)
        return prompt

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        ratio = cleaned.get("ratio")
        if ratio in RATIOS:
            cleaned["width"], cleaned["height"] = RATIOS[ratio]
            for name in {"width", "height"} & self.errors.keys():  # what is typed there does not count
                del self.errors[name]
            return cleaned
        for name in {"width", "height"} & cleaned.keys():
            if complaint := SIDES.complaint(cleaned[name]):
                self.add_error(name, f"{self.fields[name].label} {complaint}.")
        return cleaned

    def words(self) -> dict[str, Any]:
        """Return the operation's fields that the form holds; only for a valid form."""
        return {name: self.cleaned_data[name] for name in (*SIZED_WORDS, "width", "height")}


def initial_of(makes: type[Generate | Photo], draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form of an operation shows: the project's draft of it, over the operation's defaults."""
    defaults = {
        "prompt": "",
        "negative_prompt": DEFAULT_NEGATIVE_PROMPT,
        "seed": RANDOM_SEED,
        "quality": QUALITIES[0],
        "variants": VARIANTS.highest,
        "cfg_scale": makes.cfg_scale,
        "engine": "",
        "ratio": next(iter(RATIOS)),
        "width": makes.width,
        "height": makes.height,
    }
    typed = draft.get(makes.name, {})
    return {name: typed.get(name, default) for name, default in defaults.items()}


def sized_context(form: SizedForm) -> dict[str, Any]:
    """Return what the panel of such a form offers; each format as ratio, name, width and height."""
    formats = [(ratio, NAMES.get(ratio, ""), *size) for ratio, size in RATIOS.items()]
    return {
        "panel": form,
        "formats": formats[: len(PRESETS)],
        "more_formats": formats[len(PRESETS) :],
        "is_more": form["ratio"].value() not in NAMES,
        "sides": [form["width"], form["height"]],
        "side": SIDES,
        "freedoms": FREEDOMS,
        "variant_numbers": range(VARIANTS.lowest, VARIANTS.highest + 1),
        "idempotency_key": uuid4().hex,
    }
