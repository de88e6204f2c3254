"""What the studio understands of a description, while it is typed; and other words for the same slot."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from photostudio.engines.words.alternatives import alternatives
from photostudio.engines.words.reading import understand
from photostudio.engines.words.understanding import SLOTS

LONGEST = 4_000  # characters: more than any field takes is not worth reading
SLOT_NAMES = {
    "product": _("Product"),
    "setting": _("Setting"),
    "surface": _("Surface"),
    "backdrop": _("Backdrop"),
    "props": _("Props"),
    "lighting": _("Light"),
    "palette": _("Colours"),
    "mood": _("Mood"),
    "camera": _("Camera"),
    "season": _("Season"),
}


@require_POST
def show_understood(request: HttpRequest) -> HttpResponse:
    """The chips of a description."""
    fields = (request.POST.get(name, "") for name in ("product_description", "negative_prompt"))
    return render(request, "workspace/_understood.html", understood_context(*fields))


@require_GET
def show_alternatives(request: HttpRequest, slot: str) -> HttpResponse:
    """Other words that could stand in a chip's place."""
    if slot not in SLOTS:
        raise Http404
    context = {"slot_name": SLOT_NAMES[slot], "alternatives": alternatives(slot)}
    return render(request, "workspace/_alternatives.html", context)


def understood_context(description: str, negative_prompt: str) -> dict[str, Any]:
    """Return the chips in the description's order, what is kept out of the photo, and what was not understood."""
    found = understand(description[:LONGEST], negative_prompt[:LONGEST])
    return {
        "chips": [(chip, SLOT_NAMES[chip.slot]) for chip in found.chips],
        "excluded": found.excluded,
        "ignored": found.ignored,
    }
