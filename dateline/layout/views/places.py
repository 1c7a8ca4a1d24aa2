"""A region in schema.org's words, with the code by which other programs know it."""

from dateline.layout.views.schema_org import Code, Place
from dateline.model.site import Site
from dateline.model.terms import Term


def thing_id(url: str, kind: str) -> str:
    """Return the name by which data of this site means what the page at `url` is about."""
    return f"{url}#{kind}" if url else ""


def place_data(term: Term, site: Site) -> Place:
    """Return a region; a group of the paper's own has no code."""
    url = site.url(site.address_of(term))
    kind, scheme = _kind(term.key)
    code = Code("PropertyValue", scheme, term.key) if scheme else None
    return Place(kind, thing_id(url, "place"), term.name, url, code)


def _kind(key: str) -> tuple[str, str]:
    if key.isdigit():
        return "Place", "UN M49"
    if not key.isupper():
        return "Place", ""
    return ("AdministrativeArea", "ISO 3166-2") if "-" in key else ("Country", "ISO 3166-1")
