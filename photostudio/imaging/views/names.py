"""The sides that a product is shown from. Loads nothing, so that pages may name them, too."""

FRONT, SIDE, BACK, TOP, ANGLE = VIEWS = ("front", "side", "back", "top", "angle")
