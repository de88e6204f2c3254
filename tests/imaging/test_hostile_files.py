"""Whatever arrives, the answer is a picture or one clear sentence; never half a picture, never another exception."""

import struct
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photostudio.imaging.codecs import decode, decode_own, encode_png
from photostudio.imaging.errors import BY_CODE, DamagedImage, ImagingError, NotAnImage, TooManyBytes, TooManyPixels
from photostudio.imaging.limits import MAX_BYTES, MAX_PIXELS
from tests.imaging.files import png, saved
from tests.pictures import cutout, photograph

VALID = {
    "PNG": saved(cutout(60, 80), "PNG"),
    "JPEG": saved(photograph(60, 80)[..., :3], "JPEG"),
    "progressive JPEG": saved(photograph(60, 80)[..., :3], "JPEG", progressive=True),
    "WebP": saved(cutout(60, 80), "WEBP"),
}


@given(kind=st.sampled_from(sorted(VALID)), share=st.floats(0, 1, exclude_max=True))
def test_a_truncated_file_is_an_error_wherever_it_ends(kind: str, share: float) -> None:
    data = VALID[kind]
    with pytest.raises(ImagingError):
        decode(data[: int(share * len(data))])


@pytest.mark.parametrize("kind", VALID)
@pytest.mark.parametrize("missing", range(1, 25))
def test_a_file_without_its_last_bytes_is_an_error(kind: str, missing: int) -> None:
    with pytest.raises(DamagedImage, match="cut off after"):
        decode(VALID[kind][:-missing])


@given(
    kind=st.sampled_from(sorted(VALID)),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=9),
)
def test_a_corrupt_file_is_a_picture_or_an_imaging_error(kind: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(VALID[kind])
    for place, value in places:
        data[int(place * len(data))] = value
    try:
        pixels = decode(bytes(data)).pixels
    except ImagingError:
        return
    assert pixels.ndim == 3
    assert pixels.shape[2] == 4


@given(st.binary(max_size=400))
def test_noise_is_no_image(data: bytes) -> None:
    with pytest.raises(ImagingError):
        decode(data)


@pytest.mark.parametrize("data", [b"GIF89a\1\0\1\0\0\0\0;", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_another_format_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(NotAnImage, match="not a PNG, JPEG or WebP"):
        decode(data)


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(NotAnImage, match="empty"):
        decode(b"")


def test_too_many_bytes_are_refused_before_anything_is_parsed() -> None:
    with pytest.raises(TooManyBytes, match="30 MB"):
        decode(bytes(MAX_BYTES + 1))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = png(10_000, 6_000, depth=1, colour_type=0, samples=bytes(1250 * 6000))
    tracemalloc.start()
    with pytest.raises(TooManyPixels, match="60 megapixels"):
        decode(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MAX_PIXELS / 10


def test_frames_count_as_pixels() -> None:
    control = struct.pack(">II", 80, 0)
    crowd = png(1000, 1000, depth=1, colour_type=0, samples=bytes(125 * 1000), acTL=control)
    with pytest.raises(TooManyPixels, match="81 megapixels in 81 frames"):
        decode(crowd)


def test_a_picture_too_long_for_webp_is_refused() -> None:
    with pytest.raises(TooManyPixels, match="16383"):
        decode(png(20_000, 1, depth=1, colour_type=0, samples=bytes(2500)))


def test_a_picture_without_size_is_damaged() -> None:
    with pytest.raises(DamagedImage):
        decode(png(0, 1, depth=8, colour_type=0, samples=b"\0"))


def test_a_stored_file_that_rotted_is_reported() -> None:
    with pytest.raises(DamagedImage, match="backup"):
        decode_own(encode_png(cutout())[:-900])


@pytest.mark.parametrize("code", BY_CODE)
def test_every_error_can_be_told_by_its_code(code: str) -> None:
    assert BY_CODE[code].code == code
