"""Our product, and what the words add, standing on a backplate's ground: their shadows and light, path-traced."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from photostudio.engines.base import Progress
from photostudio.engines.studio import supports
from photostudio.engines.studio.adding.fitting import project
from photostudio.engines.studio.adding.foreign import photographed
from photostudio.engines.studio.adding.frames import Frame, carry
from photostudio.engines.studio.adding.laying import Laid, developed, gain_of, lay
from photostudio.engines.studio.adding.looking import Hints
from photostudio.engines.studio.adding.matching import Texture, grained, matched
from photostudio.engines.studio.adding.places import Place
from photostudio.engines.studio.adding.tracing import trace
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.card import BODY, card
from photostudio.engines.studio.composition import arrange
from photostudio.engines.studio.contact import contact_light
from photostudio.engines.studio.design import Set, Surface
from photostudio.engines.studio.grounding import grounding
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.reference.reading import Reading
from photostudio.engines.studio.remix.backplate import Backplate
from photostudio.engines.studio.scene import Glow, Grounding, Item
from photostudio.engines.studio.stage import SOLID, Outline, outline, stand
from photostudio.imaging.arrays import Linear, Mask, Pixels, threefold
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.cutout.evidence import size_within
from photostudio.imaging.placement import Box

SOFT_END = 0.04  # of the canvas's height: shadows of the ground fade so far about the surface's end
KNOWN = 0.9
DEEPER = 1.5  # the studio's lamps are softer than they are thought to be: without that shadows look painted on
FEW = 256  # pixels
CALM = 0.03  # of the canvas's longer side
SOFTEST = 1.2  # pixels: what stands beside the product is as sharp as that, however blurred the reference is


@dataclass(frozen=True, eq=False)
class Standing:
    """What our things do to a backplate: `laid` over it and `around` (see adding.laying), at the canvas's size, and the
    light (rows, columns) that the product's foot leaves.
    """

    laid: Laid
    around: Linear
    contact: Linear
    grain: float


def stand_on(
    plate: Backplate, reading: Reading, design: Set, placed: Pixels, *, quality: Quality, seed: int, progress: Progress
) -> Standing | None:
    """Return what the product (`placed`: rows, columns, 4) and the props of `design` do to a backplate; None where
    there is no ground or the product does not stand on it.
    """
    product = outline(placed)
    if "no-ground" in reading.warnings or grounding(design.view, product) is not Grounding.STANDING:
        return None
    calm = _calm(plate.picture)
    place = _place(calm, plate.horizon, reading, placed)
    items = _props(replace(design, surface=Surface(kind="paint")), place, product)
    frame = _frame(place.camera)
    everywhere = np.ones(frame.shape, bool)
    traced = trace(
        place,
        items,
        frame,
        thing=_silhouettes(items, place.camera),
        zone=everywhere,
        quality=quality,
        seed=seed,
        on_pass=lambda done: progress(0.35 + 0.5 * done, "lighting the product"),
        bare=True,
    )
    alpha = placed[..., 3].astype(np.float32) / np.float32(255)
    covered = carry(alpha, frame, traced.coarse)
    traced = replace(traced, hidden=np.maximum(traced.hidden, covered))
    light, free = carry(to_linear(calm), frame, traced.coarse), covered < 1 - KNOWN
    gain = gain_of(traced, light, place.scene.exposure, known=free)
    laid, around = developed(traced, frame, gain, place.scene.exposure)
    colour = place.sight.colour if place.sight else 1.0
    blur = min(reading.blur / 1000 * max(placed.shape[:2]), SOFTEST)
    laid = matched(laid, Texture(blur, reading.grain), colour)
    factor = 1 + (np.minimum(laid.factor, 1) ** DEEPER - 1) * threefold(_on_ground(plate, frame.shape))
    return Standing(replace(laid, factor=factor.astype(np.float32)), around, contact_light(placed), reading.grain)


def standing_on(picture: Pixels, standing: Standing | None, *, seed: int) -> Linear:
    """Return a backplate's picture (rows, columns, 3), display light, with what stands on it but the product."""
    if standing is None:
        return to_linear(picture)
    light = lay(to_linear(picture), standing.laid, standing.around) * threefold(standing.contact)
    if not standing.laid.alpha.any():
        return np.asarray(light, np.float32)
    rng = np.random.default_rng([seed, 4])
    return to_linear(grained(to_srgb(light), standing.laid.alpha, standing.grain, rng))


def _place(ground: Pixels, horizon: float, reading: Reading, placed: Pixels) -> Place:
    sight = reading.sight
    hints = Hints(
        horizon=horizon,
        azimuth=sight.azimuth,
        elevation=sight.elevation,
        warmth=sight.warmth,
        softness=sight.softness,
    )
    place = photographed(ground, placed[..., 3] >= SOLID, hints)
    return replace(place, cards=(card(placed, place.camera, BODY),))


def _calm(picture: Pixels) -> Pixels:
    """Return a picture without its detail: in the light of few paths that would look like a shadow's edge."""
    size = size_within(picture.shape, FEW)  # so soft a picture needs no more pixels
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), CALM * max(size))
    return np.asarray(cv2.resize(blurred, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def _props(design: Set, place: Place, product: Outline) -> list[Item]:
    """Return what the words add, arranged about the product."""
    if not design.props:
        return []
    stage = stand(design, place.camera, product)
    return [item for item in arrange.props(stage, supports.carry(stage)) if not isinstance(item.surface, Glow)]


def _frame(camera: Camera) -> Frame:
    return Frame(camera, Box(left=0, top=0, right=camera.width, bottom=camera.height))


def _silhouettes(items: list[Item], camera: Camera) -> Mask:
    """Return where things may be seen (rows, columns): their hulls and a little more."""
    drawn = np.zeros((camera.height, camera.width), np.uint8)
    for item in items:
        points = mesh_of(item).positions.astype(np.float64)
        ahead = (points - camera.position) @ camera.forward > 0.1
        if ahead.sum() < 3:
            continue
        seen = np.clip(project(points[ahead], camera), -4 * camera.width, 5 * camera.width)
        hull = cv2.convexHull(seen.astype(np.float32))
        cv2.fillConvexPoly(drawn, np.rint(np.asarray(hull)).astype(np.int32), (1.0,))
    reach = 3 + round(0.004 * max(drawn.shape))
    return np.asarray(cv2.dilate(drawn, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)), bool)


def _on_ground(plate: Backplate, shape: tuple[int, int]) -> Linear:
    """Return how much of the ground's shadows falls on each pixel (rows, columns): none on what stands behind it."""
    end = plate.boundary if plate.boundary is not None else plate.horizon
    rows = (np.arange(shape[0]) + 0.5) / shape[0]
    share = np.clip((rows - end) / SOFT_END, 0, 1).astype(np.float32)
    return np.ascontiguousarray(np.broadcast_to(share[:, None], shape))
