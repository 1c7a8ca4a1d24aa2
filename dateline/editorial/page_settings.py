"""Reads `pages:` of content/site.yaml: which pages the site makes of itself."""

from collections.abc import Iterator

from dateline.editorial.addresses import (
    ARCHIVE,
    CORRECTIONS,
    DISCLAIMERS,
    FIGURES,
    SEARCH,
    SUBSCRIBE,
    TAXONOMIES,
    taxonomy_address,
)
from dateline.editorial.feed_settings import NONE, Fault, chosen, mentions_of
from dateline.editorial.forms import Value
from dateline.editorial.nearest import nearest
from dateline.model.site import PageSettings


def find_page_faults(values: dict[str, Value]) -> Iterator[Fault]:
    """Yield each word that is wrong, with what is wrong with it, and what to write."""
    known = (*TAXONOMIES, NONE)
    for mention in mentions_of(values, "terms"):
        if mention.text not in known:
            near = nearest(mention.text, known)
            hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
            yield mention, f"'{mention.text}' in terms of pages", hint


def page_settings(values: dict[str, Value]) -> PageSettings:
    """Return what the settings say, or what is usual: all but search, which costs an index."""
    return PageSettings(
        terms=chosen(values, "terms", TAXONOMIES),
        paged=values.get("paged") is not False,
        indexes=values.get("indexes") is not False,
        roll_up=values.get("roll_up") is not False,
        archive=values.get("archive") is not False,
        subscribe=values.get("subscribe") is not False,
        corrections=values.get("corrections") is not False,
        disclaimers=values.get("disclaimers") is not False,
        figures=values.get("figures") is not False,
        search=values.get("search") is True,
    )


def switched_off(address: str, pages: PageSettings) -> str:
    """Return the word in `pages:` that leaves out what would be at this address, or ""."""
    for taxonomy in TAXONOMIES:
        if address.startswith(taxonomy_address(taxonomy)):
            if taxonomy not in pages.terms:
                return "terms"
            return "indexes" if address == taxonomy_address(taxonomy) and not pages.indexes else ""
    if address.startswith(ARCHIVE):
        return "" if pages.archive else "archive"
    single = {
        SUBSCRIBE: ("subscribe", pages.subscribe),
        CORRECTIONS: ("corrections", pages.corrections),
        DISCLAIMERS: ("disclaimers", pages.disclaimers),
        FIGURES: ("figures", pages.figures),
        SEARCH: ("search", pages.search),
    }
    name, is_on = single.get(address, ("", True))
    return "" if is_on else name
