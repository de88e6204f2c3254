"""A picture at twice its size, from the queue to the proof: the product comes from its original, placed anew."""

import pytest
from pytest_django import Settings

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Instant, Upscale
from photostudio.imaging.codecs import encode_png
from photostudio.imaging.placement import Placement
from photostudio.jobs import submit
from photostudio.jobs.pictures import pictures
from photostudio.jobs.proof import proof_of
from photostudio.projects import lineage
from photostudio.projects.models import Asset, Job, Project, Variant
from tests.filed import taken_in
from tests.jobs.conftest import MakeJob, wait_for
from tests.pictures import cutout, photograph
from tests.web.runs import finished_edit, photo_of

BOTTLE = {"left": 69, "top": 38, "right": 123, "bottom": 205}


@pytest.mark.parametrize("preset", ["keep", "square"])
def test_the_product_lies_twice_as_large_where_it_lay(preset: str) -> None:
    source = {
        "sha256": "a",
        "preset": preset,
        "product": BOTTLE,
        "placement": {"centre": 0.5, "base": 0.8, "height": 0.2},
        "times": 2,
    }
    images = pictures({"product_image": source}, lambda name: encode_png(cutout(192, 256)))
    large, small = images["product_image"], images["placed_image"]
    assert large.shape[:2] == (small.shape[0] * 2, small.shape[1] * 2)
    solid = large[::2, ::2, 3] >= 128
    assert (solid != (small[..., 3] >= 128)).sum() < 0.05 * solid.sum()


@pytest.mark.django_db
def test_a_photo_brings_its_set_its_product_and_its_words(submitted: MakeJob) -> None:
    photo = photo_of(submitted("perfume on marble"))
    job = submit.upscale(photo.project, base=photo, operation=Upscale(upscale_by=4), idempotency_key="k")
    assert job.inputs["image"]["variant"] == str(photo.uuid)
    assert job.inputs["product_image"] == {**photo.job.inputs["product_image"], "times": 4}
    assert job.parameters["base_recipe"] == photo.recipe["engine"]
    assert job.parameters["prompt"] == "perfume on marble"


@pytest.mark.django_db
def test_an_edited_photo_is_only_a_picture(submitted: MakeJob) -> None:
    edit = finished_edit(photo_of(submitted()))
    job = submit.upscale(edit.project, base=edit, operation=Upscale(), idempotency_key="k")
    assert job.inputs.keys() == {"image"}
    assert job.parameters["base_recipe"] is None


@pytest.mark.django_db
def test_what_would_be_too_large_is_refused_before_a_job_is_written(project: Project, asset: Asset) -> None:
    Asset.objects.filter(pk=asset.pk).update(width=9_000, height=2_000)
    asset.refresh_from_db()
    with pytest.raises(InvalidOperation, match="at most 16383 a side and 50 megapixels") as refused:
        submit.upscale(project, base=asset, operation=Upscale(), idempotency_key="k")
    assert refused.value.field == "upscale_by"
    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
class TestWithTheRealStudio:
    @pytest.fixture(autouse=True)
    def slow_engine(self, settings: Settings, kept_cache: None) -> None:
        settings.PHOTOSTUDIO_ENGINE = "studio"

    def test_a_photo_is_enlarged_twice_and_proven_each_time(self, worker: None, project: Project) -> None:
        asset = taken_in(project, encode_png(cutout(48, 64)), "bottle.png")
        job = submit.instant(
            project,
            asset=asset,
            preset="keep",
            placement=Placement(),
            operation=Instant(product_description="perfume on a white background", seed=7),
            idempotency_key="small",
        )
        photo = finished(job)
        larger = enlarged(photo)
        largest = enlarged(larger)
        assert (largest.width, largest.height) == (192, 256)
        assert [each.recipe["engine"]["upscaled"] for each in (larger, largest)] == ["rendered again"] * 2
        assert (larger.parent, largest.parent) == (photo, larger)
        assert largest.protected_pixels > 12 * photo.protected_pixels
        assert proof_of(largest).changed == 0
        (root,) = lineage.tree(project).roots
        assert root.children[0].children[0].children[0].children[0].thing == larger

    def test_an_upload_is_resampled_and_keeps_nothing_but_its_looks(self, worker: None, project: Project) -> None:
        picture = taken_in(project, encode_png(photograph(60, 40)[..., :3]), "room.png")
        job = submit.upscale(project, base=picture, operation=Upscale(), idempotency_key="room")
        made = finished(job)
        assert (made.width, made.height, made.protected_pixels, made.parent) == (120, 80, 0, None)
        assert made.recipe["engine"]["upscaled"] == "resampled"


def enlarged(photo: Variant) -> Variant:
    key = f"of {photo.uuid}"
    return finished(submit.upscale(photo.project, base=photo, operation=Upscale(seed=5), idempotency_key=key))


def finished(job: Job) -> Variant:
    wait_for(job, Job.Status.DONE, Job.Status.FAILED, within=180)
    assert job.error == ""
    return job.variants.select_related("job").get()
