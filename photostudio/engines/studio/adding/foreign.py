"""A photo as a set: the ground carries the photo itself, a key light and a sky are as in it."""

import math
from dataclasses import asdict

import cv2
import numpy as np

from photostudio.engines.studio import keys, lights, rigs, shapes
from photostudio.engines.studio.adding.fitting import project
from photostudio.engines.studio.adding.looking import Hints, Sight, look
from photostudio.engines.studio.adding.places import Place
from photostudio.engines.studio.building import BOUNCES
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.design import Backdrop, Key, Light, Palette, Set, Surface
from photostudio.engines.studio.scene import Exposure, Item, Lens, Material, Scene, Texture
from photostudio.engines.studio.stage import Outline, stand
from photostudio.imaging.arrays import Mask, Pixels
from photostudio.imaging.colour import to_linear, to_srgb
from photostudio.imaging.parts import box_of
from photostudio.imaging.placement import Box

FIELD = 40.0  # degrees across the longer side: neither a wide lens nor a long one
DISTANCE = 4.2
STEEPEST, FLATTEST = 80.0, -25.0  # degrees
FILL, SOFT_FILL = 0.3, 0.45  # under a hard light, and what a soft one adds
TEXTURE = 512  # pixels: enough for what is mirrored and for colour that is thrown back
NEAREST, FARTHEST, WIDE = 0.35, 16.0, 10.0  # of the ground, in world units from the camera and to the sides
LINES = 120
DARKEST, LIGHTEST = 0.02, 0.85  # of what the ground reflects


def photographed(picture: Pixels, masked: Mask, hints: Hints) -> Place:
    """Return the place in a photo (rows, columns, 3) where it is `masked` (rows, columns)."""
    sight = look(picture, masked, hints)
    box = box_of(masked) or Box(left=0, top=0, right=masked.shape[1], bottom=masked.shape[0])
    camera = _camera(sight, box, masked.shape)
    key = Key(
        azimuth=float(np.clip(sight.azimuth, -180, 180)),
        elevation=float(np.clip(sight.elevation, 5, 90)),
        softness=float(np.clip(sight.softness, 0, 1)),
        warmth=float(np.clip(sight.warmth, -1, 1)),
    )
    grey = "#808080"
    design = Set(
        surface=Surface(kind="paint"),
        backdrop=Backdrop(kind="void"),
        palette=Palette(backdrop=grey, surface=grey, prop=grey, accent=grey),
        light=Light(rig="softbox", key=key, fill=fill_of(key.softness)),
    )
    rows, columns = masked.shape
    outline = Outline(
        left=box.left / columns,
        right=box.right / columns,
        top=box.top / rows,
        base=box.bottom / rows,
        foot_left=box.left / columns,
        foot_right=box.right / columns,
    )
    stage = stand(design, camera, outline)
    lamps = [lights.key(stage, distance=lights.FAR, irradiance=keys.IRRADIANCE)]
    scene = Scene(
        items=(_ground(picture, sight, camera), *lamps),
        environment=rigs.surroundings(stage),
        exposure=Exposure(),
        bounces=BOUNCES,
    )
    return Place(
        scene=scene,
        camera=camera,
        towards=lights.direction(key),
        sight=sight,
        recipe={"scene": "estimated", "sight": {name: round(value, 4) for name, value in asdict(sight).items()}},
    )


def fill_of(softness: float) -> float:
    """Return how much light fills the shadows under a key light of that softness, 0 … 1."""
    return FILL + SOFT_FILL * softness


def _camera(sight: Sight, box: Box, shape: tuple[int, int]) -> Camera:
    """Return a camera that sees the horizon where the photo has it, and the mask's foot at the origin."""
    rows, columns = shape
    focal = 0.5 * max(rows, columns) / math.tan(math.radians(FIELD) / 2)
    pitch = math.degrees(math.atan((0.5 - sight.horizon) * rows / focal))
    lens = Lens(fov=FIELD, pitch=float(np.clip(pitch, FLATTEST, STEEPEST)), distance=DISTANCE)
    middle = (box.left + box.right) / 2 / columns
    return Camera(width=columns, height=rows, lens=lens, middle=middle, base=box.bottom / rows)


def _ground(picture: Pixels, sight: Sight, camera: Camera) -> Item:
    """Return the ground, whose every point has the colour that the photo has there."""
    share = min(1.0, TEXTURE / max(picture.shape[:2]))
    small = np.asarray(cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
    albedo = np.clip(to_linear(small) / np.float32(sight.white), DARKEST, LIGHTEST)
    start = camera.position
    x, z = np.meshgrid(start[0] + np.linspace(-WIDE, WIDE, LINES), start[2] - np.geomspace(NEAREST, FARTHEST, LINES))
    points = np.stack([x, np.zeros_like(x), z], axis=-1)
    seen = project(points.reshape(-1, 3), camera) / (camera.width, camera.height)
    uvs = np.clip(seen, 0.002, 0.998).reshape(*x.shape, 2)
    texture = Texture(to_srgb(albedo), mirrored=False)
    return Item("ground", shapes.sheet(points, uvs), Material(colour=texture, roughness=0.6, specular=0.25))
