"""Photostudio: product photos from a cut-out and a few words."""
