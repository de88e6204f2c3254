"""What a request may see: the only module that decides it, and always by 404.

Local mode has one user, who may see everything that is not in the trash. A thing in the trash, or of a project in the
trash, is found only through `trashed_…`, for the trash's own pages.
"""

from uuid import UUID

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from photostudio.projects.models import ApiKey, Asset, Delivery, Job, Project, Subject, Variant
from photostudio.web import bases
from photostudio.web.bases import Base
from photostudio.web.ids import uuid_of

MOST_PHOTOS = 500  # chosen together


def projects(request: HttpRequest) -> QuerySet[Project]:
    return Project.objects.filter(trashed_at=None)


def project(request: HttpRequest, uuid: UUID) -> Project:
    return get_object_or_404(projects(request), uuid=uuid)


def asset(request: HttpRequest, uuid: UUID) -> Asset:
    """Return a picture or a mask."""
    found = Asset.objects.select_related("project").filter(trashed_at=None, project__in=projects(request))
    return get_object_or_404(found, uuid=uuid)


def picture(request: HttpRequest, uuid: UUID) -> Asset:
    found = Asset.objects.filter(kind=Asset.Kind.PICTURE, trashed_at=None, project__in=projects(request))
    return get_object_or_404(found.select_related("project"), uuid=uuid)


def base(project: Project, uuid: UUID | None) -> Base:
    """Return a picture of the project that can be edited."""
    found = bases.find(project, uuid)
    if found is None or found.is_trashed:
        raise Http404
    return found


def variant(request: HttpRequest, uuid: UUID) -> Variant:
    found = Variant.objects.select_related("project", "job__asset", "parent__job").filter(
        trashed_at=None, project__in=projects(request)
    )
    return get_object_or_404(found, uuid=uuid)


def photos(request: HttpRequest, project: Project) -> list[Variant]:
    """Return the photos that a form names in `variants`, in its order; all of them are the project's.

    Raises BadRequest when they are none or too many.
    """
    uuids = list(dict.fromkeys(uuid_of(text) for text in request.POST.getlist("variants")))
    if not 0 < len(uuids) <= MOST_PHOTOS:
        raise BadRequest(f"{len(uuids)} photos")
    named = project.variants.kept().select_related("job").filter(uuid__in=[uuid for uuid in uuids if uuid])
    by_uuid = {photo.uuid: photo for photo in named}
    if len(by_uuid) < len(uuids):
        raise Http404
    return [by_uuid[uuid] for uuid in uuids if uuid]


def job(request: HttpRequest, uuid: UUID) -> Job:
    found = Job.objects.select_related("project", "asset").filter(project__in=projects(request))
    return get_object_or_404(found, uuid=uuid)


def subject(request: HttpRequest, uuid: UUID) -> Subject:
    found = Subject.objects.select_related("project", "job__asset").filter(project__in=projects(request))
    return get_object_or_404(found, uuid=uuid)


def api_keys(request: HttpRequest) -> QuerySet[ApiKey]:
    return ApiKey.objects.select_related("project").filter(project__in=projects(request))


def api_key(request: HttpRequest, uuid: UUID) -> ApiKey:
    return get_object_or_404(api_keys(request), uuid=uuid)


def deliveries(request: HttpRequest) -> QuerySet[Delivery]:
    return Delivery.objects.select_related("project").filter(project__in=projects(request))


def delivery(request: HttpRequest, uuid: UUID) -> Delivery:
    return get_object_or_404(deliveries(request), uuid=uuid)


def trashed_projects(request: HttpRequest) -> QuerySet[Project]:
    return Project.objects.exclude(trashed_at=None)


def trashed_assets(request: HttpRequest) -> QuerySet[Asset]:
    """Return what was trashed by itself; what went with its project comes back with it."""
    return Asset.objects.select_related("project").filter(project__in=projects(request)).exclude(trashed_at=None)


def trashed_variants(request: HttpRequest) -> QuerySet[Variant]:
    """Return what was trashed by itself; what went with its project comes back with it."""
    return Variant.objects.select_related("project").filter(project__in=projects(request)).exclude(trashed_at=None)


def asset_picture(request: HttpRequest, uuid: UUID, *, small: bool) -> Asset:
    """Return the asset whose picture is asked for; small ones are shown in the trash too."""
    return get_object_or_404(Asset, uuid=uuid) if small else asset(request, uuid)


def variant_picture(request: HttpRequest, uuid: UUID, *, small: bool) -> Variant:
    """Return the variant whose picture is asked for; small ones are shown in the trash too."""
    return get_object_or_404(Variant, uuid=uuid) if small else variant(request, uuid)
