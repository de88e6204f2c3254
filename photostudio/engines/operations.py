"""The operations, as data: one frozen dataclass each, fields named and defaulted as in the public APIs.

An operation holds its words and numbers; its pictures travel beside it, one array per name in `image_fields`.
Forms and API schemas take their limits from `limits(Instant, "seed")`, so that a limit is written once.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar, TypeVar

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.limits import Choice, Number, Palette, Real, Switch, Whole, Words, complaints
from photostudio.imaging.limits import MAX_PIXELS, MAX_SIDE, is_too_large
from photostudio.imaging.views.names import VIEWS

HIGHEST_SEED = 2**32
RANDOM_SEED = -1
QUALITIES = ("LOW", "MIDDLE", "HIGH")
TIMES = (2, 4)  # as wide and high, a picture can be made
DEFAULT_NEGATIVE_PROMPT = "worst quality, low quality, illustration, 3d, 2d, painting, cartoons, sketch"


Seed = Annotated[int, Whole(1, HIGHEST_SEED, also=(RANDOM_SEED,))]
Quality = Annotated[str, Choice(QUALITIES)]
NegativePrompt = Annotated[str, Words(longest=2_000)]
Variants = Annotated[int, Whole(1, 4)]
Side = Annotated[int, Whole(256, 2_048)]
ManyVariants = Annotated[int, Whole(1, 8)]
Freedom = Annotated[float, Real(0.0, 10.0)]
Horizon = Annotated[float | None, Real(-2.0, 3.0, optional=True)]
Azimuth = Annotated[float | None, Real(-180.0, 180.0, optional=True)]
Elevation = Annotated[float | None, Real(0.0, 90.0, optional=True)]
Warmth = Annotated[float | None, Real(-1.0, 1.0, optional=True)]
Softness = Annotated[float | None, Real(0.0, 1.0, optional=True)]


class Checked:
    """Checks every field against its limit as soon as an operation is made."""

    def __post_init__(self) -> None:
        for name, complaint in complaints(self):
            raise InvalidOperation(name, f"{name.replace('_', ' ').capitalize()} {complaint}.")


@dataclass(frozen=True, kw_only=True)
class Instant(Checked):
    """Cut-out + description → product photo. The picture `product_image` is the placed cut-out, the canvas's size.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "instant"
    image_fields: ClassVar[tuple[str, ...]] = ("product_image",)

    product_description: Annotated[str, Words(longest=1_000, shortest=1)]
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: Variants = 1
    cfg_scale: Freedom = 1.75


@dataclass(frozen=True, kw_only=True)
class Regen(Checked):
    """Picture + mask → the same picture, changed under the mask alone: no words remove what is there, words add to it.

    `base_image` (rows, columns, 3 or 4) is the picture, `mask_image` (rows, columns) how much of it is edited, 255 =
    fully. Where the base is a photo that an engine of ours made, `base_recipe` is what it noted, and `product_image`
    the placed cut-out. What `barred_image` (rows, columns, coverage like the mask's) covers is never copied from.
    `shadow` lets the shadow of what is added fall beyond the mask.

    Of any other picture an engine sees for itself how the light falls; what a person knows better is said by `horizon`
    (its row as a fraction of the height, also outside 0 … 1), `azimuth` and `elevation` of the light (degrees, −90 from
    the left, 90 from the right), its `warmth` (−1 … 1) and `softness` (0 … 1); None leaves it to the engine.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "regen"
    image_fields: ClassVar[tuple[str, ...]] = ("base_image", "mask_image")

    prompt: Annotated[str, Words(longest=1_000)] = ""
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: Variants = 1
    cfg_scale: Freedom = 2.5
    shadow: Annotated[bool, Switch()] = True
    horizon: Horizon = None
    azimuth: Azimuth = None
    elevation: Elevation = None
    warmth: Warmth = None
    softness: Softness = None
    base_recipe: Mapping[str, Any] | None = None

    @property
    def removes(self) -> bool:
        return not self.prompt.strip()


@dataclass(frozen=True, kw_only=True)
class Remix(Checked):
    """Cut-out + reference picture + words → product photos that resemble the reference.

    `product_image` (rows, columns, 4) is the placed cut-out, the canvas's size; `ref_image` (rows, columns, 3 or 4) any
    picture, `subject_image` (rows, columns of the reference), where there is one, covers the reference's own subject.
    `style_fidelity` 1 takes the reference itself as the surroundings, 0 only the words; `outline_fidelity` clears the
    rim and the space about the product. `grid` asks for a small photo of each of STYLES × OUTLINES instead of variants.

    The reference is looked at; what a person knows better is said as for Regen, and by `palette`, hexadecimal colours
    with spaces between them. Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "remix"
    image_fields: ClassVar[tuple[str, ...]] = ("product_image", "ref_image")

    prompt: Annotated[str, Words(longest=1_000, shortest=1)]
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: ManyVariants = 1
    cfg_scale: Freedom = 1.75
    style_fidelity: Annotated[float, Real(0.0, 1.0)] = 0.7
    outline_fidelity: Annotated[float, Real(0.0, 10.0)] = 1.0
    grid: Annotated[bool, Switch()] = False
    horizon: Horizon = None
    azimuth: Azimuth = None
    elevation: Elevation = None
    warmth: Warmth = None
    softness: Softness = None
    palette: Annotated[str, Palette(longest=6)] = ""


@dataclass(frozen=True, kw_only=True)
class Generate(Checked):
    """Words → a photo of `width` × `height` pixels, without any picture.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "generate"
    image_fields: ClassVar[tuple[str, ...]] = ()

    prompt: Annotated[str, Words(longest=1_000, shortest=1)]
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: Variants = 1
    cfg_scale: Freedom = 2.5
    width: Side = 1024
    height: Side = 1024


@dataclass(frozen=True, kw_only=True)
class Photo(Checked):
    """A trained subject + words → photos. The picture `product_image` is the placed view of the subject.

    `training_id` names the subject; an engine that keeps subjects of its own gets no picture, and makes a photo of
    `width` × `height` pixels. `trigger_word` stands for the subject in the words. `view` says which side of it the
    picture shows, "" where that is not known.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "photo"
    image_fields: ClassVar[tuple[str, ...]] = ("product_image",)

    prompt: Annotated[str, Words(longest=1_000, shortest=1)]
    training_id: Annotated[str, Words(longest=200, shortest=1)]
    trigger_word: Annotated[str, Words(longest=64)] = ""
    view: Annotated[str, Choice(("", *VIEWS))] = ""
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: Variants = 1
    cfg_scale: Freedom = 1.75
    width: Side = 1024
    height: Side = 1024


@dataclass(frozen=True, kw_only=True)
class Upscale(Checked):
    """Picture → the same picture, `upscale_by` times as wide and high.

    `image` (rows, columns, 3 or 4) is the picture. Where it is a photo that an engine of ours made, `base_recipe` is
    what it noted, `placed_image` the placed cut-out, and `product_image` the same at the new size; of a photo of words
    alone the recipe has what was `asked`, Generate's fields.
    `denoising_strength` says how far what is added may go beyond what the picture shows.

    Raises InvalidOperation when a field is outside its limits.
    """

    name: ClassVar[str] = "upscale"
    image_fields: ClassVar[tuple[str, ...]] = ("image",)

    upscale_by: Annotated[int, Number(TIMES)] = 2
    prompt: Annotated[str, Words(longest=1_000)] = ""
    negative_prompt: NegativePrompt = DEFAULT_NEGATIVE_PROMPT
    seed: Seed = RANDOM_SEED
    quality: Quality = "LOW"
    variants: Annotated[int, Whole(1, 1)] = 1
    denoising_strength: Annotated[float, Real(0.0, 1.0)] = 0.2
    base_recipe: Mapping[str, Any] | None = None

    def size_of(self, width: int, height: int) -> tuple[int, int]:
        """Return width and height of a picture of that size when it is enlarged.

        Raises InvalidOperation when it would be too large.
        """
        larger = width * self.upscale_by, height * self.upscale_by
        if is_too_large(*larger):
            raise InvalidOperation(
                "upscale_by",
                f"{self.upscale_by} times as large this picture has {larger[0]} × {larger[1]} pixels: at most "
                f"{MAX_SIDE} a side and {MAX_PIXELS // 1_000_000} megapixels are possible. Enlarge it less.",
            )
        return larger


STYLES = (0.0, 0.35, 0.7, 1.0)
OUTLINES = (0.0, 1.0, 2.0)
CELLS = len(STYLES) * len(OUTLINES)

Operation = Instant | Regen | Remix | Generate | Photo | Upscale
OperationT = TypeVar("OperationT", bound=Instant | Regen | Remix | Generate | Photo | Upscale)
BY_NAME: dict[str, type[Operation]] = {kind.name: kind for kind in (Instant, Regen, Remix, Generate, Photo, Upscale)}


def with_seed(operation: OperationT) -> OperationT:
    """Return the operation with a random seed in place of −1."""
    if operation.seed != RANDOM_SEED:
        return operation
    return replace(operation, seed=secrets.randbelow(HIGHEST_SEED) + 1)


def seed_of(operation: Operation, number: int) -> int:
    """Return the seed of variant `number` (from 0): the operation's own, then the following ones, wrapping to 1."""
    return (operation.seed - 1 + number) % HIGHEST_SEED + 1


def alone(operation: OperationT, number: int) -> OperationT:
    """Return the operation that makes variant `number` (from 0) and no other; of a grid, that of one of its cells."""
    if isinstance(operation, Remix) and operation.grid:
        style, outline = point_of_grid(number)
        return replace(operation, style_fidelity=style, outline_fidelity=outline, grid=False, variants=1)
    return replace(operation, seed=seed_of(operation, number), variants=1)


def count(operation: Operation) -> int:
    """Return how many pictures the operation makes."""
    if isinstance(operation, Remix) and operation.grid:
        return CELLS
    return operation.variants


def point_of_grid(number: int) -> tuple[float, float]:
    """Return the `style_fidelity` and the `outline_fidelity` of a grid's cell `number` (from 0), row by row."""
    row, column = divmod(number, len(STYLES))
    return STYLES[column], OUTLINES[row]
