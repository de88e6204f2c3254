"""The form of the operation Generate: words, numbers, and one of the ratios or a size of its own."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from photostudio.engines.limits import Whole, limits
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Generate
from photostudio.imaging.presets import CUSTOM, RATIOS
from photostudio.web.drafts import SIZED_WORDS
from photostudio.web.forms import RunForm, whole, within_limits

VARIANTS = cast("Whole", limits(Generate)["variants"])
SIDE = cast("Whole", limits(Generate)["width"])


def _side(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, error_messages={"invalid": _("This must be a whole number of pixels, like 1024.")}
    )


class GenerateForm(RunForm):
    """`ratio` is one of imaging.presets.RATIOS, or "custom": then `width` and `height` count."""

    engine_for = Generate.name
    freedom = Generate.cfg_scale

    # emptiness is the limit's to say: its sentence tells what to do
    prompt = forms.CharField(label=_("Description"), required=False)
    variants = whole(Generate, "variants", label=_("Photos"))
    ratio = forms.ChoiceField(
        label=_("Format"),
        choices=[(name, name) for name in (*RATIOS, CUSTOM)],
        error_messages={"invalid_choice": _("Choose one of the formats."), "required": _("Choose one of the formats.")},
    )
    width, height = _side(_("Width")), _side(_("Height"))

    def clean_prompt(self) -> str:
        prompt: str = self.cleaned_data["prompt"]
        within_limits(Generate, "prompt", label=_("Description"))(prompt)
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
            if complaint := SIDE.complaint(cleaned[name]):
                self.add_error(name, f"{self.fields[name].label} {complaint}.")
        return cleaned

    def operation(self) -> Generate:
        """Return the operation the form describes; only for a valid form."""
        return Generate(**{name: self.cleaned_data[name] for name in (*SIZED_WORDS, "width", "height")})


def initial(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows: the project's draft of it, over the operation's defaults."""
    defaults = {
        "prompt": "",
        "negative_prompt": DEFAULT_NEGATIVE_PROMPT,
        "seed": RANDOM_SEED,
        "quality": QUALITIES[0],
        "variants": 4,
        "cfg_scale": Generate.cfg_scale,
        "ratio": next(iter(RATIOS)),
        "width": Generate.width,
        "height": Generate.height,
    }
    typed = draft.get(Generate.name, {})
    return {name: typed.get(name, default) for name, default in defaults.items()}
