"""How a long list is cut into pages that keep their contents, and where each page stands."""

from msgspec import Struct

from dateline.model.site import Site


class PageSpan(Struct, frozen=True):
    """The entries `start` to `stop` (newest first) of a list; number None has the bare address."""

    start: int
    stop: int
    number: int | None


class Pager(Struct, frozen=True):
    """Where a page of a list stands, and its neighbours in time ("": there is none)."""

    address: str
    number: int | None = None
    newer: str = ""
    older: str = ""


def split_pages(count: int, size: int) -> tuple[PageSpan, ...]:
    """Cut `count` entries, newest first, into pages of `size`, numbered from the oldest.

    A numbered page is full and stays as it is however many entries are added later; the first one
    holds what is left, between `size` and twice `size` less one (all of them where they are few).
    """
    numbered = max(count // size - 1, 0)
    first = PageSpan(0, count - numbered * size, None)
    rest = (
        PageSpan(count - number * size, count - (number - 1) * size, number)
        for number in range(numbered, 0, -1)
    )
    return (first, *rest)


def split_listing(count: int, site: Site) -> tuple[PageSpan, ...]:
    """Cut the list of a term, unless the settings want it whole."""
    return split_pages(count, site.page_size if site.pages.paged else max(count, 1))


def page_address(base: str, number: int | None) -> str:
    """Return the address of a page of the list at `base`: `/regions/cn/page/3/`, or `base`."""
    return base if number is None else f"{base}page/{number}/"


def pager_at(base: str, spans: tuple[PageSpan, ...], place: int) -> Pager:
    """Return where the page `spans[place]` of the list at `base` stands."""
    number = spans[place].number
    newer = page_address(base, spans[place - 1].number) if place else ""
    older = page_address(base, spans[place + 1].number) if place + 1 < len(spans) else ""
    return Pager(page_address(base, number), number, newer, older)
