"""The calls of the vendor's documentation work here; only host, key and the pictures' addresses are others."""

from typing import Any

import numpy as np
import pytest
from pytest_django import Settings

from photostudio.imaging.codecs import decode_own, encode_png
from photostudio.imaging.masks import write_mask
from photostudio.projects.models import Asset, Job, Variant
from tests.api.conftest import BOTTLE, ROOM, Program, spelled
from tests.jobs.link_server import LinkServer, answer
from tests.pictures import cutout, photograph

COVERAGE = np.zeros((128, 96), np.uint8)
COVERAGE[40:80, 30:60] = 255
MASK = write_mask(COVERAGE)
PICTURES = {"image": ROOM, "product_image": BOTTLE, "ref_image": ROOM, "base_image": ROOM, "mask_image": MASK}
OTHER: dict[str, dict[str, Any]] = {
    "generate": {
        "negative_prompt": "flowers",
        "quality": "HIGH",
        "seed": 2**32,
        "cfg_scale": 1,
        "width": 640,
        "height": 512,
    },
    "instant": {"negative_prompt": "flowers", "seed": 9},
    "remix": {"negative_prompt": "flowers", "seed": 9, "cfg_scale": 1.5, "outline_fidelity": 2, "style_fidelity": 0.2},
    "regen": {"negative_prompt": "flowers", "quality": "MIDDLE", "seed": 9, "cfg_scale": 1.5},
    "upscale": {
        "upscale_by": 4,
        "prompt": "sharp",
        "negative_prompt": "flowers",
        "quality": "HIGH",
        "denoising_strength": 0.5,
    },
}
REQUIRED: dict[str, dict[str, Any]] = {
    "generate": {"prompt": "a drone"},
    "instant": {"product_description": "a bottle", "product_image": spelled(BOTTLE)},
    "remix": {"prompt": "a bottle", "product_image": spelled(BOTTLE), "ref_image": spelled(ROOM)},
    "regen": {"prompt": "", "base_image": spelled(ROOM), "mask_image": spelled(MASK)},
    "upscale": {"image": spelled(ROOM)},
}


def linked(links: LinkServer, *names: str) -> dict[str, str]:
    """Serve pictures in the order they are fetched in, and return their addresses."""
    links.answers = [answer(PICTURES[name]) for name in names]
    return {name: f"http://pictures.example/{name}.png" for name in names}


@pytest.mark.usefixtures("at_once")
def test_generate(program: Program) -> None:
    prompt = "A modern drone hovering above a glossy, geometrically shaped platform, with dynamic LED lighting below."
    photo = program.call("generate", prompt=prompt, quality="MIDDLE").picture
    assert decode_own(photo).shape == (1024, 1024, 3)
    assert Job.objects.get().parameters["quality"] == "MIDDLE"


@pytest.mark.usefixtures("at_once")
def test_instant(program: Program, links: LinkServer) -> None:
    sent = linked(links, "product_image")
    photo = program.call("instant", product_description="perfume for women, high-end, sweet", **sent).picture
    opaque = cutout(96, 128)[..., 3] == 255
    assert (decode_own(photo)[opaque] == cutout(96, 128)[opaque][:, :3]).all()
    assert Asset.objects.get().name == "product_image"


@pytest.mark.usefixtures("at_once")
def test_remix(program: Program, links: LinkServer) -> None:
    prompt = "product photograph of perfume, on the beach, perfume next to seashell"
    photo = program.call("remix", prompt=prompt, **linked(links, "product_image", "ref_image")).picture
    assert decode_own(photo).shape == (128, 96, 3)
    assert set(Job.objects.get().inputs) == {"product_image", "ref_image"}


@pytest.mark.usefixtures("at_once")
def test_regen(program: Program, links: LinkServer) -> None:
    photo = decode_own(program.call("regen", prompt="starfish", **linked(links, "base_image", "mask_image")).picture)
    assert (photo[COVERAGE == 0] == photograph(96, 128)[COVERAGE == 0][:, :3]).all()
    assert (photo[COVERAGE == 255] != photograph(96, 128)[COVERAGE == 255][:, :3]).any()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(("asked", "times"), [({}, 2), ({"upscale_by": 4}, 4)])
def test_upscale(program: Program, links: LinkServer, asked: dict[str, Any], times: int) -> None:
    photo = decode_own(program.call("upscale", **linked(links, "image"), **asked).picture)
    assert (photo[::times, ::times] == photograph(96, 128)[..., :3]).all()


@pytest.mark.usefixtures("at_once")
def test_a_photo_that_was_answered_is_enlarged_with_its_set_and_its_words(program: Program) -> None:
    photo = program.instant("a bottle on slate").picture
    larger = program.call("upscale", image=spelled(photo)).picture
    assert decode_own(larger).shape == (256, 192, 3)
    first, second = Variant.objects.order_by("pk")
    assert (second.parent, second.protected_pixels > 0, second.changed_pixels) == (first, True, 0)
    assert second.job.parameters["prompt"] == "a bottle on slate"


@pytest.mark.usefixtures("signs_of_life")
def test_a_picture_that_would_be_too_large_is_refused(program: Program) -> None:
    large = spelled(encode_png(photograph(4200, 64)))
    answered = program.call("upscale", image=large, upscale_by=4)
    assert (answered.status, list(answered.json["error"]["fields"])) == (400, ["upscale_by"])
    assert not Job.objects.exists()


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("call", OTHER)
def test_every_field_reaches_the_engine(program: Program, call: str) -> None:
    asked = program.call(call, **REQUIRED[call] | OTHER[call])
    assert asked.status == 200, asked.content[:500]
    assert "X-Photostudio-Ignored" not in asked.headers
    parameters = Job.objects.get().parameters
    assert {name: parameters[name] for name in OTHER[call]} == OTHER[call]


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize(
    ("asked", "size"),
    [({"aspect_ratio": "16:9"}, (768, 1344)), ({"aspect_ratio": "1:4"}, (2048, 512)), ({"width": 300}, (1024, 300))],
)
def test_our_own_sizes(program: Program, asked: dict[str, Any], size: tuple[int, int]) -> None:
    assert decode_own(program.call("generate", prompt="a drone", **asked).picture).shape[:2] == size


@pytest.mark.usefixtures("signs_of_life")
def test_two_sizes_at_once_are_one_too_many(program: Program) -> None:
    answered = program.call("generate", prompt="a drone", aspect_ratio="1:1", width=512)
    assert answered.status == 400
    assert list(answered.json["error"]["fields"]) == ["aspect_ratio"]


@pytest.mark.usefixtures("at_once")
def test_a_photo_that_was_answered_may_be_sent_back(program: Program) -> None:
    photo = program.instant().picture
    assert program.call("regen", prompt="", base_image=spelled(photo), mask_image=spelled(MASK)).status == 200
    first, second = Variant.objects.order_by("pk")
    assert second.parent == first
    assert Asset.objects.count() == 1


@pytest.mark.usefixtures("signs_of_life")
def test_what_cannot_be_drawn_is_said_with_what_can(program: Program, settings: Settings) -> None:
    assert settings.PHOTOSTUDIO_ENGINE == "studio"
    answered = program.call("regen", prompt="qwertz", base_image=spelled(ROOM), mask_image=spelled(MASK))
    assert answered.status == 400
    assert "“qwertz”. Try one of" in answered.json["error"]["fields"]["prompt"]
    assert not Job.objects.exists()


@pytest.mark.usefixtures("signs_of_life")
@pytest.mark.parametrize(
    ("mask", "sentence"),
    [
        (write_mask(COVERAGE[:64]), "another size"),
        (write_mask(COVERAGE * 0), "all white"),
        (write_mask(COVERAGE * 0 + 255), "covers the whole"),
    ],
    ids=["of another size", "white", "black"],
)
def test_a_mask_that_cannot_be_used_is_said(program: Program, mask: bytes, sentence: str) -> None:
    answered = program.call("regen", prompt="", base_image=spelled(ROOM), mask_image=spelled(mask))
    assert answered.status == 400
    assert sentence in answered.json["error"]["fields"]["mask_image"]


@pytest.mark.usefixtures("at_once")
def test_a_mask_in_colours_is_read_as_black_and_white(program: Program) -> None:
    coloured = np.full((128, 96, 3), 250, np.uint8)
    coloured[40:80, 30:60] = (20, 0, 40)
    sent = {"base_image": spelled(ROOM), "mask_image": spelled(encode_png(coloured))}
    assert program.call("regen", prompt="", **sent).status == 200


@pytest.mark.usefixtures("signs_of_life")
def test_an_address_that_leads_nowhere_is_said(program: Program, links: LinkServer) -> None:
    links.answers = [answer(b"gone", 404)]
    answered = program.call("instant", product_description="a bottle", product_image="http://pictures.example/a.png")
    assert (answered.status, list(answered.json["error"]["fields"])) == (422, ["product_image"])
