"""`manage.py understand "PROMPT"`: what the studio understands of prompts, a line of JSON for each."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from photostudio.engines.words.reading import understand


class Command(BaseCommand):
    help = "Print what is understood of a prompt, or of each prompt in a file, as a line of JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("prompt", nargs="?", metavar="PROMPT", help="the product and its surroundings")
        parser.add_argument("--file", type=Path, metavar="JSONL", help='lines of {"prompt": "…"} or of plain strings')
        parser.add_argument("--negative", default="", metavar="TEXT", help="what to avoid")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["prompt"] is None) == (options["file"] is None):
            raise CommandError("Give either a prompt or --file.", returncode=2)
        prompts = [options["prompt"]] if options["file"] is None else read(options["file"])
        try:
            for prompt in prompts:
                self.stdout.write(json.dumps(described(prompt, options["negative"]), ensure_ascii=False))
        except BrokenPipeError:  # whoever read our lines has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read(file: Path) -> Iterator[str]:
    """Yield the prompts of a file, one a line. Raises CommandError naming the line that holds none."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise CommandError(f"{file}: {reason}.", returncode=2) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield prompt_of(line, where=f"{file}, line {number}")


def prompt_of(line: str, *, where: str) -> str:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise CommandError(f"{where}: this is no JSON ({error.msg}).", returncode=2) from error
    prompt = value.get("prompt") if isinstance(value, dict) else value
    if not isinstance(prompt, str):
        raise CommandError(f'{where}: expected a string or {{"prompt": "…"}}.', returncode=2)
    return prompt


def described(prompt: str, negative: str) -> dict[str, Any]:
    """Return what is printed of a prompt."""
    understanding = understand(prompt, negative)
    return {
        "prompt": prompt,
        "chips": [{"slot": chip.slot, "words": chip.words, "means": chip.means} for chip in understanding.chips],
        "excluded": list(understanding.excluded),
        "ignored": list(understanding.ignored),
    }
