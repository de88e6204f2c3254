"""Where the words look at the product from, when there are several views of it to choose from.

In a prompt for a photo of a subject, "from above" alone is where the camera stands, not the light; and the subject's
trigger word names it. Both are put into words that the studio reads, letter for letter in their place, so that what it
understands still stands where it was typed.
"""

import re
from dataclasses import dataclass

from photostudio.engines.words.reading import understand
from photostudio.imaging.views.names import ANGLE, BACK, FRONT, SIDE, TOP

SEEN = r"\b(?:(?:seen|viewed|shot|photographed|shown|view) )?from (?:the )?"
PLAIN = (  # what is typed, the view it means, and how the studio says it, no longer than any of that
    (re.compile(SEEN + r"(?:directly |straight )?(?:above|top)\b", re.I), TOP, "top view"),
    (re.compile(SEEN + r"(?:side|left|right)\b|\bin profile\b", re.I), SIDE, "side view"),
    (re.compile(SEEN + r"(?:behind|back|rear)\b|\b(?:back|rear)[ -]?(?:side|view)\b", re.I), BACK, ""),
)
LIGHT = re.compile(
    r"\b(?:\w*li(?:t|ght)\w*|lamp\w*|glow\w*|sun\w*|illumin\w*|shin\w*|rays?|beams?|shadows?|slightly|falling|coming)\W*$",
    re.I,
)
SIDEWAYS = re.compile(r"\b(?:side|profile)\b", re.I)
VIEW_OF = {"flat lay": TOP, "three-quarter": ANGLE, "low": FRONT, "front": FRONT}  # of the set's views
ADDED = {TOP: "flat lay", ANGLE: "three-quarter view"}  # how a set is told to fit a view that nobody asked for


@dataclass(frozen=True)
class Viewpoint:
    """The view that words ask for and these words, both "" where they ask for none."""

    view: str = ""
    words: str = ""


def viewpoint(prompt: str, trigger_word: str = "") -> Viewpoint:
    """Return where a prompt looks at the product from; of two, the later is right."""
    found = [(at, Viewpoint(view, words)) for at, view, words in _asked(prompt, trigger_word)]
    return max(found, key=lambda each: each[0], default=(0, Viewpoint()))[1]


def named_after(prompt: str, trigger_word: str, name: str) -> str:
    """Return a prompt for people: with the subject's name in the trigger word's place."""
    word = _trigger(trigger_word)
    return word.sub(lambda _match: name, prompt) if word else prompt


def readable(prompt: str, trigger_word: str = "") -> str:
    """Return a prompt as the studio reads it, as long as before: without the trigger word, views in its own words."""
    text = _blanked(prompt, trigger_word)
    for phrase, _view, said in PLAIN:
        for match in [*phrase.finditer(text)]:
            if not _is_light(match):
                text = text[: match.start()] + said.ljust(len(match[0])) + text[match.end() :]
    return text


def staged(prompt: str, trigger_word: str, view: str) -> str:
    """Return a prompt as the studio reads it for a product that is seen from `view`: its set is seen from there, too.

    A product asked for from above that has no such view lies on its back; any other wish that the view does not fulfil
    is left out, for the set would contradict the product.
    """
    text, wanted = readable(prompt, trigger_word), viewpoint(prompt, trigger_word)
    if view not in ADDED or view == wanted.view:
        return text
    for at, _view, words in _asked(prompt, trigger_word):
        text = text[:at] + " " * len(words) + text[at + len(words) :]
    return f"{text.rstrip(' ,.')}, {ADDED[view]}".lstrip(" ,")


def _asked(prompt: str, trigger_word: str) -> list[tuple[int, str, str]]:
    """Return where views are asked for: the place in the prompt, the view, and the words."""
    text = _blanked(prompt, trigger_word)
    found = {
        match.start(): (match.start(), view, match[0])
        for phrase, view, _said in PLAIN
        for match in phrase.finditer(text)
        if not _is_light(match)
    }
    for request in understand(readable(prompt, trigger_word)).asked:
        view, words = VIEW_OF.get(request.concept.gives.get("view", "")), prompt[request.start : request.end]
        if view:
            is_side = view == FRONT and SIDEWAYS.search(words)
            found.setdefault(request.start, (request.start, SIDE if is_side else view, words))
    return list(found.values())


def _is_light(match: re.Match[str]) -> bool:
    """Tell whether it is light that comes from there."""
    return LIGHT.search(match.string[: match.start()]) is not None


def _blanked(prompt: str, trigger_word: str) -> str:
    """Return a prompt with spaces in the trigger word's place, whether or not it stands there in capitals."""
    word = _trigger(trigger_word)
    return word.sub(lambda match: " " * len(match[0]), prompt) if word else prompt


def _trigger(trigger_word: str) -> re.Pattern[str] | None:
    word = re.escape(trigger_word.strip())
    return re.compile(rf"(?<!\w){word}(?!\w)", re.I) if word else None
