"""APIFRAME's API of AI photos, called: see decision 22."""
