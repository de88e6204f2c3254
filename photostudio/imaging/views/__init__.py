"""Views of a product: what can be measured of each cut-out, which side it shows, and whether they belong together."""
