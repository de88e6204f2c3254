"""What can go wrong with a service. Every message says what is safe and what to do.

ServiceError         retryable says whether the same operation may succeed later
├── NoKey            the service is not set up
├── KeyRefused       the service does not accept the key
├── Refused          the service does not accept this request
├── Busy             the service asks to wait for longer than we do
├── Troubled         the service failed, again and again
├── Unreachable      nothing answers at the service's address
├── TooSlow          the answer did not come in time
├── BrokenOff        the connection broke before the whole answer was there
├── WrongAddress     the service's address leads elsewhere, or is none
├── BadAnswer        the answer is not what the service documents
├── TaskFailed       the service gave a task up
└── NotRecorded      no recorded answer fits the call
"""

from photostudio.engines.errors import EngineError


class ServiceError(EngineError):
    """A service did not do what it was asked."""


class NoKey(ServiceError):
    def __init__(self, service: str, setting: str) -> None:
        super().__init__(
            f"{service} has no key. Set {setting} to your key and start Photostudio again, then try again."
        )


class KeyRefused(ServiceError):
    def __init__(self, service: str, setting: str) -> None:
        super().__init__(
            f"{service} does not accept the key. Nothing was lost: check {setting}, start Photostudio again, then try "
            "again."
        )


class Refused(ServiceError):
    def __init__(self, service: str, said: str) -> None:
        reason = f": “{said}”" if said else ""
        super().__init__(
            f"{service} refused the request{reason}. Nothing was lost: change it, or choose another engine."
        )


class Busy(ServiceError):
    retryable = True

    def __init__(self, service: str, seconds: float) -> None:
        wait = f"in {seconds:.0f} seconds" if seconds else "in some minutes"
        super().__init__(f"{service} takes no more requests just now. Nothing was lost: try again {wait}.")


class Troubled(ServiceError):
    retryable = True

    def __init__(self, service: str, status: int, tries: int) -> None:
        often = f" (it said {status}, {tries} times)" if tries > 1 else f" (it said {status})"
        super().__init__(f"{service} has trouble of its own{often}. Nothing was lost: try again later.")


class Unreachable(ServiceError):
    retryable = True

    def __init__(self, service: str, url: str) -> None:
        super().__init__(
            f"{service} could not be reached at {url}. Nothing was lost: check the connection to the internet, then "
            "try again."
        )


class TooSlow(ServiceError):
    retryable = True

    def __init__(self, service: str, seconds: float) -> None:
        super().__init__(
            f"{service} did not answer within {seconds:.0f} seconds. It may have counted the photo all the same: look "
            "at your account there, then try again."
        )


class BrokenOff(ServiceError):
    retryable = True

    def __init__(self, service: str) -> None:
        super().__init__(
            f"The connection to {service} broke before its answer was complete. It may have counted the photo all the "
            "same: look at your account there, then try again."
        )


class WrongAddress(ServiceError):
    def __init__(self, service: str, setting: str) -> None:
        super().__init__(
            f"The address of {service} leads elsewhere, and nothing was sent there. Check {setting}, start Photostudio "
            "again, then try again."
        )


class BadAnswer(ServiceError):
    retryable = True

    def __init__(self, service: str, what: str) -> None:
        super().__init__(
            f"{service} answered with {what}. Nothing of it was kept: try again, or choose another engine."
        )


class TaskFailed(ServiceError):
    retryable = True

    def __init__(self, service: str, said: str) -> None:
        reason = f": “{said}”" if said else ""
        super().__init__(f"{service} gave up{reason}. Nothing was lost: try again, or choose another engine.")


class NotRecorded(ServiceError):
    def __init__(self, service: str) -> None:
        super().__init__(
            f"No recorded answer of {service} fits this request. Make one of the recorded photos, or have Photostudio "
            "call the service: leave PHOTOSTUDIO_CASSETTES empty."
        )
