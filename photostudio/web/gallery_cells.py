"""What the gallery's grid is made of: cells (a run, or one photo) and the tiles that stand in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from photostudio.projects.collection import Stack
from photostudio.projects.models import Variant
from photostudio.web.described import Described, described


@dataclass(frozen=True)
class Tile:
    """One picture of the grid. A folded run is one tile, its best photo, that stands for all `photos`."""

    variant: Variant
    photos: Sequence[Variant]
    run: Described
    cell: UUID
    is_first: bool
    is_open: bool

    @property
    def is_folded(self) -> bool:
        return len(self.photos) > 1 and not self.is_open

    @property
    def can_fold(self) -> bool:
        return self.is_open and self.is_first and len(self.photos) > 1

    @property
    def count(self) -> int:
        return len(self.photos)

    @property
    def uuids(self) -> str:
        """The photos that are chosen with the tile."""
        return " ".join(str(photo.uuid) for photo in (self.photos if self.is_folded else [self.variant]))

    @property
    def ratio(self) -> str:
        return f"{self.variant.width / self.variant.height:.4f}"


@dataclass(frozen=True)
class Cell:
    """A place in the grid; empty (`stack` None) when no photo of it is found any more."""

    uuid: UUID
    stack: Stack | None
    is_open: bool = False

    @property
    def is_run(self) -> bool:
        """Whether it shows the photos of an opened run, of which there are several."""
        return self.stack is not None and self.is_open and len(self.stack.photos) > 1

    @cached_property
    def tiles(self) -> list[Tile]:
        return list(self._tiles())

    def _tiles(self) -> Iterator[Tile]:
        if self.stack is None:
            return
        run = described(self.stack.job)
        shown = self.stack.photos if self.is_open else [self.stack.best]
        for number, variant in enumerate(shown):
            yield Tile(variant, self.stack.photos, run, self.uuid, is_first=number == 0, is_open=self.is_open)
