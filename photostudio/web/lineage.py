"""Lineage: the tree of a project's uploads, runs and photos, what one of them is, and what differs between two."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from photostudio.engines.training import Train
from photostudio.projects import lineage
from photostudio.projects.lineage import Node
from photostudio.projects.models import Asset, Job, Project, Variant
from photostudio.web import access
from photostudio.web.bases import Base
from photostudio.web.compare import address as compare_address
from photostudio.web.compare import name_of
from photostudio.web.described import title_of
from photostudio.web.differing import Thing, differing, facts_of
from photostudio.web.http import HtmxHttpRequest
from photostudio.web.ids import uuid_of
from photostudio.web.queue import queue_context

STATES: Mapping[str, Any] = {
    Job.Status.QUEUED: _("Waiting"),
    Job.Status.RUNNING: _("Running"),
    Job.Status.FAILED: _("Failed"),
    Job.Status.CANCELLED: _("Cancelled"),
}


@dataclass(frozen=True)
class Shown:
    """An upload, a run or a photo as pages show it; a photo that is `alone` stands for its run."""

    thing: Thing
    is_alone: bool = False

    @property
    def uuid(self) -> UUID:
        return self.thing.uuid

    @property
    def kind(self) -> str:
        return {Asset: "upload", Job: "run", Variant: "photo"}[type(self.thing)]

    @property
    def base(self) -> Base | None:
        return None if isinstance(self.thing, Job) else Base(self.thing)

    @property
    def label(self) -> str:
        return name_of(self.base) if self.base and not self.is_alone else self.title

    @property
    def title(self) -> str:
        """What was asked for, or what the upload is called."""
        return title_of(self.job) if self.job else str(self.thing)

    @property
    def job(self) -> Job | None:
        return (
            self.thing.job if isinstance(self.thing, Variant) else self.thing if isinstance(self.thing, Job) else None
        )

    @property
    def state(self) -> str:
        """What to say of a run that has not ended well, or not yet."""
        return str(STATES.get(self.thing.status, "")) if isinstance(self.thing, Job) else ""

    @property
    def reference(self) -> str:
        """The uuid of the picture that a Remix was asked to resemble."""
        source = self.job.inputs.get("ref_image", {}) if self.job else {}
        return str(source.get("variant") or source.get("asset") or "")

    @property
    def is_trashed(self) -> bool:
        return not isinstance(self.thing, Job) and self.thing.trashed_at is not None


@dataclass(frozen=True)
class Row:
    """A line of the tree: `closes` branches end after it."""

    shown: Shown
    level: int
    has_children: bool
    closes: range


@require_safe
def show_lineage(request: HtmxHttpRequest, project: UUID) -> HttpResponse:
    """The tree; `?of=` is the chosen one, `?with=` the one it is compared with. For htmx only what is said of them."""
    found = access.project(request, project)
    chosen = _thing(found, uuid_of(request.GET.get("of")))
    context = {"project": found, **_chosen(found, chosen, _thing(found, uuid_of(request.GET.get("with"))))}
    if request.htmx.target == "chosen":
        return render(request, "lineage/_chosen.html", context)
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isdecimal() else 1
    page = lineage.tree(found, number=number, of=chosen.uuid if chosen and not asked else None)
    frame = {"tab": "lineage", "keys_template": "lineage/_keys.html", **queue_context(request)}
    return render(request, "lineage/lineage.html", {**context, **frame, "page": page, "rows": list(rows(page.roots))})


def rows(nodes: list[Node], level: int = 1) -> Iterator[Row]:
    """Yield the lines of the tree from top to bottom, however deep it is."""
    waiting = [(node, level, 0) for node in reversed(nodes)]
    while waiting:
        node, level, closes = waiting.pop()
        is_alone = _has_one_photo(node)
        node = node.children[0] if is_alone else node
        children = node.children
        yield Row(Shown(node.thing, is_alone), level, bool(children), range(0 if children else closes))
        for index, child in enumerate(reversed(children)):
            waiting.append((child, level + 1, closes + 1 if index == 0 else 0))


def _has_one_photo(node: Node) -> bool:
    return isinstance(node.thing, Job) and node.thing.status == Job.Status.DONE and len(node.children) == 1


def _chosen(project: Project, chosen: Thing | None, other: Thing | None) -> dict[str, Any]:
    """Return what is said of the chosen one, and, where there is another, of both."""
    two = chosen and other and chosen.uuid != other.uuid
    pictures = [thing for thing in (other, chosen) if thing and not isinstance(thing, Job) and not thing.trashed_at]
    return {
        "chosen": Shown(chosen) if chosen else None,
        "other": Shown(other) if other else None,
        "pair": [Shown(other), Shown(chosen)] if chosen and other and two else [],
        "facts": dict(facts_of(chosen)) if chosen and not two else {},
        "differing": differing(other, chosen) if chosen and other and two else None,
        "difference": compare_address(project, [picture.uuid for picture in pictures], mode="difference")
        if two and len(pictures) == 2
        else "",
    }


def _thing(project: Project, uuid: UUID | None) -> Thing | None:
    """Return what has this uuid in the project, in the trash or not."""
    if uuid is None:
        return None
    return (
        project.variants.filter(uuid=uuid).select_related("job__asset", "parent__job").first()
        or project.jobs.filter(uuid=uuid).exclude(operation=Train.name).select_related("asset").first()
        or project.assets.filter(uuid=uuid, kind=Asset.Kind.PICTURE).select_related("parent").first()
    )
