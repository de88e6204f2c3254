"""Whether a service can be reached with its key, asked in a way that costs nothing."""

from dataclasses import replace

from photostudio.engines.apiframe.service import Account, account
from photostudio.jobs.machine import calling, service

SECONDS = 10.0
TESTABLE = frozenset({"apiframe"})  # Photio documents no call that costs nothing


def account_of(name: str) -> Account:
    """Return the account of the service's key; `name` is one of TESTABLE. Raises ServiceError."""
    return account(service(name), replace(calling(), seconds=SECONDS, retries=0))
