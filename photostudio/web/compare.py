"""Compare: two to four pictures of a project beside, over and after each other, down to the single pixel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Case, IntegerField, Value, When
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from photostudio.jobs import comparing
from photostudio.projects.models import Asset, Project, Variant
from photostudio.web import access
from photostudio.web.bases import Base
from photostudio.web.details import grouped
from photostudio.web.errors import in_json
from photostudio.web.ids import uuid_of
from photostudio.web.media import FOR_EVER, guarded
from photostudio.web.queue import queue_context

FEWEST, MOST = 2, 4
MODES = [  # name, what it is called, its key, its icon
    ("side", gettext_lazy("Side by side"), "G", "grid-2x2"),
    ("slider", gettext_lazy("Slider"), "L", "square-split-horizontal"),
    ("blink", gettext_lazy("Blink"), "B", "eye"),
    ("onion", gettext_lazy("Onion skin"), "O", "layers"),
    ("difference", gettext_lazy("Difference"), "D", "eclipse"),
]


@dataclass(frozen=True)
class Compared:
    """One of the pictures, `number` from 1; `without` is the address of the comparison when it is taken away.

    `frame` says where it lies on the other one, which was made from it by extending it.
    """

    number: int
    base: Base
    without: str
    frame: dict[str, int]

    @property
    def photo(self) -> Variant | None:
        return self.base.picture if isinstance(self.base.picture, Variant) else None

    @property
    def label(self) -> str:
        return name_of(self.base)


@require_safe
def show_compare(request: HttpRequest, project: UUID) -> HttpResponse:
    """The pictures named by `?v=`, in this order; `?mode=` and `?pair=` are the browser's."""
    found = access.project(request, project)
    bases = _asked(request, found)
    context = {
        "project": found,
        "tab": "gallery",
        "keys_template": "compare/_keys.html",
        "pictures": _numbered(found, bases) if len(bases) >= FEWEST else [],
        "modes": MODES,
        "next_pair": _next_pair(found, bases),
        **queue_context(request),
    }
    return render(request, "compare/compare.html", context)


@require_safe
@in_json
def difference(request: HttpRequest, project: UUID) -> HttpResponseBase:
    """How the two pictures of `?v=` differ: a sentence, and where the picture of it is, if there can be one."""
    found = access.project(request, project)
    first, second = _pair(request, found)
    if (first.width, first.height) != (second.width, second.height):
        return JsonResponse({"sentence": _of_other_size(first, second), "picture": ""})
    changed = comparing.difference(first.sha256, second.sha256).changed
    picture = f"{reverse('web:compare-picture', args=[found.uuid])}?{request.GET.urlencode()}"
    return JsonResponse({"sentence": _counted(changed, first.width * first.height), "picture": picture})


@require_safe
def difference_picture(request: HttpRequest, project: UUID) -> HttpResponseBase:
    """The picture of the differences: black where the two are the same."""
    first, second = _pair(request, access.project(request, project))
    if (first.width, first.height) != (second.width, second.height):
        raise Http404
    found = comparing.difference(first.sha256, second.sha256)
    response = guarded(FileResponse(found.picture.open("rb"), content_type="image/png"))
    response["Cache-Control"] = FOR_EVER
    return response


def address(project: Project, uuids: Iterable[UUID], **state: str) -> str:
    """Return the address where these pictures are compared."""
    query = urlencode([*(("v", uuid) for uuid in uuids), *state.items()])
    return f"{reverse('web:compare', args=[project.uuid])}?{query}"


def name_of(base: Base) -> str:
    """Return what a picture is called beside others: photos of a run share their words, so that they go by number."""
    picture = base.picture
    if isinstance(picture, Variant) and picture.job.parameters["variants"] > 1:
        return _("Photo %(number)d") % {"number": picture.number + 1}
    return base.name


def _asked(request: HttpRequest, project: Project) -> list[Base]:
    """Return the pictures of the address that are there, each once, as far as they can be compared at once."""
    uuids = list(dict.fromkeys(uuid for text in request.GET.getlist("v") if (uuid := uuid_of(text))))[:MOST]
    photos = project.variants.kept().filter(uuid__in=uuids).select_related("job__asset")
    assets = Asset.objects.kept().filter(project=project, uuid__in=uuids, kind=Asset.Kind.PICTURE)
    found: dict[UUID, Asset | Variant] = {picture.uuid: picture for picture in (*photos, *assets)} if uuids else {}
    return [Base(found[uuid]) for uuid in uuids if uuid in found]


def _pair(request: HttpRequest, project: Project) -> tuple[Asset | Variant, Asset | Variant]:
    bases = _asked(request, project)
    if len(bases) != FEWEST:
        raise Http404
    return bases[0].picture, bases[1].picture


def _numbered(project: Project, bases: Sequence[Base]) -> list[Compared]:
    uuids = [base.uuid for base in bases]
    others = [[uuid for uuid in uuids if uuid != base.uuid] for base in bases]
    return [
        Compared(number, base, address(project, rest) if len(rest) >= FEWEST else "", _frame(base, bases))
        for number, (base, rest) in enumerate(zip(bases, others, strict=True), start=1)
    ]


def _frame(base: Base, bases: Sequence[Base]) -> dict[str, int]:
    """Return where a picture lies on its extension, when these two are all that is compared; else nothing."""
    for other in (each.picture for each in bases if len(bases) == FEWEST):
        source = other.job.inputs.get("base_image", {}) if isinstance(other, Variant) else {}
        if source.get("frames") and str(base.uuid) in {source.get("variant"), source.get("asset")}:
            frame: dict[str, int] = source["frames"][-1]
            return frame
    return {}


def _next_pair(project: Project, bases: Sequence[Base]) -> str:
    """Return where the next two photos are compared that nobody judged: of the same run first, later ones first.

    A last one that is alone meets the first photo of those on the page. Nothing is left: no address.
    """
    shown = [base.picture for base in bases if isinstance(base.picture, Variant)]
    open_ones = project.variants.kept().filter(verdict=Variant.Verdict.NONE, rating=0)
    open_ones = open_ones.exclude(uuid__in=[photo.uuid for photo in shown])
    if shown:
        run, last = shown[-1].job_id, max(photo.number for photo in shown if photo.job_id == shown[-1].job_id)
        nearness: Any = Case(
            When(job=run, number__gt=last, then=Value(0)),
            When(job=run, then=Value(1)),
            When(job__lt=run, then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        )
    else:
        nearness = Value(0)
    next_ones = list(open_ones.order_by(nearness, "-job", "number").values_list("uuid", flat=True)[:FEWEST])
    if len(next_ones) == 1:
        next_ones = [photo.uuid for photo in shown[:1]] + next_ones
    return address(project, next_ones) if len(next_ones) == FEWEST else ""


def _counted(changed: int, pixels: int) -> str:
    if not changed:
        return _("All %(pixels)s pixels are the same") % {"pixels": grouped(pixels)}
    return _("%(changed)s of %(pixels)s pixels differ") % {"changed": grouped(changed), "pixels": grouped(pixels)}


def _of_other_size(first: Asset | Variant, second: Asset | Variant) -> str:
    return _(
        "These are %(first)s and %(second)s pixels: only pictures of one size can be compared pixel by pixel. "
        "The other views show them scaled to fit."
    ) % {"first": f"{first.width} × {first.height}", "second": f"{second.width} × {second.height}"}
