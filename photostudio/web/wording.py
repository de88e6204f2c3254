"""What the studio understands of a description, while it is typed; and other words for the same slot."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from photostudio.engines.words.alternatives import alternatives
from photostudio.engines.words.reading import understand
from photostudio.engines.words.understanding import SLOTS, Chip
from photostudio.engines.words.viewpoints import readable
from photostudio.web.forms import LONGEST_DESCRIPTION

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
    description = request.POST.get("product_description") or request.POST.get("prompt", "")
    if "trigger_word" in request.POST:  # a subject's photos: the word stands for it, and views may be asked for
        description = readable(description, request.POST["trigger_word"])
    context = understood_context(description, request.POST.get("negative_prompt", ""))
    return render(request, "workspace/_understood.html", context)


@require_GET
def show_alternatives(request: HttpRequest, slot: str) -> HttpResponse:
    """Other words that could stand in a chip's place."""
    if slot not in SLOTS:
        raise Http404
    context = {"slot_name": SLOT_NAMES[slot], "alternatives": alternatives(slot)}
    return render(request, "workspace/_alternatives.html", context)


def understood_context(description: str, negative_prompt: str) -> dict[str, Any]:
    """Return the chips in the description's order, what is kept out of the photo, and what was not understood.

    `is_foreign` says that most of it was not, `is_unread` that nothing in it means anything; `excess` is how many
    characters there are too many.
    """
    found = understand(description[:LONGEST], negative_prompt[:LONGEST])
    return {
        "chips": merged(found.chips),
        "excluded": found.excluded,
        "ignored": found.ignored,
        "is_foreign": len(found.ignored) > len(found.chips),
        "is_unread": bool(description.strip()) and not (found.asked or found.forbidden or found.ignored),
        "excess": max(0, len(description) - LONGEST_DESCRIPTION),
    }


def merged(chips: Iterable[Chip]) -> list[tuple[Chip, str, str]]:
    """Return one chip for the same words, with the names of all the slots that they fill, and what is shown of it."""
    same: dict[tuple[int, int], list[Chip]] = {}
    for chip in chips:
        same.setdefault((chip.start, chip.end), []).append(chip)
    return [(found[0], _slots(found), _shown(found)) for found in same.values()]


def _slots(found: Sequence[Chip]) -> str:
    return " + ".join(dict.fromkeys(str(SLOT_NAMES[chip.slot]) for chip in found))


def _shown(found: Sequence[Chip]) -> str:
    """Return what words mean; but the words themselves if that is one meaning, or the product: the cut-out shows it."""
    words, meanings = found[0].words, [chip.means for chip in found]
    is_said = found[0].slot == "product" or words.lower() in meanings
    return words if is_said else meanings[0]
