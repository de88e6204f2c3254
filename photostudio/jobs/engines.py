"""Which engines can be chosen here: those of the catalogue that are set up, and the one of the settings."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

from photostudio.engines.catalogue import BY_NAME, ENGINES, LOCAL, STUDIO, Listed, Offer
from photostudio.engines.errors import InvalidOperation
from photostudio.engines.training import Train
from photostudio.jobs.machine import calling, service


@dataclass(frozen=True)
class Choice:
    """An engine of the catalogue; its prices are in dollars, of a picture and of a training: None where nobody said, 0
    for one that is ours.
    """

    listed: Listed
    is_set_up: bool
    price: Decimal | None
    training_price: Decimal | None

    def price_of(self, operation: str) -> Decimal | None:
        return self.training_price if operation == Train.name else self.price


def choices() -> list[Choice]:
    """Return every engine of the catalogue."""
    return [choice_of(listed.name) for listed in ENGINES]


def choice_of(name: str) -> Choice:
    """Return an engine, whether it is set up or not."""
    listed = BY_NAME[name]
    return Choice(listed, _is_set_up(listed), _price(listed, "PRICE"), _price(listed, "TRAINING_PRICE"))


def usable(operation: str) -> list[Choice]:
    """Return the engines that are set up and do the operation of that name, the default first."""
    found = [choice for choice in choices() if choice.is_set_up and operation in choice.listed.offers]
    default = default_for(operation)
    if default not in BY_NAME:  # an engine of one's own
        own = Listed(name=default, title=default, queue=LOCAL, offers={operation: Offer()})
        found.append(Choice(own, is_set_up=True, price=Decimal(0), training_price=Decimal(0)))
    return sorted(found, key=lambda choice: choice.listed.name != default)


def default_for(operation: str) -> str:
    """Return the engine that does an operation when none is asked for: the settings', if it does such a one."""
    wanted: str = settings.PHOTOSTUDIO_ENGINE
    listed = BY_NAME.get(wanted)
    return wanted if listed is None or operation in listed.offers else STUDIO.name


def chosen(engine: str | None, operation: str) -> str:
    """Return the engine that is meant; none, or none of a name, is the default. Raises InvalidOperation."""
    if not engine or engine == default_for(operation):
        return default_for(operation)
    listed = BY_NAME.get(engine)
    if listed is None or not _is_set_up(listed):
        raise InvalidOperation("engine", "This engine is not set up here. Choose another one.")
    return engine


def here() -> str:
    """Return the engine of this machine: the settings' one, if it works here."""
    return warmed() or STUDIO.name


def warmed() -> str:
    """Return the engine that a worker loads ahead; empty when the settings' one works elsewhere."""
    listed = BY_NAME.get(settings.PHOTOSTUDIO_ENGINE)
    return "" if listed and listed.is_remote else str(settings.PHOTOSTUDIO_ENGINE)


def _is_set_up(listed: Listed) -> bool:
    return not listed.is_remote or bool(service(listed.name).key) or calling().replays


def _price(listed: Listed, setting: str) -> Decimal | None:
    if not listed.is_remote:
        return Decimal(0)
    text: str = getattr(settings, f"PHOTOSTUDIO_{listed.name.upper()}_{setting}", "")
    return Decimal(text) if text else None
