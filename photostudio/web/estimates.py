"""How long a photo takes on this machine: measured on its latest photos, and guessed before there are any."""

from collections import defaultdict
from collections.abc import Mapping
from statistics import mean, median

from photostudio.engines.operations import QUALITIES, Instant, Regen
from photostudio.projects.models import Variant

GUESSED_SECONDS: Mapping[str, Mapping[str, int]] = {
    Instant.name: {"LOW": 4, "MIDDLE": 9, "HIGH": 30},
    Regen.name: {"LOW": 1, "MIDDLE": 2, "HIGH": 4},
}
LATEST = 60


def seconds_by_quality(operation: str = Instant.name) -> dict[str, int]:
    """Return whole seconds a photo for each quality; one not measured yet is guessed from those that are."""
    guessed = GUESSED_SECONDS[operation]
    samples: defaultdict[str, list[float]] = defaultdict(list)
    latest = Variant.objects.filter(job__operation=operation).order_by("-pk")
    for quality, seconds in latest.values_list("job__parameters__quality", "seconds")[:LATEST]:
        samples[quality].append(seconds)
    measured = {quality: median(seconds) for quality, seconds in samples.items()}
    slower = mean(seconds / guessed[quality] for quality, seconds in measured.items()) if measured else 1
    return {quality: max(1, round(measured.get(quality, guessed[quality] * slower))) for quality in QUALITIES}
