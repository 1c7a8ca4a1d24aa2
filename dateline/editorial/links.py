"""After the gate: whether every link inside leads to what is public when its text is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from urllib.parse import quote, unquote

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.atlas import Place
from dateline.editorial.disclaimers import PATH as DISCLAIMERS_FILE
from dateline.editorial.disclaimers import set_histories
from dateline.editorial.gate import Passed
from dateline.editorial.manuscripts import softened
from dateline.editorial.nearest import likely, nearest
from dateline.editorial.newsroom import Newsroom, wordings_of
from dateline.editorial.page_settings import switched_off
from dateline.editorial.settings import PATH as SETTINGS
from dateline.editorial.whereabouts import addresses_of, brought_by, ended_addresses
from dateline.model.article import Destination, Hold
from dateline.model.filing import Filing, InnerLink, inner_links
from dateline.model.library import Library, Wording
from dateline.model.problem import Location, Problem, Severity
from dateline.model.site import PageSettings

# On paper of many thousand pages a guess takes a while; who has hundreds of them mends a pattern.
MOST_GUESSES = 100
MUTED = "links: {held: text}"


class Held(Struct, frozen=True):
    """A text that isn't public yet, and since when it is (None: nobody knows)."""

    path: str
    opens: datetime | None


class Ending(Struct, frozen=True):
    """A text that leaves the site, and when."""

    path: str
    closes: datetime


class Map(Struct, frozen=True):
    """Where a link may lead: addresses, what is held, and the texts of content/ that are there.

    `ended` are the addresses that left the site, each with what it is called, `ending` those that
    will. `then` tells when, if that isn't now; `guesses` are the hints found so far; `mutes` tells
    that links to what is held stand as plain words.
    """

    known: frozenset[str]
    held: Mapping[str, Held]
    ended: Mapping[str, str]
    ending: Mapping[str, Ending]
    places: Mapping[str, Place]
    guesses: dict[str, str]
    then: str = ""
    mutes: bool = False
    pages: PageSettings = PageSettings()


class Text(Struct, frozen=True):
    """The inner links of a text, and from when to when it is out.

    None: from now on; and for ever.
    """

    links: tuple[InnerLink, ...]
    opens: datetime | None = None
    closes: datetime | None = None
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
    held = {each.headline.address: Held(each.path, _opens(each.hold)) for each in coming}
    held |= {page.address: Held(page.path, None) for page in passed.drafts}
    ended = ended_addresses(library, passed)
    ending = dict(_ending((*passed.public, *coming)))
    places = {place.address: place for place in room.atlas.places.values()}
    known = frozenset((*addresses_of(library), *trusted))
    pages, mutes = library.site.pages, room.settings.mute_held
    now = Map(known, held, ended, ending, places, {}, mutes=mutes, pages=pages)
    later = replace(now, known=now.known | {*brought_by(coming, library.site)}, then=" by then")
    public = [story.article for story in library.stories]
    doubtful = _doubtful(public, now)
    for text in (*map(_text, doubtful), *_beside(library, room)):
        yield from _check_text(text, now)
    for article in coming:
        yield from _check_text(_text(article), later)
    for text in _planned(passed):
        yield from _check_text(text, later)
    yield from _check_settings(library, room, now)


def _opens(hold: Hold) -> datetime | None:
    if hold.draft:
        return None
    return max((hold.date, hold.embargo or hold.date), key=datetime.timestamp)


def _ending(articles: Iterable[Filing]) -> Iterator[tuple[str, Ending]]:
    for article in articles:
        hold = article.hold if article.clocked else None
        if hold is not None and hold.expires is not None and not hold.draft:
            yield article.headline.address, Ending(article.path, hold.expires)


def _doubtful(articles: Sequence[Filing], where: Map) -> list[Filing]:
    """Return the articles with links that must be looked at: all but those to a whole page."""
    targets = set(chain.from_iterable([article.targets for article in articles]))
    unsure = targets - where.known
    unsure |= targets & {*where.held, *where.ended, *where.ending}
    return [article for article in articles if not unsure.isdisjoint(article.targets)]


def _beside(library: Library, room: Newsroom) -> Iterator[Text]:
    """What is public beside the articles: wordings of disclaimers, standing pages."""
    for history in set_histories(wordings_of(room))[0]:
        yield from map(_wording, history.wordings)
    for page in library.pages:
        inner = inner_links(page.path, page.body.links, page.body.outline)
        yield Text(tuple(inner), draft=page.draft)


def _planned(passed: Passed) -> Iterator[Text]:
    """What will be told beside what is out: replies, and wordings of disclaimers."""
    for article in passed.planned:
        for reply in article.replies:
            inner = inner_links(reply.path, reply.links, reply.prose.outline)
            yield Text(tuple(inner), reply.date, article.hold.expires)
    for history in passed.wordings:
        yield from map(_wording, history.wordings)


def _wording(wording: Wording) -> Text:
    links, outline = wording.disclaimer.links, wording.disclaimer.prose.outline
    return Text(tuple(inner_links(DISCLAIMERS_FILE, links, outline)), wording.since)


def _text(article: Filing) -> Text:
    """The body of an article, the disclaimers of its own, and its replies."""
    hold = article.hold
    own = tuple(link for link in article.inner if link.path)
    return Text(own, _opens(hold), hold.expires, hold.draft)


def _check_text(text: Text, where: Map) -> Iterator[Problem]:
    for link in text.links:
        location = Location(link.path, link.line, link.column)
        problem = _check(link.destination, location, text, where)
        if problem is not None:
            yield softened(problem) if text.draft else problem


def _check(link: Destination, location: Location, text: Text, where: Map) -> Problem | None:
    address = quote(unquote(link.address.partition("?")[0]))
    if address in where.ended:
        return None if where.mutes else _ended(where.ended[address], location)
    target = where.held.get(address)
    if target is None and address not in where.known:
        return _broken(address, location, where)
    if target is not None and not _is_out(target, text):
        return None if where.mutes else _early(target, location, where)
    ending = where.ending.get(address)
    if ending is not None and not where.mutes and _outlives(text, ending, location):
        return _will_end(ending, location)
    place = where.places.get(address)
    if not link.anchor or place is None or link.anchor in place.anchors:
        return None
    near = nearest(link.anchor, place.anchors)
    hint = f"did you mean '{address}#{near}'?" if near else "leave the '#' part out"
    message = f"no heading '#{link.anchor}' at {address}"
    return Problem(location, "broken-anchor", message, hint)


def _early(target: Held, location: Location, where: Map) -> Problem:
    message = f"a link to {target.path}, which is not public{where.then}"
    hint = f"take it out, hold this one too, or write in {SETTINGS}: {MUTED}"
    return Problem(location, "held-link", message, hint)


def _ended(name: str, location: Location) -> Problem:
    """Warn of what a clock has done: nobody touched this text, so it doesn't stop a build."""
    message = f"a link to {name}, which has left the site: it stands as plain words"
    if location.path == SETTINGS:
        message = f"{name} has left the site, with the last article that it needs"
        return Problem(location, "ended-link", message, "take it out", Severity.WARNING)
    hint = f"take it out, or write in {SETTINGS}: {MUTED}"
    return Problem(location, "ended-link", message, hint, Severity.WARNING)


def _will_end(target: Ending, location: Location) -> Problem:
    moment = f"{target.closes:%Y-%m-%d %H:%M}"
    message = f"a link to {target.path}, which expires on {moment}: plain words from then on"
    hint = f"if that is meant, write in {SETTINGS}: {MUTED}; if not, take its `expires` out"
    return Problem(location, "link-will-end", message, hint, Severity.WARNING)


def _outlives(text: Text, target: Ending, location: Location) -> bool:
    """Whether a text is out when that which it leads to has gone; of itself, it never is."""
    closes = target.closes.timestamp()
    lasts = text.closes is None or closes < text.closes.timestamp()
    return lasts and location.path != target.path


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
        if address in where.ended:
            yield _ended(address, location)
        elif address in unused and not switched_off(address, where.pages):
            message = f"no article is filed under {address}, so there is no such page yet"
            hint = "file an article, or take the line out"
            yield Problem(location, "broken-link", message, hint)
        elif held := where.held.get(address):
            message = f"the page at {address} is not public ({held.path})"
            yield Problem(location, "held-link", message, "publish it, or take the line out")
        elif problem := _check(Destination(address, unquote(anchor)), location, Text(()), where):
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
