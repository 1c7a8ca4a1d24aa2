"""What articles stand on: the shelf of each term, and who is near whom on the same shelves."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from dateline.model.file import Kept, Remember
from dateline.model.filing import Filing
from dateline.model.headline import Headline

RELATED = 3
# Related articles are looked for among so many on either side in time under each term, so that a
# new article changes few pages.
NEAR = 4
WEIGHTS: Final = {"series": 8, "topics": 3, "regions": 2}

Shelves = dict[str, list[int]]  # the places of articles in time, by the shelf (`topics/tungsten`)


class Stretch(Struct, frozen=True, array_like=True):
    """So many articles on end, and the shelves on which they stand, each with places in time.

    Places count from the first of the stretch. Those just before it and after it are named too.
    """

    count: int
    shelves: tuple[tuple[str, tuple[int, ...]], ...]


def shelve_all(articles: Iterable[Filing]) -> Shelves:
    """Put articles on their shelves, in the order in which they come."""
    shelves: defaultdict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        for shelf in article.shelves:
            shelves[shelf].append(place)
    return shelves


def find_related(
    articles: Sequence[Filing], shelves: Shelves, remember: Remember
) -> Iterator[tuple[Headline, ...]]:
    """Yield for each article the headlines of those near in time that share most with it.

    It is remembered year by year: that of a year changes only with what articles of that year, and
    the few near them, are filed under.
    """
    headlines = [article.headline for article in articles]
    years = [headline.date.year for headline in headlines]
    starts = [place for place, year in enumerate(years) if not place or years[place - 1] != year]
    stretches = _cut(shelves, starts, len(articles))
    related = remember(relate, [(each,) for each in stretches], tuple[tuple[int, ...], ...])
    for start, those in zip(starts, related, strict=True):
        yield from [tuple([headlines[start + other] for other in each]) for each in those]


def relate(stretch: Stretch) -> Kept:
    """For each article of a stretch find those that share most with it, in their order in time."""
    scores: list[dict[int, int]] = [{} for _ in range(stretch.count)]
    for shelf, places in stretch.shelves:
        weight = WEIGHTS[shelf.partition("/")[0]]
        for number, place in enumerate(places):
            if 0 <= place < stretch.count:
                known = scores[place]
                near = places[max(number - NEAR, 0) : number + 1 + NEAR]
                for other in near:
                    known[other] = known.get(other, 0) + weight
    return Kept(tuple([_best(place, known) for place, known in enumerate(scores)]))


def _best(place: int, scores: dict[int, int]) -> tuple[int, ...]:
    ranked = sorted(
        [(-score, abs(other - place), other) for other, score in scores.items() if other != place]
    )
    return tuple(sorted([other for *_, other in ranked[:RELATED]]))


def _cut(shelves: Shelves, starts: list[int], count: int) -> list[Stretch]:
    """Cut the shelves into stretches that begin at these places."""
    cut: list[list[tuple[str, tuple[int, ...]]]] = [[] for _ in starts]
    bounds = list(pairwise([*starts, count]))
    for shelf in sorted(shelves):
        if shelf.partition("/")[0] not in WEIGHTS:
            continue
        places, first = shelves[shelf], 0
        while first < len(places):
            number = bisect_right(starts, places[first]) - 1
            start, end = bounds[number]
            last = bisect_left(places, end, first)
            near = places[max(first - NEAR, 0) : last + NEAR]
            cut[number].append((shelf, tuple([place - start for place in near])))
            first = last
    return [
        Stretch(end - start, tuple(each)) for (start, end), each in zip(bounds, cut, strict=True)
    ]
