"""Remix: a product in surroundings that resemble a reference, as far as is asked."""
