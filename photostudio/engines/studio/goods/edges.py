"""Dark products on dark sets: what a photographer does so that black parts from black.

A cut-out brings its own light and is only laid over its set; what is modelled has no edge but the one that is lit.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from photostudio.engines.studio.design import Light, Set
from photostudio.engines.studio.direction.painting import lightness, with_lightness
from photostudio.engines.studio.rigs import BY_NAME
from photostudio.imaging.colour import Dominant, written

DARK_PRODUCT, DARK_GROUND = 0.46, 0.36  # lightness up to which the one is lost on the other
GREY = 0.44  # what carries black instead of black
RIM, GELLED, TOP = 2.2, 1.4, 1.0  # the rim lights, weaker where other lamps are coloured, and the strip overhead
FILL, KEY = 0.45, 1.0  # at least: without light from the front there is no form between the edges
PURE = "#ffffff"
EVEN = "panel"  # the lamp of most rigs; any other makes a pool of light, which parts the two already


def edge_lit(design: Set, colours: Sequence[Dominant]) -> Set:
    """Return a set in which a dark product is seen: lit along its edges from behind, on a greyer ground.

    `colours` are the product's, its body's first. What is no dark thing on a dark set is left as it is.
    """
    palette = design.palette
    if not colours or BY_NAME[design.light.rig].lamp != EVEN:
        return design
    body, ground = lightness(written(np.array(colours[0].colour, np.float32))), lightness(palette.surface)
    if body > DARK_PRODUCT or ground > DARK_GROUND:
        return design
    if GREY - body > abs(body - ground):
        palette = replace(palette, surface=with_lightness(palette.surface, GREY))
    return replace(design, light=_edged(design.light, palette.accent), palette=palette)


def _edged(light: Light, accent: str) -> Light:
    """Return a light with rims, a strip overhead and enough from the front; gels lend the rims their `accent`."""
    gelled = light.gels > 0
    return replace(
        light,
        key=replace(light.key, strength=max(light.key.strength, KEY)),
        fill=max(light.fill, FILL),
        rim=max(light.rim, GELLED if gelled else RIM),
        rim_side=light.rim_side if light.rim else 0,
        rim_colour=accent if gelled and light.rim_colour == PURE else light.rim_colour,
        top=max(light.top, TOP),
    )
