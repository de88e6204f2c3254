"""The derived sizes and formats of a stored picture, by name, with the media type of each."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "thumb": "image/webp",
    "screen": "image/webp",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
