"""What the studio would add for the words of an edit, while they are typed; and what it can add instead."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from photostudio.engines.errors import CannotDraw
from photostudio.engines.words.additions import Addition, nameable
from photostudio.web.wording import LONGEST


@require_POST
def show_additions(request: HttpRequest) -> HttpResponse:
    words = (request.POST.get(name, "") for name in ("prompt", "negative_prompt"))
    return render(request, "regen/_additions.html", additions_context(*words))


def additions_context(prompt: str, negative_prompt: str) -> dict[str, Any]:
    """Return what the words add and what is left out of them; or `undrawn`, with the nearest things instead."""
    if not prompt.strip():
        return {}
    try:
        asked = nameable(prompt[:LONGEST], negative_prompt[:LONGEST])
    except CannotDraw as error:
        return {"undrawn": error.words, "nearest": error.nearest}
    return {"additions": [(_shown(thing), thing.colour) for thing in asked.things], "ignored": asked.ignored}


def _shown(thing: Addition) -> str:
    words = " ".join(word for word in (thing.material, thing.kind.replace("-", " ")) if word)
    return f"{thing.count} × {words}" if thing.count > 1 else words
