"""`manage.py remix CUTOUT REFERENCE --prompt TEXT --out DIR`: photos like a reference, without server or database."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from photostudio.cli.machine import configuration
from photostudio.cli.photos import described, refusals, save, source_of
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Remix, with_seed
from photostudio.engines.registry import engine
from photostudio.imaging.arrays import without_idle_alpha
from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.masks import read_mask, write_mask
from photostudio.imaging.presets import BY_TAG, KEEP
from photostudio.jobs.photos import Photo, make_photos
from photostudio.jobs.pictures import on_canvas

SEEN = ("horizon", "azimuth", "elevation", "warmth", "softness")


class Command(BaseCommand):
    help = "Make product photos that resemble a reference picture and print a line of JSON for each."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cutout", type=Path, metavar="CUTOUT", help="the product: a PNG or WebP with transparency")
        parser.add_argument("reference", type=Path, metavar="REFERENCE", help="any picture: PNG, JPEG or WebP")
        parser.add_argument("--prompt", required=True, metavar="TEXT", help="what the photo shows")
        parser.add_argument("--subject", type=Path, metavar="MASK", help="black where the reference's own subject is")
        parser.add_argument("--style", type=float, default=0.7, metavar="X", help="likeness to the reference, 0 to 1")
        parser.add_argument("--outline", type=float, default=1.0, metavar="X", help="calm about the product, 0 or more")
        parser.add_argument("--negative", default=DEFAULT_NEGATIVE_PROMPT, metavar="TEXT", help="what to avoid")
        parser.add_argument("--preset", choices=[*BY_TAG, KEEP], default=KEEP, help="keep: the cut-out's own canvas")
        parser.add_argument("--quality", type=str.upper, choices=QUALITIES, default="LOW", metavar="low|middle|high")
        parser.add_argument("--seed", type=int, default=RANDOM_SEED, metavar="N", help="-1 for a random one")
        parser.add_argument("--variants", type=int, default=1, metavar="N", help="how many photos, 1 to 8")
        for name in SEEN:
            parser.add_argument(f"--{name}", type=float, metavar="X", help="where the reference is read wrongly")
        parser.add_argument("--palette", default="", metavar="COLOURS", help='such as "#c79a52 #2f4858", in its place')
        parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the photos go")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals(options["out"]):
            for photo in photos(options):
                file = save(photo, options["out"], stem=options["cutout"].stem)
                self.stdout.write(json.dumps(described(photo, file), ensure_ascii=False))
                self.stdout.flush()


def photos(options: dict[str, Any]) -> Iterator[Photo]:
    """Yield the photos that the command line asks for, made as the worker's child makes them."""
    operation = with_seed(
        Remix(
            prompt=options["prompt"],
            style_fidelity=options["style"],
            outline_fidelity=options["outline"],
            negative_prompt=options["negative"],
            palette=options["palette"],
            **{name: options[name] for name in ("quality", "seed", "variants", *SEEN)},
        )
    )
    product = decode(options["cutout"].read_bytes()).pixels
    reference = decode(options["reference"].read_bytes()).pixels
    source = source_of(product, options["preset"])
    images = {"product_image": on_canvas(product, source), "ref_image": without_idle_alpha(reference)}
    inputs = {"product_image": source, "ref_image": _hashed(encode_png(reference))}
    if options["subject"]:
        height, width = reference.shape[:2]
        coverage = read_mask(options["subject"].read_bytes(), width=width, height=height).coverage
        images["subject_image"], inputs["subject_image"] = coverage, _hashed(write_mask(coverage))
    return make_photos(
        engine(settings.PHOTOSTUDIO_ENGINE, configuration()),
        operation,
        images,
        inputs=inputs,
        progress=lambda *_: None,
    )


def _hashed(png: bytes) -> dict[str, Any]:
    """Return the input of a file, named by the hash that the store would give it."""
    return {"sha256": hashlib.sha256(png).hexdigest()}
