import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from photostudio.imaging.codecs import decode_own, encode_jpeg, encode_png
from photostudio.imaging.errors import DamagedImage, NoProduct, NotAnImage, TooManyBytes
from photostudio.imaging.limits import MAX_BYTES
from photostudio.jobs.intake import mend, take_in, take_in_once
from photostudio.jobs.renditions import rendition
from photostudio.projects import store
from photostudio.projects.errors import FileMissing, NotMendable
from photostudio.projects.models import Asset, Project, Rendition
from tests.pictures import cutout, photograph

PNG = encode_png(cutout())


def files_in(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_an_upload_becomes_an_asset_with_its_report(project: Project) -> None:
    asset = take_in(project, file=BytesIO(PNG), name="bottle.png")
    assert (asset.name, asset.width, asset.height, asset.is_cutout) == ("bottle.png", 240, 320, True)
    assert asset.report["product"]["bottom"] == pytest.approx(0.8 * 320, abs=2)
    assert (decode_own(store.path(asset.sha256).read_bytes()) == cutout()).all()


def test_its_renditions_are_there_at_once(project: Project) -> None:
    asset = take_in(project, file=BytesIO(PNG), name="bottle.png")
    kinds = Rendition.objects.filter(source_sha256=asset.sha256).values_list("kind", flat=True)
    assert set(kinds) == {"thumb", "screen"}


def test_for_a_program_they_are_made_when_a_page_asks_for_them(project: Project) -> None:
    sent = take_in_once(project, picture=BytesIO(encode_png(cutout(40, 60))), name="product_image")
    assert not Rendition.objects.filter(source_sha256=sent.sha256).exists()
    assert store.path(rendition(sent.sha256, "thumb").sha256).exists()


def test_a_picture_without_transparency_is_accepted_as_a_picture(project: Project) -> None:
    asset = take_in(project, file=BytesIO(encode_jpeg(photograph()[..., :3])), name="room.jpg")
    assert asset.is_cutout is False
    assert asset.report["product"] is None


def test_the_same_file_twice_is_two_assets_and_one_file(project: Project, data_folder: Path) -> None:
    first = take_in(project, file=BytesIO(PNG), name="a.png")
    count = len(files_in(data_folder / "files"))
    second = take_in(project, file=BytesIO(PNG), name="b.png")
    assert first.sha256 == second.sha256
    assert first.pk != second.pk
    assert len(files_in(data_folder / "files")) == count


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotAnImage),
        (b"%PDF-1.7 not a picture", NotAnImage),
        (PNG[: len(PNG) // 2], DamagedImage),
        (encode_png(cutout() * 0), NoProduct),
        (PNG + bytes(MAX_BYTES), TooManyBytes),
    ],
    ids=["empty", "pdf", "cut off", "fully transparent", "too large"],
)
def test_a_refused_file_leaves_nothing_behind(
    project: Project, data_folder: Path, data: bytes, error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"\.$"):
        take_in(project, file=BytesIO(data), name="bad.png")
    assert files_in(data_folder) == []
    assert not Asset.objects.exists()


def test_what_is_taken_in_leaves_nothing_in_incoming(project: Project, data_folder: Path) -> None:
    take_in(project, file=BytesIO(PNG), name="bottle.png")
    assert list((data_folder / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\photos\\bottle.png", "bottle.png"),
        ("../../etc/x.png", "x.png"),
        ("a\x00b\n.png", "ab.png"),
        ("", "Picture"),
    ],
)
def test_a_name_is_kept_without_folders_and_control_characters(project: Project, given: str, kept: str) -> None:
    assert take_in(project, file=BytesIO(PNG), name=given).name == kept


def test_a_mend_makes_a_new_asset_and_keeps_the_original(project: Project) -> None:
    original = take_in(project, file=BytesIO(encode_png(cutout(480, 640, with_shadow=True))), name="bottle.png")
    mended = mend(original, "drop_shadow")
    codes = {finding["code"] for finding in mended.report["findings"]}
    assert (mended.parent, mended.name) == (original, original.name)
    assert "baked_shadow" not in codes
    original.refresh_from_db()
    assert original.trashed_at is None


def test_a_mend_that_the_report_does_not_offer_is_refused(asset: Asset) -> None:
    with pytest.raises(NotMendable):
        mend(asset, "../../etc/passwd")


def test_a_rendition_is_made_once(asset: Asset) -> None:
    made = rendition(asset.sha256, "jpeg")
    assert made.media_type == "image/jpeg"
    assert store.path(made.sha256).read_bytes().startswith(b"\xff\xd8\xff")
    assert rendition(asset.sha256, "jpeg") == made


def test_a_rendition_whose_file_is_gone_is_made_again(asset: Asset) -> None:
    made = rendition(asset.sha256, "webp")
    store.path(made.sha256).unlink()
    assert store.path(rendition(asset.sha256, "webp").sha256).exists()


def test_a_rendition_of_a_missing_file_is_refused(db: None) -> None:
    with pytest.raises(FileMissing):
        rendition("0" * 64, "jpeg")


def test_the_parent_of_the_darkroom_loads_no_pixel_library() -> None:
    code = (
        "import django; django.setup(); import sys, photostudio.jobs.intake, photostudio.jobs.submit;"
        "sys.exit(bool({'numpy', 'PIL', 'cv2', 'mitsuba'} & set(sys.modules)))"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "photostudio.settings", "PATH": ""}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
