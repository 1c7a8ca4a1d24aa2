"""What the last publication had and this one wouldn't: addresses that lead to nothing any more."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.addresses import RESERVED, folded
from dateline.editorial.collect import taxonomies_of
from dateline.editorial.gate import Passed
from dateline.editorial.gone import is_term
from dateline.editorial.nearest import nearest
from dateline.editorial.newsroom import Newsroom
from dateline.editorial.page_settings import switched_off
from dateline.editorial.settings import PATH as SETTINGS
from dateline.editorial.shelves import shelve_all
from dateline.editorial.vocabulary import FOLDER
from dateline.model.problem import Location, Problem, Severity

PAGE: Final = "index.html"
_NUMBERED = re.compile(r"/page/\d+/$")


class Editions(Struct, frozen=True):
    """The paths below public/ of the last publication, and of the one that would be made now."""

    before: frozenset[str]
    now: frozenset[str]


def find_vanished(editions: Editions, passed: Passed, room: Newsroom) -> Iterator[Problem]:
    """Find addresses of pages that would vanish, and that nobody holds back on purpose.

    Lists that shrink are none; a term's list is, where nothing is filed under it, held or not.
    """
    lost = {path for path in editions.before - editions.now if path.endswith((".html", ".htm"))}
    if not lost:
        return
    there = {folded(path) for path in editions.now}
    kept = set(_held(passed, room))
    moved = {
        article.headline.address: article.path
        for article in passed.public
        if _path(article.headline.address) not in editions.before
    }
    for address in sorted(_address(path) for path in lost if folded(path) not in there):
        if address in kept or _is_own_list(address, room):
            continue
        yield _lost_term(address) if is_term(address) else _lost_page(address, moved)


def _held(passed: Passed, room: Newsroom) -> Iterator[str]:
    """The addresses of what the gate holds, and the lists that it would stand in."""
    for article in passed.held:
        yield article.headline.address
        yield from article.aliases
    yield from (page.address for page in passed.drafts)
    articles = [*passed.public, *passed.held]
    for taxonomy in taxonomies_of(articles, shelve_all(articles), room):
        yield from (listing.term.address for listing in taxonomy.listings)


def _is_own_list(address: str, room: Newsroom) -> bool:
    """Whether the site makes this page by itself, and leaves it out when it has nothing to list."""
    if _NUMBERED.search(address) or switched_off(address, room.settings.site.pages):
        return True
    return address.split("/")[1] in RESERVED and not is_term(address)


def _lost_page(address: str, moved: dict[str, str]) -> Problem:
    slugs = {_slug(new): path for new, path in moved.items()}
    near = nearest(_slug(address), slugs)
    message = f"{address} was published, and no page would be there any more"
    if near:
        hint = f"if it moved here, add: aliases: [{address}]"
        return Problem(Location(slugs[near]), "vanished-address", message, hint)
    hint = f"add aliases: [{address}] where it moved to, or here: gone: [{_entry(address)}]"
    return Problem(Location(SETTINGS), "vanished-address", message, hint)


def _lost_term(address: str) -> Problem:
    taxonomy, key = address.strip("/").split("/")
    message = f"{address} was published, and nothing is filed there any more"
    if taxonomy == "regions":
        location, hint = Location(SETTINGS), f"write gone: [{_entry(address)}]"
    else:
        location = Location(f"{FOLDER}/{taxonomy}.yaml")
        hint = f"if its key changed, give the new one aliases: [{key}]; or write in {SETTINGS}: "
        hint += f"gone: [{_entry(address)}]"
    return Problem(location, "vanished-address", message, hint, Severity.WARNING)


def _entry(address: str) -> str:
    return f"{{path: {address}, reason: …}}"


def _slug(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _address(path: str) -> str:
    return f"/{path.removesuffix(PAGE)}" if path.endswith(f"/{PAGE}") else f"/{path}"


def _path(address: str) -> str:
    return f"{address[1:]}{PAGE}"
