"""Our own files: the same pixels make the same bytes, and nothing of the sender goes out."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from photostudio.imaging import renditions
from photostudio.imaging.codecs import decode, decode_own, encode_jpeg, encode_png, encode_webp
from photostudio.imaging.rendition_kinds import KINDS
from tests.imaging.files import saved
from tests.pictures import cutout, photograph


@pytest.mark.parametrize("pixels", [cutout(), photograph()[..., :3].copy()], ids=["transparent", "opaque"])
def test_a_stored_picture_comes_back_bit_for_bit(pixels: np.ndarray) -> None:
    assert np.array_equal(decode_own(encode_png(pixels)), pixels)


def test_no_metadata_of_the_sender_survives() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Erika Mustermann"
    sent = saved(photograph()[..., :3], "JPEG", exif=exif, comment=b"Erika", dpi=(300, 300))
    stored = encode_png(decode(sent).pixels)
    with Image.open(BytesIO(stored)) as image:
        image.load()
        assert image.info == {}
    assert b"Erika" in sent
    assert b"Erika" not in stored


def test_the_recipe_travels_in_the_png() -> None:
    with Image.open(BytesIO(encode_png(cutout(), text={"recipe": '{"prompt": "Käse – 奶酪"}'}))) as image:
        image.load()
        assert image.info["recipe"] == '{"prompt": "Käse – 奶酪"}'


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_pixels_make_the_same_bytes(kind: str) -> None:
    assert renditions.make(cutout(), kind) == renditions.make(cutout(), kind)
    assert encode_png(cutout()) == encode_png(cutout())


@pytest.mark.parametrize(("kind", "size"), [("thumb", (480, 360)), ("screen", (1600, 1200)), ("jpeg", (2000, 1500))])
def test_renditions_fit_their_side(kind: str, size: tuple[int, int]) -> None:
    data, media_type = renditions.make(photograph(2000, 1500), kind)
    with Image.open(BytesIO(data)) as image:
        assert image.size == size
        assert image.get_format_mimetype() == media_type == KINDS[kind]


def test_a_small_picture_is_not_enlarged() -> None:
    with Image.open(BytesIO(renditions.make(cutout(30, 40), "screen")[0])) as image:
        assert image.size == (30, 40)


def test_a_thumbnail_keeps_the_transparency() -> None:
    with Image.open(BytesIO(renditions.make(cutout(900, 1200), "thumb")[0])) as image:
        alpha = np.asarray(image.getchannel("A"))
    assert alpha[0, 0] == 0
    assert alpha[240, 180] == 255


def test_a_jpeg_shows_transparency_as_white() -> None:
    with Image.open(BytesIO(encode_jpeg(cutout()))) as image:
        assert image.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("encode", [encode_jpeg, encode_webp])
def test_downloads_are_close_to_the_original(encode: object) -> None:
    picture = photograph()[..., :3].copy()
    assert callable(encode)
    with Image.open(BytesIO(encode(picture))) as image:
        assert np.abs(np.asarray(image.convert("RGB")).astype(int) - picture).mean() < 1.5


def test_an_unknown_rendition_is_refused() -> None:
    with pytest.raises(KeyError):
        renditions.make(cutout(), "poster")
