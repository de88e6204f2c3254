"""Ids as they arrive in URLs and forms."""

from uuid import UUID


def uuid_of(text: str | None) -> UUID | None:
    """Return the UUID that `text` spells, or None when it spells none."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
