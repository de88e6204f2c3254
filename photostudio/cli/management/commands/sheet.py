"""`manage.py sheet CUTOUT … --themes --out FILE`: every theme with every cut-out on one sheet, to be looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from django.core.management.base import BaseCommand, CommandError, CommandParser

from photostudio.cli.machine import configuration
from photostudio.cli.photos import source_of
from photostudio.engines.errors import EngineError
from photostudio.engines.operations import QUALITIES, Instant
from photostudio.engines.registry import DEFAULT_ENGINE, engine
from photostudio.engines.themes import themes
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import decode, encode_webp
from photostudio.imaging.errors import ImagingError
from photostudio.imaging.mends import drop_shadow
from photostudio.imaging.presets import BY_TAG
from photostudio.jobs.photos import Photo, make_photos
from photostudio.jobs.pictures import on_canvas
from photostudio.projects.errors import ProjectError


class Command(BaseCommand):
    help = (
        "Render themes or descriptions with every cut-out, draw them up as one sheet and count changed product pixels."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("cutouts", type=Path, nargs="+", metavar="CUTOUT")
        rows = parser.add_mutually_exclusive_group(required=True)
        rows.add_argument("--themes", nargs="*", metavar="SLUG", help="a row for each of these themes, or for all")
        rows.add_argument("--describe", nargs="+", metavar="TEXT", help="a row for each")
        parser.add_argument("--preset", choices=BY_TAG, default="square")
        parser.add_argument("--quality", type=str.upper, choices=QUALITIES, default="LOW", metavar="low|middle|high")
        parser.add_argument("--seed", type=int, default=7, metavar="N")
        parser.add_argument("--tile", type=int, default=320, metavar="PIXELS", help="a photo's width on the sheet")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the sheet, a WebP")

    def handle(self, *args: Any, **options: Any) -> None:
        protected = changed = 0
        tiles = []
        try:
            for name, photo in photos(options):
                protected, changed = protected + photo.fidelity.protected, changed + photo.fidelity.changed
                self.stdout.write(f"{name}: {photo.seconds:.1f} s, {photo.fidelity.changed} pixels changed")
                tiles.append(smaller(photo.pixels, options["tile"]))
        except (ImagingError, EngineError, ProjectError) as error:
            raise CommandError(str(error), returncode=2) from error
        columns = len(options["cutouts"])
        rows = [np.hstack(tiles[start : start + columns]) for start in range(0, len(tiles), columns)]
        options["out"].write_bytes(encode_webp(np.vstack(rows), quality=80))
        self.stdout.write(f"{len(tiles)} photos, {changed} of {protected} protected pixels changed")
        if changed:
            raise CommandError("Product pixels changed.")


def photos(options: dict[str, Any]) -> Iterator[tuple[str, Photo]]:
    """Yield each photo with what it is called, a row of cut-outs for each description."""
    studio = engine(DEFAULT_ENGINE, configuration())
    placed = [(path.stem, *on_sheet(path, options["preset"])) for path in options["cutouts"]]
    for description in options["describe"] or prompts(options["themes"]):
        operation = Instant(product_description=description, seed=options["seed"], quality=options["quality"])
        for name, source, canvas in placed:
            inputs, images = {"product_image": source}, {"product_image": canvas}
            for photo in make_photos(studio, operation, images, inputs=inputs, progress=lambda *_: None):
                yield f"{name}, {description}", photo


def prompts(slugs: list[str]) -> list[str]:
    """Return the prompts of the themes of these names, or of all. Raises CommandError when one is not there."""
    known = {theme.slug: theme.prompt for theme in themes()}
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        raise CommandError(f"There is no theme called {', '.join(unknown)}.")
    return [known[slug] for slug in slugs or known]


def on_sheet(path: Path, preset: str) -> tuple[dict[str, Any], Pixels]:
    """Return a cut-out's source and canvas, its baked shadow dropped."""
    pixels = drop_shadow(decode(path.read_bytes()).pixels)
    source = source_of(pixels, preset)
    return source, on_canvas(pixels, source)


def smaller(pixels: Pixels, width: int) -> Pixels:
    height = round(pixels.shape[0] * width / pixels.shape[1])
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
