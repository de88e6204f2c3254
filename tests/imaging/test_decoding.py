"""Every legitimate kind of file comes out as the picture that a careful viewer would show."""

import struct
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from photostudio.imaging.codecs import decode
from tests.imaging.files import png, saved
from tests.pictures import cutout, photograph

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
PHOTO = photograph(40, 30)


def packed(values: list[int], depth: int) -> bytes:
    """Pack samples of one row, the first in the highest bits."""
    if depth == 16:
        return struct.pack(f">{len(values)}H", *values)
    bits = "".join(f"{value:0{depth}b}" for value in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[start : start + 8], 2) for start in range(0, len(bits), 8))


def eight_bits(value: int, depth: int) -> int:
    return value >> 8 if depth == 16 else value * 255 // (2**depth - 1)


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
def test_grey_of_every_depth_becomes_the_same_grey(depth: int) -> None:
    top = 2**depth - 1
    values = [0, top // 3, top // 2, top]
    data = png(4, 1, depth=depth, colour_type=GREY, samples=packed(values, depth))
    grey = np.array([eight_bits(value, depth) for value in values])
    found = decode(data).pixels
    assert (found[0, :, :3] == grey[:, None]).all()
    assert (found[..., 3] == 255).all()


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
def test_the_key_grey_alone_becomes_transparent(depth: int) -> None:
    top = 2**depth - 1
    values = [0, 1, top, max(0, top - 1)]
    key = struct.pack(">H", 1)
    found = decode(png(4, 1, depth=depth, colour_type=GREY, samples=packed(values, depth), tRNS=key)).pixels
    assert [pixel[3] for pixel in found[0]] == [0 if value == 1 else 255 for value in values]


@pytest.mark.parametrize("depth", [8, 16])
def test_the_key_colour_alone_becomes_transparent(depth: int) -> None:
    near = [(0, 0, 0), (0, 0, 1), (1, 2, 3), (1, 2, 4)]
    samples = b"".join(packed(list(colour), depth) for colour in near)
    found = decode(png(4, 1, depth=depth, colour_type=RGB, samples=samples, tRNS=struct.pack(">3H", 1, 2, 3))).pixels
    assert found[0, :, 3].tolist() == [255, 255, 0, 255]


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize(("colour_type", "channels"), [(RGB, 3), (GREY_ALPHA, 2), (RGBA, 4)])
def test_colour_and_alpha_of_both_depths_are_kept(colour_type: int, channels: int, depth: int) -> None:
    top = 2**depth - 1
    values = [top * (step + 1) // 13 for step in range(3 * channels)]
    found = decode(png(3, 1, depth=depth, colour_type=colour_type, samples=packed(values, depth))).pixels
    stored = np.array([eight_bits(value, depth) for value in values]).reshape(3, channels)
    colour = stored[:, :1].repeat(3, axis=1) if colour_type == GREY_ALPHA else stored[:, :3]
    alpha = stored[:, -1] if channels in {2, 4} else np.full(3, 255)
    assert (found[0] == np.column_stack([colour, alpha])).all()


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_a_palette_brings_its_own_transparency(depth: int) -> None:
    palette = {"PLTE": bytes([255, 0, 0, 0, 90, 200]), "tRNS": bytes([128, 255])}
    data = png(2, 1, depth=depth, colour_type=PALETTE, samples=packed([0, 1], depth), **palette)
    assert decode(data).pixels.tolist() == [[[255, 0, 0, 128], [0, 90, 200, 255]]]


def test_colour_under_full_transparency_is_cleared() -> None:
    pixels = np.full((2, 2, 4), 77, np.uint8)
    pixels[0, :, 3] = 0
    assert (decode(saved(pixels, "PNG")).pixels[0] == 0).all()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_is_turned_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(PHOTO[..., :3], "PNG", exif=exif)
    upright = ImageOps.exif_transpose(Image.open(BytesIO(data)))
    assert (decode(data).pixels[..., :3] == np.asarray(upright)).all()


def test_an_unreadable_exif_block_loses_nothing_but_itself() -> None:
    data = saved(PHOTO[..., :3], "PNG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff junk")
    assert (decode(data).pixels == PHOTO).all()


def test_a_picture_tagged_as_srgb_stays_bit_for_bit() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert (decode(saved(PHOTO, "PNG", icc_profile=srgb)).pixels == PHOTO).all()


def test_another_colour_space_is_converted() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert (decode(saved(PHOTO, "PNG", icc_profile=lab)).pixels == PHOTO).all(), "a profile for other samples"
    swapped = swapped_primaries()
    assert (decode(saved(PHOTO, "PNG", icc_profile=swapped)).pixels[..., 0] == PHOTO[..., 1]).mean() > 0.5


def swapped_primaries() -> bytes:
    """An sRGB profile in which red and green have changed places, so that its effect is known exactly."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for index in range(int.from_bytes(profile[128:132], "big")):
        tag = 132 + 12 * index
        names = {b"rXYZ": b"gXYZ", b"gXYZ": b"rXYZ"}
        profile[tag : tag + 4] = names.get(bytes(profile[tag : tag + 4]), profile[tag : tag + 4])
    return bytes(profile)


def test_a_broken_colour_profile_is_left_aside() -> None:
    assert (decode(saved(PHOTO, "PNG", icc_profile=b"not a profile")).pixels == PHOTO).all()


def test_print_colours_become_screen_colours() -> None:
    stream = BytesIO()
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(stream, "JPEG", quality=95)
    red = decode(stream.getvalue()).pixels[8, 8].astype(int)
    assert np.abs(red - [255, 0, 0, 255]).max() <= 3


@pytest.mark.parametrize("file_format", ["JPEG", "WEBP"])
def test_lossy_files_come_close_to_the_picture(file_format: str) -> None:
    found = decode(saved(PHOTO[..., :3], file_format, quality=95)).pixels
    assert np.abs(found.astype(int) - PHOTO).mean() < 2


@pytest.mark.parametrize("file_format", ["PNG", "WEBP"])
def test_an_animation_gives_its_first_frame_and_says_so(file_format: str) -> None:
    frames = [Image.fromarray(np.full((8, 8, 3), shade, np.uint8)) for shade in (10, 200)]
    stream = BytesIO()
    frames[0].save(stream, file_format, save_all=True, append_images=frames[1:], lossless=True)
    decoded = decode(stream.getvalue())
    assert decoded.notices == ("animated",)
    assert (decoded.pixels[..., :3] == 10).all()


def test_a_lossless_cutout_is_read_bit_for_bit() -> None:
    pixels = cutout()
    assert (decode(saved(pixels, "PNG")).pixels == pixels).all()
    assert (decode(saved(pixels, "WEBP", lossless=True, exact=True)).pixels == pixels).all()
