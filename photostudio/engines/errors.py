"""What can go wrong in an engine. Every message is one sentence fit for the user.

EngineError              retryable says whether the same operation may succeed later
├── InvalidOperation     a field is outside its limits; `field` names it
├── Unsupported          the engine does not do this operation
└── CannotDraw           a thing that the words ask for is not among those that the engine can make
"""


class EngineError(Exception):
    retryable = False


class InvalidOperation(EngineError, ValueError):
    """A field of an operation is outside its limits."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Unsupported(EngineError):
    """The engine does not do this operation."""


class CannotDraw(EngineError):
    """The words ask for a thing that the engine cannot make; `nearest` are things it can, `engines` might do it."""

    def __init__(self, words: str, nearest: tuple[str, ...], engines: tuple[str, ...] = ()) -> None:
        self.words, self.nearest, self.engines = words, nearest, engines
        super().__init__(f"The studio cannot draw “{words}”. It can draw: {', '.join(nearest)}.")
