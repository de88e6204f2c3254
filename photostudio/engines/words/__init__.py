"""A prompt → what it asks for. Pure Python, quick enough to run at every key press, and free of pixels."""
