"""The fields of a call as they are sent: words and numbers against the operation's own limits, pictures as text."""

import base64
import re
from collections.abc import Collection, Mapping
from typing import Any

from photostudio.api.refusals import Invalid
from photostudio.engines.limits import Limit, Number, Whole

LISTED = 20  # ignored fields that are told back
LONGEST_NAME = 64
LONGEST_HEAD = 200  # of a data URI
CHUNK = 1 << 20  # characters
_SPELLED = re.compile(r"\s*-?[0-9]{1,12}\s*")


def checked(body: Mapping[str, Any], known: Mapping[str, Limit], required: Collection[str]) -> dict[str, Any]:
    """Return the values of the known fields that were sent; missing, null and "" leave an optional one out.

    Raises Invalid naming all that are wrong.
    """
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, limit in known.items():
        value = _number(body.get(name), limit)
        if value is None or (value == "" and name not in required):
            if name in required:
                wrong[name] = "is required"
            continue
        complaint = limit.complaint(value)
        if complaint is not None:
            wrong[name] = complaint
        values[name] = value
    if wrong:
        raise Invalid(wrong)
    return values


def _number(value: Any, limit: Limit) -> Any:
    """Return a whole number that was sent as 7.0 as what it is: JSON knows no difference."""
    return (
        int(value) if isinstance(value, float) and isinstance(limit, Whole | Number) and value.is_integer() else value
    )


def spelled(body: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """Return the body with whole numbers in place of the texts that spell them, in the fields of these names."""
    texts = {name: text for name in names if isinstance(text := body.get(name), str) and _SPELLED.fullmatch(text)}
    return {**body, **{name: int(text) for name, text in texts.items()}}


def ignored(body: Mapping[str, Any], known: Collection[str]) -> str:
    """Return the names of the fields that nothing knows, as a header says them."""
    names = [name for name in body if name not in known]
    more = [f"and {len(names) - LISTED} more"] if len(names) > LISTED else []
    return ", ".join([_printable(name) for name in names[:LISTED]] + more)


def _printable(name: str) -> str:
    """Return a name that can neither end a header nor look like two."""
    return re.sub(r"[^!-+\--~]", "?", name)[:LONGEST_NAME] or "?"


class NotAPicture(Exception):
    """Text is neither a URL, a data URI nor base64."""


class Base64:
    """The bytes that text spells as base64, decoded piece by piece: they are never in memory as a whole."""

    def __init__(self, text: str, start: int = 0) -> None:
        self._text = text
        self._place = start
        self._kept = ""
        self._is_over = False

    def read(self, _size: int = -1, /) -> bytes:
        """Return the next bytes, none at the end. Raises NotAPicture."""
        while self._place < len(self._text):
            letters = self._kept + "".join(self._text[self._place : self._place + CHUNK].split())
            self._place += CHUNK
            is_last = self._place >= len(self._text)
            whole = len(letters) if is_last else len(letters) // 4 * 4
            if letters and self._is_over:  # something stands behind the padding
                raise NotAPicture
            self._kept, letters = letters[whole:], letters[:whole]
            self._is_over = letters.endswith("=")
            if letters:
                return _decoded(letters)
        return b""


def _decoded(letters: str) -> bytes:
    try:
        return base64.b64decode(letters, validate=True)
    except ValueError as error:
        raise NotAPicture from error


def picture(sent: str) -> Base64 | str:
    """Return the link that was sent, or the bytes. Raises NotAPicture."""
    start = sent[:8].lower()
    if start.startswith(("http://", "https://")):
        return sent
    if not start.startswith("data:"):
        return Base64(sent)
    head = sent[:LONGEST_HEAD].partition(",")[0]
    if not head.lower().endswith(";base64"):
        raise NotAPicture
    return Base64(sent, len(head) + 1)
