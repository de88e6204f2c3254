"""What can go wrong in an engine. Every message is one sentence fit for the user.

EngineError              retryable says whether the same operation may succeed later
├── InvalidOperation     a field is outside its limits; `field` names it
└── Unsupported          the engine does not do this operation
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
