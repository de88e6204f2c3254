"""A built set and the product → the finished photo."""

from photostudio.engines.base import Progress
from photostudio.engines.studio.camera import Camera
from photostudio.engines.studio.card import card
from photostudio.engines.studio.denoise import denoise
from photostudio.engines.studio.expose import expose
from photostudio.engines.studio.quality import Quality
from photostudio.engines.studio.render import render_guides, render_plate
from photostudio.engines.studio.scene import Scene
from photostudio.imaging.arrays import Pixels
from photostudio.imaging.composite import lay_over
from photostudio.imaging.fill import fill_hole

FAINT = 3  # of 255: below this the product's own light on the plate cannot be seen


def photograph(
    scene: Scene, camera: Camera, placed: Pixels, quality: Quality, *, seed: int, progress: Progress
) -> Pixels:
    """Return the photo (rows, columns, 3), the canvas's size, with the product's own pixels on top."""
    covered = placed[..., 3] >= FAINT
    product = card(placed, camera)
    light = render_plate(
        scene,
        camera,
        product,
        samples=quality.samples,
        seed=seed,
        on_pass=lambda fraction: progress(0.1 + 0.7 * fraction, "lighting the set"),
    )
    guides = render_guides(scene, camera, seed=seed)
    clean = denoise(light, guides, quality=quality.denoiser)
    plate = expose(clean, scene.exposure, metered=~covered)
    return lay_over(fill_hole(plate, covered), placed)
