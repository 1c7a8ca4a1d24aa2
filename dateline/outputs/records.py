"""The pages of what the paper owns up to: its corrections, and its disclaimers."""

from collections.abc import Iterator

from dateline.editorial.addresses import CORRECTIONS, DISCLAIMERS
from dateline.layout.views import corrections_view, disclaimers_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.library import DisclaimerHistory, Erratum, Library
from dateline.model.site import Site


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order both pages, even where there is nothing to tell, unless the settings leave them out."""
    site = library.site
    if site.pages.corrections:
        told = (workshop, site, library.errata)
        yield Order(f"{CORRECTIONS[1:]}index.html", print_corrections, told)
    if site.pages.disclaimers:
        carried = (workshop, site, library.disclaimers)
        yield Order(f"{DISCLAIMERS[1:]}index.html", print_disclaimers, carried)


def print_corrections(
    workshop: Workshop, site: Site, errata: tuple[Erratum, ...]
) -> bytes | Refused:
    """Print the page of all corrections."""
    view = corrections_view(errata, site, words_for(site.language))
    return workshop.set_page("corrections.html", site, view)


def print_disclaimers(
    workshop: Workshop, site: Site, disclaimers: tuple[DisclaimerHistory, ...]
) -> bytes | Refused:
    """Print the page of all disclaimers."""
    view = disclaimers_view(disclaimers, site, words_for(site.language))
    return workshop.set_page("disclaimers.html", site, view)
