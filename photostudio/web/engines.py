"""The engines' page: what each does, leaves aside and costs, whether it is set up; and a test of a service's key."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from photostudio.engines.catalogue import BY_NAME
from photostudio.engines.errors import EngineError
from photostudio.jobs import connections, engines
from photostudio.jobs.engines import Choice
from photostudio.jobs.machine import calling, service
from photostudio.web.engine_choice import in_dollars, sentences
from photostudio.web.http import HtmxHttpRequest

OPERATIONS = {
    "instant": gettext_lazy("Instant: a product photo from a description"),
    "remix": gettext_lazy("Remix: a photo like a reference"),
    "regen": gettext_lazy("Regen: remove and add under a mask"),
    "generate": gettext_lazy("Generate: a photo from words alone"),
    "train": gettext_lazy("Training: a product learned from its cut-outs"),
    "photo": gettext_lazy("Photo: a trained product in any setting"),
    "upscale": gettext_lazy("Upscale: two or four times as large"),
}
ABOUT = {
    "studio": gettext_lazy("Builds a set and photographs your product in it, on this computer. Nothing leaves it."),
    "photio": gettext_lazy(
        "A service on the internet. Your pictures and words are sent there; every pixel of your product is laid back."
    ),
    "apiframe": gettext_lazy(
        "A service on the internet that learns a product from its pictures, and then photographs it itself."
    ),
}


@dataclass(frozen=True)
class Does:
    """An operation as an engine does it: what it leaves aside, sentence by sentence, and the only size it makes."""

    title: str
    unused: list[str]
    size: str


@dataclass(frozen=True)
class Card:
    """What the page shows of an engine."""

    choice: Choice
    about: str
    url: str
    setting: str
    price: str
    training_price: str
    does: list[Does]
    is_testable: bool


@require_safe
def show_engines(request: HttpRequest) -> HttpResponse:
    return render(request, "engines/engines.html", _page())


@require_POST
def test_engine(request: HtmxHttpRequest, engine: str) -> HttpResponse:
    """Say whose account the key of a service belongs to, or what is wrong with it."""
    if engine not in connections.TESTABLE:
        raise Http404
    tested = {"name": engine, **_tested(engine)}
    if request.htmx:
        return render(request, "engines/_tested.html", {"tested": tested})
    return render(request, "engines/engines.html", _page() | {"tested": tested})


def _tested(engine: str) -> dict[str, Any]:
    try:
        found = connections.account_of(engine)
    except EngineError as error:
        return {"is_fine": False, "sentence": str(error)}
    parts = {"title": BY_NAME[engine].title, "email": found.email, "plan": found.plan, "credits": found.credits}
    sentence = _("%(title)s answers. Account: %(email)s, plan: %(plan)s, credits left: %(credits)s.") % parts
    return {"is_fine": True, "sentence": sentence}


def _page() -> dict[str, Any]:
    return {"cards": [_card(choice) for choice in engines.choices()], "replays": calling().replays}


def _card(choice: Choice) -> Card:
    listed = choice.listed
    return Card(
        choice=choice,
        about=str(ABOUT[listed.name]),
        url=service(listed.name).url if listed.is_remote else "",
        setting=f"PHOTOSTUDIO_{listed.name.upper()}",
        price=in_dollars(choice.price) if choice.price else "",
        training_price=in_dollars(choice.training_price) if choice.training_price else "",
        does=[_does(choice, operation) for operation in OPERATIONS if operation in listed.offers],
        is_testable=listed.name in connections.TESTABLE,
    )


def _does(choice: Choice, operation: str) -> Does:
    offer = choice.listed.offers[operation]
    size = (
        _("%(width)s × %(height)s pixels only") % {"width": offer.size[0], "height": offer.size[1]}
        if offer.size
        else ""
    )
    return Does(str(OPERATIONS[operation]), _grouped(sentences(choice.listed, operation)), size)


def _grouped(unused: dict[str, str]) -> list[str]:
    """Return each reason once, behind the names of the parameters that it is the reason for."""
    names: dict[str, list[str]] = {}
    for parameter, sentence in unused.items():
        names.setdefault(sentence, []).append(str(PARAMETERS.get(parameter, parameter)))
    return [f"{', '.join(found)}: {sentence}" for sentence, found in names.items()]


PARAMETERS = {
    "prompt": gettext_lazy("Words"),
    "quality": gettext_lazy("Quality"),
    "cfg_scale": gettext_lazy("Freedom"),
    "negative_prompt": gettext_lazy("Avoid"),
    "seed": gettext_lazy("Seed"),
    "shadow": gettext_lazy("Shadow"),
    "barred": gettext_lazy("Never copy from"),
    "subject": gettext_lazy("Its subject"),
    "palette": gettext_lazy("Colours"),
    "horizon": gettext_lazy("Horizon"),
    "azimuth": gettext_lazy("Light from"),
    "elevation": gettext_lazy("Light’s height"),
    "warmth": gettext_lazy("Warmth"),
    "softness": gettext_lazy("Softness"),
}
