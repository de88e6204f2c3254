"""Recorded answers: one JSON file each, named by the hash of the request, so that demos and tests run offline.

The key is no part of a request's hash, nor is it in a file. A request that is made again and again, as a task is asked
after, has a file for each answer in turn; the last one is given from then on.
"""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from photostudio.engines.remote.wire import Answer, Call

KEPT = ("content-type", "retry-after", "x-request-id", "x-photostudio-seed", "location")  # headers an engine looks at
SHOWN = 200  # characters of a field: what is longer is a picture, and named by its hash


class Blank(Exception):
    """No answer is recorded for a call."""


class Cassettes:
    """A folder of recorded answers; it records what the network answers, or plays what was recorded."""

    def __init__(self, folder: Path, *, records: bool) -> None:
        self._folder = folder
        self._records = records
        self._asked: Counter[str] = Counter()

    def answer(self, call: Call, live: Callable[[], Answer]) -> Answer:
        """Return the recorded answer to a call, or record what `live` returns. Raises Blank when none is recorded."""
        name = name_of(call)
        turn = self._asked[name]
        self._asked[name] += 1
        if not self._records:
            return self._played(name, turn)
        answer = live()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file(name, turn).write_text(json.dumps(_written(call, answer), indent=1), encoding="utf-8")
        return answer

    def _played(self, name: str, turn: int) -> Answer:
        for earlier in range(turn, -1, -1):
            file = self._file(name, earlier)
            if file.exists():
                said = json.loads(file.read_text(encoding="utf-8"))["answer"]
                return Answer(said["status"], said["headers"], base64.b64decode(said["body"]))
        raise Blank

    def _file(self, name: str, turn: int) -> Path:
        return self._folder / f"{name}-{turn}.json"


def name_of(call: Call) -> str:
    """Return what a call's files are called: equal for equal requests, whatever the key."""
    request = json.dumps([call.method, call.url, call.fields], sort_keys=True)
    return hashlib.sha256(request.encode()).hexdigest()[:32]


def _written(call: Call, answer: Answer) -> dict[str, Any]:
    return {
        "request": {"method": call.method, "url": call.url, "fields": _shown(call.fields or {})},
        "answer": {
            "status": answer.status,
            "headers": {name: answer.headers[name] for name in KEPT if name in answer.headers},
            "body": base64.b64encode(answer.body).decode(),
        },
    }


def _shown(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _hash(value) if len(str(value)) > SHOWN else value for name, value in fields.items()}


def _hash(value: Any) -> str:
    return f"sha256:{hashlib.sha256(str(value).encode()).hexdigest()}"
