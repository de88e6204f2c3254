"""Keys for programs: made here, shown once, revoked; and what they were used for."""

import json
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from photostudio.projects import keys, usage
from photostudio.projects.models import ApiCall, ApiKey, Project
from photostudio.web import access
from photostudio.web.http import HtmxHttpRequest, after_change

NAME_LENGTH = 120
PER_PAGE = 50
EXAMPLE = {
    "prompt": "A modern drone hovering above a glossy, geometrically shaped platform, with dynamic LED lighting below.",
    "quality": "MIDDLE",
}
TO_FILE = (
    "import base64, json, sys; answer = json.load(sys.stdin); "
    'open("photo.png", "wb").write(base64.b64decode(answer["body"])) if answer["status_code"] == 200 '
    'else sys.exit(answer["body"])'
)


class KeyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=NAME_LENGTH,
        error_messages={
            "required": gettext_lazy("Type a name, such as that of the program that will use the key."),
            "max_length": gettext_lazy("Shorten the name to %(limit_value)d characters; it has %(show_value)d."),
        },
    )
    project = forms.ModelChoiceField(
        Project.objects.none(),
        label=gettext_lazy("Project"),
        to_field_name="uuid",
        error_messages={
            "required": gettext_lazy("Choose the project that the photos go to."),
            "invalid_choice": gettext_lazy("This project is no longer there. Choose another one."),
        },
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("May"),
        choices=[(ApiKey.Scope.ALL, gettext_lazy("make photos")), (ApiKey.Scope.READ, gettext_lazy("only read"))],
        initial=ApiKey.Scope.ALL,
        required=False,
    )
    sandbox = forms.BooleanField(required=False)

    def __init__(self, projects: QuerySet[Project], data: QueryDict | None = None) -> None:
        super().__init__(data)
        field: Any = self.fields["project"]
        field.queryset = projects.order_by("-changed_at", "-pk")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_keys(request: HttpRequest) -> HttpResponse:
    """Show the keys; make one, and show it this once."""
    projects = access.projects(request)
    form = KeyForm(projects, request.POST if request.method == "POST" else None)
    made: dict[str, str] = {}
    if form.is_valid():
        cleaned = form.cleaned_data
        key, text = keys.create(
            cleaned["project"],
            name=cleaned["name"],
            is_sandbox=cleaned["sandbox"],
            scope=cleaned["scope"] or ApiKey.Scope.ALL,
        )
        made = {"name": key.name, "text": text, "curl": _curl(request, text)}
        form = KeyForm(projects)
    context = {"form": form, "made": made, "keys": _listed(request)}
    return render(request, "keys/keys.html", context, status=422 if form.errors else 200)


@require_POST
def revoke_key(request: HtmxHttpRequest, key: UUID) -> HttpResponse:
    found = access.api_key(request, key)
    keys.revoke(found)
    return _changed(
        request, _("“%(name)s” opens nothing any more.") % {"name": found.name}, reverse("web:key-restore", args=[key])
    )


@require_POST
def restore_key(request: HtmxHttpRequest, key: UUID) -> HttpResponse:
    found = access.api_key(request, key)
    keys.restore(found)
    return _changed(request, _("“%(name)s” may call again.") % {"name": found.name})


@require_GET
def show_key_list(request: HttpRequest) -> HttpResponse:
    return render(request, "keys/_list.html", {"keys": _listed(request)})


@require_GET
def show_usage(request: HttpRequest) -> HttpResponse:
    rows = usage.by_day(ApiCall.objects.filter(project__in=access.projects(request)))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "keys/usage.html", {"page": page})


def _listed(request: HttpRequest) -> QuerySet[ApiKey]:
    """Return the keys of all projects: those that open first, the newest first."""
    return access.api_keys(request).order_by(F("revoked_at").asc(nulls_first=True), "-created_at", "-pk")


def _curl(request: HttpRequest, text: str) -> str:
    """Return a call to paste into a shell."""
    url = request.build_absolute_uri("/v1/inference/generate")
    lines = (
        f"curl -s {url}",
        f"-H 'X-Photio-Key: {text}'",
        "-H 'Content-Type: application/json'",
        f"-d '{json.dumps(EXAMPLE)}'",
    )
    return " \\\n  ".join(lines) + f" \\\n  | python3 -c '{TO_FILE}'"


def _changed(request: HtmxHttpRequest, sentence: str, undo: str = "") -> HttpResponse:
    return after_change(request, sentence, undo=undo, event="keys-changed", fallback=reverse("web:keys"))
