"""What the paper declares to machines: trust.txt and security.txt."""

from collections.abc import Iterator
from datetime import UTC
from urllib.parse import quote

from dateline.editorial.addresses import SECURITY, TRUST, WELL_KNOWN
from dateline.layout.views.site import contact_url
from dateline.layout.workshop import Workshop
from dateline.model.file import Order
from dateline.model.library import Library
from dateline.model.site import Site
from dateline.model.trust import Security

# All that may stand in a URI (RFC 3986 §2), and the `%` of what is encoded already.
_IN_URI = ":/?#[]@!$&'()*+,;=-._~%"


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001 - one shape for all
    """Order the files of what the settings declare."""
    site = library.site
    if site.trust:
        for address in (TRUST, f"{WELL_KNOWN}{TRUST[1:]}"):
            yield Order(address[1:], print_trust, (site,))
    if site.security:
        yield Order(SECURITY[1:], print_security, (site, site.security))


def print_trust(site: Site) -> bytes:
    """Print trust.txt (JournalList): whom the paper belongs to, and how to reach it."""
    lines = (f"{each.variable}={_uri(each.value, site)}\n" for each in site.trust)
    return f"# {_on_one_line(site.title)}\n{''.join(lines)}".encode()


def print_security(site: Site, security: Security) -> bytes:
    """Print security.txt (RFC 9116): whom to tell of a hole, and until when this holds."""
    pages = (
        ("Encryption", security.encryption),
        ("Acknowledgments", security.acknowledgments),
        ("Policy", security.policy),
        ("Hiring", security.hiring),
    )
    fields = (
        *(("Contact", _uri(contact, site)) for contact in security.contacts),
        ("Expires", f"{security.expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"),
        *((name, _uri(page, site)) for name, page in pages if page),
        ("Preferred-Languages", ", ".join(security.languages or (site.language,))),
        *((("Canonical", _uri(SECURITY, site)),) if site.root == "/" else ()),
    )
    return "".join(f"{name}: {_on_one_line(value)}\n" for name, value in fields).encode()


def _uri(value: str, site: Site) -> str:
    """Return a value as a URI in ASCII; nothing in it can end a line."""
    if value in ("yes", "no"):
        return value
    whole = site.url(value) if value.startswith("/") else contact_url(value)
    return quote(whole, safe=_IN_URI)


def _on_one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
