"""What pages show of assets: a place to add some, and the cut-out report of one."""

from typing import Any

from django import template

from photostudio.imaging.limits import MAX_BYTES, MEGABYTE
from photostudio.projects.models import Asset
from photostudio.web.findings import lines_of
from photostudio.web.stage import Placing

register = template.Library()


@register.inclusion_tag("assets/_zone.html")
def upload_zone(
    action: str,
    *,
    title: str,
    css_class: str = "",
    leave: bool = False,
    to: str = "",
    form: str = "",
    event: str = "",
) -> dict[str, Any]:
    """Show a place to drop, paste or choose pictures, sent to `action` for the page `to`, or by the form of that id.

    `leave` goes to the new picture's page. With an `event` of its own, which tells of the new picture, it takes only
    what is meant for it; otherwise all that is dropped on the page or pasted.
    """
    return {
        "action": f"{action}?to={to}" if to else action,
        "form": form,
        "event": event,
        "title": title,
        "css_class": css_class,
        "leave": leave,
        "max_bytes": MAX_BYTES,
        "megabytes": MAX_BYTES // MEGABYTE,
    }


@register.inclusion_tag("assets/_report.html")
def cutout_report(asset: Asset, placing: Placing | None = None) -> dict[str, Any]:
    """Show the asset's report; with its canvas, also whether it has enough pixels for the preset."""
    return {"asset": asset, "lines": lines_of(asset, placing or None)}
