"""Former addresses: a page at each leads on or says what is gone, and the list some hosts read."""

from collections.abc import Iterator
from urllib.parse import quote

from dateline.layout.views import gone_view, redirect_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.library import Gone, Library, Redirect
from dateline.model.site import Site


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order a page for each former address, and `_redirects` where the host takes it."""
    site = library.site
    for redirect in library.redirects:
        yield Order(_file(redirect.address), print_redirect, (workshop, site, redirect))
    for gone in library.gone:
        yield Order(_file(gone.address), print_gone, (workshop, site, gone))
    if site.hosting.redirects or site.hosting.netlify:
        addresses = tuple(gone.address for gone in library.gone)
        yield Order("_redirects", print_list, (site, library.redirects, addresses))


def _file(address: str) -> str:
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]


def print_redirect(workshop: Workshop, site: Site, redirect: Redirect) -> bytes | Refused:
    """Print the page at a former address."""
    view = redirect_view(redirect, site, words_for(site.language))
    return workshop.set_page("redirect.html", site, view)


def print_gone(workshop: Workshop, site: Site, gone: Gone) -> bytes | Refused:
    """Print the page at an address at which nothing is any more."""
    return workshop.set_page("gone.html", site, gone_view(gone, site, words_for(site.language)))


def print_list(site: Site, redirects: tuple[Redirect, ...], gone: tuple[str, ...]) -> bytes:
    """Print `_redirects`: a former path, its target, a status a line.

    Both are percent-encoded, so that no address can begin a line of its own. Netlify shows the page
    that stands there unless the status is forced by `!`, which others don't read; it alone knows
    the status 410 (Gone), with which it sends that page.
    """
    force = "!" if site.hosting.netlify else ""
    moves = {each.address: (each.target, f"301{force}") for each in redirects}
    if site.hosting.netlify:
        moves |= {address: (address, "410!") for address in gone}
    lines = (
        f"{quote(site.href(address))} {quote(site.href(target))} {status}\n"
        for address, (target, status) in sorted(moves.items())
    )
    return "".join(lines).encode()
