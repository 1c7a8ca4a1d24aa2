"""Pages of a list keep their contents and their address while the list grows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.layout.paging import Pager, PageSpan, page_address, pager_at, split_pages

counts = st.integers(0, 500)
sizes = st.integers(1, 40)


@pytest.mark.parametrize(
    ("count", "spans"),
    [
        (0, [(0, 0, None)]),
        (39, [(0, 39, None)]),
        (40, [(0, 20, None), (20, 40, 1)]),
        (65, [(0, 25, None), (25, 45, 2), (45, 65, 1)]),
    ],
)
def test_split_pages(count: int, spans: list[tuple[int, int, int | None]]) -> None:
    """The first page holds the newest n to 2n-1, the others n each, number 1 the oldest."""
    assert tuple(PageSpan(*span) for span in spans) == split_pages(count, 20)


@given(counts, sizes)
def test_every_entry_stands_on_one_page(count: int, size: int) -> None:
    """The pages, in order, are the list."""
    shown = [place for span in split_pages(count, size) for place in range(span.start, span.stop)]
    assert list(range(count)) == shown


@given(counts, sizes)
def test_first_page_is_neither_thin_nor_thick(count: int, size: int) -> None:
    """It holds n to 2n-1 entries, or all of them where there are fewer."""
    first = split_pages(count, size)[0]
    assert min(count, size) <= first.stop - first.start <= 2 * size - 1


@given(counts, sizes, st.integers(1, 60))
def test_numbered_pages_keep_their_entries(count: int, size: int, added: int) -> None:
    """However many entries are added, a numbered page holds the same ones."""
    assert oldest_first(count, size).items() <= oldest_first(count + added, size).items()


def oldest_first(count: int, size: int) -> dict[int, tuple[int, int]]:
    """Return the numbered pages, as places in the list from its oldest entry."""
    return {
        span.number: (count - span.stop, count - span.start)
        for span in split_pages(count, size)
        if span.number is not None
    }


def test_page_address() -> None:
    """The first page has the bare address and no other."""
    assert "/regions/cn/" == page_address("/regions/cn/", None)
    assert "/regions/cn/page/3/" == page_address("/regions/cn/", 3)


def test_pager_leads_to_both_neighbours() -> None:
    """The page in the middle knows the newer and the older one; the ends know one each."""
    spans = split_pages(65, 20)
    expected = [
        Pager("/x/", None, newer="", older="/x/page/2/"),
        Pager("/x/page/2/", 2, newer="/x/", older="/x/page/1/"),
        Pager("/x/page/1/", 1, newer="/x/page/2/", older=""),
    ]
    assert expected == [pager_at("/x/", spans, place) for place in range(3)]
