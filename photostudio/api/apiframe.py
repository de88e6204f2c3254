"""APIFRAME's API: cut-outs are uploaded, a subject is trained from them, photos are made of it; tasks are asked for.

A task has the id of the call that it began with, which is that call's X-Request-Id.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from django.db import transaction
from django.http import JsonResponse
from django.http.response import HttpResponseBase

from photostudio.api import images, pictures, work
from photostudio.api.dialects import APIFRAME
from photostudio.api.door import Door, Nowhere, Visit
from photostudio.api.fields import checked, ignored, spelled
from photostudio.api.refusals import Invalid
from photostudio.engines.limits import Choice, Limit, Words, limits
from photostudio.engines.operations import Photo
from photostudio.engines.training import MOST_CUTOUTS, TRIGGER_WORD, Train
from photostudio.imaging.presets import RATIOS
from photostudio.jobs import engines, subjects, tasks, training
from photostudio.jobs.fetching import is_web_address
from photostudio.projects.models import ApiKey, Job, Project, Subject, Task, Variant

CUSTOM = "custom"
BASE64 = "base64"  # what a list of pictures holds
NO_SIZE = 'is "custom", which needs both width and height'
NOT_CUSTOM = 'are only for an aspect_ratio of "custom": send that, or leave them out'
NO_ADDRESS = "is no http or https address on port 80, 443, 8080 or 8443 without a login in it"
NO_HEADER = "cannot be sent as a header: use printable ASCII without spaces at its ends"
NO_IMAGES = f"must be a list of 1 to {MOST_CUTOUTS} cut-outs as base64"
NO_TASKS = "must be a list of 2 to 20 task ids"
NOT_FREE = "is a subject that a service learned, whose photos cost something: a sandbox key cannot ask for them"
FEWEST_TASKS, MOST_TASKS = 2, 20
CREDITS = 1_000_000  # the vendor's clients want a number; nothing is charged here

TASK_ID = Words(longest=64, shortest=1)
WEBHOOK: Mapping[str, Limit] = {"webhook_url": Words(longest=2_000), "webhook_secret": Words(longest=500)}
SIZES = ("width", "height")
SPELLED = (*SIZES, "number_of_images", "seed")

Values: TypeAlias = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call: its fields with their limits in the order of the vendor's documentation, and what answers it.

    `lists` are fields that hold lists, with what is in them; the `answer` checks these.
    """

    answer: Callable[[Visit, Values], Mapping[str, Any]]
    required: tuple[str, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"
    scope: str = ApiKey.Scope.ALL
    waits: bool = False

    def handle(self, visit: Visit) -> HttpResponseBase:
        values = checked(spelled(visit.body, SPELLED), self.limits, self.required)
        unknown = ignored(visit.body, (*self.limits, *self.lists))
        response = JsonResponse(self.answer(visit, values))
        if unknown:
            response["X-Photostudio-Ignored"] = unknown
        return response


def _upload(visit: Visit, values: Values) -> Mapping[str, Any]:
    webhook = _webhook(values)
    sent = visit.body.get("images")
    if not isinstance(sent, list) or not 0 < len(sent) <= MOST_CUTOUTS:
        raise Invalid({"images": NO_IMAGES})
    named = {f"images[{number}]": picture for number, picture in enumerate(sent)}
    pictures.check(named, named)
    project = visit.key.project
    assets = [pictures.take_in_cutout(project, name, picture) for name, picture in named.items()]
    with transaction.atomic():
        task = tasks.note(project, visit.call.first.uuid, Task.Kind.UPLOAD, webhook=webhook)
        task.assets.add(*assets)
    return {"task_id": str(task.uuid)}


def _train(visit: Visit, values: Values) -> Mapping[str, Any]:
    webhook = _webhook(values)
    project = visit.key.project
    upload = _task(project, values["training_images_id"], Task.Kind.UPLOAD)
    if upload is None:
        raise Invalid({"training_images_id": "is not the task_id of an upload of this project"})
    word = values.get("trigger_word", TRIGGER_WORD)

    def submit(key: str) -> Job:
        assets = list(upload.assets.order_by("pk"))
        job = training.train(
            project, name=word, trigger_word=word, assets=assets, idempotency_key=key, engine=engines.here()
        ).job
        tasks.note(project, visit.call.first.uuid, Task.Kind.TRAIN, job=job, webhook=webhook)
        return job

    work.queued(visit, submit)
    return {"task_id": str(visit.call.first.uuid)}


def _generate(visit: Visit, values: Values) -> Mapping[str, Any]:
    project = visit.key.project
    subject = _subject(project, values["training_id"])
    if visit.key.is_sandbox and subject.is_learned:
        raise Invalid({"training_id": NOT_FREE})
    width, height = _size(values)
    variants = values.get("number_of_images", 1)
    seed = {"seed": values["seed"]} if "seed" in values else {}
    operation = Photo(
        prompt=values["prompt"], training_id=str(subject.uuid), width=width, height=height, variants=variants, **seed
    )
    work.demand_worker()

    def submit(key: str) -> Job:
        job = subjects.photo(project, subject=subject, operation=operation, idempotency_key=key)
        tasks.note(project, visit.call.first.uuid, Task.Kind.GENERATE, job=job)
        return job

    work.finished(visit, work.queued(visit, submit))
    return _said(visit, Task.objects.select_related("job").get(uuid=visit.call.first.uuid))


def _fetch(visit: Visit, values: Values) -> Mapping[str, Any]:
    return _said(visit, _known(visit, "task_id", values["task_id"]))


def _fetch_many(visit: Visit, _values: Values) -> Mapping[str, Any]:
    sent = visit.body.get("task_ids")
    if not isinstance(sent, list) or not FEWEST_TASKS <= len(sent) <= MOST_TASKS:
        raise Invalid({"task_ids": NO_TASKS})
    found = [_known(visit, f"task_ids[{number}]", text) for number, text in enumerate(sent)]
    return {"tasks": [_said(visit, task) for task in found]}


def _account(visit: Visit, _values: Values) -> Mapping[str, Any]:
    return {
        "email": "studio@localhost",
        "credits": CREDITS,
        "total_images": Variant.objects.kept().filter(project=visit.key.project).count(),
        "plan": "Photostudio",
        "next_billing_date": None,
    }


def _webhook(values: Values) -> tuple[str, str]:
    """Return address and secret of a webhook, "" where there is none. Raises Invalid."""
    url, secret = values.get("webhook_url", ""), values.get("webhook_secret", "")
    wrong = {}
    if url and not is_web_address(url):
        wrong["webhook_url"] = NO_ADDRESS
    if secret and not (secret.isascii() and secret.isprintable() and secret == secret.strip()):
        wrong["webhook_secret"] = NO_HEADER
    if wrong:
        raise Invalid(wrong)
    return url, secret


def _size(values: Values) -> tuple[int, int]:
    """Return width and height of the photos. Raises Invalid."""
    ratio = values.get("aspect_ratio", CUSTOM if set(SIZES) <= values.keys() else "1:1")
    given = [values[name] for name in SIZES if name in values]
    if ratio != CUSTOM and given:
        raise Invalid({"width and height": NOT_CUSTOM})
    if ratio == CUSTOM and len(given) < len(SIZES):
        raise Invalid({"aspect_ratio": NO_SIZE})
    return RATIOS[ratio] if ratio != CUSTOM else (given[0], given[1])


def _subject(project: Project, text: str) -> Subject:
    """Return the subject that a training made, or that has this id itself. Raises Invalid."""
    task = _task(project, text, Task.Kind.TRAIN)
    found = Subject.objects.filter(job=task.job_id) if task else Subject.objects.filter(uuid=_uuid(text))
    subject = found.filter(project=project).select_related("job").first()
    if subject is None:
        raise Invalid({"training_id": "is not the task_id of a training of this project"})
    return subject


def _known(visit: Visit, name: str, text: Any) -> Task:
    """Return the task of the key's project that a field names. Raises Invalid."""
    task = _task(visit.key.project, text)
    if task is None:
        raise Invalid({name: "is not the id of a task of this project"})
    return task


def _task(project: Project, text: Any, kind: Task.Kind | None = None) -> Task | None:
    found = Task.objects.select_related("job__subject").filter(project=project, uuid=_uuid(text))
    return (found.filter(kind=kind) if kind else found).first()


def _uuid(text: Any) -> UUID:
    """Return what a text spells, or the uuid that nothing has."""
    try:
        return UUID(text if isinstance(text, str) else "")
    except ValueError:
        return UUID(int=0)


def _said(visit: Visit, task: Task) -> Mapping[str, Any]:
    """Return what is answered of a task: with the addresses of its photos, when they are finished."""
    told = tasks.told(task)
    if task.job is None or task.kind != Task.Kind.GENERATE or told["status"] != "finished":
        return told
    photos = task.job.variants.filter(trashed_at=None).order_by("number")
    return {**told, "image_urls": [images.address(visit.request, photo) for photo in photos]}


CALLS: Mapping[str, Call] = {
    "ai-photo-upload": Call(
        answer=_upload,
        limits=WEBHOOK,
        lists={"images": BASE64},
        waits=True,
    ),
    "ai-photo-train": Call(
        answer=_train,
        required=("training_images_id",),
        limits={"training_images_id": TASK_ID, "trigger_word": limits(Train)["trigger_word"], **WEBHOOK},
    ),
    "ai-photo-generate": Call(
        answer=_generate,
        required=("training_id", "prompt"),
        limits={
            "training_id": TASK_ID,
            "prompt": limits(Photo)["prompt"],
            "aspect_ratio": Choice((*RATIOS, CUSTOM)),
            **{name: limits(Photo)[name] for name in SIZES},
            "number_of_images": limits(Photo)["variants"],
            "seed": limits(Photo)["seed"],
        },
        waits=True,
    ),
    "fetch": Call(answer=_fetch, required=("task_id",), limits={"task_id": TASK_ID}, scope=ApiKey.Scope.READ),
    "fetch-many": Call(answer=_fetch_many, lists={"task_ids": "task id"}, scope=ApiKey.Scope.READ),
    "account": Call(answer=_account, method="GET", scope=ApiKey.Scope.READ),
}
DOORS = {
    name: Door(
        handler=call.handle,
        operation=name,
        dialect=APIFRAME,
        method=call.method,
        scope=call.scope,
        waits=call.waits,
    )
    for name, call in CALLS.items()
}
# what the vendor's clients also call: Midjourney's commands, which nobody can offer here
ELSEWHERE = (
    *("imagine", "imagine-video", "reroll", "variations", "upscale-1x", "upscale-alt", "upscale-highres"),
    *("inpaint", "outpaint", "pan", "describe", "blend", "shorten", "seed", "faceswap"),
)
NOWHERE = Nowhere(APIFRAME)
