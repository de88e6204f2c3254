"""What a running job is at, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

STAGES: Mapping[str, Any] = {
    "setting up the studio": _("Setting up the studio"),
    "building the set": _("Building the set"),
    "lighting the set": _("Lighting the set"),
    "lighting what is behind the product": _("Lighting what is behind the product"),
    "looking at what surrounds it": _("Looking at what surrounds it"),
    "filling the area": _("Filling the area"),
    "reading the reference": _("Reading the reference"),
    "choosing the set": _("Choosing the set"),
    "making room for the product": _("Making room for the product"),
    "laying it into the picture": _("Laying it into the picture"),
    "lighting the product": _("Lighting the product"),
    "enlarging the picture": _("Enlarging the picture"),
    "measuring the cut-outs": _("Measuring the cut-outs"),
    "telling the views apart": _("Telling the views apart"),
    "developing the photo": _("Developing the photo"),
    "sending it to Photio": _("Sending it to Photio"),
    "waiting for Photio": _("Waiting for Photio"),
    "sending it to APIFRAME": _("Sending it to APIFRAME"),
    "waiting for APIFRAME": _("Waiting for APIFRAME"),
    "sending the pictures to APIFRAME": _("Sending the pictures to APIFRAME"),
    "APIFRAME is learning the product": _("APIFRAME is learning the product"),
    "APIFRAME has learned the product": _("APIFRAME has learned the product"),
    "fetching the photo": _("Fetching the photo"),
    "checking the photo": _("Checking the photo"),
    "laying the product back": _("Laying the product back"),
}


def in_words(stage: str) -> str:
    """Return the sentence for an engine's stage; one that is not listed here is shown as the engine says it."""
    return str(STAGES.get(stage) or capfirst(stage) or _("Starting"))
