"""The assets of a project: upload, the rail, the cut-out report and its mends."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from photostudio.jobs import intake
from photostudio.projects.models import Asset, Project
from photostudio.web import access, drafts
from photostudio.web.errors import REFUSALS, refuse, status_of
from photostudio.web.http import HtmxHttpRequest, after_change, wants_json
from photostudio.web.stage import stage_context

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True)
class Refusal:
    """A file that could not be taken in, and why."""

    name: str
    sentence: str
    status: int


@require_POST
def upload(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """Take in the files of a form; each is taken or refused by itself."""
    found = access.project(request, project)
    files = request.FILES.getlist("file")
    if not files:
        return refuse(request, 422, _("No file arrived. Choose a PNG, JPEG or WebP picture and try again."))
    taken, refused = take_in_all(found, files)
    if refused:
        return answer_refused(request, refused, action=request.path, project=found)
    if request.GET.get("to") == "photo":
        drafts.choose(found, [asset for asset in taken if asset.is_cutout])
    url = wanted_url(request, taken[-1])
    return JsonResponse({"url": url}, status=201) if wants_json(request) else redirect(url)


def take_in_all(project: Project, files: Iterable["UploadedFile[bytes]"]) -> tuple[list[Asset], list[Refusal]]:
    taken: list[Asset] = []
    refused: list[Refusal] = []
    for file in files:
        name = file.name or _("picture")
        try:
            taken.append(intake.take_in(project, file=file, name=name))
        except REFUSALS as error:
            refused.append(Refusal(name, str(error), status_of(error)))
    return taken, refused


def answer_refused(
    request: HttpRequest, refused: list[Refusal], *, action: str, project: Project | None = None
) -> HttpResponse:
    """Say for each file why it was refused, with the form to try again."""
    first = refused[0]
    if wants_json(request):
        return refuse(request, first.status, first.sentence)
    context = {"refused": refused, "action": action, "project": project}
    return render(request, "assets/refused.html", context, status=first.status)


def chosen_url(asset: Asset) -> str:
    """Return the address of the workspace with `asset` on its stage."""
    return f"{reverse('web:project', args=[asset.project.uuid])}?asset={asset.uuid}"


def base_url(asset: Asset) -> str:
    """Return the address where `asset` is retouched."""
    return f"{reverse('web:regen', args=[asset.project.uuid])}?base={asset.uuid}"


def placed_url(asset: Asset) -> str:
    """Return the address where `asset` is placed for a remix."""
    return f"{reverse('web:remix', args=[asset.project.uuid])}?asset={asset.uuid}"


def reference_url(asset: Asset) -> str:
    """Return the address where `asset` is the reference of a remix."""
    return f"{reverse('web:remix', args=[asset.project.uuid])}?reference={asset.uuid}"


def trained_url(asset: Asset) -> str:
    """Return the address where `asset` is among the pictures to train a subject from."""
    return f"{reverse('web:photo', args=[asset.project.uuid])}?train=1&asset={asset.uuid}"


_ADDRESSES = {"regen": base_url, "remix": placed_url, "reference": reference_url, "photo": trained_url}


def wanted_url(request: HttpRequest, asset: Asset) -> str:
    """Return the address of a new asset on the page that the request names in `to`."""
    return _ADDRESSES.get(request.GET.get("to", ""), chosen_url)(asset)


def of_rail(project: Project) -> QuerySet[Asset]:
    """Return what the rail shows, newest first."""
    kept = Asset.objects.kept().filter(kind=Asset.Kind.PICTURE).filter(project=project)
    return kept.select_related("parent").order_by("-created_at", "-pk")


@require_GET
def rail(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    found = access.project(request, project)
    context: dict[str, Any] = {**stage_context(request, found), "assets": of_rail(found)}
    return render(request, "assets/_rail_body.html", context)


@require_GET
def show_asset(request: HtmxHttpRequest, asset: UUID) -> HttpResponse:
    """The cut-out report as a page of its own."""
    found = access.picture(request, asset)
    return render(request, "assets/asset.html", {"asset": found, "project": found.project})


@require_POST
def mend_asset(request: HtmxHttpRequest, asset: UUID) -> HttpResponse:
    """Make a mended copy of an asset; Undo throws the copy away."""
    mended = intake.mend(access.picture(request, asset), request.POST.get("mend", ""))
    url = chosen_url(mended)
    return after_change(
        request,
        _("Mended. The picture as it was is still among the assets."),
        undo=reverse("web:asset-trash", args=[mended.uuid]),
        event="asset-added",
        detail={"url": url},
        fallback=url,
    )
