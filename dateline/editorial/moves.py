"""What moved: former addresses of articles and former keys of terms, and where they lead now."""

import re
from collections.abc import Iterable, Iterator

from dateline.editorial.addresses import Claim, term_address
from dateline.editorial.vocabulary import Terms
from dateline.model.library import Redirect, Story, Taxonomy
from dateline.model.manuscript import Manuscript
from dateline.model.problem import Location, Problem

LONGEST = 500
INDEX = "index.html"

# What a path of a URL may hold, without what would need to be encoded or ends the path. No part
# begins with a dot (`..`, `.well-known`), nor the first with `_`: those names steer the host.
_FORMER = re.compile(r"(?!/_)(?:/(?!\.)[^/\x00-\x20\x7f\"<>\\^`{|}?#%]+)+/?")


def former_addresses(manuscript: Manuscript) -> Iterator[Claim | Problem]:
    """Return the claims to an article's former addresses, or what is wrong with them."""
    for alias in manuscript.aliases:
        location = Location(manuscript.path, alias.line, alias.column)
        if not is_former(alias.text):
            message = f"'{alias.text}' is not a former address of this site"
            hint = "write the path alone: /2019/ningbo/ or /ningbo.html"
            yield Problem(location, "bad-alias", message, hint)
        else:
            yield Claim(as_folder(alias.text), location, "take it out of aliases")


def is_former(text: str) -> bool:
    """Tell whether a text is the path of what may once have been a page of this site."""
    return len(text) <= LONGEST and _FORMER.fullmatch(text) is not None


def as_folder(address: str) -> str:
    """Return the address under which a host finds a page.

    `/x` is `/x/`, and so is `/x/index.html`; `/x.html` is a file.
    """
    address = address.removesuffix(INDEX)
    last = address.rpartition("/")[2]
    return address if not last or "." in last else f"{address}/"


def redirects_of(
    stories: Iterable[Story], taxonomies: Iterable[Taxonomy], vocabularies: Iterable[Terms]
) -> Iterator[Redirect]:
    """Return where each former address leads: of public articles, and of terms in use."""
    for story in stories:
        article = story.article
        for alias in article.aliases:
            yield Redirect(as_folder(alias), article.headline.address, article.entry.title)
    used = {listing.term.address: listing.term for each in taxonomies for listing in each.listings}
    for terms in vocabularies:
        for former, key in terms.former:
            term = used.get(term_address(terms.taxonomy, key))
            if term is not None:
                yield Redirect(term_address(terms.taxonomy, former), term.address, term.name)
