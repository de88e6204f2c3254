"""How plants grow, in centimetres: stems that wander, leaves and petals set along them, hairs and needles.

A leaf or petal grows from the origin along +y with its face to +z; u runs across it from 0 to 1, v from foot to tip.
"""

from collections.abc import Callable, Sequence

import numpy as np

from photostudio.engines.studio.foliage import oval
from photostudio.engines.studio.library.props.forms import Floats
from photostudio.engines.studio.noise import fractal, level, smoothstep
from photostudio.engines.studio.scene import Colour, Material, Mesh, Texture, Transform
from photostudio.engines.studio.shapes import merged, moved, sheet
from photostudio.engines.studio.textures import paint, tinted

LIGHTEST, LIGHTER = 0.98, 1.18  # of a petal's strongest channel, and its gain
VARIANTS = 8  # different leaves painted side by side in one texture
Shape = Callable[[Floats], Floats]


def course(
    rng: np.random.Generator, heading: Floats, length: float, *, wander: float, sag: float = 0.0, points: int = 20
) -> Floats:
    """Return the way (points, 3) of a stem that sets out along `heading` from the origin, strays and sinks."""
    along = np.linspace(0, 1, points)[:, None]
    bends = sum(
        rng.normal(0, wander / turns, 3) * np.sin(np.pi * along * turns / 2 + rng.uniform(0, 6)) for turns in (1, 2, 4)
    )
    way = heading / np.linalg.norm(heading) + np.asarray(bends) * along + sag * along * np.array([0.0, -1.0, 0.0])
    way = way / np.linalg.norm(way, axis=1, keepdims=True)
    steps = np.concatenate([np.zeros((1, 3)), (way[1:] + way[:-1]) / 2])
    return np.asarray(np.cumsum(steps, axis=0) * length / (points - 1))


def at(path: Floats, share: float) -> tuple[Floats, Floats]:
    """Return the place and the direction at a share, 0 … 1, of a path (n, 3)."""
    place = share * (len(path) - 1)
    number = min(int(place), len(path) - 2)
    step = path[number + 1] - path[number]
    return path[number] + (place - number) * step, step / np.linalg.norm(step)


def attitude(place: Floats, along: Floats, facing: Floats, size: float = 1.0) -> Transform:
    """Stand something that grows along +y at a place, along a direction, with its +z as near `facing` as may be."""
    up = along / np.linalg.norm(along)
    face = facing - up * (facing @ up)
    face /= max(float(np.linalg.norm(face)), 1e-9)
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 1], matrix[:3, 2], matrix[:3, 3] = np.cross(up, face), up, face, place
    matrix[:3, :3] *= size
    return matrix


def direction(rng: np.random.Generator) -> Floats:
    """Return a random direction (3,)."""
    vector = rng.normal(0, 1, 3)
    return np.asarray(vector / np.linalg.norm(vector))


def flush(rng: np.random.Generator, meshes: Sequence[Mesh], places: Sequence[Transform]) -> Mesh:
    """Return one mesh with one of the leaves at every place, each painted as one of the VARIANTS in its texture."""
    chosen = rng.integers(0, len(meshes), len(places))
    tiles = rng.integers(0, VARIANTS, len(places))
    return merged(
        [
            moved(variant(meshes[number], tile), there)
            for number, tile, there in zip(chosen.tolist(), tiles.tolist(), places, strict=True)
        ]
    )


def variant(mesh: Mesh, tile: int) -> Mesh:
    """Return a leaf painted as one of the VARIANTS."""
    uvs = np.asarray(mesh.uvs, np.float32) * (0.96 / VARIANTS, 0.98) + ((tile + 0.02) / VARIANTS, 0.01)
    return Mesh(mesh.positions, mesh.faces, uvs.astype(np.float32), mesh.smooth)


def blade(
    length: float,
    width: float,
    *,
    outline: Shape = oval,
    fold: float = 0.3,
    bend: float = 0.4,
    wave: float = 0.04,
    rows: int = 10,
    columns: int = 5,
) -> Mesh:
    """A leaf folded along its rib, bent back by `bend` radians, its edges waved by a share of its width."""
    along, across = np.meshgrid(np.linspace(0, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    half = 0.5 * width * np.clip(outline(along), 0.004, None)
    curl = bend if abs(bend) > 1e-3 else 1e-3
    arc = curl * along
    lift = fold * np.abs(across) ** 1.4 * half + wave * width * np.sin(11 * along + 2 * across) * across**2
    rise, back = length * np.sin(arc) / curl, length * (1 - np.cos(arc)) / curl
    points = np.stack([across * half, rise + lift * np.sin(arc), lift * np.cos(arc) - back], axis=-1)
    return sheet(points, np.stack([(across + 1) / 2, along], axis=-1))


def fibres(
    rng: np.random.Generator,
    feet: Floats,
    headings: Floats,
    lengths: Floats,
    *,
    width: float,
    sag: float = 0.0,
    joints: int = 3,
) -> Mesh:
    """Hairs and needles: a strip from each foot (n, 3) along its heading (n, 3), thin at its tip, sinking by `sag`."""
    count = len(feet)
    along = np.linspace(0, 1, joints + 1)[None, :, None]
    heading = headings / np.linalg.norm(headings, axis=1, keepdims=True)
    way = heading[:, None] * along + sag * along**2 * np.array([0.0, -1.0, 0.0])
    spine = feet[:, None] + lengths[:, None, None] * way
    side = np.cross(heading, rng.normal(0, 1, (count, 3)))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    broad = 0.5 * width * (1 - 0.85 * along**2) * side[:, None]
    points = np.stack([spine - broad, spine + broad], axis=2).reshape(-1, 3)
    first = 2 * (joints + 1) * np.arange(count)[:, None, None]
    strip = [[2 * j + a for a in corners] for j in range(joints) for corners in ((0, 1, 3), (0, 3, 2))]
    tone = np.broadcast_to(rng.uniform(0.02, 0.98, (count, 1, 1)), (count, joints + 1, 2))
    rise = np.broadcast_to(np.clip(along, 0.02, 0.98), (count, joints + 1, 2))
    return Mesh(
        points.astype(np.float32),
        (first + np.array(strip)).reshape(-1, 3).astype(np.uint32),
        np.stack([tone, rise], axis=-1).reshape(-1, 2).astype(np.float32),
    )


def leafage(
    rng: np.random.Generator,
    colour: Colour,
    *,
    veins: int = 8,
    rib: float = 0.5,
    vary: float = 0.16,
    gloss: float = 0.5,
    bloom: float = 0.0,
) -> Material:
    """Return VARIANTS of a leaf side by side: a pale rib, veins, blotches, a darker foot; `bloom` is a waxy haze."""
    rows, columns = 256, 64
    u, v = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(0, 1, rows))
    aside = np.abs(u).astype(np.float32)
    ribs = 1 - smoothstep(0.03, 0.11, aside)
    lines = 1 - smoothstep(0.04, 0.16, np.abs((v * veins - aside * 1.4) % 1 - 0.5))
    blotches = fractal(rng, 512, coarsest=3, finest=50, slope=1.2)
    pale = tinted(colour, 0.55, (0.62, 0.72, 0.30))
    tiles = []
    for number in range(VARIANTS):
        tone = _varied(rng, colour, vary)
        cloud = blotches[:rows, number * columns : (number + 1) * columns]
        tiles.append(
            paint(
                tone,
                (0.30 * np.asarray(1 - v, np.float32) ** 2, tinted(tone, 0.5)),
                (bloom * level(cloud), (0.62, 0.70, 0.66)),
                (0.20 * smoothstep(0.6, 1.0, aside), tinted(tone, 0.4, (0.40, 0.42, 0.08))),
                (0.30 * lines * (1 - ribs), pale),
                (rib * ribs, pale),
                grain=np.asarray(0.06 * cloud, np.float32),
            )
        )
    picture = np.concatenate(tiles, axis=1)
    return Material(colour=Texture(picture, mirrored=False), roughness=0.78 - 0.45 * gloss, translucent=0.28)


def petals(rng: np.random.Generator, colour: Colour, *, foot: Colour, deep: float = 0.12) -> Material:
    """Return VARIANTS of a petal side by side: another tone at its foot, fine veins fanning out, a paler lip.

    They are lighter than `colour`: most of what is seen of a flower is in its own shade.
    """
    colour, foot = _lit(colour), _lit(foot)
    rows, columns = 128, 64
    u, v = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(0, 1, rows))
    streaks = fractal(rng, 512, coarsest=16, finest=120, slope=0.8, stretch=14, angle=90)
    clouds = fractal(rng, 512, coarsest=3, finest=20, slope=1.4)
    base = np.asarray(1 - smoothstep(0.0, 0.55, v), np.float32)
    lip = smoothstep(0.78, 1.0, v + 0.12 * np.abs(u))
    tiles = []
    for number in range(VARIANTS):
        tone = _varied(rng, colour, 0.08)
        part = np.s_[:rows, number * columns : (number + 1) * columns]
        tiles.append(
            paint(
                tone,
                (deep * smoothstep(0.75, 0.2, v) * (1 - base), _deeper(tone)),
                (0.9 * base**1.5, foot),
                (0.22 * lip, tinted(tone, 0.45, (1.0, 0.97, 0.94))),
                grain=np.asarray(0.035 * streaks[part] + 0.03 * clouds[part], np.float32),
            )
        )
    picture = np.concatenate(tiles, axis=1)
    return Material(colour=Texture(picture, mirrored=False), roughness=0.62, sheen=0.25, translucent=0.4)


def strands(
    rng: np.random.Generator, foot: Colour, tip: Colour, *, vary: float = 0.15, roughness: float = 0.6
) -> Material:
    """Return the material of `fibres`: u is each one's own tone, v runs from foot to tip."""
    rise = np.linspace(0, 1, 32, dtype=np.float32)[:, None]
    tones = fractal(rng, 64, coarsest=8, slope=0.1)[0]
    picture = paint(
        foot, (np.repeat(rise, 64, axis=1), tip), grain=np.asarray(vary * tones[None], np.float32).repeat(32, 0)
    )
    return Material(colour=Texture(picture, mirrored=False), roughness=roughness, translucent=0.45)


def riper(colour: Colour) -> Colour:
    """Return a fruit's colour a little redder and deeper."""
    red, green, blue = colour
    return min(1.0, red * 1.08), green * 0.72, blue * 0.6


def _lit(colour: Colour) -> Colour:
    gain = min(LIGHTEST / max(*colour, 1e-3), LIGHTER)
    red, green, blue = (min(gain * channel, LIGHTEST) for channel in colour)
    return red, green, blue


def _deeper(colour: Colour) -> Colour:
    red, green, blue = (channel**1.35 for channel in colour)
    return red, green, blue


def _varied(rng: np.random.Generator, colour: Colour, amount: float) -> Colour:
    """Return a colour a little lighter or darker, warmer or cooler."""
    light, warm = float(rng.lognormal(0, amount)), float(rng.normal(0, amount / 2))
    red, green, blue = colour
    return min(1.0, red * light * (1 + warm)), min(1.0, green * light), min(1.0, blue * light * (1 - warm))
