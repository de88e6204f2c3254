"""Photos of a trained subject: which view they show, on which canvas, and when there are none."""

import numpy as np
import pytest
from pytest_django import Settings

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Photo
from photostudio.imaging.codecs import decode_own
from photostudio.imaging.placement import Box
from photostudio.imaging.presets import RATIOS
from photostudio.imaging.views.names import VIEWS
from photostudio.jobs.pictures import pictures
from photostudio.jobs.proof import proof_of
from photostudio.jobs.subjects import fitting, photo
from photostudio.projects import store
from photostudio.projects.models import Job, Project, Subject
from tests.jobs.conftest import wait_for
from tests.subjects import photos_of, trained, untrained

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def subject(project: Project) -> Subject:
    return trained(project)


@pytest.mark.parametrize("default", ["photio", "apiframe"])
def test_a_subject_trained_here_is_photographed_here(subject: Subject, settings: Settings, default: str) -> None:
    settings.PHOTOSTUDIO_ENGINE = default
    assert photos_of(subject).engine == "studio"


@pytest.mark.parametrize(
    ("prompt", "view"),
    [
        ("TOKMSN on marble", "front"),
        ("TOKMSN from above, on marble", "top"),
        ("a flat lay on linen", "top"),
        ("a three-quarter view, on linen", "angle"),
        ("side view, on linen", "angle"),
        ("from behind, on linen", "front"),
    ],
)
def test_the_words_choose_the_view(subject: Subject, prompt: str, view: str) -> None:
    job = photos_of(subject, prompt)
    shown = job.inputs["product_image"]["subject"]
    assert (shown["view"], job.parameters["view"]) == (view, view)
    assert job.asset == subject.views.get(view=view).asset


def test_the_recipe_notes_what_was_asked_for_and_in_which_words(subject: Subject) -> None:
    noted = photos_of(subject, "TOKMSN, side view, on linen").inputs["product_image"]["subject"]
    assert (noted["asked"], noted["words"], noted["view"], noted["name"]) == ("side", "side view", "angle", "Teal can")


def test_a_corrected_view_is_believed(subject: Subject) -> None:
    subject.views.get(view="angle").correct("side")
    assert photos_of(subject, "side view, on linen").inputs["product_image"]["subject"]["view"] == "side"


@pytest.mark.parametrize("view", VIEWS)
def test_whatever_is_asked_for_there_is_a_view(subject: Subject, view: str) -> None:
    subject.views.exclude(view="front").delete()
    assert fitting(subject, view).view == "front"


def test_of_two_equal_views_the_larger_is_taken_unless_it_looks_like_another_product(subject: Subject) -> None:
    larger, smaller = subject.views.get(view="front"), subject.views.get(view="angle")
    smaller.correct("front")
    larger.report["proportions"] |= {"width": 900, "height": 900}
    larger.save()
    assert fitting(subject, "front") == larger
    larger.report["warnings"] = [{"code": "other_product", "values": {}}]
    larger.save()
    assert fitting(subject, "front") == smaller


def test_the_operation_is_the_subjects_own(subject: Subject) -> None:
    parameters = photos_of(subject, training_id="nonsense", trigger_word="X").parameters
    assert (parameters["training_id"], parameters["trigger_word"]) == (str(subject.uuid), "TOKMSN")


@pytest.mark.parametrize("ratio", RATIOS)
def test_every_ratio_has_a_canvas_of_its_size_with_the_product_in_it(subject: Subject, ratio: str) -> None:
    width, height = RATIOS[ratio]
    source = photos_of(subject, width=width, height=height).inputs
    placed = pictures(source, lambda name: store.path(source[name]["sha256"]).read_bytes())["product_image"]
    assert placed.shape == (height, width, 4)
    rows, columns = np.nonzero(placed[..., 3])
    assert 0 < rows.min() < rows.max() < height - 1
    assert 0 < columns.min() < columns.max() < width - 1


def test_a_size_that_is_a_presets_has_its_name(subject: Subject) -> None:
    assert photos_of(subject, width=1344, height=768).inputs["product_image"]["preset"] == "widescreen"
    assert photos_of(subject, width=1345, height=768).inputs["product_image"]["preset"] == "custom"


def test_what_is_seen_from_above_lies_in_the_middle(subject: Subject) -> None:
    placement = photos_of(subject, "from above", width=600, height=400).inputs["product_image"]["placement"]
    assert placement["base"] - placement["height"] / 2 == pytest.approx(0.5)


def test_photos_keep_every_product_pixel(worker: None, subject: Subject) -> None:
    job = photos_of(subject, variants=2, width=300, height=256)
    wait_for(job, Job.Status.DONE)
    photos = list(job.variants.order_by("number"))
    assert [(photo.width, photo.height, photo.changed_pixels, photo.preset) for photo in photos] == [
        (300, 256, 0, ""),
        (300, 256, 0, ""),
    ]
    assert photos[0].seed + 1 == photos[1].seed
    assert photos[0].protected_pixels > 1_000
    assert proof_of(photos[0]).protected == photos[0].protected_pixels
    assert decode_own(store.path(photos[0].sha256).read_bytes()).shape[:2] == (256, 300)
    assert Box(**job.inputs["product_image"]["product"]).width > 0


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Job.Status.QUEUED, "still being trained. Nothing was lost: try again"),
        (Job.Status.RUNNING, "still being trained"),
        (Job.Status.FAILED, "could not be trained: It broke. Try the training again"),
        (Job.Status.CANCELLED, "was cancelled. Try it again"),
    ],
)
def test_a_subject_that_is_not_trained_is_refused(project: Project, status: str, sentence: str) -> None:
    subject = untrained(project)
    Job.objects.filter(pk=subject.job.pk).update(status=status, error="It broke.")
    subject.job.refresh_from_db()
    with pytest.raises(InvalidOperation, match=sentence) as refused:
        photos_of(subject)
    assert refused.value.field == "training_id"


def test_a_retired_subject_is_refused_until_it_is_restored(subject: Subject) -> None:
    subject.retire()
    with pytest.raises(InvalidOperation, match=r"is retired\. Restore it"):
        photos_of(subject)
    subject.restore()
    assert photos_of(subject).operation == "photo"


def test_a_subject_whose_cut_outs_are_all_in_the_trash_is_refused(subject: Subject) -> None:
    front, *others = [view.asset for view in subject.views.select_related("asset")]
    front.trash()
    assert fitting(subject, "front").view == "angle"
    for asset in others:
        asset.trash()
    with pytest.raises(InvalidOperation, match=r"are in the trash\. Restore one of them"):
        photos_of(subject)


def test_another_projects_subject_is_none(subject: Subject) -> None:
    other, operation = Project.objects.create(name="Other"), Photo(prompt="on marble", training_id="any")
    with pytest.raises(InvalidOperation, match="no such subject"):
        photo(other, subject=subject, operation=operation, idempotency_key="one")
