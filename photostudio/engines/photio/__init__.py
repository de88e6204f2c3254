"""Photio's API, called: see decision 22."""
