"""Remix: cut-out + reference + words → photos."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from photostudio.engines.base import Progress, Result, tell
from photostudio.engines.operations import Remix, alone, count
from photostudio.engines.protection import Images
from photostudio.engines.studio import render
from photostudio.engines.studio.adding.looking import Hints
from photostudio.engines.studio.backend import Backend
from photostudio.engines.studio.building import build
from photostudio.engines.studio.design import Set, to_json
from photostudio.engines.studio.direction import OBEDIENT, direct, freedom_of
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.photo import body_of, photograph
from photostudio.engines.studio.product import study
from photostudio.engines.studio.quality import QUALITIES
from photostudio.engines.studio.reference.keeping import kept
from photostudio.engines.studio.reference.reading import Reference, corrected
from photostudio.engines.studio.remix.backplate import Backplate, backplate, defocused
from photostudio.engines.studio.remix.dressing import dressed, graded
from photostudio.engines.studio.remix.rim import cleared
from photostudio.engines.studio.remix.standing import Standing, stand_on, standing_on
from photostudio.engines.studio.stage import FAINT, stand
from photostudio.engines.words.reading import understand
from photostudio.imaging.arrays import Linear, Pixels
from photostudio.imaging.composite import lay_over
from photostudio.imaging.fill import fill_hole

ITSELF = 0.5  # of style_fidelity: from here on the reference itself is the surroundings


def remix(
    operation: Remix, images: Images, *, backend: Backend, cache: Path, progress: Progress, first: int
) -> Iterator[Result]:
    """Yield one photo per variant, or per cell of the grid, each the product image's size."""
    render.start(backend)  # another studio of this process may have chosen another
    number = count(operation)
    partial(tell, progress, first, number)(0.0, "reading the reference")
    reference = kept(cache, images["ref_image"], images.get("subject_image"))
    reading = corrected(reference.reading, Hints.of(operation), operation.palette)
    reference = replace(reference, reading=reading)
    work = _Work(operation, reference, images["product_image"], backend)
    for variant in range(first, number):
        yield work.photo(alone(operation, variant), partial(tell, progress, variant, number))
    render.free()


@dataclass(eq=False)
class _Work:
    """What the variants of one run share: the product looked at, the reference read, and the last seed's backplate and
    light.
    """

    operation: Remix
    reference: Reference
    placed: Pixels
    backend: Backend
    _plates: dict[int, Backplate] = field(default_factory=dict)
    _traced: dict[tuple[int, float], Standing | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.product, self.body = study(self.placed), body_of(self.placed)
        self.understanding = understand(self.operation.prompt, self.operation.negative_prompt)

    def photo(self, single: Remix, progress: Progress) -> Result:
        by_itself = single.style_fidelity >= ITSELF
        make = self._in_the_reference if by_itself else self._in_a_set
        pixels, notes = make(single, progress)
        return Result(pixels, single.seed, notes | self._recipe())

    def _in_a_set(self, single: Remix, progress: Progress) -> tuple[Pixels, dict[str, Any]]:
        """Return a photo in the words' own set, the nearer to the reference's colours and light the more is asked."""
        progress(0.05, "choosing the set")
        share = single.style_fidelity / ITSELF
        design = direct(self.understanding, self.product, seed=single.seed, cfg_scale=single.cfg_scale)
        design = self._clear(dressed(design, self.reference, share), single)
        height, width = self.placed.shape[:2]
        camera = view(design, self.product.outline, width=width, height=height)
        scene = build(stand(design, camera, self.product.outline))

        def finish(plate: Linear) -> Linear:
            tinted = graded(plate, self.reference, share, product=self.body[..., 3] >= FAINT)
            return cleared(tinted, self.body, single.outline_fidelity)

        quality = QUALITIES[single.quality]
        pixels = photograph(scene, camera, self.placed, quality, seed=single.seed, progress=progress, finish=finish)
        return pixels, {"set": to_json(design), "quality": asdict(quality)}

    def _in_the_reference(self, single: Remix, progress: Progress) -> tuple[Pixels, dict[str, Any]]:
        """Return a photo in the reference itself, the further out of focus the less of it is asked."""
        progress(0.1, "making room for the product")
        plate = self._backplate(single)
        design = self._clear(direct(self.understanding, self.product, seed=single.seed, cfg_scale=OBEDIENT), single)
        standing = self._standing(design, plate, single, progress)
        progress(0.9, "laying it into the picture")
        picture = defocused(plate, self.product.outline.base, single.style_fidelity)
        light = cleared(standing_on(picture, standing, seed=single.seed), self.body, single.outline_fidelity)
        hole = self.placed[..., 3] == 255
        light = light if hole.all() else fill_hole(light, hole)
        notes = {"backplate": {"scale": round(plate.scale, 5), "stands": standing is not None}}
        return lay_over(light, self.placed), notes

    def _backplate(self, single: Remix) -> Backplate:
        """Return the surroundings, which neither fidelity changes."""
        seed = single.seed
        if seed not in self._plates:
            height, width = self.placed.shape[:2]
            freedom, outline = freedom_of(single.cfg_scale), self.product.outline
            self._plates.clear()
            self._plates[seed] = backplate(
                self.reference, outline, width=width, height=height, seed=seed, freedom=freedom
            )
        return self._plates[seed]

    def _standing(self, design: Set, plate: Backplate, single: Remix, progress: Progress) -> Standing | None:
        """Return the light on a backplate, which neither fidelity changes but by the room that props leave."""
        key = single.seed, design.clear
        if key not in self._traced:
            quality = QUALITIES[single.quality]
            self._traced.clear()
            self._traced[key] = stand_on(
                plate, self.reference.reading, design, self.body, quality=quality, seed=single.seed, progress=progress
            )
        return self._traced[key]

    def _clear(self, design: Set, single: Remix) -> Set:
        return replace(design, clear=float(np.clip(single.outline_fidelity, 0, 2)))

    def _recipe(self) -> dict[str, Any]:
        return {
            "backend": self.backend.variant,
            "reference": self.reference.reading.as_json(),
            **self.understanding.as_notes(),
        }
