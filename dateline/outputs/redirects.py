"""Former addresses: a page at each that leads on, and the list of them that some hosts read."""

from collections.abc import Iterator
from urllib.parse import quote

from dateline.layout.views import redirect_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.library import Library, Redirect
from dateline.model.site import Site


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order a page for each former address, and `_redirects` where the host takes it."""
    for redirect in library.redirects:
        end = "index.html" if redirect.address.endswith("/") else ""
        path = f"{redirect.address[1:]}{end}"
        yield Order(path, print_redirect, (workshop, library.site, redirect))
    if library.site.hosting.redirects:
        yield Order("_redirects", print_list, (library.site, library.redirects))


def print_redirect(workshop: Workshop, site: Site, redirect: Redirect) -> bytes | Refused:
    """Print the page at a former address."""
    view = redirect_view(redirect, site, words_for(site.language))
    return workshop.set_page("redirect.html", site, view)


def print_list(site: Site, redirects: tuple[Redirect, ...]) -> bytes:
    """Print `_redirects` (Netlify, Cloudflare Pages): a former path, its target, a status a line.

    Both are percent-encoded, so that no address can begin a line of its own.
    """
    lines = (
        f"{quote(site.href(each.address))} {quote(site.href(each.target))} 301\n"
        for each in sorted(redirects, key=lambda redirect: redirect.address)
    )
    return "".join(lines).encode()
