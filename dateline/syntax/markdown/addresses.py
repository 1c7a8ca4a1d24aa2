"""Which addresses an author may write, and how they are written in a page."""

import re

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
LINK_SCHEMES = ("http", "https", "mailto", "tel")
PICTURE_SCHEMES = ("http", "https")

# Addresses that normalising leaves as they are: a test compares with the full way.
_SIGNS = r"[\w.~/?&=+,;@!$()*'#-]*"
_PLAIN = re.compile(
    r"(?:https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?=[/?#]|\Z)|(?!//))"
    rf"{_SIGNS}(?:%[0-9A-Fa-f]{{2}}{_SIGNS})*",
    re.ASCII,
)


def normal(address: str) -> str:
    """Percent-encode an address where it must be."""
    # A host's name has at most 255 characters; what is longer goes the full way.
    if len(address) < 256 and _PLAIN.fullmatch(address):
        return address
    from markdown_it.common.normalize_url import normalizeLink  # for the few that need it

    return normalizeLink(address)


def refusal(address: str, schemes: tuple[str, ...]) -> tuple[str, str] | None:
    """Return why this address can't be published and what to write, or None.

    A browser reads `//host` as a host and skips tabs and spaces in `java script:`; those were
    percent-encoded on the way here.
    """
    if not address:
        return "this has no address", "write it between the parentheses"
    if address.startswith("//"):
        return f"`{shortened(address)}` leaves out how to reach it", f"write https:{address}"
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() in schemes:
        return None
    message = f"`{scheme[1]}:` is no kind of address that is published"
    return message, f"use {', '.join(schemes)}, or a path"


def shortened(text: str) -> str:
    """Return a word of the author's, in a length that fits a message."""
    return text if len(text) <= 60 else text[:59] + "…"
