"""A variant: its page, and its settings back in the form."""

from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from photostudio.engines.operations import Generate, Instant, Photo, Regen, Remix, Upscale
from photostudio.jobs import masks
from photostudio.projects import mask_drafts
from photostudio.projects.models import Project, Variant
from photostudio.projects.searching import subject_in
from photostudio.web import access, bases, drafts, extend, regen
from photostudio.web.bases import Base
from photostudio.web.http import HtmxHttpRequest, redirect_to
from photostudio.web.ids import uuid_of
from photostudio.web.queue import queue_context
from photostudio.web.stage import stage_context
from photostudio.web.workspace import panel_context, variant_context


@require_safe
def show_variant(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    """The variant on a page of its own; or, for htmx, only what changes from one to the next."""
    found = access.variant(request, variant)
    context = {"project": found.project, "tab": "gallery", "keys_template": "variants/_keys.html"}
    return render(request, "variants/variant.html", context | variant_context(found) | queue_context(request))


@require_POST
def use_settings(request: HtmxHttpRequest, variant: UUID) -> HttpResponse:
    """Load the variant's recipe into the project's form; the toast's Undo brings back what stood there."""
    found = access.variant(request, variant)
    return _USED[found.job.operation](request, found)


def _use_instant(request: HtmxHttpRequest, variant: Variant) -> HttpResponse:
    project = variant.project
    project.save_draft(drafts.from_variant(variant, project.draft))
    _say_used(request, project)
    return _form_again(request, project)


def _use_regen(request: HtmxHttpRequest, variant: Variant) -> HttpResponse:
    """Load the mask, too, and go where it is painted: on the picture that was edited."""
    project = variant.project
    edited, mask = bases.of_photo(Base(variant)), variant.job.inputs["mask_image"].get("sha256")
    if edited is None or edited.is_trashed:
        messages.warning(request, _("The picture that this photo was made from is gone, and its painting with it."))
        return redirect_to(request, Base(variant).page)
    if not mask:
        frame = variant.job.inputs["base_image"]["frames"][-1]
        return redirect_to(request, extend.address(project, edited, frame))
    masks.load_draft(project, edited.picture, mask)
    project.save_draft({**drafts.from_variant(variant, project.draft), "masked": str(edited.uuid)})
    _say_used(request, project)
    return redirect_to(request, regen.address(project, edited))


def _use_on_page(request: HtmxHttpRequest, variant: Variant) -> HttpResponse:
    """Load the settings, and go to the page of the operation, which has its name."""
    project = variant.project
    project.save_draft(drafts.from_variant(variant, project.draft))
    _say_used(request, project)
    return redirect_to(request, reverse(f"web:{variant.job.operation}", args=[project.uuid]))


def _use_upscale(request: HtmxHttpRequest, variant: Variant) -> HttpResponse:
    """Load the settings of the photo that was enlarged."""
    parent = variant.parent
    if parent is None or parent.trashed_at is not None:
        messages.warning(request, _("The picture that was enlarged is gone, and its settings with it."))
        return redirect_to(request, Base(variant).page)
    return use_settings(request, parent.uuid)


def _use_photo(request: HtmxHttpRequest, variant: Variant) -> HttpResponse:
    project = variant.project
    project.save_draft(drafts.from_variant(variant, project.draft))
    _say_used(request, project)
    page = reverse("web:photo", args=[project.uuid])
    return redirect_to(request, f"{page}?subject={subject_in(variant.job.inputs)['uuid']}")


_USED = {
    Instant.name: _use_instant,
    Photo.name: _use_photo,
    Regen.name: _use_regen,
    Remix.name: _use_on_page,
    Generate.name: _use_on_page,
    Upscale.name: _use_upscale,
}


def _say_used(request: HtmxHttpRequest, project: Project) -> None:
    undo = reverse("web:draft-restore", args=[project.uuid])
    messages.info(request, _("The settings of this photo are in the form."), extra_tags=undo)


@require_POST
def restore_draft(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Bring back the form, and the painting, that "Use these settings" replaced."""
    found = access.project(request, project)
    masked = bases.find(found, uuid_of(found.draft.get("masked")))
    if masked:
        mask_drafts.take_back(found, masked.uuid)
    found.save_draft(found.draft.get("before", found.draft))
    messages.info(request, _("Your own settings are back."))
    page = _page_of(request)
    others = {reverse(f"web:{name}", args=[found.uuid]) for name in ("remix", "generate", "photo")}
    if masked or page in others:
        return redirect_to(request, regen.address(found, masked) if masked else page)
    return _form_again(request, found)


def _page_of(request: HtmxHttpRequest) -> str:
    """Return the path of the page that htmx asks from, empty where it does not say."""
    return urlsplit(request.htmx.current_url or "").path


def _form_again(request: HtmxHttpRequest, project: Project) -> HttpResponse:
    """Answer with form and stage as the draft now has them; a page that has another form is left for this one's."""
    workspace = reverse("web:project", args=[project.uuid])
    if not request.htmx or _page_of(request) not in {"", workspace}:
        return redirect_to(request, workspace)
    context = {**panel_context(project), **stage_context(request, project), "oob": True}
    return trigger_client_event(render(request, "workspace/_form_again.html", context), "settings-used", after="settle")
