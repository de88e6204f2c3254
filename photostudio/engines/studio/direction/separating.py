"""Setting the product apart: no black bottle in a black room, no white cream on white paper without a tone."""

from dataclasses import replace

from photostudio.engines.studio.design import Backdrop, Set
from photostudio.engines.studio.direction.painting import drowning, lightness, with_lightness
from photostudio.engines.studio.product import Product

LOST = 0.45  # of the product, weighted by how little it stands out
DARK, GLOW = 0.3, 0.36  # lightness of a backdrop that swallows dark things, and of the glow put behind them
PALE, TONE = 0.9, 0.84  # lightness of a backdrop that swallows pale things, and of the tone put behind them
RIM = 1.2
PURE = "#ffffff"


def set_apart(design: Set, product: Product, *, coloured: bool = False) -> Set:
    """Return the set with a tone and a rim light that part the product from its backdrop, when it would drown.

    A pale backdrop whose colour was asked for (`coloured`) stays as it is.
    """
    behind = design.palette.backdrop
    lost = sum(colour.share * drowning(behind, colour) for colour in product.colours)
    if lost < LOST or behind == PURE:
        return design
    if lightness(behind) < DARK:
        return _glowing(design)
    return _repainted(design, TONE) if lightness(behind) > PALE and not coloured else design


def _glowing(design: Set) -> Set:
    """Return a dark set with a glow behind the product in place of nothing, and a rim light."""
    backdrop = Backdrop(kind="gradient") if design.backdrop.kind == "void" else design.backdrop
    light = replace(design.light, rim=max(design.light.rim, RIM))
    return _repainted(replace(design, backdrop=backdrop, light=light), GLOW)


def _repainted(design: Set, tone: float) -> Set:
    palette = design.palette
    behind = with_lightness(palette.backdrop, tone)
    sheet = design.backdrop.kind == "sweep" and palette.surface == palette.backdrop
    return replace(design, palette=replace(palette, backdrop=behind, surface=behind if sheet else palette.surface))
