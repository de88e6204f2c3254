"""How long a photo takes on this machine: measured on its latest photos, and guessed before there are any."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean, median

from django.db.models import Q

from photostudio.engines.catalogue import LOCAL
from photostudio.engines.operations import QUALITIES, Instant, Photo, Regen, Remix
from photostudio.projects.models import Variant


@dataclass(frozen=True)
class Kind:
    """Photos that take alike long: which they are, and the whole seconds of each quality before any was made."""

    photos: Q
    guessed: Mapping[str, int]


_EDITS = Q(job__operation=Regen.name)
CREATING = Kind(Q(job__operation__in=(Instant.name, Photo.name)), {"LOW": 4, "MIDDLE": 9, "HIGH": 30})
REMOVING = Kind(_EDITS & Q(job__parameters__prompt=""), {"LOW": 1, "MIDDLE": 2, "HIGH": 4})
ADDING = Kind(_EDITS & ~Q(job__parameters__prompt=""), {"LOW": 4, "MIDDLE": 9, "HIGH": 30})
REMIXING = Kind(Q(job__operation=Remix.name, is_preview=False), {"LOW": 6, "MIDDLE": 12, "HIGH": 30})
LATEST = 60


def seconds_by_quality(kind: Kind = CREATING) -> dict[str, int]:
    """Return whole seconds a photo for each quality; one not measured yet is guessed from those that are."""
    samples: defaultdict[str, list[float]] = defaultdict(list)
    latest = Variant.objects.filter(kind.photos, job__queue=LOCAL).order_by("-pk")
    for quality, seconds in latest.values_list("job__parameters__quality", "seconds")[:LATEST]:
        samples[quality].append(seconds)
    measured = {quality: median(seconds) for quality, seconds in samples.items()}
    guessed = kind.guessed
    slower = mean(seconds / guessed[quality] for quality, seconds in measured.items()) if measured else 1
    return {quality: max(1, round(measured.get(quality, guessed[quality] * slower))) for quality in QUALITIES}
