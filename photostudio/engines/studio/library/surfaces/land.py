"""Ground that is no flat plane: a mesh as fine as the camera needs it, pushed up by a height."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from photostudio.engines.studio.library.kinds import Ground
from photostudio.engines.studio.noise import smoothstep
from photostudio.engines.studio.pedestals import support
from photostudio.engines.studio.scene import Grounding, Item, Material, Mesh, Stage
from photostudio.engines.studio.shapes import sheet

Floats = NDArray[np.float64]
HeightField = Callable[[Floats, Floats], NDArray[np.floating]]
MARGIN = 1.3  # beyond the picture: what throws shadows into it and shows in reflections
STEEP = 50.0  # degrees: looking down from here on, the ground is a square under the lens
ROWS, COLUMNS = 190, 160
FAR = -14.0


def ground(
    stage: Stage, name: str, coat: Material, height: HeightField, *, far: float = FAR, extra: tuple[Item, ...] = ()
) -> Ground:
    """Return a ground of a material whose `height(x, z)` is everywhere as the function says."""
    item = Item(name, field(stage, height, far=far), coat)

    def level(x: float, z: float) -> float:
        return float(height(np.array([x]), np.array([z]))[0])

    return Ground(items=(item, *extra), height=level)


def field(stage: Stage, height: HeightField, *, far: float = FAR, fineness: float = 1.0) -> Mesh:
    """Return the visible ground as a mesh; its texture lies on it from above, in world units."""
    x, z = seen(stage, far=far, rows=int(ROWS * fineness), columns=int(COLUMNS * fineness))
    return sheet(np.stack([x, height(x, z), z], axis=-1), np.stack([x, -z], axis=-1))


def seen(stage: Stage, *, far: float, rows: int, columns: int) -> tuple[Floats, Floats]:
    """Return x and z (rows, columns) of the ground that the camera sees, in steps that look alike from there."""
    lens = stage.lens
    spread = MARGIN * np.tan(np.radians(lens.fov) / 2)
    across = np.linspace(-1, 1, columns)[None, :]
    if lens.pitch > STEEP:
        half, foreshortened = spread * lens.distance, float(np.sin(np.radians(lens.pitch)))
        z = np.linspace(0.3 - stage.view_bottom / foreshortened, -0.3 - stage.view_top / foreshortened, rows)[:, None]
        return np.broadcast_to(half * across, (rows, columns)), np.broadcast_to(z, (rows, columns))
    near = _near(stage)
    share = np.linspace(0, 1, rows)
    away = lens.distance - near
    furthest = lens.distance - far
    even = near + share * (max(far, -3.0) - near)
    perspective = lens.distance - 1 / (1 / away + share * (1 / furthest - 1 / away))
    weight = share**2
    z = ((1 - weight) * np.maximum(even, perspective) + weight * perspective)[:, None]
    z = np.minimum.accumulate(z, axis=0)
    middle = (stage.view_left + stage.view_right) / 2
    half_width = spread * np.maximum(lens.distance - z * np.cos(np.radians(lens.pitch)), 0.5)
    return middle + half_width * across, np.broadcast_to(z, (rows, columns))


def calm(stage: Stage, x: Floats, z: Floats, *, near: float = 0.1, far: float = 0.6) -> NDArray[np.floating]:
    """Return 0 where the product stands and 1 further away than `far` from it; what is before it stays low.

    A photo's product is laid over its set: what would stand before it would be cut off by it.
    """
    half = support(stage) / 2
    if stage.grounding is Grounding.LYING:
        long = stage.top / 2
        away = np.hypot(np.maximum(np.abs(x) - half, 0), np.maximum(np.abs(z + long) - long, 0))
        return smoothstep(near, far, away)
    away = np.hypot(np.maximum(np.abs(x) - half, 0), np.maximum(np.abs(z + 0.1) - 0.12 - 0.25 * half, 0))
    before = 1 - 0.7 * smoothstep(0.0, 0.5, z)
    return smoothstep(near, far, away) * before


def _near(stage: Stage) -> float:
    """Return the z where the picture's lower edge meets the ground, and a little nearer."""
    lens = stage.lens
    pitch = np.radians(max(lens.pitch, 1.0))
    middle = (stage.view_bottom + stage.view_top) / 2
    eye_y, eye_z = middle + lens.distance * np.sin(pitch), lens.distance * np.cos(pitch) - middle * np.tan(pitch)
    bottom_y, bottom_z = stage.view_bottom, -stage.view_bottom * np.tan(pitch)
    reach = eye_y / max(eye_y - bottom_y, 1e-6)
    near = eye_z + reach * (bottom_z - eye_z)
    return float(np.clip(near + 0.8, 0.3, 0.85 * lens.distance))
