"""The forms of Photo: what to train a subject from, and what photos of one shall look like."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from photostudio.engines.limits import Whole, limits
from photostudio.engines.operations import Photo
from photostudio.engines.training import TRIGGER_WORD, Train
from photostudio.jobs import engines
from photostudio.jobs.engines import Choice
from photostudio.projects.models import Asset, Project, Subject
from photostudio.web.drafts import CHOSEN
from photostudio.web.engine_choice import EngineForm
from photostudio.web.forms import within_limits
from photostudio.web.ids import uuid_of
from photostudio.web.sized_forms import SizedForm, initial_of

VARIANTS = cast("Whole", limits(Photo)["variants"])
SIDES = cast("Whole", limits(Photo)["width"])
SQUARE = "1:1"


class PhotoForm(SizedForm):
    """The subject, and the words and numbers of Photo; the engine is the one that learned the subject."""

    makes = Photo
    engine_for = Photo.name

    subject = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose the subject to photograph, on the left."),
            "invalid": _("Choose the subject to photograph, on the left."),
        },
    )

    def __init__(
        self,
        subject: Subject | None,
        project: Project,
        data: QueryDict | None = None,
        *,
        initial_values: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(project, data, initial_values=initial_values)
        self.shown = subject

    def usable_engines(self) -> list[Choice]:
        if self.shown and self.shown.is_learned:
            return [engines.choice_of(self.shown.engine)]
        return [choice for choice in super().usable_engines() if not choice.listed.learns]

    def clean_engine(self) -> str:
        """Whatever was sent: it is no choice."""
        return ""

    def clean_subject(self) -> Subject:
        if self.shown is None or self.shown.uuid != self.cleaned_data["subject"]:
            raise ValidationError(_("This subject is not in the project. Choose another one on the left."))
        return self.shown

    def operation(self) -> Photo:
        """Return the operation the form describes; only for a valid form."""
        return Photo(training_id=str(self.cleaned_data["subject"].uuid), **self.words())


def shown_form(subject: Subject) -> PhotoForm:
    """Return the form of photos of a subject as its project's draft has it."""
    values = initial_of(Photo, subject.project.draft) | {"subject": subject.uuid}
    return PhotoForm(subject, subject.project, initial_values=values)


class TrainForm(EngineForm):
    """What a subject is called, who learns it, and the pictures that were chosen, each by a field of its own."""

    engine_for = Train.name

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


def initial_training(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form of a training shows."""
    typed = draft.get(Train.name, {})
    defaults = {"name": "", "trigger_word": TRIGGER_WORD, "engine": ""}
    return {name: typed.get(name, default) for name, default in defaults.items()}
