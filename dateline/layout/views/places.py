"""A region in schema.org's words, with the code by which other programs know it."""

from dateline.layout.views.schema_org import Data, known
from dateline.model.article import Term
from dateline.model.site import Site


def place_id(term: Term, site: Site) -> str:
    """Return the name by which data of this site means a region, "" where it has no page."""
    return thing_id(term, "place", site)


def thing_id(term: Term, kind: str, site: Site) -> str:
    """Return the name of what a term's page is about, "" where it has none."""
    address = site.address_of(term)
    return f"{site.url(address)}#{kind}" if address else ""


def place_data(term: Term, site: Site) -> Data:
    """Return a region; a group of the paper's own has no code."""
    kind, scheme = _kind(term.key)
    code = {"@type": "PropertyValue", "propertyID": scheme, "value": term.key} if scheme else ""
    return known(
        {
            "@type": kind,
            "@id": place_id(term, site),
            "name": term.name,
            "url": site.url(site.address_of(term)),
            "identifier": code,
        }
    )


def _kind(key: str) -> tuple[str, str]:
    if key.isdigit():
        return "Place", "UN M49"
    if not key.isupper():
        return "Place", ""
    return ("AdministrativeArea", "ISO 3166-2") if "-" in key else ("Country", "ISO 3166-1")
