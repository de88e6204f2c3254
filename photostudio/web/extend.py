"""Extend: a picture on a larger canvas; what is new is filled from what surrounds it, and every old pixel stays."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import QUALITIES, RANDOM_SEED, Regen
from photostudio.imaging.presets import PRESETS
from photostudio.jobs import submit
from photostudio.jobs.frames import Frame
from photostudio.projects.models import Job, Project
from photostudio.web import access, bases
from photostudio.web.barred import barred_context, barred_field
from photostudio.web.bases import Base
from photostudio.web.engine_choice import EngineForm, say_unused
from photostudio.web.forms import VARIANTS, within_limits
from photostudio.web.http import HtmxHttpRequest, refused
from photostudio.web.ids import uuid_of
from photostudio.web.jobs import run_context
from photostudio.web.queue import queue_context
from photostudio.web.workspace import strip_context

SIDES = ("left", "top", "right", "bottom")
HANDLES = (*SIDES, "top left", "top right", "bottom left", "bottom right")


def _pixels(label: Any) -> forms.IntegerField:
    sentence = {"invalid": _("This must be a whole number of pixels, like 200."), "required": _("Type 0 or more here.")}
    return forms.IntegerField(label=label, min_value=0, error_messages=sentence)


class ExtendForm(EngineForm):
    """How many pixels are added at each side, and how."""

    engine_for = Regen.name

    use_required_attribute = False

    left, top = _pixels(_("Left")), _pixels(_("Top"))
    right, bottom = _pixels(_("Right")), _pixels(_("Bottom"))
    quality = forms.ChoiceField(label=_("Quality"), choices=[(quality, quality.title()) for quality in QUALITIES])
    variants = forms.IntegerField(label=_("Photos"), validators=[within_limits(Regen, "variants")])
    seed = forms.IntegerField(label=_("Seed"), validators=[within_limits(Regen, "seed")])
    barred = barred_field()
    idempotency_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def frame(self) -> Frame:
        return Frame(**{side: self.cleaned_data[side] for side in SIDES})

    def operation(self) -> Regen:
        return Regen(**{name: self.cleaned_data[name] for name in ("quality", "variants", "seed")})


@require_GET
def show_extend(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    base = _base(found, request.GET)
    return _page(request, found, base, ExtendForm(initial=initial() | _margins(request.GET)))


@require_POST
def extend(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    base = _base(found, request.POST)
    form = ExtendForm(request.POST)
    job = _submitted(found, base, form)
    if job is None:
        return _refused(request, found, base, form)
    if not request.htmx:
        say_unused(request, form)
        return redirect("web:project", found.uuid)
    context = {**run_context(job), "idempotency_key": uuid4().hex}
    return trigger_client_event(render(request, "workspace/_submitted.html", context), "queue-changed")


def initial() -> dict[str, Any]:
    return {**dict.fromkeys(SIDES, 0), "quality": QUALITIES[0], "variants": 1, "seed": RANDOM_SEED}


def _margins(values: QueryDict) -> dict[str, int]:
    """Return the added pixels that an address names."""
    texts = {side: values.get(side, "") for side in SIDES}
    return {side: int(text) for side, text in texts.items() if isinstance(text, str) and text.isdecimal()}


def address(project: Project, base: Base, frame: Mapping[str, int]) -> str:
    """Return the page with `base` on a canvas as a job's input describes it (jobs.pictures)."""
    right, bottom = frame["width"] - frame["right"], frame["height"] - frame["bottom"]
    margins = dict(zip(SIDES, (frame["left"], frame["top"], right, bottom), strict=True))
    return f"{reverse('web:extend-page', args=[project.uuid])}?{urlencode({'base': base.uuid, **margins})}"


def _base(project: Project, values: QueryDict) -> Base:
    """Return the picture that `base` names. Raises Http404 when the project has none of that id, or it is trashed."""
    base = bases.find(project, uuid_of(values.get("base")))
    if base is None or base.is_trashed:
        raise Http404
    return base


def _submitted(project: Project, base: Base, form: ExtendForm) -> Job | None:
    """Return the form's job, or None when the form is not in order; its errors then say why."""
    if not form.is_valid():
        return None
    key = form.cleaned_data["idempotency_key"] or uuid4().hex
    try:
        return submit.regen(
            project,
            base=base.picture,
            frame=form.frame(),
            operation=form.operation(),
            barred=form.cleaned_data["barred"],
            idempotency_key=key,
            engine=form.cleaned_data["engine"],
        )
    except InvalidOperation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def _refused(request: HtmxHttpRequest, project: Project, base: Base, form: ExtendForm) -> HttpResponse:
    """Return the form with its sentences and everything that was typed."""
    if not request.htmx:
        return _page(request, project, base, form, status=422)
    return refused(request, "extend/_panel.html", _panel(project, base, form), target="#extend-form")


def _page(
    request: HtmxHttpRequest, project: Project, base: Base, form: ExtendForm, *, status: int = 200
) -> HttpResponse:
    context = {
        **_panel(project, base, form),
        **queue_context(request),
        "tab": "regen",
        "keys_template": "extend/_keys.html",
        **strip_context(project),
    }
    return render(request, "extend/extend.html", context, status=status)


def _panel(project: Project, base: Base, form: ExtendForm) -> dict[str, Any]:
    return {
        "project": project,
        "base": base,
        "panel": form,
        **barred_context(project, base),
        "handles": HANDLES,
        "sides": [form[side] for side in SIDES],
        "formats": [(preset, preset.width / preset.height) for preset in PRESETS],
        "qualities": [(quality, quality.title()) for quality in QUALITIES],
        "variant_numbers": range(VARIANTS.lowest, VARIANTS.highest + 1),
        "idempotency_key": uuid4().hex,
    }
