"""What was read of a reference, on the page and in words, and how each part of it can be corrected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import BoundField
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from photostudio.jobs import masks, references
from photostudio.jobs.references import Read
from photostudio.projects.models import Asset, Project
from photostudio.web import access, bases
from photostudio.web.assets import of_rail
from photostudio.web.bases import Base
from photostudio.web.drafts import CORRECTIONS
from photostudio.web.errors import REFUSALS
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.ids import uuid_of
from photostudio.web.media import FOR_EVER, guarded
from photostudio.web.remix_forms import RemixForm, initial

PHOTOS = 12  # offered as a reference; every photo's details offer it, too
FRAME = (288, 320)  # pixels: within these a reference is shown
COLOURS = 6
BLURS = ((1.2, _("sharp")), (3.0, _("a little out of focus")), (7.0, _("out of focus")))
FAR = _("far out of focus")
SUBJECTS = {  # warnings say more of the other kinds
    "given": _("What was painted makes room for your product."),
    "ours": _("The product in it makes room for yours."),
    "found": _("Its subject makes room for your product."),
    "none": _("Nothing in it stands in your product’s way."),
}
CUTOUT = "no-surroundings"
WARNINGS = {
    "tiny": _("This reference is small, so the photo will be soft. Use a larger file if you have one."),
    CUTOUT: _("This is a cut-out: only its colours are used. For its surroundings, choose the whole photo."),
    "unsure": _("The studio is not sure what its subject is. If something must go, paint it and choose it below."),
    "one-colour": _("This is a single colour, so only that is used. Say in the description what else shall be there."),
    "no-ground": _("There is nothing here to stand on, so your product will float. Lower the likeness to build a set."),
    "from-above": _(
        "This is seen from above, your product from the front. Lower the likeness, or choose one seen from the front."
    ),
}


@dataclass(frozen=True)
class Correction:
    """A number that was `read` and can be corrected in `field`, by a slider from `lowest` to `highest`, too."""

    field: BoundField
    read: float
    lowest: float
    highest: float
    step: float
    ends: tuple[Any, Any]

    @property
    def seen(self) -> str:
        return f"{self.read:g}"

    @property
    def typed(self) -> str:
        value = self.field.value()
        return "" if value is None else str(value)

    @property
    def shown(self) -> str:
        """Where the slider stands."""
        return self.typed or self.seen


SLIDERS: Mapping[str, tuple[float, float, float, tuple[Any, Any], int]] = {
    "horizon": (0, 1, 0.01, (_("top"), _("bottom")), 2),
    "azimuth": (-180, 180, 5, (_("left"), _("right")), 0),
    "elevation": (0, 90, 5, (_("low"), _("high")), 0),
    "warmth": (-1, 1, 0.05, (_("cold"), _("warm")), 2),
    "softness": (0, 1, 0.05, (_("hard"), _("soft")), 2),
}


@require_safe
def show_reading(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """What the studio reads of `?reference=`, in the form's own fields; a few seconds at first."""
    found = access.project(request, project)
    base, subject = _asked(request, found)
    if not request.htmx:
        return redirect(f"{reverse('web:remix', args=[found.uuid])}?{urlencode({'reference': str(base.uuid)})}")
    form = RemixForm(found, initial_values=initial(found.draft) | request.GET.dict())
    context = {
        "project": found,
        "panel": form,
        "reference": base,
        "named_masks": masks.fitting(found, base.picture),
        "corrections": [form[name] for name in CORRECTIONS],
    }
    try:
        reading = references.read(base.picture, subject)
    except REFUSALS as error:
        return render(request, "remix/_reading.html", context | {"unread": str(error)}, status=422)
    return render(request, "remix/_reading.html", context | {"reading": shown(base, subject, reading, form)})


@require_safe
def picture(request: HttpRequest, project: UUID, kind: str) -> HttpResponseBase:
    """The reference without its subject, or the subject as a flat colour."""
    base, subject = _asked(request, access.project(request, project))
    read = references.read(base.picture, subject)
    files = {"cleaned": (read.cleaned, "image/webp"), "subject": (read.subject, "image/png")}
    if kind not in files:
        raise Http404
    path, media_type = files[kind]
    response = guarded(FileResponse(path.open("rb"), content_type=media_type))
    response["Cache-Control"] = FOR_EVER
    return response


def _asked(request: HttpRequest, project: Project) -> tuple[Base, Asset | None]:
    """Return the reference that a request names, and the mask of its subject if it names one."""
    base = access.base(project, uuid_of(request.GET.get("reference")))
    return base, subject_of(project, base, request.GET.get("subject", ""))


def subject_of(project: Project, base: Base, sha256: str) -> Asset | None:
    """Return the project's named mask of the reference's size that has this hash, if there is one."""
    return masks.fitting(project, base.picture).filter(sha256=sha256).first() if sha256 else None


def reference_context(project: Project, form: RemixForm) -> dict[str, Any]:
    """Return the chosen reference, what was read of it before, and what else could be chosen.

    `reference` is None when there is none, `reading` when it was not read yet.
    """
    base = bases.find(project, uuid_of(str(form["reference"].value() or "")))
    if base is None or base.is_trashed:
        return {"reference": None, "lost": base, **_offered(project)}
    subject = subject_of(project, base, str(form["subject"].value() or ""))
    read = references.present(base.picture, subject)
    return {
        "reference": base,
        "named_masks": masks.fitting(project, base.picture),
        "reading": read and shown(base, subject, read, form),
        "corrections": [form[name] for name in CORRECTIONS],
    }


def _offered(project: Project) -> dict[str, Any]:
    photos = project.variants.kept().select_related("job").order_by("-created_at", "-pk")[:PHOTOS]
    return {
        "offered_photos": [Base(photo) for photo in photos],
        "offered_pictures": [Base(asset) for asset in of_rail(project)],
    }


def shown(base: Base, subject: Asset | None, read: Read, form: RemixForm) -> dict[str, Any]:
    """Return what was read as the page shows it; places are in pixels of the frame."""
    width, height = base.picture.width, base.picture.height
    scale = min(FRAME[0] / width, FRAME[1] / height)
    frame = round(width * scale, 2), round(height * scale, 2)
    boundary = read.facts["boundary"]
    return {
        "width": frame[0],
        "height": frame[1],
        "boundary": None if boundary is None else round(boundary * frame[1], 2),
        "has_subject": read.facts["share"] > 0 and read.facts["subject"] != "alpha",
        "cleaned": _address(base, subject, read, "cleaned"),
        "subject": _address(base, subject, read, "subject"),
        "corrections": list(_corrections(read.facts["sight"], form)),
        "palette": _palette(read.facts, form),
        "sentences": list(_sentences(read.facts, subject)),
        "warnings": _warnings(read.facts["warnings"]),
    }


def _warnings(names: list[str]) -> list[Any]:
    """Return what is the matter; of a cut-out there is nothing else to say."""
    counted = [CUTOUT] if CUTOUT in names else names
    return [WARNINGS[name] for name in counted if name in WARNINGS]


def _sentences(facts: Mapping[str, Any], subject: Asset | None) -> Iterator[Any]:
    kind = _kind(facts, subject)
    if kind in SUBJECTS:
        yield SUBJECTS[kind]
    if kind != "alpha":
        yield _blur(facts)


def _kind(facts: Mapping[str, Any], subject: Asset | None) -> str:
    """Return how the subject was come by: given without a mask, it is the product of a photo of ours."""
    kind = str(facts["subject"])
    return "ours" if kind == "given" and subject is None else kind


def _address(base: Base, subject: Asset | None, read: Read, kind: str) -> str:
    """Return where a picture is; `v` changes with what is read, so that it can be kept for ever."""
    values = {"reference": str(base.uuid), "subject": subject.sha256 if subject else "", "v": read.cleaned.parent.name}
    return f"{reverse('web:remix-picture', args=[base.picture.project.uuid, kind])}?{urlencode(values)}"


def _corrections(sight: Mapping[str, float], form: RemixForm) -> Iterator[Correction]:
    for name, (lowest, highest, step, ends, digits) in SLIDERS.items():
        yield Correction(form[name], round(sight[name], digits), lowest, highest, step, ends)


def _palette(facts: Mapping[str, Any], form: RemixForm) -> dict[str, Any]:
    """Return the colours that count, and the field that holds them when they are corrected."""
    read = [colour for colour, _share in facts["palette"]][:COLOURS]
    field = form["palette"]
    return {"field": field, "read": " ".join(read), "colours": str(field.value() or "").split() or read}


def _blur(facts: Mapping[str, Any]) -> str:
    words = next((words for limit, words in BLURS if facts["blur"] < limit), FAR)
    sentence = str(_("The background is %(blur)s.")) % {"blur": words}
    return f"{sentence} {_('The surface mirrors.')}" if facts["is_glossy"] else sentence
