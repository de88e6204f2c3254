"""The projects page: list, create, rename. Throwing away and bringing back is in web.trash."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from photostudio.projects.models import Asset, Project, Variant
from photostudio.web import access
from photostudio.web.http import HtmxHttpRequest

NAME_LENGTH = 120
PER_PAGE = 24
PICTURES_PER_CARD = 4


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Project name"),
        max_length=NAME_LENGTH,
        error_messages={
            "required": _("Type a name for the project."),
            "max_length": _("Shorten the name to %(limit_value)d characters; it has %(show_value)d."),
        },
    )


@require_GET
def show_projects(request: HtmxHttpRequest) -> HttpResponse:
    page = Paginator(with_pictures(access.projects(request)), PER_PAGE).get_page(request.GET.get("page"))
    template = "projects/_cards.html" if request.htmx else "projects/projects.html"
    return render(request, template, {"page": page})


def with_pictures(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Return the projects, last changed first, with all that a card shows, in a fixed number of queries."""
    kept = Q(variants__trashed_at=None)
    variants = Variant.objects.filter(trashed_at=None).order_by("-created_at", "-pk")[:PICTURES_PER_CARD]
    assets = Asset.objects.filter(trashed_at=None).order_by("-created_at", "-pk")[:PICTURES_PER_CARD]
    return (
        projects.annotate(photo_count=Count("variants", filter=kept))
        .prefetch_related(
            Prefetch("variants", queryset=variants, to_attr="latest_variants"),
            Prefetch("assets", queryset=assets, to_attr="latest_assets"),
        )
        .order_by("-changed_at", "-pk")
    )
