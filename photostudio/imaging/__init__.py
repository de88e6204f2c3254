"""Pixels: decode and encode, presets, placing, alpha, colour, compositing. Knows nothing of Django."""
