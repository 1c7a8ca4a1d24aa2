"""The pages that lead to articles: terms, taxonomies, the archive."""

from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from dateline.layout.charts import TimeChart, time_chart
from dateline.layout.counts import YearCount
from dateline.layout.paging import Pager
from dateline.layout.views.feeds import term_feed_links
from dateline.layout.views.head import HeadView, list_head, page_head
from dateline.layout.views.parts import (
    EntryView,
    LineView,
    LinkView,
    count_text,
    entry_views,
    line_views,
    outward_link,
)
from dateline.layout.views.regions import (
    CoverageView,
    PlaceView,
    RegionCount,
    coverage_view,
    place_view,
)
from dateline.layout.views.site import ARCHIVE, contact_url
from dateline.layout.words import Words
from dateline.model.article import Author
from dateline.model.headline import Headline
from dateline.model.library import Listing
from dateline.model.site import Site
from dateline.model.terms import Term

# A list of terms that is longer than this is easier to search under letters.
UNGROUPED_TERMS = 40


class TermCount(Struct, frozen=True):
    """A term, and the number of public articles under it."""

    term: Term
    count: int


class PersonView(Struct, frozen=True):
    """What the paper says of an author."""

    role: str
    biography: str
    links: tuple[LinkView, ...]


class ListingView(Struct, frozen=True, kw_only=True):
    """The articles under one term. `within` leads to the index of all terms, if there is one.

    A region's page has a `place`.
    """

    head: HeadView
    heading: str
    label: str
    within: LinkView | None
    description: str
    person: PersonView | None
    entries: tuple[EntryView, ...]
    pager: Pager
    place: PlaceView | None = None


class TermView(Struct, frozen=True):
    """A term in an index: its page, and how many articles it holds, in words."""

    href: str
    name: str
    description: str
    count: str


class TermGroupView(Struct, frozen=True):
    """Terms under one letter; the letter is "" where they aren't grouped."""

    letter: str
    terms: tuple[TermView, ...]


class TaxonomyView(Struct, frozen=True, kw_only=True):
    """The index of all terms of one taxonomy that are used; that of regions has a `coverage`."""

    head: HeadView
    heading: str
    groups: tuple[TermGroupView, ...]
    coverage: CoverageView | None = None


class MonthView(Struct, frozen=True):
    """The articles of one month; `anchor` is the id of its heading."""

    name: str
    anchor: str
    entries: tuple[LineView, ...]


class MonthLink(Struct, frozen=True):
    """A month in the archive's index, and how many articles it has."""

    href: str
    text: str
    count: int


class YearView(Struct, frozen=True):
    """A year in the archive's index, with a link to each of its months."""

    href: str
    name: str
    count: str
    months: tuple[MonthLink, ...]


class ArchiveView(Struct, frozen=True, kw_only=True):
    """The archive: its index has `years`, the page of a year has `months` and `others`."""

    head: HeadView
    heading: str
    within: LinkView | None
    years: tuple[YearView, ...]
    months: tuple[MonthView, ...]
    others: tuple[LinkView, ...]
    chart: TimeChart | None = None


def listing_view(
    listing: Listing, pager: Pager, site: Site, words: Words, years: tuple[YearCount, ...] = ()
) -> ListingView:
    """Return one page of a term; `listing.entries` are those of this page.

    `years` count all articles of a region, on its first page.
    """
    term, author = listing.term, listing.author
    description = term.description or (author.biography if author else "")
    return ListingView(
        head=replace(
            list_head(site, words, term.name, description, pager),
            feeds=term_feed_links(term, site, words),
        ),
        heading=term.name,
        label=words.terms.get(term.taxonomy, ""),
        within=_index_link(term.taxonomy, site, words),
        description=term.description,
        person=_person(author, site, words) if author else None,
        entries=entry_views(listing.entries, site, words),
        pager=pager_view(pager, site),
        place=place_view(listing, years, site, words),
    )


def taxonomy_view(
    key: str, address: str, terms: tuple[TermCount, ...], site: Site, words: Words
) -> TaxonomyView:
    """Return the index of a taxonomy; `terms` come in the order to show them."""
    name = taxonomy_name(key, words)
    return TaxonomyView(
        head=page_head(site, name, "", address),
        heading=name,
        groups=_groups(terms, site, words),
    )


def regions_view(
    address: str, regions: tuple[RegionCount, ...], site: Site, words: Words
) -> TaxonomyView:
    """Return the index of regions, with its map."""
    terms = tuple(TermCount(each.term, each.count) for each in regions)
    view = taxonomy_view("regions", address, terms, site, words)
    return replace(view, coverage=coverage_view(regions, site, words))


def archive_view(years: tuple[YearCount, ...], site: Site, words: Words) -> ArchiveView:
    """Return the index of the archive, newest year first."""
    return ArchiveView(
        head=page_head(site, words.archive, "", ARCHIVE),
        heading=words.archive,
        within=None,
        years=tuple(year_view(year, site, words) for year in years),
        months=(),
        others=(),
        chart=time_chart(years, words),
    )


def archive_year_view(
    year: int, entries: tuple[Headline, ...], years: tuple[int, ...], site: Site, words: Words
) -> ArchiveView:
    """Return the page of one year: its articles by month, newest first, and the other years."""
    heading = words.year.format(year)
    return ArchiveView(
        head=page_head(site, heading, "", year_address(year)),
        heading=heading,
        within=LinkView(site.href(ARCHIVE), words.archive),
        years=(),
        months=tuple(
            _month(month, tuple(those), site, words)
            for month, those in groupby(entries, key=lambda entry: entry.date.month)
        ),
        others=tuple(LinkView(site.href(year_address(each)), str(each)) for each in years),
    )


def year_view(year: YearCount, site: Site, words: Words) -> YearView:
    """Return a year in the archive's index."""
    href = site.href(year_address(year.year))
    return YearView(
        href=href,
        name=str(year.year),
        count=count_text(sum(month.count for month in year.months), words),
        months=tuple(
            MonthLink(f"{href}#{month.month:02}", words.months[month.month - 1], month.count)
            for month in year.months
        ),
    )


def year_address(year: int) -> str:
    """Return the address of a year in the archive."""
    return f"{ARCHIVE}{year}/"


def taxonomy_name(key: str, words: Words) -> str:
    """Return the name of a taxonomy in the paper's language."""
    return words.taxonomies.get(key, key.capitalize())


def pager_view(pager: Pager, site: Site) -> Pager:
    """Return the pager with the hrefs that a page writes in place of addresses."""
    return Pager(
        address=site.href(pager.address),
        number=pager.number,
        newer=site.href(pager.newer) if pager.newer else "",
        older=site.href(pager.older) if pager.older else "",
    )


def _index_link(taxonomy: str, site: Site, words: Words) -> LinkView | None:
    if not site.pages.indexes:
        return None
    return LinkView(site.href(f"/{taxonomy}/"), taxonomy_name(taxonomy, words))


def _person(author: Author, site: Site, words: Words) -> PersonView:
    mail, url = author.email, author.url
    links = [outward_link(contact_url(mail), words.write_to.format(author.term.name), site)] * bool(
        mail
    ) + [outward_link(url, words.website, site)] * bool(url)
    return PersonView(author.role, author.biography, tuple(links))


def _groups(terms: tuple[TermCount, ...], site: Site, words: Words) -> tuple[TermGroupView, ...]:
    if len(terms) <= UNGROUPED_TERMS:
        return (TermGroupView("", tuple(_term(each, site, words) for each in terms)),)
    by_name = sorted(terms, key=lambda each: (each.term.name.casefold(), each.term.key))
    return tuple(
        TermGroupView(letter, tuple(_term(each, site, words) for each in those))
        for letter, those in groupby(by_name, key=lambda each: each.term.name[:1].upper())
    )


def _term(each: TermCount, site: Site, words: Words) -> TermView:
    term = each.term
    return TermView(
        site.href(term.address), term.name, term.description, count_text(each.count, words)
    )


def _month(month: int, entries: tuple[Headline, ...], site: Site, words: Words) -> MonthView:
    name = words.months[month - 1]
    return MonthView(name, f"{month:02}", line_views(entries, site, words))
