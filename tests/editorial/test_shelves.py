"""Who is near whom on the shelves, found year by year, as one look at all articles finds it."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.shelves import NEAR, RELATED, WEIGHTS, Stretch, find_related, shelve_all
from dateline.model.article import Article, Body, Entry, Hold
from dateline.model.file import Kept
from dateline.model.filing import Filing, file_article
from dateline.model.packing import pack
from dateline.model.prose import Outline
from dateline.model.terms import Term, Under

TERMS = [("topics", f"t{number}") for number in range(4)]
TERMS += [("regions", f"r{number}") for number in range(3)] + [("authors", "a"), ("authors", "b")]
ARTICLES = st.lists(
    st.tuples(
        st.integers(2019, 2023),
        st.lists(st.sampled_from(TERMS), unique=True, max_size=5),
        st.sampled_from(["", "s1", "s2"]),
    ),
    max_size=40,
)


def filing(year: int, terms: list[tuple[str, str]], series: str, key: str = "x") -> Filing:
    """An article of this year, filed under these terms."""
    date = datetime(year, 3, 1, tzinfo=UTC)
    topics, regions, authors = (
        tuple(Term(taxonomy, key, key, f"/{key}/") for each, key in terms if each == taxonomy)
        for taxonomy in ("topics", "regions", "authors")
    )
    one = Term("series", series, series, f"/{series}/") if series else None
    under = pack(Under(regions, topics, authors, one))
    entry = Entry(key, "X", "/x/", date, False, date, "", under=under)
    body = Body(b"", Outline())
    return file_article(Article(entry, "x.md", "tag:x", "en", Hold(False, date), (), (), body))[0]


def called(
    make: Callable[..., Kept], inputs: Sequence[tuple[Any, ...]], _result: type[Any]
) -> list[Any]:
    """Remember nothing: call."""
    return [make(*each).value for each in inputs]


def looked_for(articles: list[Filing], place: int) -> tuple[int, ...]:
    """Look at all articles for those that share most with one."""
    scores: Counter[int] = Counter()
    for shelf in articles[place].shelves:
        there = [other for other, each in enumerate(articles) if shelf in each.shelves]
        here = there.index(place)
        near = there[max(here - NEAR, 0) : here] + there[here + 1 : here + 1 + NEAR]
        for other in near:
            scores[other] += WEIGHTS.get(shelf.partition("/")[0], 0)
    found = [other for other, score in scores.items() if score]
    found.sort(key=lambda other: (-scores[other], abs(other - place), other))
    return tuple(sorted(found[:RELATED]))


@given(ARTICLES)
def test_years_find_what_one_look_at_all_finds(
    rows: list[tuple[int, list[tuple[str, str]], str]],
) -> None:
    """Cut into years, everybody has the same related articles as without."""
    rows = sorted(rows, key=lambda row: -row[0])
    articles = [filing(*row, str(place)) for place, row in enumerate(rows)]
    expected = [looked_for(articles, place) for place in range(len(articles))]
    related = find_related(articles, shelve_all(articles), called)
    assert expected == [tuple(int(headline.id) for headline in those) for those in related]


def test_a_new_article_leaves_the_years_behind_it_alone() -> None:
    """What is remembered of a year holds as long as nobody comes near it."""
    asked: list[list[Stretch]] = []

    def asking(
        make: Callable[..., Kept], inputs: Sequence[tuple[Any, ...]], result: type[Any]
    ) -> list[Any]:
        asked.append([each for (each,) in inputs])
        return called(make, inputs, result)

    there = [filing(year, TERMS[:2], "") for year in (2023,) * 9 + (2022,) * 9 + (2021,) * 9]
    list(find_related(there, shelve_all(there), asking))
    more = [filing(2023, TERMS[:3], ""), *there]
    list(find_related(more, shelve_all(more), asking))
    before, after = asked
    assert before[1:] == after[1:]
    assert before[0] != after[0]
