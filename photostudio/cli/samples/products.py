"""The sample products themselves. Lengths are in the product's own heights, about."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photostudio.cli.samples import labels
from photostudio.cli.samples.shoot import Sample, SoftBox
from photostudio.engines.studio import shapes
from photostudio.engines.studio.scene import Item, Material, Mesh, Texture
from photostudio.engines.studio.transforms import move, turn
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.colour import hexadecimal

Points = NDArray[np.float64]

GOLD = Material(colour=(0.86, 0.62, 0.34), metallic=1.0, roughness=0.16)
KEY = SoftBox(azimuth=-62, elevation=22, width=24, height=46, radiance=2.6)
STRIP = SoftBox(azimuth=72, elevation=15, width=9, height=50, radiance=3.2)
TOP = SoftBox(azimuth=0, elevation=75, width=120, height=22, radiance=1.1, rim=14)


def all_samples(fonts: Path) -> tuple[Sample, ...]:
    return perfume(fonts), jar(fonts), tea(fonts), can(fonts)


def perfume(fonts: Path) -> Sample:
    """A heavy glass flacon, half a hand high, with a lacquered cap."""
    glass = Material(colour=(0.995, 0.995, 0.995), glass=1.0, ior=1.5, roughness=0.0)
    scent = Material(colour=(0.98, 0.86, 0.66), glass=1.0, ior=1.36 / 1.5, roughness=0.0)
    cap = Material(colour=(0.018, 0.017, 0.018), roughness=0.12, specular=0.6, clearcoat=1.0)
    items = (
        Item("glass", shapes.slab(0.56, 0.26, 0.66, corner=0.06, bevel=0.035), glass),
        Item("scent", shapes.slab(0.49, 0.19, 0.49, corner=0.05, bevel=0.03), scent, move(y=0.075)),
        Item("collar", shapes.podium(0.105, 0.045, bevel=0.008), GOLD, move(y=0.66)),
        Item("cap", shapes.podium(0.135, 0.25, bevel=0.014), cap, move(y=0.708)),
        Item("label", _panel(0.36, 0.30), _print(labels.perfume(fonts)), move(y=0.34, z=0.1315)),
    )
    front = SoftBox(azimuth=-8, elevation=48, width=34, height=13, radiance=3.4, rim=9)
    boxes = (KEY, STRIP, TOP, front, SoftBox(azimuth=180, elevation=1, width=15, height=22, radiance=0.8, rim=14))
    return Sample(name="perfume-bottle", items=items, boxes=boxes, width=860, height=1320, walls=0.05, floor=0.22)


def jar(fonts: Path) -> Sample:
    """A squat jar of opal glass with a metal lid."""
    body = _smooth([(0.0, 0.0), (0.40, 0.0), (0.46, 0.03), (0.47, 0.08), (0.47, 0.40), (0.455, 0.435), (0.40, 0.45)])
    lid = _smooth([(0.46, 0.455), (0.476, 0.462), (0.476, 0.64), (0.462, 0.658), (0.0, 0.66)])
    opal = Material(colour=Texture(_upside_down(labels.jar(fonts))), roughness=0.28, specular=0.5, clearcoat=0.6)
    brushed = Material(colour=(0.83, 0.60, 0.38), metallic=1.0, roughness=0.24)
    items = (
        Item("body", _wrapped(body), opal),
        Item("gap", shapes.lathe(np.array([(0.0, 0.445), (0.43, 0.446), (0.43, 0.46), (0.0, 0.461)])), GOLD),
        Item("lid", _wrapped(lid), brushed),
    )
    return Sample(name="balm-jar", items=items, boxes=(KEY, STRIP, TOP), width=1320, height=1060, pitch=9, base=0.84)


def tea(fonts: Path) -> Sample:
    """A carton turned a little, so that it shows two printed sides."""
    width, depth, height = 0.62, 0.40, 0.91
    card = Material(colour=hexadecimal("#1f4a43"), roughness=0.5, specular=0.2)
    turned = turn(-28)
    front = turned @ move(y=height / 2, z=depth / 2 + 0.0006)
    side = turned @ turn(90) @ move(y=height / 2, z=width / 2 + 0.0006)
    items = (
        Item("card", shapes.slab(width, depth, height, corner=0.007, bevel=0.006), card, turned),
        Item("front", _panel(width - 0.014, height - 0.012), _print(labels.tea_front(fonts), 0.42), front),
        Item("side", _panel(depth - 0.014, height - 0.012), _print(labels.tea_side(fonts), 0.42), side),
    )
    return Sample(
        name="tea-carton", items=items, boxes=(KEY, STRIP, TOP), width=1000, height=1280, pitch=8, walls=0.22, base=0.88
    )


def can(fonts: Path) -> Sample:
    """A slim can of printed aluminium."""
    r = 0.265
    wall = _smooth([(0.19, 0.0), (0.205, 0.004), (r - 0.012, 0.045), (r, 0.075), (r, 0.85), (r - 0.008, 0.87)])
    neck = _smooth([(r - 0.008, 0.87), (0.215, 0.925), (0.211, 0.938), (0.219, 0.95), (0.217, 0.957), (0.205, 0.955)])
    lid = _smooth([(0.205, 0.955), (0.195, 0.93), (0.18, 0.925), (0.0, 0.925)])
    printed = Material(
        colour=Texture(_upside_down(labels.can(fonts))), metallic=0.55, roughness=0.3, specular=0.5, clearcoat=0.8
    )
    bare = Material(colour=(0.83, 0.83, 0.84), metallic=1.0, roughness=0.2)
    items = (
        Item("wall", _wrapped(wall), printed),
        Item("neck", _wrapped(neck), bare),
        Item("lid", _wrapped(lid), bare),
    )
    boxes = (KEY, STRIP, TOP)
    return Sample(
        name="tonic-can", items=items, boxes=boxes, width=860, height=1360, pitch=7, walls=0.3, base=0.9, shadow=True
    )


def _print(picture: Pixels, roughness: float = 0.55) -> Material:
    return Material(colour=Texture(_upside_down(picture)), roughness=roughness, specular=0.2)


def _upside_down(picture: Pixels) -> Pixels:
    """A texture's first row is the lowest."""
    return np.ascontiguousarray(picture[::-1])


def _panel(width: float, height: float) -> Mesh:
    """A printed sheet round its middle, facing the camera."""
    x, y = np.meshgrid([-width / 2, width / 2], [-height / 2, height / 2])
    u, v = np.meshgrid([0.0, 1.0], [0.0, 1.0])
    return shapes.sheet(np.stack([x, y, np.zeros_like(x)], axis=-1), np.stack([u, v], axis=-1))


def _wrapped(profile: Points, segments: int = 256) -> Mesh:
    """Turn a profile (n, 2) of radius and height about the y axis, with a picture wrapped once round it."""
    angle = np.linspace(-np.pi, np.pi, segments + 1)
    radius, level = np.maximum(profile[:, :1], 1e-4), np.broadcast_to(profile[:, 1:], (len(profile), len(angle)))
    points = np.stack([radius * np.sin(angle), level, radius * np.cos(angle)], axis=-1)
    u = np.broadcast_to((angle + np.pi) / (2 * np.pi), level.shape)
    v = (level - level.min()) / np.ptp(level)
    return shapes.sheet(points, np.stack([u, v], axis=-1))


def _smooth(corners: list[tuple[float, float]]) -> Points:
    """Round the corners of a profile a little, by cutting them three times (Chaikin 1974)."""
    points = np.array(corners)
    for _ in range(3):
        near, far = 0.85 * points[:-1] + 0.15 * points[1:], 0.15 * points[:-1] + 0.85 * points[1:]
        points = np.concatenate([points[:1], np.stack([near, far], axis=1).reshape(-1, 2), points[-1:]])
    return points
