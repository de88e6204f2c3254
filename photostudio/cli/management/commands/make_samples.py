"""`manage.py make_samples`: render the sample products afresh; the results are kept in the repository."""

import argparse
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from PIL import Image

from photostudio.cli.machine import configuration
from photostudio.engines.studio.opening import open_studio
from photostudio.imaging.arrays import Pixels

SAMPLES = Path(__file__).parents[3] / "samples"
FONTS = Path("/usr/share/fonts/opentype/urw-base35")


class Command(BaseCommand):
    help = "Render the sample products (bottle, jar, carton, can) as cut-outs. Takes some minutes."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", help="which samples; all by default")
        parser.add_argument("--out", type=Path, default=SAMPLES, help="the folder to write to")
        parser.add_argument("--fonts", type=Path, default=FONTS, help="the folder of the URW base 35 fonts (.otf)")
        parser.add_argument("--paths", type=int, default=64, help="light paths a pixel")

    def handle(self, *args: Any, **options: Any) -> None:
        fonts, out = options["fonts"], options["out"]
        if not (fonts / "URWGothic-Book.otf").is_file():
            raise CommandError(f"No URW fonts in {fonts}. Install the package fonts-urw-base35, or name --fonts.")
        open_studio(configuration())
        from photostudio.cli.samples import products, shoot  # noqa: PLC0415 - needs the renderer's variant

        for sample in products.all_samples(fonts):
            if not options["names"] or sample.name in options["names"]:
                path = out / f"{sample.name}.png"
                path.write_bytes(_packed(shoot.photograph(sample, paths=options["paths"])))
                self.stdout.write(f"{path} ({path.stat().st_size // 1024} kB)")


def _packed(pixels: Pixels) -> bytes:
    """Return the smallest PNG of `pixels`: these files are kept in the repository."""
    stream = BytesIO()
    Image.fromarray(pixels).save(stream, "PNG", optimize=True)
    return stream.getvalue()
