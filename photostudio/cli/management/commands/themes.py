"""`manage.py themes`: list the themes, and make the thumbnails that the form shows."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from photostudio.cli.machine import configuration
from photostudio.cli.management.commands.sheet import smaller
from photostudio.engines.operations import QUALITIES, Instant
from photostudio.engines.registry import DEFAULT_ENGINE, engine
from photostudio.engines.themes import Theme, themes
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, encode_webp
from photostudio.imaging.placement import default_placement
from photostudio.imaging.placing import place
from photostudio.imaging.report import examine

SAMPLES = Path(__file__).parents[3] / "samples"
STANDING_FOR = {"nature": "tonic-can", "technology": "tonic-can", "food": "tonic-can", "interior": "tea-carton"}
USUAL = "perfume-bottle"
CANVAS, SIDE = 512, 256  # pixels: what is photographed, and the thumbnail made of it
LARGEST = 15_000  # bytes
SEED = 7


class Command(BaseCommand):
    help = "List the themes; with --thumbnails, photograph a sample product in each."
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="which themes; all by default")
        parser.add_argument("--thumbnails", action="store_true", help="make their pictures")
        parser.add_argument("--quality", type=str.upper, choices=QUALITIES, default="MIDDLE", metavar="low|middle|high")
        parser.add_argument("--out", type=Path, default=settings.BASE_DIR / "static" / "themes", metavar="FOLDER")

    def handle(self, *args: Any, **options: Any) -> None:
        unknown = set(options["slugs"]) - {theme.slug for theme in themes()}
        if unknown:
            raise CommandError(f"There is no theme called {', '.join(sorted(unknown))}.")
        for theme in themes():
            if options["slugs"] and theme.slug not in options["slugs"]:
                continue
            self.stdout.write(f"{theme.group}/{theme.slug}: {theme.prompt}")
            if options["thumbnails"]:
                options["out"].mkdir(parents=True, exist_ok=True)
                file = options["out"] / f"{theme.slug}.webp"
                file.write_bytes(thumbnail(theme, options["quality"]))
                self.stdout.write(f"{file} ({file.stat().st_size:,} bytes)")


def thumbnail(theme: Theme, quality: str) -> bytes:
    """Return a theme's thumbnail as a WebP: a sample product in it."""
    operation = Instant(product_description=theme.prompt, seed=SEED, quality=quality)
    studio = engine(DEFAULT_ENGINE, configuration())
    placed = _placed(SAMPLES / f"{STANDING_FOR.get(theme.group, USUAL)}.png")
    (result,) = studio.run(operation, {"product_image": placed}, progress=lambda *_: None)
    return _packed(smaller(result.pixels, SIDE))


def _placed(sample: Path) -> Pixels:
    """Return a sample product on a small canvas."""
    pixels = decode(sample.read_bytes()).pixels
    product = examine(pixels).product
    if product is None:
        raise CommandError(f"There is no product in {sample}.")
    placement = default_placement(product, canvas_width=CANVAS, canvas_height=CANVAS)
    return place(pixels, product, placement, width=CANVAS, height=CANVAS)


def _packed(pixels: Pixels) -> bytes:
    """Return a WebP as good as fits into the largest size."""
    for quality in range(86, 20, -6):
        picture = encode_webp(pixels, quality=quality)
        if len(picture) <= LARGEST:
            break
    return picture
