"""Benchmark: how much of real prompts is understood, by slot, against labels made by hand.

    python bench/prompts.py LABELLED.jsonl [--only odd|even] [--faults] [--chips]

A line of the file holds "id", "prompt" and "elements": the phrases of each slot. Strict: a chip of the label's own slot
covers a word of it that says something, and no word of it is ignored. Lenient: nothing of it is ignored, whatever the
slot. A label of nothing but boilerplate counts when none of it is ignored. `--faults` lists what was missed, `--chips`
the chips that no label backs.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from photostudio.engines.words.reading import understand  # noqa: E402 - after the path it depends on
from photostudio.engines.words.understanding import SLOTS, Chip, Understanding  # noqa: E402

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
NEGATED = re.compile(
    r"\b(?:no|without|never|do not|don't|free of|avoid) ((?:(?!(?:for|on|in|with)\b)[\w-]+ ?){1,3})", re.I
)
GRAMMAR = frozenset(
    re.findall(r"\w+", "a an the and or of on in at to for with by from into it its is are as this that s")
)


def main() -> None:
    options = arguments()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    parity = {"odd": 1, "even": 0}.get(options.only)
    rows = [row for row in rows if parity is None or int(row["id"][1:]) % 2 == parity]
    understand("warm up")
    started = time.perf_counter()
    read = [understand(row["prompt"]) for row in rows]
    spent = time.perf_counter() - started
    report(rows, read, options)
    print(f"{1000 * spent / len(rows):.2f} ms a prompt")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--only", choices=["odd", "even"], help="one half of the prompts, by the number in their id")
    parser.add_argument("--faults", action="store_true", help="list the labels that were missed")
    parser.add_argument("--chips", action="store_true", help="list the chips that no label backs")
    return parser.parse_args()


def report(rows: list[dict[str, Any]], read: list[Understanding], options: argparse.Namespace) -> None:
    """Print the table, and what was asked for besides."""
    labels, strict, lenient, whole, loosely = Counter[str](), Counter[str](), Counter[str](), 0, 0
    added, chips, unbacked = 0, Counter[str](), Counter[str]()
    for row, understanding in zip(rows, read, strict=True):
        missed, lost = [], []
        for slot, label in labelled(row):
            labels[slot] += 1
            good = is_strict(row["prompt"], label, slot, understanding)
            strict[slot] += good
            missed += [] if good else [f"{slot}: {label}"]
            kept = not is_ignored(label, understanding)
            lenient[slot] += kept
            lost += [] if kept else [label]
        whole += not missed
        loosely += not lost
        wrong = wrongly_added(row["prompt"], understanding)
        added += len(wrong)
        idle = [chip for chip in understanding.chips if not is_backed(chip, row)]
        chips.update(chip.slot for chip in understanding.chips)
        unbacked.update(chip.slot for chip in idle)
        if options.faults and (missed or wrong):
            print(f"{row['id']} {row['prompt'][:500]}\n    missed {missed} added {wrong}\n    {shown(understanding)}")
        if options.chips and idle:
            print(f"{row['id']} {[(chip.slot, chip.words) for chip in idle]} | {row['elements']}")
    for slot in SLOTS:
        print(f"{slot:10}{line(strict[slot], lenient[slot], labels[slot])}   {share(unbacked[slot], chips[slot])}")
    print(f"{'labels':10}{line(strict.total(), lenient.total(), labels.total())}", end="")
    print(f"   {share(unbacked.total(), chips.total())}\n{'prompts':10}{line(whole, loosely, len(rows))}")
    print(f"negations wrongly added: {added}")


def line(strict: int, lenient: int, total: int) -> str:
    return f"{total:6}   strict {share(strict, total)}   lenient {share(lenient, total)}"


def share(part: int, total: int) -> str:
    return f"{part:5} {100 * part / max(total, 1):5.1f} %"


def shown(understanding: Understanding) -> str:
    chips = ", ".join(f"{chip.slot}={chip.words!r}" for chip in understanding.chips)
    return f"{chips} | ignored {understanding.ignored} | excluded {understanding.excluded}"


def labelled(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the labels of a prompt; those in words of the labeller's own cannot be looked up and are left out."""
    for slot, phrases in row["elements"].items():
        for phrase in phrases:
            if places(row["prompt"], phrase):
                yield slot, phrase


def places(prompt: str, label: str) -> list[tuple[int, int]]:
    """Return where the label's words that say something stand in the prompt: as a phrase, else each by itself."""
    at = prompt.lower().find(label.lower())
    if at >= 0:
        return [(at + start, at + end) for start, end in spans(label)]
    words = [label[start:end] for start, end in spans(label)]
    found = [re.search(rf"\b{re.escape(word)}", prompt, re.I) for word in words]
    return [match.span() for match in found if match]


def spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in WORD.finditer(text) if match[0].lower() not in GRAMMAR]


def is_ignored(label: str, understanding: Understanding) -> bool:
    ignored = {word.lower() for phrase in understanding.ignored for word in WORD.findall(phrase)}
    return bool(ignored & {label[start:end].lower() for start, end in spans(label)})


def is_strict(prompt: str, label: str, slot: str, understanding: Understanding) -> bool:
    if is_ignored(label, understanding):
        return False
    own = [chip for chip in understanding.chips if chip.slot == slot]
    everywhere = [span for match in re.finditer(re.escape(label), prompt, re.I) for span in shifted(label, match)]
    at = everywhere or places(prompt, label)
    says_something = [span for span in at if any(overlap(chip, span) for chip in understanding.chips)]
    if not says_something:
        return slot == "camera" and "photo" in label.lower()
    return any(overlap(chip, span) for chip in own for span in at)


def shifted(label: str, match: re.Match[str]) -> list[tuple[int, int]]:
    return [(match.start() + start, match.start() + end) for start, end in spans(label)]


def overlap(chip: Chip, span: tuple[int, int]) -> bool:
    return chip.start < span[1] and span[0] < chip.end


def is_backed(chip: Chip, row: dict[str, Any]) -> bool:
    """Return whether a label of the chip's slot has a word of it."""
    words = {chip.words[start:end].lower() for start, end in spans(chip.words)}
    labels = " ".join(row["elements"].get(chip.slot, [])).lower()
    return any(word in labels for word in words)


def wrongly_added(prompt: str, understanding: Understanding) -> list[str]:
    """Return the chips that stand in what a plain search takes for a negation."""
    spans = [match.span(1) for match in NEGATED.finditer(prompt)]
    return [
        chip.words
        for chip in understanding.chips
        if any(
            start <= chip.start < end and not re.search(r"[,.;]", prompt[start : chip.start]) for start, end in spans
        )
    ]


if __name__ == "__main__":
    main()
