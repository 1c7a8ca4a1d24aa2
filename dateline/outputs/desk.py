"""The page for the editor's desk, in previews only."""

from collections.abc import Iterator

from dateline.editorial.addresses import DESK
from dateline.layout.views import YearCount, count_years, desk_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.agenda import Agenda
from dateline.model.file import Order, Refused
from dateline.model.library import Erratum, Library
from dateline.model.site import Site

RECENT = 10


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the page; whatever else the paper has at its address goes first."""
    agenda, site = library.agenda, library.site
    if not site.preview or agenda is None or DESK in _taken(library):
        return
    held = {waiting.what.address for waiting in agenda.waiting}
    entries = (story.article.headline for story in library.stories)
    years = count_years(tuple(entry for entry in entries if entry.address not in held))
    inputs = (workshop, site, agenda, library.errata[:RECENT], years)
    yield Order(f"{DESK[1:]}index.html", print_desk, inputs)


def _taken(library: Library) -> set[str]:
    stories = (story.article.headline.address for story in (*library.stories, *library.withdrawn))
    pages = (page.address for page in library.pages)
    moved = (redirect.address for redirect in library.redirects)
    return {*stories, *pages, *moved, *(gone.address for gone in library.gone)}


def print_desk(
    workshop: Workshop,
    site: Site,
    agenda: Agenda,
    errata: tuple[Erratum, ...],
    years: tuple[YearCount, ...],
) -> bytes | Refused:
    """Print the page for the desk."""
    view = desk_view(agenda, errata, years, site, words_for(site.language))
    return workshop.set_page("desk.html", site, view)
