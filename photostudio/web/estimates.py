"""How long a photo takes on this machine: measured on its latest photos, and guessed before there are any."""

from collections import defaultdict
from statistics import median

from photostudio.engines.operations import QUALITIES
from photostudio.projects.models import Variant

GUESSED_SECONDS = {"LOW": 4, "MIDDLE": 9, "HIGH": 30}
LATEST = 60


def seconds_by_quality() -> dict[str, int]:
    """Return whole seconds a photo for each quality."""
    measured: defaultdict[str, list[float]] = defaultdict(list)
    latest = Variant.objects.order_by("-pk").values_list("job__parameters__quality", "seconds")[:LATEST]
    for quality, seconds in latest:
        measured[quality].append(seconds)
    return {
        quality: max(1, round(median(measured[quality]))) if measured[quality] else GUESSED_SECONDS[quality]
        for quality in QUALITIES
    }
