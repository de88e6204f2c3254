"""`manage.py instant CUTOUT --describe TEXT --out DIR`: product photos from a shell, without server or database."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from photostudio.cli.machine import configuration
from photostudio.cli.photos import described, refusals, save, source_of
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Instant, with_seed
from photostudio.engines.registry import engine
from photostudio.imaging.codecs import decode
from photostudio.imaging.presets import BY_TAG, KEEP
from photostudio.jobs.photos import Photo, make_photos
from photostudio.jobs.pictures import on_canvas


class Command(BaseCommand):
    help = "Make product photos of one cut-out and print a line of JSON for each."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cutout", type=Path, metavar="CUTOUT", help="the product: a PNG or WebP with transparency")
        parser.add_argument("--describe", required=True, metavar="TEXT", help="the product and its surroundings")
        parser.add_argument("--negative", default=DEFAULT_NEGATIVE_PROMPT, metavar="TEXT", help="what to avoid")
        parser.add_argument(
            "--preset", choices=[*BY_TAG, KEEP], default="square", help="keep: the cut-out's own canvas"
        )
        parser.add_argument("--quality", type=str.upper, choices=QUALITIES, default="LOW", metavar="low|middle|high")
        parser.add_argument("--seed", type=int, default=RANDOM_SEED, metavar="N", help="-1 for a random one")
        parser.add_argument("--variants", type=int, default=1, metavar="N", help="how many photos, 1 to 4")
        parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the photos go")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with refusals(options["out"]):
                for photo in photos(options):
                    file = save(photo, options["out"], stem=options["cutout"].stem)
                    self.stdout.write(json.dumps(described(photo, file), ensure_ascii=False))
                    self.stdout.flush()
        except BrokenPipeError:  # whoever read our lines has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def photos(options: dict[str, Any]) -> Iterator[Photo]:
    """Yield the photos that the command line asks for, made as the worker's child makes them."""
    operation = with_seed(
        Instant(
            product_description=options["describe"],
            negative_prompt=options["negative"],
            quality=options["quality"],
            seed=options["seed"],
            variants=options["variants"],
        )
    )
    pixels = decode(options["cutout"].read_bytes()).pixels
    source = source_of(pixels, options["preset"])
    images = {"product_image": on_canvas(pixels, source)}
    return make_photos(
        engine(settings.PHOTOSTUDIO_ENGINE, configuration()),
        operation,
        images,
        inputs={"product_image": source},
        progress=lambda *_: None,
    )
