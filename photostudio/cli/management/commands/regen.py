"""`manage.py regen BASE MASK --prompt TEXT --out FILE`: an edit under a mask, without server or database."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from photostudio.cli.machine import configuration
from photostudio.cli.photos import described, refusals
from photostudio.engines.operations import QUALITIES, RANDOM_SEED, Regen, with_seed
from photostudio.engines.registry import engine
from photostudio.imaging.arrays import Pixels, without_idle_alpha
from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.masks import Coverage, read_mask, write_mask
from photostudio.jobs.photos import Photo, make_photos

SEEN = ("horizon", "azimuth", "elevation", "warmth", "softness")
NOTICES = {
    "coloured": "The mask has colours: what is darker than mid-grey was taken as black.",
    "transparent": "The mask has transparency: it was read as black and white.",
    "noisy": "The mask is noisy: it was read as black and white.",
}


class Command(BaseCommand):
    help = "Change a picture where a mask is black: without words remove what is there, with words add a thing."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("base", type=Path, metavar="BASE", help="the picture: PNG, JPEG or WebP")
        parser.add_argument("mask", type=Path, metavar="MASK", help="a picture of the same size, black where to change")
        parser.add_argument(
            "--never-copy-from", type=Path, metavar="MASK", help="a picture of the same size, black where not to copy"
        )
        parser.add_argument("--prompt", default="", metavar="TEXT", help="what to add; nothing removes")
        parser.add_argument("--quality", type=str.upper, choices=QUALITIES, default="LOW", metavar="low|middle|high")
        parser.add_argument("--seed", type=int, default=RANDOM_SEED, metavar="N", help="-1 for a random one")
        parser.add_argument("--no-shadow", action="store_true", help="keep the shadow of what is added inside the mask")
        for name in SEEN:
            parser.add_argument(f"--{name}", type=float, metavar="X", help="where the light is seen wrongly")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PNG to write")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals(options["out"]):
            base = without_idle_alpha(decode(options["base"].read_bytes()).pixels)
            masks = {"mask_image": options["mask"], "barred_image": options["never_copy_from"]}
            read = {name: self._read(file, base) for name, file in masks.items() if file}
            for photo in edits({"base_image": base, **read}, options):
                options["out"].write_bytes(photo.png)
                self.stdout.write(json.dumps(described(photo, options["out"]), ensure_ascii=False))

    def _read(self, file: Path, base: Pixels) -> Coverage:
        mask = read_mask(file.read_bytes(), width=base.shape[1], height=base.shape[0])
        for notice in mask.notices:
            self.stderr.write(NOTICES[notice])
        return mask.coverage


def edits(images: Mapping[str, Pixels], options: dict[str, Any]) -> Iterator[Photo]:
    """Yield the edit that the command line asks for, made as the worker's child makes it."""
    operation = with_seed(
        Regen(
            prompt=options["prompt"],
            quality=options["quality"],
            seed=options["seed"],
            shadow=not options["no_shadow"],
            **{name: options[name] for name in SEEN},
        )
    )
    # the hashes that the store would give them, so that both doors write the same recipe
    files = {name: encode_png(image) if image.ndim == 3 else write_mask(image) for name, image in images.items()}
    return make_photos(
        engine(settings.PHOTOSTUDIO_ENGINE, configuration()),
        operation,
        images,
        inputs={name: {"sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()},
        progress=lambda *_: None,
    )
