"""The word that an author probably meant: one measure for every "did you mean" of the newsroom."""

from collections.abc import Iterable
from itertools import takewhile


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` is probably a slip for, or None if none is close.

    Case doesn't count, nor whether words are joined by a space, a hyphen or an underscore. Of
    several that are equally close, the one that shares the longest beginning is meant, then the
    one of the same length, then the first in the alphabet: never the first that happened to come.
    """
    meant = _folded(word)
    best: tuple[int, int, int, str] | None = None
    reach = _reach(meant)
    for candidate in candidates:
        other = _folded(candidate)
        distance = _distance(meant, other, reach)
        if distance is None:
            continue
        rank = (distance, -_shared(meant, other), abs(len(other) - len(meant)), candidate)
        if best is None or rank < best:
            best, reach = rank, distance
    return best[3] if best else None


def likely(word: str, candidates: Iterable[str]) -> list[str]:
    """Return, in order, those that begin or end as the word does: of thousands, the few to measure.

    A slip is seldom at both ends of a word; of an address, its last part is looked at.
    """
    last = _last(word)
    reach = 2 if len(last) > 3 else 1
    begin, end = last[:reach], last[-reach:]
    return sorted(
        candidate
        for candidate in candidates
        if (other := _last(candidate)).startswith(begin) or other.endswith(end)
    )


def _last(word: str) -> str:
    """A name without its folders and its ending."""
    return _folded(word).rstrip("/").rpartition("/")[2].partition(".")[0]


def _folded(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(bool, map(str.__eq__, one, other)))


def _reach(word: str) -> int:
    """Return how many slips a word of this length may hold: one in three letters, at most three."""
    return min(3, max(1, len(word) // 3)) if len(word) > 1 else 0


def _distance(one: str, other: str, reach: int) -> int | None:
    """Return the number of slips between two words, or None where it is more than `reach`.

    A slip is a letter too many, too few or wrong, or two neighbours that changed places (the
    Damerau-Levenshtein distance in its restricted form).
    """
    if one == other:
        return 0
    if abs(len(one) - len(other)) > reach:
        return None
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, match in enumerate(other, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != match))
            if row > 1 and column > 1 and (letter, match) == (other[column - 2], one[row - 2]):
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        if min(here) > reach and min(last) > reach:
            return None
        before, last = last, here
    return last[-1] if last[-1] <= reach else None
