"""Photos of a trained subject, on their way in: the view that suits the words is placed on the canvas."""

from dataclasses import asdict, replace
from typing import Any

from photostudio.engines import catalogue
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Photo, with_seed
from photostudio.engines.words.viewpoints import Viewpoint, viewpoint
from photostudio.imaging.placement import Box, Placement, default_placement
from photostudio.imaging.presets import canvas_of
from photostudio.imaging.views.names import ANGLE, BACK, FRONT, SIDE, TOP
from photostudio.jobs import engines
from photostudio.jobs.queue import enqueue
from photostudio.projects.models import Job, Project, Subject, SubjectView

INSTEAD = {  # what comes nearest to a view, itself first
    FRONT: (FRONT, ANGLE, SIDE, BACK, TOP),
    SIDE: (SIDE, ANGLE, FRONT, BACK, TOP),
    BACK: (BACK, FRONT, ANGLE, SIDE, TOP),
    TOP: (TOP, ANGLE, FRONT, SIDE, BACK),
    ANGLE: (ANGLE, FRONT, SIDE, TOP, BACK),
}
FOREIGN = "This project has no such subject. Choose one of its own."
RETIRED = "“{name}” is retired. Restore it to make photos of it."
UNFINISHED = "“{name}” is still being trained. Nothing was lost: try again in a few seconds."
FAILED = "“{name}” could not be trained: {error} Try the training again, or train a new subject."
CANCELLED = "The training of “{name}” was cancelled. Try it again, or train a new subject."
NOT_SET_UP = "“{name}” was learned by {engine}, which is not set up here any more. Set its key again, or train it here."
NO_VIEW = "All cut-outs of “{name}” are in the trash. Restore one of them, or train a new subject."


def photo(project: Project, *, subject: Subject, operation: Photo, idempotency_key: str) -> Job:
    """Queue photos of a subject in the prompt's set; the same key gives the same job back.

    The operation's `training_id`, `trigger_word` and `view` are the subject's own, whatever they say; the engine is the
    one that learned it. Raises InvalidOperation when the subject is another project's, not trained, retired, has no
    cut-out left, or its engine is not set up any more.
    """
    _check(project, subject)
    operation = replace(operation, trigger_word=subject.trigger_word)
    if subject.is_learned:
        name, asset, inputs = subject.engine, subject.job.asset, {"subject": _named(subject)}
        operation = replace(operation, training_id=subject.training_id)
    else:
        asked = viewpoint(operation.prompt, subject.trigger_word)
        chosen = fitting(subject, asked.view)
        name, asset, inputs = engines.here(), chosen.asset, {"product_image": _source(chosen, operation, asked)}
        operation = replace(operation, training_id=str(subject.uuid), view=chosen.view)
    return enqueue(project, idempotency_key, with_seed(operation), engine=name, asset=asset, inputs=inputs)


def fitting(subject: Subject, view: str) -> SubjectView:
    """Return the cut-out that shows a view ("": the front) or what comes nearest; of several the largest.

    One that was warned of as another product comes last of its view. Raises InvalidOperation when none is left.
    """
    order = INSTEAD[view or FRONT]
    views = subject.views.filter(asset__trashed_at=None).select_related("asset")
    if not views:
        raise InvalidOperation("training_id", NO_VIEW.format(name=subject.name))
    return min(views, key=lambda each: (order.index(each.view), _is_strange(each), -_pixels(each), each.number))


def _check(project: Project, subject: Subject) -> None:
    """Raise InvalidOperation unless photos can be made of the subject now."""
    job = subject.job
    told = {Job.Status.FAILED: FAILED, Job.Status.CANCELLED: CANCELLED, Job.Status.DONE: ""}
    sentence = told.get(Job.Status(job.status), UNFINISHED)
    if subject.project_id != project.pk:
        sentence = FOREIGN
    elif subject.retired_at is not None:
        sentence = RETIRED
    elif subject.is_learned and not engines.choice_of(subject.engine).is_set_up:
        sentence = sentence or NOT_SET_UP
    if sentence:
        values = {"name": subject.name, "error": job.error, "engine": catalogue.title_of(subject.engine)}
        raise InvalidOperation("training_id", sentence.format(**values))


def _source(chosen: SubjectView, operation: Photo, asked: Viewpoint) -> dict[str, Any]:
    """Return the input of a view on its canvas, with what tells why it is this one."""
    asset = chosen.asset
    canvas = canvas_of(operation.width, operation.height)
    size = {"width": operation.width, "height": operation.height}
    return {
        "sha256": asset.sha256,
        "preset": canvas.tag,
        **size,
        "product": asset.report["product"],
        "placement": asdict(_placement(chosen, operation)),
        "subject": {
            **_named(chosen.subject),
            "number": chosen.number,
            "view": chosen.view,
            "asked": asked.view,
            "words": asked.words,
        },
    }


def _named(subject: Subject) -> dict[str, str]:
    return {"name": subject.name, "uuid": str(subject.uuid)}


def _placement(chosen: SubjectView, operation: Photo) -> Placement:
    """Return where the product stands; one that is seen from above lies in the middle."""
    product = Box(**chosen.asset.report["product"])
    usual = default_placement(product, canvas_width=operation.width, canvas_height=operation.height)
    return replace(usual, base=0.5 + usual.height / 2) if chosen.view == TOP else usual


def _is_strange(view: SubjectView) -> bool:
    return any(warned["code"] == "other_product" for warned in view.report["warnings"])


def _pixels(view: SubjectView) -> int:
    proportions = view.report["proportions"]
    return int(proportions["width"] * proportions["height"])
