"""The virtual studio: a path-traced set built from the words, with the cut-out standing in it."""
