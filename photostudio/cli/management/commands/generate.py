"""`manage.py generate "WORDS" --out DIR`: photos of products that the studio models itself, without any picture."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from photostudio.cli.photos import REFUSED, make, refusals, save, tell
from photostudio.engines.operations import DEFAULT_NEGATIVE_PROMPT, QUALITIES, RANDOM_SEED, Generate, with_seed
from photostudio.imaging.presets import BY_TAG, DEFAULT_PRESET
from photostudio.jobs.photos import Photo

SIZE = re.compile(r"(\d{1,5})\s*[x×]\s*(\d{1,5})", re.I)
STEM = "generated"


class Command(BaseCommand):
    help = "Make product photos from words alone and print a line of JSON for each."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", metavar="WORDS", help="the product and its surroundings")
        parser.add_argument("--negative", default=DEFAULT_NEGATIVE_PROMPT, metavar="TEXT", help="what to avoid")
        size = parser.add_mutually_exclusive_group()
        size.add_argument("--preset", choices=[*BY_TAG], default=DEFAULT_PRESET.tag)
        size.add_argument("--size", metavar="WxH", help="pixels, such as 1024x1024")
        parser.add_argument("--quality", type=str.upper, choices=QUALITIES, default="LOW", metavar="low|middle|high")
        parser.add_argument("--seed", type=int, default=RANDOM_SEED, metavar="N", help="-1 for a random one")
        parser.add_argument("--variants", type=int, default=1, metavar="N", help="how many photos, 1 to 4")
        parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the photos go")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals(options["out"]):
            tell(self, photos(options), partial(save, folder=options["out"], stem=STEM))


def photos(options: dict[str, Any]) -> Iterator[Photo]:
    """Yield the photos that the command line asks for."""
    width, height = _size(options)
    operation = with_seed(
        Generate(
            prompt=options["words"],
            negative_prompt=options["negative"],
            width=width,
            height=height,
            **{name: options[name] for name in ("quality", "seed", "variants")},
        )
    )
    return make(operation, {}, {})


def _size(options: dict[str, Any]) -> tuple[int, int]:
    if not options["size"]:
        preset = BY_TAG[options["preset"]]
        return preset.width, preset.height
    found = SIZE.fullmatch(options["size"].strip())
    if found is None:
        raise CommandError(f"A size is written as 1024x1024, not {options['size']!r}.", returncode=REFUSED)
    return int(found[1]), int(found[2])
