"""The page that searches; without a script it leads into the archive by time, region and topic."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.addresses import SEARCH, SEARCH_PARTS
from dateline.layout.counts import YearCount
from dateline.layout.views.head import HeadView, page_head
from dateline.layout.views.lists import TermCount, YearView, year_view
from dateline.layout.words import Words
from dateline.model.site import Site

UNREVIEWED: Final = "unreviewed"


class Filters(Struct, frozen=True):
    """What an edition can be searched by; `classes` are those of outlets (`state-owned`)."""

    regions: tuple[TermCount, ...]
    topics: tuple[TermCount, ...]
    classes: tuple[str, ...]


class ChoiceView(Struct, frozen=True):
    """A choice of a filter: the value that stands in the address, and its words."""

    value: str
    text: str


class FilterView(Struct, frozen=True):
    """One filter. `name` is that in the address; `none` the words for not filtering."""

    name: str
    label: str
    none: str
    choices: tuple[ChoiceView, ...]


class CountView(Struct, frozen=True):
    """A link to a term, and how many articles it has."""

    href: str
    text: str
    count: int


class SearchView(Struct, frozen=True, kw_only=True):
    """The page. `parts` is where the list of the indexes is, "" in previews, which have none."""

    head: HeadView
    heading: str
    parts: str
    filters: tuple[FilterView, ...]
    years: tuple[YearView, ...]
    regions: tuple[CountView, ...]
    topics: tuple[CountView, ...]


def search_view(
    years: tuple[YearCount, ...], filters: Filters, site: Site, words: Words
) -> SearchView:
    """Return the page; `years` come newest first."""
    return SearchView(
        head=page_head(site, words.search.search, words.search.about, SEARCH),
        heading=words.search.search,
        parts="" if site.preview else site.href(SEARCH_PARTS),
        filters=tuple(each for each in _filters(years, filters, words) if each.choices),
        years=tuple(year_view(year, site, words) for year in years if site.pages.archive),
        regions=_terms(filters.regions, site),
        topics=_terms(filters.topics, site),
    )


def _filters(years: tuple[YearCount, ...], filters: Filters, words: Words) -> Iterator[FilterView]:
    named = words.search
    yield FilterView("region", words.region, named.all_regions, _choices(filters.regions))
    yield FilterView("topic", words.terms["topics"], named.all_topics, _choices(filters.topics))
    numbers = dict.fromkeys(str(each.year) for each in years)
    spans = tuple(ChoiceView(number, number) for number in numbers)
    yield FilterView("year", named.year, named.all_years, spans)
    classes = words.classes | {UNREVIEWED: words.unreviewed}
    chosen = tuple(ChoiceView(each, classes.get(each, each)) for each in filters.classes)
    yield FilterView("class", words.sources, named.all_classes, chosen)


def _choices(counts: tuple[TermCount, ...]) -> tuple[ChoiceView, ...]:
    named = sorted(counts, key=lambda each: (each.term.name.casefold(), each.term.key))
    return tuple(ChoiceView(each.term.key, f"{each.term.name} ({each.count})") for each in named)


def _terms(counts: tuple[TermCount, ...], site: Site) -> tuple[CountView, ...]:
    """Return a link to each of the terms that have a page, the fullest first."""
    known = [each for each in counts if site.address_of(each.term)]
    known.sort(key=lambda each: -each.count)
    return tuple(
        CountView(site.href(each.term.address), each.term.name, each.count) for each in known
    )
