"""What a form's fields say when the chosen engine leaves them aside."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from photostudio.web.engine_choice import EngineForm

register = template.Library()


@register.inclusion_tag("engines/_unused.html")
def unused_note(form: EngineForm, name: str) -> dict[str, Any]:
    """Say of the field `name` why it does not count; a line for each engine, of which the chosen one's is shown."""
    lines = [(engine, engine.unused[name]) for engine in form.engines if name in engine.unused]
    return {"lines": lines if form.names_engine else []}


@register.simple_tag
def unused(form: EngineForm, name: str) -> SafeString:
    """Return the attribute of a group of controls which the chosen engine leaves aside."""
    chosen = form.chosen_engine
    is_unused = form.names_engine and chosen is not None and name in chosen.unused
    return SafeString(' aria-disabled="true"' if is_unused else "")


@register.simple_tag
def cost_of(form: EngineForm) -> str:
    """Return what the photos of a form cost with the chosen engine, such as "$0.10"."""
    chosen, photos = form.chosen_engine, str(form["variants"].value() or "1")
    return chosen.cost(int(photos) if photos.isdecimal() else 1) if chosen else ""
