"""After the gate: whether every link inside leads to what is public when its text is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import (
    ARCHIVE,
    ATOM_FEED,
    CORRECTIONS,
    CORRECTIONS_FEED,
    DISCLAIMERS,
    FEED,
    FEED_LIST,
    HIGHLIGHTS_FEED,
    HOME,
    JSON_FEED,
    SECURITY,
    SITEMAP,
    SUBSCRIBE,
    TRUST,
    WELL_KNOWN,
    class_feed_address,
    taxonomy_address,
    term_feed_address,
    year_address,
)
from dateline.editorial.disclaimers import PATH as DISCLAIMERS_FILE
from dateline.editorial.disclaimers import set_histories
from dateline.editorial.gate import Passed
from dateline.editorial.manuscripts import softened
from dateline.editorial.nearest import likely, nearest
from dateline.editorial.newsroom import Newsroom, wordings_of
from dateline.editorial.page_settings import switched_off
from dateline.editorial.settings import PATH as SETTINGS
from dateline.model.article import Article, Destination, Hold, Term
from dateline.model.library import Library, Wording
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.model.site import PageSettings, Site

# On paper of many thousand pages a guess takes a while; who has hundreds of them mends a pattern.
MOST_GUESSES = 100


class Held(Struct, frozen=True):
    """A text that isn't public yet, and since when it is (None: nobody knows)."""

    path: str
    opens: datetime | None


class Map(Struct, frozen=True):
    """Where a link may lead: addresses, what is held, and the anchors of each.

    `then` tells when, if that isn't now; `guesses` are the hints found so far; `mutes` tells that
    links to what is held stand as plain words.
    """

    known: frozenset[str]
    held: Mapping[str, Held]
    anchors: Mapping[str, frozenset[str]]
    guesses: dict[str, str]
    then: str = ""
    mutes: bool = False
    pages: PageSettings = PageSettings()


class Text(Struct, frozen=True):
    """Some links as meant and as written, the file they stand in, and when it is public."""

    path: str
    links: tuple[Destination, ...]
    mentions: tuple[Mention, ...]
    opens: datetime | None = None
    draft: bool = False


def check_links(
    library: Library,
    passed: Passed,
    room: Newsroom,
    trusted: Iterable[str],
) -> Iterator[Problem]:
    """Find links to nowhere, or to what isn't public by then, in public texts and held ones.

    A held text is checked too, since a clock will publish it. `trusted` are the addresses of the
    files that the layouts bring.
    """
    gone = {each.path for each in passed.expired}
    coming = [each for each in passed.held if each.path not in gone]
    held = {each.entry.address: Held(each.path, _opens(each.hold)) for each in coming}
    held |= {each.entry.address: Held(each.path, None) for each in passed.expired}
    held |= {page.address: Held(page.path, None) for page in passed.drafts}
    anchors = {place.address: place.anchors for place in room.atlas.places.values()}
    known = frozenset((*_addresses(library), *trusted))
    pages, mutes = library.site.pages, room.settings.mute_held
    now = Map(known, held, anchors, {}, mutes=mutes, pages=pages)
    later = replace(now, known=now.known | {*_brought(coming, pages)}, then=" by then")
    for text in _public(library, room):
        yield from _check_text(text, now)
    for article in coming:
        for text in _texts(article):
            yield from _check_text(text, later)
    for text in _planned(passed):
        yield from _check_text(text, later)
    yield from _check_settings(library, room, now)


def _opens(hold: Hold) -> datetime | None:
    if hold.draft:
        return None
    return max((hold.date, hold.embargo or hold.date), key=datetime.timestamp)


def _public(library: Library, room: Newsroom) -> Iterator[Text]:
    for story in library.stories:
        yield from _texts(story.article)
    for history in set_histories(wordings_of(room))[0]:
        yield from map(_wording, history.wordings)
    for page in library.pages:
        yield Text(page.path, page.body.links, page.body.outline.links, draft=page.draft)


def _planned(passed: Passed) -> Iterator[Text]:
    """What will be told beside what is out: replies, and wordings of disclaimers."""
    for article in passed.planned:
        for reply in article.replies:
            yield Text(reply.path, reply.links, reply.prose.outline.links, reply.date)
    for history in passed.wordings:
        yield from map(_wording, history.wordings)


def _wording(wording: Wording) -> Text:
    links, outline = wording.disclaimer.links, wording.disclaimer.prose.outline
    return Text(DISCLAIMERS_FILE, links, outline.links, wording.since)


def _texts(article: Article) -> Iterator[Text]:
    """The body of an article, the disclaimers of its own, and its replies."""
    opens, draft, body = _opens(article.hold), article.hold.draft, article.body
    yield Text(article.path, body.links, body.outline.links, opens, draft)
    for each in article.disclaimers:
        if not each.key:
            yield Text(article.path, each.links, each.prose.outline.links, opens, draft)
    for reply in article.replies:
        yield Text(reply.path, reply.links, reply.prose.outline.links, opens, draft)


def _check_text(text: Text, where: Map) -> Iterator[Problem]:
    for link, mention in zip(text.links, text.mentions, strict=True):
        if link.outside or not link.address.startswith("/"):
            continue
        location = Location(text.path, mention.line, mention.column)
        problem = _check(link, location, text, where)
        if problem is not None:
            yield softened(problem) if text.draft else problem


def _check(link: Destination, location: Location, text: Text, where: Map) -> Problem | None:
    address = quote(unquote(link.address.partition("?")[0]))
    target = where.held.get(address)
    if target is None and address not in where.known:
        return _broken(address, location, where)
    if target is not None and not _is_out(target, text):
        return None if where.mutes else _early(target, location, where)
    known = where.anchors.get(address)
    if not link.anchor or known is None or link.anchor in known:
        return None
    near = nearest(link.anchor, known)
    hint = f"did you mean '{address}#{near}'?" if near else "leave the '#' part out"
    message = f"no heading '#{link.anchor}' at {address}"
    return Problem(location, "broken-anchor", message, hint)


def _early(target: Held, location: Location, where: Map) -> Problem:
    message = f"a link to {target.path}, which is not public{where.then}"
    hint = f"take it out, hold this one too, or write in {SETTINGS}: links: {{held: text}}"
    return Problem(location, "held-link", message, hint)


def _is_out(target: Held, text: Text) -> bool:
    """Whether a held text is public by the time that another is."""
    if target.opens is None or text.opens is None:
        return text.draft
    return target.opens.timestamp() <= text.opens.timestamp()


def _check_settings(library: Library, room: Newsroom, where: Map) -> Iterator[Problem]:
    """The menu and the policies lead to pages: there is no text that could wait for one."""
    unused = {each.address for each in library.taxonomies if not each.listings}
    for item in room.settings.targets:
        target, _, anchor = item.text.partition("#")
        address = target.partition("?")[0]
        location = Location(SETTINGS, item.line, item.column)
        if address in unused and not switched_off(address, where.pages):
            message = f"no article is filed under {address}, so there is no such page yet"
            hint = "file an article, or take the line out"
            yield Problem(location, "broken-link", message, hint)
        elif held := where.held.get(address):
            message = f"the page at {address} is not public ({held.path})"
            yield Problem(location, "held-link", message, "publish it, or take the line out")
        elif problem := _check(
            Destination(address, unquote(anchor)), location, Text(SETTINGS, (), ()), where
        ):
            yield problem


def _broken(address: str, location: Location, where: Map) -> Problem:
    guesses = where.guesses
    if address not in guesses and len(guesses) < MOST_GUESSES:
        with_slash = f"{address}/"
        near = nearest(address, likely(address, where.known))
        guesses[address] = with_slash if with_slash in where.known else near or ""
    near = guesses.get(address)
    hint = f"did you mean '{near}'?" if near else "an address of this site is written /about/"
    if name := switched_off(address, where.pages):
        hint = f"take it out: {SETTINGS} leaves such pages out ({name} in pages)"
    return Problem(location, "broken-link", f"no page of this site is at {address}", hint)


def _addresses(library: Library) -> Iterator[str]:
    """Every address of this edition that a text may link to."""
    yield from _single(library.site)
    yield from map(class_feed_address, library.site.feeds.classes)
    pages = library.site.pages
    for story in (*library.stories, *library.withdrawn):
        yield story.article.entry.address
    for taxonomy in library.taxonomies:
        if taxonomy.listings and pages.indexes:
            yield taxonomy.address
        yield from (listing.term.address for listing in taxonomy.listings)
        if taxonomy.key in library.site.feeds.terms:
            yield from (term_feed_address(each.term.address) for each in taxonomy.listings)
    if pages.archive:
        yield from {year_address(story.article.entry.date.year) for story in library.stories}
    yield from (page.address for page in library.pages)
    yield from (medium.address for medium in library.media)


def _single(site: Site) -> Iterator[str]:
    """The addresses of the pages and feeds of which there is one, if the settings have it."""
    pages, feeds = site.pages, site.feeds
    yield from (HOME, SITEMAP, FEED)
    kept = {
        ARCHIVE: pages.archive,
        SUBSCRIBE: pages.subscribe,
        CORRECTIONS: pages.corrections,
        DISCLAIMERS: pages.disclaimers,
        ATOM_FEED: "atom" in feeds.formats,
        JSON_FEED: "json" in feeds.formats,
        HIGHLIGHTS_FEED: feeds.highlights,
        CORRECTIONS_FEED: feeds.corrections,
        FEED_LIST: feeds.opml,
        TRUST: bool(site.trust),
        f"{WELL_KNOWN}{TRUST[1:]}": bool(site.trust),
        SECURITY: site.security is not None,
    }
    yield from (address for address, is_on in kept.items() if is_on)


def _brought(articles: Iterable[Article], pages: PageSettings) -> Iterator[str]:
    """The addresses that articles bring with them when they come out."""
    for article in articles:
        entry = article.entry
        terms: tuple[Term, ...] = (*entry.regions, *entry.topics, *entry.authors)
        yield entry.address
        if pages.archive:
            yield year_address(entry.date.year)
        for term in (*terms, *((entry.series,) if entry.series else ())):
            if term.taxonomy in pages.terms:
                yield term.address
                if pages.indexes:
                    yield taxonomy_address(term.taxonomy)
        yield from (medium.address for medium in article.media)
