"""All that is said of a product's cut-outs, as JSON values."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from photostudio.imaging.views.comparing import warnings
from photostudio.imaging.views.measuring import Measures
from photostudio.imaging.views.telling import tell


def views_of(measured: Sequence[Measures], names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the view that each cut-out shows, `names` being the files', and a report of it."""
    told = tell(measured, names)
    return [
        {
            "view": guess.view,
            "report": {
                **each.as_json(),
                "told": asdict(guess),
                "warnings": [asdict(warned) for warned in found],
            },
        }
        for each, guess, found in zip(measured, told, warnings(measured), strict=True)
    ]
