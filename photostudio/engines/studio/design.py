"""A set as data: what stands where, in which colours, under which light, through which lens.

This is all that the renderer is told: the same set with the same product gives the same bytes, so a person may edit it
by hand. `to_json` and `from_json` keep it; every value is checked against its limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from cattrs import BaseValidationError, Converter, transform_error
from cattrs.v import format_exception

from photostudio.engines.errors import EngineError
from photostudio.engines.limits import Choice, Hexadecimal, Real, Whole, Words, complaints
from photostudio.engines.operations import HIGHEST_SEED

VERSION = 1
FORMS = ("ground", "slab", "drum", "block", "steps", "slice")
VIEWS = ("front", "three-quarter", "low", "flat lay", "floating")
PLACES = ("anywhere", "left", "right", "behind", "front", "around", "above")
GOBOS = ("", "window", "blinds", "leaves", "palm", "branches", "edge")

Kind = Annotated[str, Words(longest=40, shortest=1)]
Optional = Annotated[str, Words(longest=40)]
Colour = Annotated[str, Hexadecimal()]
Share = Annotated[float, Real(0.0, 1.0)]


class InvalidSet(EngineError, ValueError):
    """A set's data that cannot be built: the sentence names the field."""


class Checked:
    """Checks every field against its limit as soon as a part of a set is made."""

    def __post_init__(self) -> None:
        for name, complaint in complaints(self):
            raise InvalidSet(f"{type(self).__name__}: {name} {complaint}.")


@dataclass(frozen=True, kw_only=True)
class Palette(Checked):
    """The colours of a set: the large calm areas first, the accent (metal, lamps, a second tone) last."""

    backdrop: Colour
    surface: Colour
    prop: Colour
    accent: Colour


@dataclass(frozen=True, kw_only=True)
class Surface(Checked):
    """What the product stands or lies on.

    `form` "ground" reaches to the backdrop; the others are things whose top carries the product. `gloss` 0 is matte,
    0.5 as the material usually is, 1 a mirror; `wet` 1 has a film of water.
    """

    kind: Kind
    form: Annotated[str, Choice(FORMS)] = "ground"
    gloss: Share = 0.5
    wet: Share = 0.0


@dataclass(frozen=True, kw_only=True)
class Backdrop(Checked):
    """What is behind: `material` is what a wall is made of; `blur` 0 shows it, 1 dissolves it, 0.5 is its usual."""

    kind: Kind
    material: Optional = ""
    blur: Share = 0.5


@dataclass(frozen=True, kw_only=True)
class Prop(Checked):
    """A thing or a handful beside the product.

    `size` is a factor on its natural size; without a `colour` or `material` it has its own; `count` 0 leaves the
    number to the kind.
    """

    kind: Kind
    place: Annotated[str, Choice(PLACES)] = "anywhere"
    size: Annotated[float, Real(0.3, 3.0)] = 1.0
    count: Annotated[int, Whole(0, 40)] = 0
    colour: Annotated[str, Hexadecimal(optional=True)] = ""
    material: Optional = ""


@dataclass(frozen=True, kw_only=True)
class Key(Checked):
    """The main light: `azimuth` in degrees from the camera (−90 left, 90 right), `elevation` above the ground,
    `softness` 0 (sun) … 1 (large softbox), `warmth` −1 (cool) … 1 (warm), `strength` 1 is usual.
    """

    azimuth: Annotated[float, Real(-180, 180)] = -45.0
    elevation: Annotated[float, Real(5, 90)] = 45.0
    softness: Share = 0.6
    warmth: Annotated[float, Real(-1, 1)] = 0.1
    strength: Annotated[float, Real(0, 4)] = 1.0


@dataclass(frozen=True, kw_only=True)
class Light(Checked):
    """The light rig. Strengths are relative to the key's: `fill` from everywhere, `rim` from behind on `rim_side`,
    `top` from a strip that hangs behind and over the product, `behind` on what is behind it.

    `gels` is the strength of two coloured lamps (the palette's prop and accent colours), `under` of a glow from below.
    `gobo` stands before the key. `haze` 0 … 1 is mist in the air, `rays` its visible shafts. `brightness` is a factor
    on the exposure, `contrast` deepens what the key does not reach.
    """

    rig: Kind = "softbox"
    key: Key = Key()
    fill: Annotated[float, Real(0, 2)] = 0.35
    rim: Annotated[float, Real(0, 4)] = 0.0
    rim_side: Annotated[int, Whole(-1, 1)] = 0
    rim_colour: Colour = "#ffffff"
    top: Annotated[float, Real(0, 4)] = 0.0
    behind: Annotated[float, Real(0, 4)] = 0.0
    gels: Annotated[float, Real(0, 4)] = 0.0
    under: Annotated[float, Real(0, 4)] = 0.0
    gobo: Annotated[str, Choice(GOBOS)] = ""
    haze: Share = 0.0
    rays: Share = 0.0
    brightness: Annotated[float, Real(0.3, 1.6)] = 1.0
    contrast: Annotated[float, Real(0.5, 2.0)] = 1.0


@dataclass(frozen=True, kw_only=True)
class Lens(Checked):
    """The camera: `focal` in millimetres on 24 × 36 film, f-number `stop` (22 and more: everything is sharp), `pitch`
    in degrees downwards (90 looks straight down). Its height and distance follow: the product keeps its size.
    """

    focal: Annotated[float, Real(20, 200)] = 78.0
    stop: Annotated[float, Real(1, 64)] = 22.0
    pitch: Annotated[float, Real(-5, 90)] = 8.0


@dataclass(frozen=True, kw_only=True)
class Set(Checked):
    """Everything of a photo but the product. `clear` 0 … 2 is how much room round the product stays free of props."""

    surface: Surface
    backdrop: Backdrop
    palette: Palette
    props: tuple[Prop, ...] = ()
    light: Light = Light()
    lens: Lens = Lens()
    view: Annotated[str, Choice(VIEWS)] = "front"
    clear: Annotated[float, Real(0, 2)] = 1.0
    seed: Annotated[int, Whole(1, HIGHEST_SEED)] = 1
    version: Annotated[int, Whole(VERSION, VERSION)] = VERSION


_converter = Converter(forbid_extra_keys=True)
_converter.register_structure_hook_func(lambda kind: hasattr(kind, "__metadata__"), lambda value, _: value)


def to_json(design: Set) -> dict[str, Any]:
    """Return a set as JSON values."""
    values: dict[str, Any] = _converter.unstructure(design)
    return values


def from_json(values: Any) -> Set:
    """Return the set that JSON values describe. Raises InvalidSet for unknown fields and values outside limits."""
    if not isinstance(values, Mapping):
        raise InvalidSet("The set cannot be read: it is no table of values.")
    try:
        return _converter.structure(values, Set)
    except BaseValidationError as errors:
        faults = "; ".join(transform_error(errors, format_exception=_fault))
        raise InvalidSet(f"The set cannot be read: {faults}") from errors


def _fault(error: BaseException, kind: type | None) -> str:
    return str(error) if isinstance(error, InvalidSet) else format_exception(error, kind)
