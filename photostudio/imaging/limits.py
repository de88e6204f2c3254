"""How large an uploaded image may be; the web's forms take their numbers from here."""

MEGABYTE = 1024 * 1024
MAX_BYTES = 30 * MEGABYTE
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_383  # WebP holds no more, and every picture must be downloadable as WebP


def is_too_large(width: int, height: int) -> bool:
    return max(width, height) > MAX_SIDE or width * height > MAX_PIXELS
