"""Plurals and slips of the pen: Snowball's English stemmer, and RapidFuzz for words that are nearly known."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5  # letters: shorter words have too many neighbours
MIDDLING = 7  # letters: in shorter words a letter may be missing, doubled or in the wrong place, but not another one
IRREGULAR = {
    "leaves": "leaf",
    "shelves": "shelf",
    "halves": "half",
    "loaves": "loaf",
    "knives": "knife",
    "scarves": "scarf",
}
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return a word without its endings."""
    return str(_stemmer.stemWord(IRREGULAR.get(word, word)))


def alike(one: str, other: str) -> bool:
    """Return whether two words are the same but for their endings."""
    return one == other or (one[:2] == other[:2] and stem(one) == stem(other))


class Speller:
    """Finds the known words that an unknown one was meant to be.

    `meant` are those that a slip may stand for, `keep` words that only look like slips.
    """

    def __init__(self, known: Iterable[str], *, meant: Iterable[str], keep: Iterable[str]) -> None:
        self._sorted = sorted(set(known))
        self._exact = frozenset(self._sorted)
        self._long = sorted(word for word in set(meant) if len(word) >= SHORTEST and word.isalpha())
        self._keep = frozenset(map(stem, keep))

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one speller, for good
    def kin(self, word: str) -> tuple[str, ...]:
        """Return the other known words of the same stem."""
        root = stem(word)
        return tuple(
            other for other in self._from(root[:-1] if len(root) > 3 else root) if other != word and stem(other) == root
        )

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one speller, for good
    def corrected(self, word: str) -> str:
        """Return the known word within one slip, the word itself if there is none.

        A slip is a letter too many, missing, wrong, or changed places with the next; never the first letter.
        """
        if len(word) < SHORTEST or word in self._exact or stem(word) in self._keep or self.kin(word):
            return word
        return self._nearest(word) or self._nearest(word.removesuffix("s")) or word

    def _from(self, beginning: str) -> Iterator[str]:
        for at in range(bisect_left(self._sorted, beginning), len(self._sorted)):
            if not self._sorted[at].startswith(beginning):
                return
            yield self._sorted[at]

    def _nearest(self, word: str) -> str | None:
        near = process.extract(word, self._long, scorer=OSA.distance, score_cutoff=1, limit=5)
        close = [(distance, known) for known, distance, _ in near if known[0] == word[0] and _is_slip(word, known)]
        return min(close)[1] if close else None


def _is_slip(word: str, known: str) -> bool:
    return len(word) >= MIDDLING or len(word) != len(known) or sorted(word) == sorted(known)
