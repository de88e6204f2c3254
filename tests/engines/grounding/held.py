"""Small products on small canvases, held in every way, and their photos."""

import numpy as np

from photostudio.engines.studio.building import build
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.design import Backdrop, Key, Lens, Light, Palette, Set, Surface
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.photo import photograph
from photostudio.engines.studio.quality import QUALITIES
from photostudio.engines.studio.scene import Stage
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.colour import to_linear
from tests.engines.contract import silent

SIZE = 96
WHITE = Palette(backdrop="#e8e8e8", surface="#e8e8e8", prop="#b9a58c", accent="#c79a52")


def canvas(*blocks: tuple[slice, slice], size: int = SIZE, alpha: int = 255) -> Pixels:
    """A canvas with grey blocks (rows, columns) on it."""
    placed = np.zeros((size, size, 4), np.uint8)
    for rows, columns in blocks:
        placed[rows, columns] = (120, 120, 120, alpha)
    return placed


def design(seen: str = "front", *, softness: float = 0.5, elevation: float = 60, pitch: float = 12) -> Set:
    return Set(
        surface=Surface(kind="paint"),
        backdrop=Backdrop(kind="wall"),
        palette=WHITE,
        view=seen,
        lens=Lens(pitch=pitch),
        light=Light(key=Key(azimuth=-35, elevation=elevation, softness=softness), fill=0.3),
    )


def camera(placed: Pixels, made: Set) -> Camera:
    return view(made, outline(placed), width=placed.shape[1], height=placed.shape[0])


def staged(placed: Pixels, made: Set) -> Stage:
    return stand(made, camera(placed, made), outline(placed))


def photo(placed: Pixels, made: Set) -> Pixels:
    seen = camera(placed, made)
    scene = build(stand(made, seen, outline(placed)))
    return photograph(scene, seen, placed, QUALITIES["LOW"], seed=3, progress=silent)


def light(placed: Pixels, made: Set) -> Linear:
    """Return the photo's linear light (rows, columns)."""
    return np.asarray(to_linear(photo(placed, made)).mean(axis=2), np.float32)
