"""Flowers: roses, a posy in a vase, daisies, a blossoming twig, loose petals."""

import numpy as np

from photostudio.engines.studio.library.kinds import Piece, PropKind, Wish
from photostudio.engines.studio.library.props import forms
from photostudio.engines.studio.library.props.forms import Floats, ball, tube, turned, vessel
from photostudio.engines.studio.library.props.growth import (
    at,
    attitude,
    blade,
    course,
    direction,
    fibres,
    flush,
    leafage,
    petals,
    strands,
    variant,
)
from photostudio.engines.studio.library.props.leaves import BARK, CAMERA, EUCALYPTUS, UP, grown
from photostudio.engines.studio.library.props.pieces import piece
from photostudio.engines.studio.library.props.skins import skin as coat
from photostudio.engines.studio.scene import Colour, Item, Material, Mesh, Transform
from photostudio.engines.studio.shapes import merged, moved, sheet
from photostudio.engines.studio.textures import tinted
from photostudio.engines.studio.transforms import move, scale, turn

GREEN: Colour = (0.085, 0.17, 0.045)
SAP: Colour = (0.42, 0.48, 0.14)
GOLDEN = 137.508  # degrees between one petal and the next
FLORETS = 48  # of a daisy's button


def bloom(rng: np.random.Generator, width: float, *, count: int = 34, tight: float = 0.0) -> Mesh:
    """A rose's head on the origin, opening upwards: petals round a bud, the later the wider, curling over at the lip.

    `tight` 1 is a bud, 0 in full flower.
    """
    made, spin = [], float(rng.uniform(0, 360))
    for number in range(count):
        share = number / (count - 1)
        opening = np.radians((3 + 58 * share**1.35) * (1 - 0.75 * tight)) * float(rng.uniform(0.88, 1.1))
        height = width * (0.44 + 0.10 * share) * float(rng.uniform(0.94, 1.05))
        foot = width * (0.015 + 0.05 * share)
        span = np.radians(130 - 76 * share**0.8) * float(rng.uniform(0.9, 1.1))
        petal = _wrapped(rng, foot, height, opening, span, curl=0.25 + 1.0 * share * (1 - tight))
        made.append(moved(variant(petal, int(rng.integers(8))), turn(spin + GOLDEN * number)))
    return merged(made)


def _wrapped(rng: np.random.Generator, foot: float, height: float, opening: float, span: float, *, curl: float) -> Mesh:
    """A petal wrapped round the y axis: it leans out by `opening`, spans ± `span`, and rolls its lip over by `curl`."""
    along, across = np.meshgrid(np.linspace(0, 1, 9), np.linspace(-1, 1, 13), indexing="ij")
    lean = opening + 0.55 * np.cos(np.pi * along) * opening - 0.16 + curl * np.clip((along - 0.66) / 0.34, 0, 1) ** 2
    out = foot + np.cumsum(np.sin(lean), axis=0) * height / 8
    up = np.cumsum(np.cos(lean), axis=0) * height / 8
    crown = 1 - 0.22 * np.abs(across) ** 2.6 * along + 0.04 * np.sin(3 * across + rng.uniform(0, 6)) * along**2
    ruffle = 0.05 * height * along**3 * np.sin(4 * across + rng.uniform(0, 6))
    angle = span * across * np.clip(np.sin(np.pi * (0.14 + 0.62 * along)), 0, 1) ** 0.8
    radius = np.maximum(out * crown + ruffle, 0.3 * foot) + 0.05 * height * np.abs(across) ** 2
    points = np.stack([radius * np.sin(angle), up * crown, radius * np.cos(angle)], axis=-1)
    return sheet(points, np.stack([(across + 1) / 2, along], axis=-1))


def _rose(rng: np.random.Generator, wish: Wish) -> Piece:
    """A cut rose that lies on its leaves, its face towards the camera."""
    head = bloom(rng, 7.0, tight=float(rng.uniform(0.0, 0.2)))
    nod = turn(float(rng.uniform(-30, 30)), "z") @ turn(float(rng.uniform(74, 80)), "x")
    stem = course(rng, np.array([0.1, -1.0, 0.0]), 11, wander=0.2, points=14)
    sepals = flush(rng, [blade(3.0, 1.0, bend=-1.1)], [turn(72.0 * k) @ turn(64, "x") for k in range(5)])
    places = []
    for share, side in ((0.3, 1), (0.45, -1), (0.62, 1)):
        place, along = at(stem, share)
        places += [
            attitude(
                place, -0.2 * along + side * np.array([1.0, 0, 0]) + spread * along, np.array([0.0, 0.2, -1.0]), size
            )
            for spread, size in ((0.0, 1.0), (0.75, 0.75), (-0.75, 0.75))
        ]
    leaves = flush(rng, [blade(4.6, 2.9, bend=0.1), blade(4.6, 2.7, bend=-0.2, fold=0.5)], places)
    green = leafage(rng, GREEN, gloss=0.5)
    bark = Material(colour=tinted(GREEN, 0.35, BARK), roughness=0.5)
    hip = moved(ball(0.62, rows=10, columns=14), move(0, -0.25, 0))
    return piece(
        wish,
        Item("petals", head, petals(rng, wish.colour, foot=tinted(SAP, 0.94, wish.colour)), nod),
        Item("sepals", merged([sepals, leaves]), green, nod),
        Item("stem", forms.merged([tube(stem, 0.24, sides=8), hip]), bark, nod),
        centred=True,
    )


def _petal(rng: np.random.Generator, wish: Wish) -> Piece:
    """A rose petal that has fallen, hollow side up or down."""
    size = float(rng.uniform(2.4, 3.4))
    along, across = np.meshgrid(np.linspace(0, 1, 14), np.linspace(-1, 1, 13), indexing="ij")
    half = 0.52 * size * np.sin(np.pi * (0.07 + 0.80 * along) ** 1.25) ** 0.55
    notch = 1 - 0.10 * along**6 * np.exp(-((across / 0.3) ** 2))
    cup = float(rng.uniform(0.18, 0.34)) * size
    level = cup * (0.8 * np.abs(across) ** 2 * (half / size) * 2 + 1.1 * (along - 0.45) ** 2)
    level += 0.05 * size * np.sin(3 * across + 4 * along + rng.uniform(0, 6)) * along
    level -= 0.16 * size * np.clip(along - 0.8, 0, 1) * rng.uniform(0, 2)
    points = np.stack([across * half, level, -(along - 0.5) * size * notch], axis=-1)
    petal = variant(sheet(points, np.stack([(across + 1) / 2, along], axis=-1)), int(rng.integers(8)))
    rest = turn(float(rng.uniform(0, 360))) @ turn(float(rng.normal(0, 7)), "x") @ turn(float(rng.normal(0, 7)), "z")
    if rng.random() < 0.35:
        rest = rest @ turn(180, "z")
    return piece(
        wish, Item("petal", petal, petals(rng, wish.colour, foot=tinted((0.9, 0.82, 0.6), 0.35, wish.colour)), rest)
    )


def daisy(rng: np.random.Generator, width: float, *, rays: int = 24) -> tuple[Mesh, Mesh]:
    """Return the ray petals and the button of a daisy on the origin that faces up."""
    shapes = [
        blade(width * 0.38, width * 0.105, outline=_strap, fold=0.25, bend=bend, wave=0.0, rows=7, columns=3)
        for bend in (0.2, 0.5, 0.8)
    ]
    places = []
    for number in range(rays):
        rise = float(rng.uniform(4, 22)) + 9 * (number % 2)
        there = turn(360 * number / rays + float(rng.normal(0, 3))) @ move(0, 0, width * 0.10) @ turn(90 - rise, "x")
        places.append(there @ scale(1, float(rng.uniform(0.88, 1.06)), 1))
    angle = np.radians(GOLDEN) * np.arange(FLORETS)
    reach = 0.135 * width * np.sqrt(np.arange(FLORETS) / FLORETS)
    level = 0.075 * width * np.sqrt(np.clip(1 - (reach / (0.15 * width)) ** 2, 0, 1))
    floret = ball(0.026 * width, rows=4, columns=6)
    button = [
        moved(floret, move(x, y, z))
        for x, y, z in zip(reach * np.sin(angle), level, reach * np.cos(angle), strict=True)
    ]
    base = moved(ball(0.15 * width, rows=8, columns=14), scale(1, 0.45, 1))
    return flush(rng, shapes, places), forms.merged([*button, base])


def _strap(along: Floats) -> Floats:
    return np.asarray(np.sin(np.pi * np.clip(0.12 + 0.84 * along, 0, 1)) ** 0.45)


def _daisies(rng: np.random.Generator, wish: Wish) -> Piece:
    """A daisy with a short stem, lying so that it looks up."""
    rays, button = daisy(rng, float(rng.uniform(4.0, 5.0)))
    nod = turn(float(rng.uniform(0, 360))) @ turn(float(rng.uniform(8, 30)), "x")
    stem = course(rng, np.array([0.25, -0.25, -1.0]), 5, wander=0.3, points=10)
    return piece(
        wish,
        Item("rays", rays, petals(rng, wish.colour, foot=tinted(wish.colour, 0.15, SAP), deep=0.1), nod),
        Item("button", button, Material(colour=(0.80, 0.42, 0.03), roughness=0.8), nod),
        Item("stem", tube(stem, 0.13, sides=6), Material(colour=GREEN, roughness=0.6), nod),
        centred=True,
    )


def _blossom(rng: np.random.Generator, wish: Wish) -> Piece:
    """A flowering twig of cherry or almond: open flowers in clusters, a few buds, hardly a leaf."""
    main = course(rng, UP, 34, wander=0.5, points=30)
    stems = [main]
    for number, share in enumerate((0.16, 0.28, 0.4, 0.52, 0.64, 0.78)):
        place, along = at(main, share)
        side = np.array([(-1.0) ** number, 0.15, rng.normal(0, 0.3)])
        stems.append(
            place + course(rng, along + 0.8 * side, float(rng.uniform(8, 14)) * (1.2 - share), wander=0.5, points=14)
        )
    wood = [tube(main, np.linspace(0.36, 0.1, 30), sides=8)]
    wood += [tube(stem, np.linspace(0.17, 0.07, 14), sides=6) for stem in stems[1:]]
    flowers = [there for stem in stems for there in _clusters(rng, stem)]
    petal = [
        blade(1.35, 1.25, outline=_rounded, fold=fold, bend=bend, wave=0.06, rows=6, columns=5)
        for fold, bend in ((0.3, -0.5), (0.5, -0.9), (0.2, 0.1))
    ]
    ring = [turn(72.0 * k) @ turn(62, "x") for k in range(5)]
    open_petals = flush(rng, petal, [there @ leaf for there in flowers for leaf in ring])
    bark = Material(colour=tinted(BARK, 0.35), roughness=0.75)
    gold = strands(rng, (0.75, 0.62, 0.35), (0.80, 0.38, 0.02))
    blush = petals(rng, wish.colour, foot=tinted(wish.colour, 0.22, (0.5, 0.05, 0.12)), deep=0.1)
    return piece(
        wish,
        Item("petals", open_petals, blush),
        Item("stamens", merged([moved(_stamens(rng), there) for there in flowers]), gold),
        Item("wood", forms.merged(wood), bark),
    )


def _clusters(rng: np.random.Generator, stem: Floats) -> list[Transform]:
    """Return where flowers open along a stem: two or three to a knot, the knots uneven, each facing its own way."""
    places = []
    for share in np.linspace(0.3, 1.0, max(4, len(stem) // 2)) + rng.normal(0, 0.03, max(4, len(stem) // 2)):
        for _ in range(int(rng.integers(1, 4))):
            place, along = at(stem, float(np.clip(share, 0, 1)))
            aside = direction(rng) * (1, 1, 0.7) + 0.55 * CAMERA
            aside -= 0.7 * along * (aside @ along)
            places.append(
                attitude(place + 0.9 * aside / np.linalg.norm(aside), aside, along, float(rng.uniform(0.75, 1.1)))
            )
    return places


def _rounded(along: Floats) -> Floats:
    return np.asarray(np.sin(np.pi * np.clip(0.04 + 0.9 * along**1.3, 0, 1)) ** 0.6)


def _stamens(rng: np.random.Generator) -> Mesh:
    headings = rng.normal((0, 1, 0), 0.42, (14, 3))
    return fibres(rng, np.zeros((14, 3)), headings, rng.uniform(0.5, 0.85, 14), width=0.05, joints=1)


def _posy(rng: np.random.Generator, wish: Wish) -> Piece:
    """A loose bunch of roses, daisies and eucalyptus in a small stoneware vase."""
    profile = forms.rounded(
        np.array([[2.4, 0.0], [3.3, 1.2], [3.6, 4.2], [2.7, 7.4], [1.7, 9.0], [2.0, 10.2]]), samples=40
    )
    vase = turned(vessel(profile, wall=0.3, floor=0.5), 56)
    pot = coat(Wish(colour=wish.tone, tone=wish.tone, accent=wish.accent, unit=wish.unit), rng, "matte")
    heads, small, buttons, stems, greens = [], [], [], [], []
    for number in range(7):
        angle, lean = np.radians(GOLDEN * number + rng.normal(0, 10)), 0.16 + 0.42 * np.sqrt(number / 6)
        heading = np.array([lean * np.sin(angle), 1.0, lean * np.cos(angle)])
        stem = np.array([0, 6.5, 0]) + course(
            rng, heading, float(rng.uniform(8.5, 11.5)) - 3 * lean, wander=0.12, points=10
        )
        stems.append(tube(stem, 0.15, sides=6))
        there = attitude(stem[-1], heading + 0.45 * CAMERA * (lean > 0.2), np.array([0.0, 0.3, 1.0]))
        if number % 3 == 2:
            rays, button = daisy(rng, 4.2, rays=20)
            small.append(moved(rays, there))
            buttons.append(moved(button, there))
        else:
            heads.append(
                moved(bloom(rng, float(rng.uniform(4.6, 6.2)), count=20, tight=float(rng.uniform(0, 0.3))), there)
            )
    for number in range(5):
        angle = np.radians(72 * number + rng.uniform(-20, 20))
        heading = np.array([0.75 * np.sin(angle), 1.0, 0.75 * np.cos(angle)])
        leaves, wood = grown(rng, EUCALYPTUS._replace(length=11, shoots=1, size=3.0))
        there = attitude(np.array([0, 7.5, 0]), heading, CAMERA)
        greens.append(moved(leaves, there))
        stems.append(moved(wood, there))
    pale = tinted(wish.colour, 0.55, (0.95, 0.92, 0.86))
    return piece(
        wish,
        Item("roses", merged(heads), petals(rng, wish.colour, foot=tinted(SAP, 0.88, wish.colour))),
        Item("daisies", merged(small), petals(rng, pale, foot=pale, deep=0.1)),
        Item("buttons", forms.merged(buttons), Material(colour=(0.78, 0.42, 0.04), roughness=0.8)),
        Item("leaves", merged(greens), leafage(rng, (0.20, 0.29, 0.20), veins=6, gloss=0.25, bloom=0.35)),
        Item("stems", forms.merged(stems), Material(colour=GREEN, roughness=0.6)),
        Item("vase", vase, pot),
    )


PROPS = {
    "flowers": PropKind(layout="stand", colours=("#e9b8b4", "#f3ead9", "#d98f86", "#e7c6d4"), build=_posy),
    "rose": PropKind(layout="stand", colours=("#b01f2e", "#e8a9ae", "#f2e4d3", "#d9718a"), build=_rose, count=(1, 3)),
    "blossom branch": PropKind(layout="reach", colours=("#f6c3cf", "#fad9de", "#f0adbd"), build=_blossom, count=(2, 3)),
    "daisies": PropKind(layout="scatter", colours=("#f6f3ea",), build=_daisies, count=(3, 6)),
    "petals": PropKind(layout="scatter", colours=("#e6a3a8", "#d9566b", "#f3dcd6"), build=_petal, count=(9, 16)),
}
