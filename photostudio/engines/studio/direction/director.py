"""Directing a set: explicit words first, then votes for a look, then what the look leaves to the seed."""

from dataclasses import replace

import numpy as np

from photostudio.engines.studio.design import Set
from photostudio.engines.studio.direction import choosing, dressing, lensing, lighting, painting
from photostudio.engines.studio.direction.changing import moved
from photostudio.engines.studio.direction.looks import Look
from photostudio.engines.studio.direction.separating import set_apart
from photostudio.engines.studio.direction.wishes import Wishes
from photostudio.engines.studio.product import Product
from photostudio.engines.words.understanding import Understanding

OBEDIENT, FREE = 2.5, 1.0  # of cfg_scale: only what was asked, or as the seed likes


def direct(understanding: Understanding, product: Product, *, seed: int, cfg_scale: float) -> Set:
    """Return the set that a photograph of this product on these words shall have; the same seed gives the same set."""
    freedom = freedom_of(cfg_scale)
    wishes = Wishes(understanding)
    of_look, of_palette, of_light, of_props = np.random.default_rng([seed, 1]).spawn(4)
    look = choosing.look_for(wishes, product.colours, rng=of_look, freedom=freedom)
    surface, backdrop = choosing.surface_for(wishes, look), choosing.backdrop_for(wishes, look)
    design = Set(
        surface=surface,
        backdrop=backdrop,
        palette=painting.palette_for(wishes, look, surface, backdrop, product.colours, rng=of_palette),
        light=lighting.light_for(wishes, look, bright_side=product.bright_side, rng=of_light, freedom=freedom),
        lens=lensing.lens_for(wishes, look),
        view=wishes.name("view") or "front",
        props=dressing.props_for(wishes, look, rng=of_props, freedom=freedom),
        seed=seed,
    )
    coloured = painting.is_coloured(wishes, "backdrop")
    return set_apart(_as_said(design, wishes, look), product, coloured=coloured)


def freedom_of(cfg_scale: float) -> float:
    """Return how much the seed may add: 0 nothing, 1 what it likes."""
    return float(np.clip((OBEDIENT - cfg_scale) / (OBEDIENT - FREE), 0, 1))


def _as_said(design: Set, wishes: Wishes, look: Look) -> Set:
    """Return the set with its numbers moved: by the look, then the words, then a photographer's own figures."""
    changes = list(look.changes.items())
    changes += [change for request in wishes.asked for change in request.concept.changes.items()]
    changes += lensing.measures(wishes.understanding.numbers)
    for path, change in changes:
        design = moved(design, path, change)
    return replace(design, light=lighting.rim_opposite(design.light, wishes))
