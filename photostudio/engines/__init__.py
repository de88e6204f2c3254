"""Engines: an operation goes in, images come out. Knows nothing of Django."""
