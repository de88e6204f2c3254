"""`manage.py regen BASE MASK --prompt TEXT --out FILE`: an edit under a mask, without server or database."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from photostudio.cli.photos import SEEN, coverage_of, hashed, make, refusals, tell
from photostudio.engines.operations import QUALITIES, RANDOM_SEED, Regen, with_seed
from photostudio.imaging.arrays import Pixels, without_idle_alpha
from photostudio.imaging.codecs import decode, encode_png
from photostudio.imaging.masks import write_mask
from photostudio.jobs.photos import Photo


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
            say = self.stderr.write
            read = {name: coverage_of(file, base, say=say) for name, file in masks.items() if file}
            tell(self, edits({"base_image": base, **read}, options), partial(written, options["out"]))


def written(file: Path, photo: Photo) -> Path:
    file.write_bytes(photo.png)
    return file


def edits(images: Mapping[str, Pixels], options: dict[str, Any]) -> Iterator[Photo]:
    """Yield the edit that the command line asks for."""
    operation = with_seed(
        Regen(
            prompt=options["prompt"],
            quality=options["quality"],
            seed=options["seed"],
            shadow=not options["no_shadow"],
            **{name: options[name] for name in SEEN},
        )
    )
    files = {name: encode_png(image) if image.ndim == 3 else write_mask(image) for name, image in images.items()}
    return make(operation, images, {name: hashed(data) for name, data in files.items()})
