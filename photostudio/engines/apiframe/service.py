"""How APIFRAME is called, and its account; knows of no picture."""

from dataclasses import dataclass

from photostudio.engines.remote.vendor import Names, Vendor
from photostudio.engines.remote.wire import Waiting
from photostudio.engines.services import Calling, Service

APIFRAME = Names(
    title="APIFRAME",
    header="Authorization",
    key_setting="PHOTOSTUDIO_APIFRAME_KEY",
    url_setting="PHOTOSTUDIO_APIFRAME_URL",
)


@dataclass(frozen=True)
class Account:
    """Whose key it is, the plan, and how much is left of it, as the service writes them."""

    email: str
    plan: str
    credits: str


def account(service: Service, calling: Calling, *, waiting: Waiting = lambda: None) -> Account:
    """Return the account of the key: costs nothing. Raises ServiceError."""
    vendor = Vendor(APIFRAME, service, calling)
    fields = vendor.ask("/account", waiting=waiting, method="GET").fields or {}
    return Account(
        **{name: vendor.said({"message": str(fields.get(name, ""))}) for name in ("email", "plan", "credits")}
    )
