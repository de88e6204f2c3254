"""What is known of the services that engines call: where each is, its key, and how patiently it is called."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

Download: TypeAlias = Callable[[str], bytes]


@dataclass(frozen=True, kw_only=True)
class Service:
    """Where a service is, without a slash at the end, and the key it knows us by: never in a log, a recipe or a row."""

    url: str
    key: str = field(default="", repr=False)


PHOTIO = Service(url="https://api.photio.io")
APIFRAME = Service(url="https://api.apiframe.pro")


@dataclass(frozen=True, kw_only=True)
class Calling:
    """How services are called.

    A call has `seconds` in all; after a failure that passes it is made again up to `retries` times, `pause` seconds
    later and then twice as many each time. A task is asked after every `poll` seconds. `cassettes` is a folder of
    recorded answers, empty for none: with `records` every answer is added to it, otherwise nothing else answers.
    """

    seconds: float = 120.0
    retries: int = 2
    pause: float = 1.0
    poll: float = 2.0
    cassettes: str = ""
    records: bool = False

    @property
    def replays(self) -> bool:
        return bool(self.cassettes) and not self.records


PATIENTLY = Calling()
