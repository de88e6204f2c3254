"""What a search for photos looks in: the words that asked for one, what was understood of them, its seed."""

from collections.abc import Iterator, Mapping
from typing import Any

from photostudio.imaging.presets import CUSTOM

ASKED = ("product_description", "prompt")  # what operations call their words


def words_of(parameters: Mapping[str, Any], recipe: Mapping[str, Any], seed: int) -> str:
    """Return a photo's words, each once, in lower case: of its job's `parameters`, of its `recipe`, its subject's
    name, and its seed.
    """
    engine = recipe.get("engine", {})
    subject = subject_in(recipe.get("inputs", {})).get("name", "")
    told = (asked(parameters), subject, *_understood(engine), *_in_the_set(engine.get("set", {})), str(seed))
    words = " ".join(told)
    return " ".join(dict.fromkeys(words.lower().split()))


def asked(parameters: Mapping[str, Any]) -> str:
    """Return the words that asked for a job's photos, "" for none."""
    return " ".join(words for name in ASKED if (words := str(parameters.get(name) or "")))


def subject_in(inputs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a job's inputs tell of the subject of its photos, its "name" and "uuid" at least; empty for none.

    Photos of one that a service learned have no picture that could tell of it.
    """
    told: Mapping[str, Any] = inputs.get("subject") or inputs.get("product_image", {}).get("subject", {})
    return told


def preset_of(inputs: Mapping[str, Any]) -> str:
    """Return the preset that a job's photos have the shape of, "" where they have a canvas of their own."""
    product = inputs.get("product_image", {})
    preset = str(product.get("preset") or "")
    return "" if product.get("frames") or preset == CUSTOM else preset


def _understood(engine: Mapping[str, Any]) -> Iterator[str]:
    for chip in engine.get("understood", []):
        yield str(chip.get("means", ""))


def _in_the_set(design: Mapping[str, Any]) -> Iterator[str]:
    parts = [design.get("surface", {}), design.get("backdrop", {}), *design.get("props", [])]
    for part in parts:
        yield str(part.get("kind", ""))
