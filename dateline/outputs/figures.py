"""The page of the paper's own figures, counted from what is light: no article is unpacked."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.editorial.addresses import FIGURES
from dateline.layout.views import PaperCounts, figures_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.filing import Filing
from dateline.model.library import Library, Listing
from dateline.model.site import Site

COUNTRY = "country"
MOST_BARS = 15


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the page, unless the settings leave it out."""
    site = library.site
    if site.pages.figures:
        inputs = (workshop, site, count_paper(library))
        yield Order(f"{FIGURES[1:]}index.html", print_figures, inputs)


def print_figures(workshop: Workshop, site: Site, counts: PaperCounts) -> bytes | Refused:
    """Print the page."""
    view = figures_view(counts, site, words_for(site.language))
    return workshop.set_page("page.html", site, view)


def count_paper(library: Library) -> PaperCounts:
    """Count what is public."""
    filings = [story.article for story in library.stories]
    listings = {taxonomy.key: taxonomy.listings for taxonomy in library.taxonomies}
    countries = (
        each
        for each in listings.get("regions", ())
        if each.surroundings and each.surroundings.kind == COUNTRY
    )
    return PaperCounts(
        articles=len(filings),
        months=tuple(_months(filings)),
        countries=_largest(countries),
        topics=_largest(listings.get("topics", ())),
        classes=tuple(_count_classes(filings).most_common()),
        errata=tuple(sorted(Counter(f"{each.date.year}" for each in library.errata).items())),
    )


def _months(filings: list[Filing]) -> Iterator[tuple[str, int]]:
    """Yield each month from the first to the last, also those without articles."""
    dates = [filing.headline.date for filing in filings]
    counts = Counter([12 * date.year + date.month - 1 for date in dates])
    for month in range(min(counts, default=0), max(counts, default=-1) + 1):
        yield f"{month // 12}-{month % 12 + 1:02}", counts[month]


def _largest(listings: Iterable[Listing]) -> tuple[tuple[str, int], ...]:
    counts = [(listing.term.name, len(listing.entries)) for listing in listings]
    return tuple(sorted(counts, key=lambda each: (-each[1], each[0].casefold()))[:MOST_BARS])


def _count_classes(filings: list[Filing]) -> Counter[str | None]:
    """Count the classes of outlets that articles rest on; None stands for those without a source.

    Many rest on the same: these are counted together.
    """
    counts: Counter[str | None] = Counter()
    alike = Counter([(filing.classes, bool(filing.unreviewed)) for filing in filings])
    for (classes, is_unreviewed), count in alike.items():
        known: list[str | None] = [*sorted({each for each in classes if each})]
        for each in known or ["" if is_unreviewed else None]:
            counts[each] += count
    return counts
