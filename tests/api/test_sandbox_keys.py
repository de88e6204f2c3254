"""A sandbox key does all that a live one does; its photos carry a watermark, say so, and count for nothing."""

import pytest

from photostudio.imaging.codecs import decode_own
from photostudio.jobs.proof import proof_of
from photostudio.projects import keys
from photostudio.projects.models import Project, Variant
from tests.api.conftest import Program

pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture
def sandbox(project: Project) -> Program:
    _, text = keys.create(project, name="Trial", is_sandbox=True)
    assert text.startswith("sandbox_")
    return Program(text)


def test_its_photos_are_marked_and_say_so(program: Program, sandbox: Program) -> None:
    plain, marked = (decode_own(each.instant(seed=7).picture) for each in (program, sandbox))
    assert marked.shape == plain.shape
    assert (marked != plain).any()
    live, tried = Variant.objects.order_by("pk").select_related("job")
    assert "watermark" not in live.recipe
    assert tried.recipe["watermark"] == "sandbox"


def test_what_the_mark_changed_of_the_product_is_counted(sandbox: Program) -> None:
    sandbox.instant(seed=7)
    photo = Variant.objects.select_related("job").get()
    assert 0 < photo.changed_pixels < photo.protected_pixels
    assert proof_of(photo).changed == photo.changed_pixels
