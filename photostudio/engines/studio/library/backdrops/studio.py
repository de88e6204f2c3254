"""Backgrounds of a photographer's studio: a paper sweep, a pool of light, blackness, walls, a curtain."""

from dataclasses import replace

import cv2
import numpy as np

from photostudio.engines.studio import coats, shapes
from photostudio.engines.studio.framing import window
from photostudio.engines.studio.library.backdrops.canvas import BLURRIEST, STEEP
from photostudio.engines.studio.library.kinds import BackdropKind, Support
from photostudio.engines.studio.library.surfaces import SURFACES
from photostudio.engines.studio.noise import fractal, smoothstep
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Stage, Texture
from photostudio.engines.studio.textures import paint, tinted
from photostudio.engines.studio.transforms import move

EVEN = ("paint", "paper", "lacquer", "glass")  # materials of one colour that run on into a sweep
SEAMLESS = ("paint", "plaster", "concrete", "paper")  # materials that a floor may be of as well
ALIKE = 0.03  # linear: colours that are meant to be one
BEHIND = 0.35
SIZE = 512
AFORE = 0.1  # before the product a ground begins to run on into the sweep
COVER = 0.0005  # above the ground: the sheet lies over it
BLACKEST = 0.02
GLOW, DARK = 3.2, (0.06, 0.3)  # how much brighter dark paint is in a pool of light; from where it is dark
WHITE: Colour = (1.0, 1.0, 1.0)
LEANING = 0.7
WALL_BLUR = 0.35  # a wall stands near: it is less out of focus than what is far away


def wall(stage: Stage, support: Support) -> tuple[Item, ...]:
    """A wall of the backdrop's material, and a floor before it for what does not bring its own."""
    material = stage.set.backdrop.material or "paint"
    colour = stage.colours.backdrop
    coat = softened(SURFACES[material].coat(stage.rng, colour), stage.set.backdrop.blur)
    back = support.back - BEHIND
    if material in SEAMLESS:
        return (Item("room", shapes.room(back=back), coat, move(0, support.floor, 0)),)
    height = 9.0
    upright = shapes.sheet(_grid(-12.0, 12.0, 0.0, height))
    floor = shapes.room(back=back - 0.3)
    flooring = coats.painted(stage.rng, tinted(colour, 0.2))
    return (
        Item("wall", upright, coat, move(0, support.floor - 0.01, back)),
        Item("floor", floor, flooring, move(0, support.floor, 0)),
    )


def sweep(stage: Stage, support: Support) -> tuple[Item, ...]:
    """Seamless paper that rises behind the product in one wide bend."""
    paper = Material(colour=stage.colours.backdrop, roughness=0.75, specular=0.25)
    return (_swept(stage, support, _ground_coat(stage, support) or paper),)


def gradient(stage: Stage, support: Support) -> tuple[Item, ...]:
    """A sweep on which light pools behind the product and falls off into a deeper tone, towards a kindred accent."""
    colour, accent = stage.colours.backdrop, stage.colours.accent
    deep = _deeper(colour)
    edge = tinted(
        deep, LEANING * _kinship(colour, accent), tinted(accent, 1 - min(1.0, max(deep) / max(*accent, 0.01)))
    )
    return (_painted_sweep(stage, support, _glowing(colour), edge, roughness=0.8),)


def void(stage: Stage, support: Support) -> tuple[Item, ...]:
    """Blackness, with just so much light behind the product that a dark one does not drown in it."""
    colour = stage.colours.backdrop
    glow = tinted(colour, 0.06, tinted(stage.colours.accent, 0.5, WHITE))
    return (_painted_sweep(stage, support, glow, tinted(colour, 0.8), roughness=0.55),)


def curtain(stage: Stage, support: Support) -> tuple[Item, ...]:
    """Heavy cloth in deep folds from above the picture to the floor."""
    cloth = SURFACES[stage.set.backdrop.material or "velvet"].coat(stage.rng, _worn(stage.colours.backdrop))
    # edge-on, shining folds would be bright lines, and so far off no pile can be felt
    cloth = replace(cloth, sheen=0.5 * cloth.sheen, metallic=0.0, bump_height=0.2 * cloth.bump_height)
    back = support.back - BEHIND
    hanging = Item(
        "curtain", _folds(stage, back), softened(cloth, stage.set.backdrop.blur), move(0, support.floor, back)
    )
    flooring = coats.painted(stage.rng, tinted(stage.colours.backdrop, 0.45))
    behind = shapes.room(back=back - 0.4)
    return (hanging, Item("floor", behind, flooring, move(0, support.floor, 0)))


def _glowing(colour: Colour) -> Colour:
    """Return a colour as it is where the light pools: a dark one would swallow it."""
    gain = 1 + (GLOW - 1) * float(smoothstep(DARK[1], DARK[0], np.array(max(colour))))
    red, green, blue = (gain * channel for channel in colour)
    return red, green, blue


def _deeper(colour: Colour) -> Colour:
    """Return a darker and stronger tone of a colour: light that has passed through its dye twice."""
    red, green, blue = (0.6 * channel**1.8 for channel in colour)
    return red, green, blue


def _kinship(colour: Colour, other: Colour) -> float:
    """Return how well two hues mix: 1 when they are alike, 0 when they are opposite and would make mud."""
    one, two = (np.subtract(tone, np.mean(tone)) for tone in (colour, other))
    cosine = float(one @ two) / max(float(np.linalg.norm(one) * np.linalg.norm(two)), 1e-6)
    return float(np.clip((cosine + 1) / 1.6, 0, 1))


def _worn(colour: Colour) -> Colour:
    """Return the colour of cloth: the blackest velvet still gives back a fiftieth of the light."""
    red, green, blue = (max(channel, BLACKEST) for channel in colour)
    return red, green, blue


def softened(coat: Material, blur: float) -> Material:
    """Return a coat as a lens out of focus shows it: its pictures blurred, its relief levelled."""
    radius = WALL_BLUR * BLURRIEST * max(blur - 0.4, 0.0) ** 1.3
    if radius == 0 or not isinstance(coat.colour, Texture):
        return coat
    bump = None if coat.bump is None else _blurred(coat.bump, radius)
    return replace(coat, colour=_blurred(coat.colour, radius), bump=bump)


def _blurred(picture: Texture, radius: float) -> Texture:
    pixels = picture.pixels
    reach = radius * picture.repeat * len(pixels)
    margin = min(int(3 * reach) + 1, len(pixels))
    wrapped = cv2.copyMakeBorder(pixels, margin, margin, margin, margin, cv2.BORDER_WRAP)
    soft = cv2.GaussianBlur(wrapped, (0, 0), max(reach, 0.3))[margin:-margin, margin:-margin]
    soft = soft.reshape(pixels.shape)
    if pixels.dtype == np.uint8:
        return replace(picture, pixels=np.asarray(soft, np.uint8))
    return replace(picture, pixels=np.asarray(soft, np.float32))


def _swept(stage: Stage, support: Support, coat: Material) -> Item:
    return Item(
        "sweep", shapes.cyclorama(back=_sweep_back(stage, support), radius=1.5), coat, move(0, support.floor, 0)
    )


def _sweep_back(stage: Stage, support: Support) -> float:
    return min(-1.9 - 0.5 * max(stage.top, stage.right - stage.left), support.back - 1.2)


def _ground_coat(stage: Stage, support: Support) -> Material | None:
    """Return what the ground is of, when it is meant to be one with the sweep."""
    own = support.items[0].surface
    alike = np.abs(np.subtract(stage.colours.backdrop, stage.colours.surface)).max() < ALIKE
    return own if stage.set.surface.form == "ground" and alike and isinstance(own, Material) else None


def _painted_sweep(stage: Stage, support: Support, bright: Colour, dim: Colour, *, roughness: float) -> Item:
    """Return a sweep painted with a soft pool of light where the product is seen before it.

    A plain ground runs on into it, in one sheet that loses its gloss and its colour on the way: no horizon is seen.
    """
    item = _swept(stage, support, Material(colour=dim))
    mesh = item.shape
    if not isinstance(mesh, Mesh) or mesh.uvs is None or stage.lens.pitch > STEEP:
        return item
    extent = mesh.uvs.max(axis=0)
    back, front = float(mesh.positions[:, 2].min()), float(mesh.positions[:, 2].max())
    wall_foot = extent[1] - float(np.ptp(mesh.positions[:, 1]))  # where y would be 0 if the bend were none
    seen = window(stage, back)
    behind = seen.bottom + seen.height * (0.62 * stage.top - stage.view_bottom) / (stage.view_top - stage.view_bottom)
    middle, reach = behind - support.floor, 0.4 * (seen.width * seen.height) ** 0.5
    down, across = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE
    aside = ((across - 0.5) * extent[0] - 0.5 * (seen.left + seen.right)) / (1.25 * reach)
    along = down * extent[1]
    above = (along - wall_foot - middle) / reach
    pool = np.asarray(np.exp(-0.9 * (aside**2 + above**2)), np.float32)
    ground = _plain_ground(stage, support)
    if ground is None:
        paper = Material(colour=Texture(paint(dim, (pool, bright))), roughness=roughness, specular=0.2)
    else:
        near = 1 - smoothstep(front - AFORE, front - back, along)
        paper = replace(
            ground,
            colour=Texture(paint(dim, (pool, bright), (near, stage.colours.surface))),
            roughness=Texture((roughness + near * (coats.typical(ground.roughness) - roughness))[..., None], raw=True),
            bump=None,
            clearcoat=0.0,  # its own gloss would stay on the wall
        )
        item = replace(item, transform=move(0, COVER, 0))
    return replace(item, shape=replace(mesh, uvs=mesh.uvs / extent), surface=paper)


def _plain_ground(stage: Stage, support: Support) -> Material | None:
    """Return what the ground is of, when it is a plane of one even colour that paper or acrylic could have."""
    own, surface = support.items[0].surface, stage.set.surface
    plain = surface.form == "ground" and surface.kind in EVEN
    return own if plain and isinstance(own, Material) and not own.glass else None


def _grid(left: float, right: float, bottom: float, top: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    x, y = np.meshgrid(np.linspace(left, right, 5), np.linspace(bottom, top, 5))
    return np.stack([x, y, np.zeros_like(x)], axis=-1)


def _folds(stage: Stage, back: float) -> Mesh:
    """Return cloth gathered at the top: folds of many widths that wander, merge and open towards the floor."""
    rng, height = stage.rng, 5.0
    half = 0.75 * window(stage, back).width if stage.lens.pitch < STEEP else 6.0
    columns, rows = 620, 36
    x, share = np.meshgrid(np.linspace(-half, half, columns), np.linspace(0, 1, rows))
    wander = fractal(rng, 256, coarsest=2, finest=9, slope=1.5)
    drift = wander[np.linspace(0, 36, rows).astype(int)][:, np.linspace(0, 255, columns).astype(int)]
    widths = np.cumsum(np.exp(0.3 * wander[128, np.linspace(0, 255, columns).astype(int)]))
    turn = 2 * np.pi * (widths / widths[-1] * 2 * half / float(rng.uniform(0.3, 0.42))) + 0.6 * drift
    opening = 1.2 - 0.4 * share
    swell = 0.6 + 0.4 * np.sin(0.31 * turn + 1.0) ** 2 + 0.2 * drift
    # round outside and narrow inside, as cloth falls
    fold = np.sin(turn + 0.5 * np.sin(turn + 1.2)) + 0.18 * np.sin(2.3 * turn + 0.8 + 2 * drift)
    z = 0.12 * opening * swell * fold
    sway = 0.045 * np.cos(turn) * opening
    return shapes.sheet(np.stack([x + sway, share * height, z], axis=-1))


BACKDROPS = {
    "wall": BackdropKind(colours=("#d9cbb9", "#b8b1a6", "#e7cfc4", "#c3cbb9", "#c8cdd2"), build=wall, material="paint"),
    "sweep": BackdropKind(colours=("#efeeec", "#d9d7d3", "#e9dfd2", "#dfe5ea", "#bfbfbe"), build=sweep),
    "gradient": BackdropKind(colours=("#b9c4d6", "#d9b9ae", "#9fb3a8", "#cabfdc", "#d8c39d"), build=gradient),
    "void": BackdropKind(colours=("#0b0b0d", "#0d0f14", "#120c0a"), build=void),
    "curtain": BackdropKind(
        colours=("#7a2f36", "#2f4a45", "#cdb9a2", "#39405e", "#8a6a58"), build=curtain, material="velvet"
    ),
}
