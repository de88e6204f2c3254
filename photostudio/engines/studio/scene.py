"""A set as plain data: shapes, materials, lights and the lens, before any renderer is touched.

Coordinates: x right, y up, z towards the camera. The product's base is at the origin, and on a square canvas the
default product is about one unit tall. Colours are linear RGB (`colour.hexadecimal` converts); radiance is unbounded.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.design import Key, Set
from photostudio.imaging.arrays import Pixels

Colour = tuple[float, float, float]
Point = tuple[float, float, float]
Transform = NDArray[np.float64]
IDENTITY: Transform = np.eye(4)


@dataclass(frozen=True, eq=False)
class Texture:
    """A picture wrapped over a shape: `pixels` (rows, columns, 1 or 3), first row at v = 0 after `repeat`.

    `raw` values are data (opacity, roughness, height), not sRGB colour. Heights that need finer steps than 8 bits are
    float32 from 0 to 1.
    """

    pixels: Pixels | NDArray[np.float32]
    repeat: float = 1.0
    raw: bool = False
    mirrored: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class Material:
    """Disney's principled material; `bump` is a height texture, `opacity` (of a Rectangle only, once whatever its
    `repeat` says) is cut into the geometry.

    With `glass` above 0 it transmits light (index of refraction `ior`), straight on where it is `thin` as a bubble.
    """

    colour: Colour | Texture
    roughness: float | Texture = 0.6
    specular: float = 0.4
    metallic: float = 0.0
    sheen: float = 0.0
    clearcoat: float = 0.0
    glass: float = 0.0
    thin: bool = False
    ior: float = 1.45
    translucent: float = 0.0
    bump: Texture | None = None
    bump_height: float = 0.02
    opacity: Texture | None = None


@dataclass(frozen=True)
class Glow:
    """A shape that emits light; a texture makes it a glowing picture."""

    radiance: Colour | Texture


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles: `positions` (n, 3), `faces` (m, 3), optional `uvs` (n, 2); `smooth` normals over shared vertices."""

    positions: NDArray[np.float32]
    faces: NDArray[np.uint32]
    uvs: NDArray[np.float32] | None = None
    smooth: bool = True


@dataclass(frozen=True, eq=False)
class Rectangle:
    """The square −1 … 1 in x and y facing +z, moved by `transform` (4, 4)."""

    transform: Transform


@dataclass(frozen=True)
class Sphere:
    centre: Point
    radius: float


@dataclass(frozen=True, eq=False)
class Beam:
    """A lamp without size at the origin that shines along +z in a cone of `angle` degrees, fading towards its edge.

    It cannot be seen itself; its glow is its intensity, the light it gives at distance 1.
    """

    transform: Transform
    angle: float


Shape = Mesh | Rectangle | Sphere | Beam


@dataclass(frozen=True, eq=False)
class Item:
    """A thing on the set. `name` is unique within a scene and reads well in an error."""

    name: str
    shape: Shape
    surface: Material | Glow
    transform: Transform = field(default_factory=lambda: IDENTITY)


@dataclass(frozen=True)
class EvenLight:
    """The same light from everywhere."""

    radiance: Colour


@dataclass(frozen=True, eq=False)
class PaintedLight:
    """Light from a painted surrounding: `radiance` (rows, columns, 3) float32, latitude and longitude."""

    radiance: NDArray[np.float32]


Environment = EvenLight | PaintedLight


class Grounding(StrEnum):
    """How the product is held: it stands on the ground or lies on it seen from above, hovers over it, or goes on below
    the picture's lower edge.
    """

    STANDING = "standing"
    LYING = "lying"
    FLOATING = "floating"
    CROPPED = "cropped"


@dataclass(frozen=True, kw_only=True)
class Lens:
    """The camera: `fov` in degrees across the longer side, `pitch` in degrees downwards, `distance` to the product's
    base, `aperture` the radius of the lens opening (0: everything sharp). It focuses on the product.
    """

    fov: float = 26.0
    pitch: float = 8.0
    distance: float = 4.2
    aperture: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """The finished plate's brightness: linear `white` is where percentile `percentile` of the plate comes to lie.

    `pure_white` lifts what is nearly white to 255 (catalogue pictures); `contrast` 1 leaves tones as they are.
    """

    white: float = 0.62
    percentile: float = 85.0
    pure_white: bool = False
    contrast: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Air:
    """Mist: how dense (`haze` 0 … 1) and in shafts (`rays` 0 … 1), and what lights it.

    `key` is the irradiance of the key light, `towards` points to it; `ambient` is what the air glows by the light from
    everywhere, and `lamps` what it glows near each of the others, by where that stands. The mist on the ground lies at
    y = `floor`. A key that is a `beam` lights no more than about its axis: a point of it and its radius.
    """

    haze: float
    rays: float
    key: Colour
    towards: Point
    ambient: Colour
    floor: float
    lamps: tuple[tuple[Point, Colour], ...] = ()
    beam: tuple[Point, float] | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """Everything that is rendered, except the product; without `air` it is clear."""

    items: tuple[Item, ...]
    environment: Environment
    air: Air | None = None
    exposure: Exposure = field(default_factory=Exposure)
    bounces: int = 6


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Linear colours of a set: the large calm areas first, the accent last."""

    backdrop: Colour
    surface: Colour
    prop: Colour
    accent: Colour


@dataclass(frozen=True, eq=False, kw_only=True)
class Stage:
    """What a set is built around: its data and the product's place in world units, as the camera sees it.

    `key`, `lens` and `colours` are the set's, in the renderer's units. `rng` drives the composition.
    `left`, `right` and `top` bound the product, `view_left`, `view_right`, `view_bottom` and `view_top` what the camera
    sees, all in the product's plane, which is parallel to the film: to the right and up from the product's base. That
    base lies at x = 0 and z = 0, `lift` above the ground y = 0; `middle` is the product's middle in the world.
    `base_width` is the width of what touches the ground, `footprint` (n, 2) the x and z of its points where they are
    known: a cut-out does not show them.
    """

    set: Set
    key: Key
    lens: Lens
    colours: Palette
    left: float
    right: float
    top: float
    base_width: float
    view_left: float
    view_right: float
    view_top: float
    view_bottom: float
    rng: np.random.Generator
    grounding: Grounding
    lift: float
    middle: Point
    footprint: NDArray[np.float64] | None = None
