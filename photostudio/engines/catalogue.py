"""What each engine does, as data: which operations, what it leaves aside of each, and why. Loads no engine.

A parameter is left aside for a reason of REASONS; pages have the sentences for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from photostudio.engines.errors import InvalidOperation
from photostudio.engines.operations import Generate, Operation
from photostudio.engines.training import Train

LOCAL, REMOTE, LEARNING = QUEUES = ("cpu", "remote", "learning")  # the last is of services that learn for an hour

NO_FIELD, SEES_ITSELF, KEEPS_TO_MASK, ANYWHERE = REASONS = ("no_field", "sees_itself", "keeps_to_mask", "anywhere")
SEEN = dict.fromkeys(("horizon", "azimuth", "elevation", "warmth", "softness"), SEES_ITSELF)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An operation as an engine does it: `unused` says of each parameter that has no effect why; `size` is the only
    width and height it can make.
    """

    unused: Mapping[str, str] = field(default_factory=dict)
    size: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An engine: its name in jobs, its title on pages, the queue of its jobs, what it offers by operation.

    One that `learns` is a Trainer: subjects are trained by it, and known to it by ids of its own.
    """

    name: str
    title: str
    queue: str
    offers: Mapping[str, Offer]
    learns: bool = False

    @property
    def is_remote(self) -> bool:
        return self.queue == REMOTE


STUDIO = Listed(
    name="studio",
    title="Virtual studio",
    queue=LOCAL,
    offers={
        **{name: Offer() for name in ("instant", "remix", "generate", "train", "photo")},
        "regen": Offer(unused={"cfg_scale": NO_FIELD}),
        "upscale": Offer(unused={"prompt": NO_FIELD, "negative_prompt": NO_FIELD}),
    },
)
PHOTIO = Listed(
    name="photio",
    title="Photio",
    queue=REMOTE,
    offers={
        "instant": Offer(unused={"quality": NO_FIELD, "cfg_scale": NO_FIELD}),
        "remix": Offer(unused={"quality": NO_FIELD, "subject": SEES_ITSELF, "palette": SEES_ITSELF, **SEEN}),
        "regen": Offer(unused={"shadow": KEEPS_TO_MASK, "barred": ANYWHERE, **SEEN}),
        "generate": Offer(size=(1024, 1024)),
        "upscale": Offer(unused={"seed": NO_FIELD}),
    },
)
APIFRAME = Listed(
    name="apiframe",
    title="APIFRAME",
    queue=REMOTE,
    offers={
        "train": Offer(),
        "photo": Offer(unused=dict.fromkeys(("negative_prompt", "quality", "cfg_scale"), NO_FIELD)),
    },
    learns=True,
)
ENGINES = (STUDIO, PHOTIO, APIFRAME)
BY_NAME = {listed.name: listed for listed in ENGINES}


def queue_of(engine: str, operation: str) -> str:
    """Return the queue of an engine's jobs; an engine of one's own works here."""
    if learns(engine) and operation == Train.name:
        return LEARNING
    return BY_NAME[engine].queue if engine in BY_NAME else LOCAL


def learns(engine: str) -> bool:
    """Tell whether an engine learns products for itself."""
    return engine in BY_NAME and BY_NAME[engine].learns


def title_of(engine: str) -> str:
    """Return what an engine is called on pages; one of one's own by its name."""
    return BY_NAME[engine].title if engine in BY_NAME else engine


def unused_of(engine: str, operation: str) -> Mapping[str, str]:
    """Return the parameters of an operation that an engine leaves aside, each with its reason."""
    offer = BY_NAME[engine].offers.get(operation) if engine in BY_NAME else None
    return offer.unused if offer else {}


def check(engine: str, operation: Operation | Train) -> None:
    """Raise InvalidOperation when an engine of the catalogue does not do the operation, or not in its size."""
    listed = BY_NAME.get(engine)
    if listed is None:
        return
    offer = listed.offers.get(operation.name)
    if offer is None:
        raise InvalidOperation("engine", f"{listed.title} does not do {operation.name}. Choose another engine.")
    if offer.size and isinstance(operation, Generate) and (operation.width, operation.height) != offer.size:
        width, height = offer.size
        raise InvalidOperation(
            "width",
            f"{listed.title} makes photos of {width} × {height} pixels only. Choose that size, or another engine.",
        )
