"""How long a photo takes on this machine: measured on its latest photos, and guessed before there are any."""

from collections import defaultdict
from statistics import mean, median

from photostudio.engines.operations import QUALITIES
from photostudio.projects.models import Variant

GUESSED_SECONDS = {"LOW": 4, "MIDDLE": 9, "HIGH": 30}
LATEST = 60


def seconds_by_quality() -> dict[str, int]:
    """Return whole seconds a photo for each quality; one not measured yet is guessed from those that are."""
    samples: defaultdict[str, list[float]] = defaultdict(list)
    latest = Variant.objects.order_by("-pk").values_list("job__parameters__quality", "seconds")[:LATEST]
    for quality, seconds in latest:
        samples[quality].append(seconds)
    measured = {quality: median(seconds) for quality, seconds in samples.items()}
    slower = mean(seconds / GUESSED_SECONDS[quality] for quality, seconds in measured.items()) if measured else 1
    return {quality: max(1, round(measured.get(quality, GUESSED_SECONDS[quality] * slower))) for quality in QUALITIES}
