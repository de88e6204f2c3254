"""What a prompt asks for, in the short forms that the tests look at."""

from photostudio.engines.words.reading import understand
from photostudio.engines.words.understanding import Request


def chips(prompt: str) -> set[tuple[str, str]]:
    return {(chip.slot, chip.words) for chip in understand(prompt).chips}


def asked(prompt: str, slot: str) -> Request:
    (request,) = (request for request in understand(prompt).asked if request.concept.slot == slot)
    return request


def given_by(prompt: str) -> dict[str, str]:
    return {part: name for request in understand(prompt).asked for part, name in request.concept.gives.items()}
