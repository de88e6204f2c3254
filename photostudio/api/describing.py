"""What is said of every call and field, for people and for the OpenAPI document; limits are the operations' own."""

from dataclasses import MISSING, fields
from typing import Any

from photostudio.api.photio import CALLS, RATIO, Call
from photostudio.engines.limits import Choice, Limit, Number, Real, Whole, Words

ABOUT_CALLS: dict[str, str] = {
    "generate": "Words become a photo, without any picture.",
    "instant": "A cut-out becomes a product photo: the product's own pixels, on its canvas, in the set of the words.",
    "remix": "A cut-out becomes a product photo that resembles a reference.",
    "regen": "What the mask covers goes, or something comes in its place; every other pixel stays.",
    "upscale": "A picture becomes two or four times as large: a photo of ours is rendered again, others are resampled.",
}
ABOUT: dict[str, str] = {
    "prompt": "What the photo shows. The embedded engine builds the set from the words it understands.",
    "product_description": "The product and its surroundings; decides surface, backdrop, props, light and palette.",
    "product_image": "The product: alpha 0 outside it. The photo has its size, and its opaque pixels bit for bit.",
    "ref_image": "The background resembles it.",
    "base_image": "The picture to edit; the result has its size.",
    "mask_image": "As large as base_image: black (0) is edited, white stays.",
    "image": "The picture to enlarge. The bytes of an unedited photo of ours are rendered again from its set.",
    "negative_prompt": "What to avoid: named things, colours and moods are left out of the set.",
    "quality": "More detail, more time: how many light paths are traced.",
    "seed": "The same call with the same seed gives the same bytes; -1 is a random one.",
    "cfg_scale": "Higher follows the words strictly and adds nothing; lower leaves freedom. 1 to 2.5 is usual.",
    "outline_fidelity": "Higher clears unwanted elements near the product's edge; too high is monotonous.",
    "style_fidelity": "How closely the result resembles the reference.",
    "upscale_by": "How many times as wide and high.",
    "denoising_strength": "How far what is added may go beyond what the picture shows, where it is resampled.",
    RATIO: "Our extension: the shape of the photo, about a megapixel; custom takes width and height.",
    "width": "Our extension: pixels, without aspect_ratio or with custom.",
    "height": "Our extension: pixels, without aspect_ratio or with custom.",
}
UNUSED = "The embedded engine has no use for it, and the answer says so."
ABOUT_HERE: dict[tuple[str, str], str] = {
    ("regen", "prompt"): "What comes under the mask; empty removes what is there.",
    ("regen", "cfg_scale"): f"Accepted. {UNUSED}",
    ("upscale", "quality"): "More detail, more time: more light paths, or more rounds where it is resampled.",
    ("upscale", "prompt"): f"Kept with the run. {UNUSED}",
    ("upscale", "negative_prompt"): f"Accepted. {UNUSED}",
}
PICTURE = "A URL (https://…), a data URI or base64 of a PNG, JPEG or WebP."


def about(call: str, name: str) -> str:
    text = ABOUT_HERE.get((call, name)) or ABOUT[name]
    return f"{text} {PICTURE}" if name in CALLS[call].pictures else text


def default(call: Call, name: str) -> Any:
    """Return what a field is when it is left out, None where there is no such thing."""
    defaults = {each.name: each.default for each in fields(call.operation) if each.default is not MISSING}
    return None if name in (*call.required, *call.pictures) else defaults.get(name)


def schema(limit: Limit) -> dict[str, Any]:
    """Return the JSON Schema of a value within `limit`."""
    match limit:
        case Words():
            return {"type": "string", "maxLength": limit.longest, "minLength": limit.shortest}
        case Whole():
            values = {"type": "integer", "minimum": limit.lowest, "maximum": limit.highest}
            return {"anyOf": [values, {"type": "integer", "enum": list(limit.also)}]} if limit.also else values
        case Real():
            return {"type": "number", "minimum": limit.lowest, "maximum": limit.highest}
        case Choice():
            return {"type": "string", "enum": list(limit.values)}
        case Number():
            return {"type": "integer", "enum": list(limit.values)}
    raise TypeError(limit)


def reading(limit: Limit | None) -> str:
    """Return a limit in words."""
    match limit:
        case Words():
            return f"text, up to {limit.longest:,} characters"
        case Whole():
            return f"whole number, {limit.lowest:,} to {limit.highest:,}" + "".join(
                f" or {also}" for also in limit.also
            )
        case Real():
            return f"number, {limit.lowest:g} to {limit.highest:g}"
        case Choice() | Number():
            return " · ".join(map(str, limit.values))
    return "picture"
