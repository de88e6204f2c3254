"""The forms of Photo: what to train a subject from, and what photos of one shall look like."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from photostudio.engines.limits import Whole, limits
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Photo
from photostudio.engines.training import TRIGGER_WORD, Train
from photostudio.imaging.presets import CUSTOM, RATIOS
from photostudio.projects.models import Asset, Project, Subject
from photostudio.web.drafts import CHOSEN, PHOTO_WORDS
from photostudio.web.forms import CreatingForm, whole, within_limits
from photostudio.web.ids import uuid_of

VARIANTS = cast("Whole", limits(Photo)["variants"])
SIDES = cast("Whole", limits(Photo)["width"])
SQUARE = "1:1"


class PhotoForm(CreatingForm):
    """The words and numbers of Photo; `width` and `height` count where the `ratio` is custom."""

    subject = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose the subject to photograph, on the left."),
            "invalid": _("Choose the subject to photograph, on the left."),
        },
    )
    # emptiness is the limit's to say: its sentence tells what to do
    prompt = forms.CharField(label=_("Description"), required=False)
    variants = whole(Photo, "variants", label=_("Photos"))
    ratio = forms.ChoiceField(
        label=_("Format"),
        choices=[*((ratio, ratio) for ratio in RATIOS), (CUSTOM, _("Custom"))],
        error_messages={"invalid_choice": _("Choose one of the formats."), "required": _("Choose one of the formats.")},
    )
    width = forms.CharField(label=_("Width"), required=False)
    height = forms.CharField(label=_("Height"), required=False)

    def clean_prompt(self) -> str:
        prompt: str = self.cleaned_data["prompt"]
        within_limits(Photo, "prompt", label=_("Description"))(prompt)
        return prompt

    def clean_subject(self) -> Subject:
        found = self.project.subjects.select_related("job").filter(uuid=self.cleaned_data["subject"]).first()
        if found is None:
            raise ValidationError(_("This subject is not in the project. Choose another one on the left."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if cleaned.get("ratio") in RATIOS:
            cleaned["width"], cleaned["height"] = RATIOS[cleaned["ratio"]]
        else:
            for name in ("width", "height"):
                self._clean_side(name)
        return cleaned

    def _clean_side(self, name: str) -> None:
        """Read a custom canvas's width or height."""
        text = str(self.cleaned_data.get(name, ""))
        value = int(text) if text.isdecimal() and len(text) < 9 else None
        try:
            within_limits(Photo, name)(value)
        except ValidationError as error:
            self.add_error(name, error)
        else:
            self.cleaned_data[name] = value

    def operation(self) -> Photo:
        """Return the operation the form describes; only for a valid form."""
        words = {name: self.cleaned_data[name] for name in (*PHOTO_WORDS, "width", "height")}
        return Photo(training_id=str(self.cleaned_data["subject"].uuid), **words)

    @property
    def misplaced(self) -> list[Any]:
        """The errors of the subject, which has no field in the panel to stand at."""
        return [self.errors["subject"]] if "subject" in self.errors else []


class TrainForm(forms.Form):
    """What a subject is called, and the pictures that were chosen, each by a field of its own."""

    use_required_attribute = False

    # emptiness is the limit's to say: its sentence tells what to do
    name = forms.CharField(label=_("Name"), required=False)
    trigger_word = forms.CharField(
        label=_("Trigger word"),
        required=False,
        validators=[within_limits(Train, "trigger_word")],
        empty_value=TRIGGER_WORD,
    )
    idempotency_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name.strip():
            raise ValidationError(_("Type what the product is called."))
        within_limits(Train, "subject", label=_("Name"))(name)
        return name

    def chosen(self, project: Project) -> list[Asset]:
        """Return the pictures that were chosen, in the order in which they came to the project."""
        uuids = [
            uuid_of(name.removeprefix(CHOSEN)) for name in self.data if name.startswith(CHOSEN) and self.data[name]
        ]
        return list(project.assets.filter(uuid__in=[uuid for uuid in uuids if uuid]).order_by("created_at", "pk"))


def initial(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form of Photo shows: the project's draft of it, over the defaults."""
    defaults = {
        "prompt": "",
        "negative_prompt": DEFAULT_NEGATIVE_PROMPT,
        "seed": RANDOM_SEED,
        "quality": QUALITIES[0],
        "variants": VARIANTS.highest,
        "cfg_scale": Photo.cfg_scale,
        "ratio": SQUARE,
        "width": Photo.width,
        "height": Photo.height,
    }
    typed = draft.get(Photo.name, {})
    return {name: typed.get(name, default) for name, default in defaults.items()}


def initial_training(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form of a training shows."""
    typed = draft.get(Train.name, {})
    return {"name": typed.get("name", ""), "trigger_word": typed.get("trigger_word", TRIGGER_WORD)}
