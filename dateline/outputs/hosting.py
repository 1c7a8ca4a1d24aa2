"""What a host reads beside the pages: `_headers`, `.nojekyll`, `CNAME`."""

from collections.abc import Iterator
from typing import Final

from dateline.layout.policy import content_security_policy
from dateline.layout.workshop import Workshop
from dateline.model.file import Order
from dateline.model.library import Library
from dateline.model.site import Site

# A fingerprinted address never changes its bytes, so it may be kept for ever; feeds are asked for
# by machines, again and again.
_FOREVER = "Cache-Control: public, max-age=31536000, immutable"
_SHORT = "Cache-Control: public, max-age=600"
_RSS = "Content-Type: application/rss+xml; charset=utf-8"
# No two of these may name one file: where rules give a header twice, hosts join both by a comma.
_RULES: Final = (
    ("assets/*", (_FOREVER,)),
    ("media/*", (_FOREVER,)),
    ("*feed.xml", (_RSS, _SHORT)),
    ("feeds/*.xml", (_RSS, _SHORT)),
    ("*.atom", ("Content-Type: application/atom+xml; charset=utf-8", _SHORT)),
    ("feed.json", ("Content-Type: application/feed+json; charset=utf-8", _SHORT)),
    ("*.txt", ("Content-Type: text/plain; charset=utf-8",)),
    ("*.opml", ("Content-Type: text/x-opml; charset=utf-8",)),
)


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001 - one shape for all
    """Order what the settings say that the host wants."""
    hosting = library.site.hosting
    if hosting.headers:
        yield Order("_headers", print_headers, (library.site,))
    if hosting.nojekyll:
        yield Order(".nojekyll", print_line, ("",))
    if hosting.domain:
        yield Order("CNAME", print_line, (f"{hosting.domain}\n",))


def print_line(text: str) -> bytes:
    """Print a file of one line, or of none."""
    return text.encode()


def print_headers(site: Site) -> bytes:
    """Print `_headers` (Netlify, Cloudflare Pages): a path, then the headers of what it names."""
    rules = (("*", _everywhere(site)), *_RULES)
    return "\n".join(_block(site, path, headers) for path, headers in rules).encode()


def _everywhere(site: Site) -> tuple[str, ...]:
    robots = ("X-Robots-Tag: noindex",) if site.preview else ()
    return (
        f"Content-Security-Policy: {content_security_policy(site, framing=True)}",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy: same-origin",
        *robots,
    )


def _block(site: Site, path: str, headers: tuple[str, ...]) -> str:
    return f"{site.root}{path}\n" + "".join(f"  {header}\n" for header in headers)
