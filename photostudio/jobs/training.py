"""Training on its way in and back: a subject with its job, and later its views."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from photostudio.engines import catalogue
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.training import MOST_CUTOUTS, TRIGGER_WORD, Train
from photostudio.jobs import engines
from photostudio.jobs.queue import enqueue
from photostudio.projects.models import Asset, Job, Project, Subject, SubjectView

TOO_FEW = "Choose at least one cut-out of the product."
TOO_MANY = f"A subject has {MOST_CUTOUTS} cut-outs at most: leave some of these {{count}} out."
FOREIGN = "“{name}” is not among the pictures of this project. Choose another one."
TRASHED = "“{name}” is in the trash. Restore it, or leave it out."
NOT_CUT_OUT = "“{name}” has no transparent background. Cut its product out first, or leave it out."


def train(
    project: Project,
    *,
    name: str,
    trigger_word: str,
    assets: Sequence[Asset],
    idempotency_key: str,
    engine: str | None = None,
) -> Subject:
    """Begin to train a subject from cut-outs of one product; the same key gives the same subject back.

    An empty trigger word is the usual one. Raises InvalidOperation where the words or the pictures are not in order, or
    `engine` is not set up here or trains nothing.
    """
    operation = Train(subject=name.strip(), trigger_word=trigger_word.strip() or TRIGGER_WORD)
    trainer = engines.chosen(engine, operation.name)
    catalogue.check(trainer, operation)
    chosen = list(dict.fromkeys(assets))
    _check(project, chosen)
    sources = {
        f"cutout_{number}": {"sha256": asset.sha256, "asset": str(asset.uuid), "name": asset.name}
        for number, asset in enumerate(chosen)
    }
    with transaction.atomic():
        job = enqueue(project, idempotency_key, operation, engine=trainer, asset=chosen[0], inputs=sources)
        values = {"project": project, "name": operation.subject, "trigger_word": operation.trigger_word}
        values["engine"] = trainer
        return Subject.objects.get_or_create(job=job, defaults=values)[0]


def _check(project: Project, assets: Sequence[Asset]) -> None:
    """Raise InvalidOperation unless all these can be trained from."""
    if not assets:
        raise InvalidOperation("assets", TOO_FEW)
    if len(assets) > MOST_CUTOUTS:
        raise InvalidOperation("assets", TOO_MANY.format(count=len(assets)))
    for asset in assets:
        sentence = _complaint(project, asset)
        if sentence:
            raise InvalidOperation("assets", sentence.format(name=asset.name))


def _complaint(project: Project, asset: Asset) -> str:
    if asset.project_id != project.pk or asset.kind != Asset.Kind.PICTURE:
        return FOREIGN
    if asset.trashed_at is not None:
        return TRASHED
    return "" if asset.is_cutout and asset.report.get("product") else NOT_CUT_OUT


def keep_id(job: Job, training_id: str) -> None:
    """Write what a service calls the subject that it has begun to learn."""
    Subject.objects.filter(job=job).update(training_id=training_id)


def keep_views(job: Job, views: Sequence[Mapping[str, Any]]) -> None:
    """Write what a training told of its cut-outs, in place of what an earlier attempt did."""
    subject = Subject.objects.get(job=job)
    uuids = [source["asset"] for source in job.inputs.values()]
    assets = {str(asset.uuid): asset for asset in Asset.objects.filter(uuid__in=uuids)}
    subject.views.all().delete()
    SubjectView.objects.bulk_create(
        SubjectView(subject=subject, asset=assets[uuid], number=number, view=each["view"], report=each["report"])
        for number, (uuid, each) in enumerate(zip(uuids, views, strict=True))
    )
