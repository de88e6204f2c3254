"""Lineage: what came of what in a project, as a tree: uploads, their runs, the runs' photos, and the edits of those."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from photostudio.engines.training import Train
from photostudio.projects.models import Asset, Job, Project, Variant

PER_PAGE = 30  # branches: a run on an upload with everything that came of it, or an upload without runs


@dataclass
class Node:
    """An upload, a run or a photo, in the trash or not, and what came of it."""

    thing: Asset | Job | Variant
    children: "list[Node]" = field(default_factory=list)


@dataclass(frozen=True)
class Tree:
    """A page of a project's lineage, `number` from 1; the newest branches come first."""

    roots: list[Node]
    number: int
    pages: int


@dataclass(frozen=True)
class _Stem:
    """What is known of every run before any is fetched: the upload or the photo (`base`) that it was made from."""

    pk: int
    uuid: UUID
    asset: int | None
    base: str | None
    created_at: datetime


@dataclass(frozen=True)
class _Branch:
    """Where a branch begins: a run, or an upload without any."""

    run: int | None
    asset: int | None


def tree(project: Project, *, number: int = 1, of: UUID | None = None) -> Tree:
    """Return page `number` of the lineage, or the one on which the upload, run or photo `of` stands.

    The number of queries does not depend on how much there is.
    """
    survey = _Survey(project)
    branches = survey.branches()
    wanted = survey.branch_of(of) if of else None
    pages = max(1, -(-len(branches) // PER_PAGE))
    number = branches.index(wanted) // PER_PAGE + 1 if wanted in branches else min(max(number, 1), pages)
    return Tree(survey.grown(branches[(number - 1) * PER_PAGE : number * PER_PAGE]), number, pages)


class _Survey:
    """The runs and uploads of a project at a glance: enough to say which branches there are, and to fetch a few."""

    def __init__(self, project: Project) -> None:
        self.project = project
        fields = ("pk", "uuid", "asset_id", "inputs__base_image__variant", "created_at")
        runs = project.jobs.exclude(operation=Train.name).order_by("-pk")
        self.stems = {row[0]: _Stem(*row) for row in runs.values_list(*fields)}
        bases = {stem.base for stem in self.stems.values() if stem.base}
        hosts = project.variants.filter(uuid__in=bases, job__project=project).values_list("uuid", "job_id")
        self.hosts = {str(uuid): job for uuid, job in hosts}  # the runs of the photos that were edited
        pictures = project.assets.filter(kind=Asset.Kind.PICTURE).defer("report").order_by("-pk")
        self.assets = {asset.pk: asset for asset in pictures}
        self.firsts = {pk: self._first(stem) for pk, stem in self.stems.items()}

    def _first(self, stem: _Stem) -> int:
        """Return the run on an upload with which it all began."""
        while stem.base and (host := self.hosts.get(stem.base)):
            stem = self.stems[host]
        return stem.pk

    def branches(self) -> list[_Branch]:
        """Return all branches by their last change, newest first."""
        changed: dict[_Branch, datetime] = {}
        for pk, first in self.firsts.items():  # newest first
            changed.setdefault(self._begun(first), self.stems[pk].created_at)
        used = {branch.asset for branch in changed} | {asset.parent_id for asset in self.assets.values()}
        bare = (asset for asset in self.assets.values() if asset.pk not in used)
        changed |= {_Branch(None, asset.pk): asset.created_at for asset in bare}
        return sorted(changed, key=lambda branch: changed[branch], reverse=True)

    def branch_of(self, uuid: UUID) -> _Branch | None:
        """Return the branch on which an upload, a run or a photo stands; of an upload's runs the newest one's."""
        photos = self.project.variants.filter(uuid=uuid, job__project=self.project)
        run = photos.values_list("job_id", flat=True).first()
        run = run or next((stem.pk for stem in self.stems.values() if stem.uuid == uuid), None)
        if run:
            return self._begun(self.firsts[run])
        asset = next((asset.pk for asset in self.assets.values() if asset.uuid == uuid), None)
        ours = {asset, *(mended.pk for mended in self.assets.values() if mended.parent_id == asset)}
        return next((branch for branch in self.branches() if branch.asset in ours), None) if asset else None

    def _begun(self, run: int) -> _Branch:
        asset = self.stems[run].asset
        return _Branch(run, asset if asset in self.assets else None)

    def grown(self, branches: list[_Branch]) -> list[Node]:
        """Return these branches under the uploads they began with, and mended uploads under what they were."""
        begun = {branch.run for branch in branches}
        runs = self._runs([pk for pk, first in self.firsts.items() if first in begun])
        roots: list[Node] = []
        uploads: dict[int, Node] = {}
        for branch in branches:
            place = self._upload(branch.asset, uploads, roots).children if branch.asset else roots
            if branch.run in runs:
                place.append(runs[branch.run])
        return roots

    def _upload(self, pk: int, uploads: dict[int, Node], roots: list[Node]) -> Node:
        if pk not in uploads:
            uploads[pk] = Node(self.assets[pk])
            parent = self.assets[pk].parent_id
            siblings = self._upload(parent, uploads, roots).children if parent in self.assets else roots
            siblings.append(uploads[pk])
        return uploads[pk]

    def _runs(self, pks: list[int]) -> dict[int | None, Node]:
        """Return the runs with their photos, and under these what was made of them."""
        jobs = {job.pk: job for job in self.project.jobs.filter(pk__in=pks)}
        runs: dict[int | None, Node] = {pk: Node(job) for pk, job in jobs.items()}
        photos: dict[str | None, Node] = {}
        found = self.project.variants.filter(job__in=pks, is_preview=False).defer("recipe", "words")
        for photo in found.order_by("job", "number"):
            photo.job = jobs[photo.job_id]
            photos[str(photo.uuid)] = Node(photo)
            runs[photo.job_id].children.append(photos[str(photo.uuid)])
        for pk in sorted(jobs):
            if self.stems[pk].base in photos:
                photos[self.stems[pk].base].children.append(runs[pk])
        return runs
