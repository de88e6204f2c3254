"""A prompt's text → its words with their places; what machines put into prompts is left out."""

import re
from dataclasses import dataclass

FLAGS = re.compile(r"(?:^|\s)--[a-z]+(?: +(?!-)[\w.:/]+)?(?=[\s,.]|$)", re.I)
SLOT_FILLER = re.compile(
    r"\{argument name=[\"“][^\"”]*[\"”] default=[\"“]([^\"”]*)[\"”]\}|\[[\w ]{1,30}\]|\{[\w ]{0,30}\}"
)
WEIGHT = re.compile(r":\d+(?:\.\d+)?(?=\s*[)\]])|(?<=\w)\++(?=[\s,.]|$)|::\d*(?:\.\d+)?")
HEX_IN_BRACKETS = re.compile(r"\((?=#[0-9a-f]{3,6}\))|(?<=#[0-9a-f]{6})\)|(?<=#[0-9a-f]{3})\)", re.I)
TOKEN = re.compile(
    r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b"
    r"|[^\W\d_]+\d+[^\W_]*|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|\d+(?:s|th|st|nd|rd)\b|\d+(?:[.,/]\d+)*"
    r"|[°%]|[.,;:!?()\n—–|/&]",
    re.I,
)
ENDS = frozenset(".;:!?()\n—–|")


@dataclass(frozen=True)
class Token:
    """A word, number or mark: in lower case, without a genitive's ending, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words, numbers and punctuation marks of a text; hyphens stand between words and are none."""
    return [Token(_plain(found[0]), *found.span()) for found in TOKEN.finditer(_without_machinery(text))]


def _plain(word: str) -> str:
    word = word.lower().replace("’", "'")
    return word.removesuffix("'s").removesuffix("'")


def _without_machinery(text: str) -> str:
    """Return the text with placeholders, weights and flags blanked out: every word keeps its place."""
    for pattern in (SLOT_FILLER, WEIGHT, FLAGS, HEX_IN_BRACKETS):
        text = pattern.sub(_blanked, text)
    return text


def _blanked(found: re.Match[str]) -> str:
    """Return blanks instead of a match; the default that a placeholder holds stays."""
    if not (found.re.groups and found[1]):
        return " " * len(found[0])
    before, after = found.start(1) - found.start(), found.end() - found.end(1)
    return " " * before + found[1] + " " * after
