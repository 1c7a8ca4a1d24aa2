"""What changed since an earlier edition: published articles that say nothing of it, and rules."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import article_address, article_id
from dateline.editorial.dates import day_of, instant
from dateline.editorial.disclaimers import PATH as DISCLAIMERS
from dateline.editorial.gate import Verdict, verdict
from dateline.editorial.manuscripts import parse_article
from dateline.editorial.newsroom import Newsroom
from dateline.editorial.outlets import PATH as OUTLETS
from dateline.editorial.renames import kind_of, present_names
from dateline.editorial.rules import PATH as POLICY
from dateline.editorial.slips import slip_of
from dateline.model.article import Hold, Withdrawal
from dateline.model.figures import DataChart, WrittenFigure, WrittenMap
from dateline.model.file import Stored, digest_of
from dateline.model.manuscript import Manuscript
from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import decode_pieces, encode_pieces
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence, parse_content_yaml

WATCHED: Final = {POLICY: "rule", DISCLAIMERS: "disclaimer", OUTLETS: "outlet"}

_ARTICLES = "content/articles/"


class Changed(Struct, frozen=True):
    """A file of content/ that isn't what it was: its bytes then and now (None: it isn't there)."""

    path: str
    before: bytes | None
    after: bytes | None


class Former(Struct, frozen=True):
    """An earlier edition, by the name it was asked for, and all files that differ from it."""

    name: str
    changed: tuple[Changed, ...]


class Version(Struct, frozen=True):
    """An article then and now (None: it is gone), or its words under an id that is new."""

    before: Manuscript
    after: Manuscript | None
    renamed: Manuscript | None = None


def find_silent_edits(former: Former, room: Newsroom, now: datetime) -> Iterator[Problem]:
    """Find articles that were public, and changed or went since without a word about it.

    Public is what that edition would show now, so that an article it kept for later may change.
    """
    today = now.astimezone(room.zone).date()
    for version in _versions(former, room):
        before, after = version.before, version.after
        if not _is_public(before, room, now):
            continue
        lost = _lost_address(before, room)
        if after is None and version.renamed is not None:
            yield _renamed(before, version.renamed, lost)
        elif after is None or after.draft:
            if lost or after is not None:
                yield _vanished(version, former.name, now)
        else:
            if lost:
                yield _moved(after, lost, former.name)
            if (parts := _changes(before, after)) and not _is_told(before, after, today):
                yield _silent(after, parts, former.name, now)


def find_changed_rules(former: Former) -> Iterator[Problem]:
    """Note every change to the policy, the disclaimers and the outlets, entry by entry."""
    for changed in former.changed:
        noun = WATCHED.get(changed.path)
        if noun is None:
            continue
        before, after = _entries(changed.before, changed), _entries(changed.after, changed)
        for key in (*before, *(key for key in after if key not in before)):
            old, new = before.get(key), after.get(key)
            if _plain(old) == _plain(new):
                continue
            done = "is gone" if new is None else "is new" if old is None else "changed"
            line = new.line if new is not None else 0
            message = f"the {noun} '{key}' {done} since {former.name}"
            yield Problem(Location(changed.path, line), "rules", message, severity=Severity.NOTE)


def _versions(former: Former, room: Newsroom) -> Iterator[Version]:
    """Each article of the earlier edition that differs, with what became of it, by its id."""
    before = [_read(each.path, each.before, room) for each in former.changed]
    after = [_read(each.path, each.after, room) for each in former.changed]
    by_id = {article_id(each): each for each in after if each}
    known = {article_id(each) for each in before if each}
    new = {_words(each): each for name, each in by_id.items() if name not in known}
    for each, old, at_its_place in zip(former.changed, before, after, strict=True):
        if old is None:
            continue
        found = by_id.get(article_id(old))
        if found is not None or each.after is None or at_its_place:
            yield Version(old, found, new.get(_words(old)) if found is None else None)


def _words(manuscript: Manuscript) -> tuple[str, bytes]:
    return manuscript.title.text, manuscript.text


def _read(path: str, data: bytes | None, room: Newsroom) -> Manuscript | None:
    """Read an article; lines may be broken elsewhere without a word, so spaces are evened."""
    if data is None or not (path.startswith(_ARTICLES) and path.endswith(".md")):
        return None
    stored = Stored(b"", lambda _: data)
    kept = parse_article(stored, path, room.settings.reading)
    read = kept.value.manuscript
    if not isinstance(read, Manuscript):
        return None
    pieces = decode_pieces(kept.texts[0])
    evened = tuple(" ".join(each.split()) if isinstance(each, str) else each for each in pieces)
    return replace(read, text=digest_of(encode_pieces(evened)))


def _is_public(manuscript: Manuscript, room: Newsroom, now: datetime) -> bool:
    embargo, expires, withdrawn = manuscript.embargo, manuscript.expires, manuscript.withdrawn
    hold = Hold(
        draft=manuscript.draft,
        date=instant(manuscript.date, room.zone),
        embargo=instant(embargo.until, room.zone) if embargo else None,
        expires=instant(expires, room.zone) if expires else None,
        withdrawn=Withdrawal(instant(withdrawn.date, room.zone), "") if withdrawn else None,
    )
    return verdict(hold, now) in (Verdict.PUBLIC, Verdict.WITHDRAWN)


def _changes(before: Manuscript, after: Manuscript) -> list[str]:
    """The parts of an article that readers would find changed."""
    parts = {
        "title": before.title.text != after.title.text,
        "highlights": before.highlights != after.highlights,
        "body": _body(before) != _body(after),
        "disclaimers": _disclaimers(before) != _disclaimers(after),
    }
    return [name for name, differs in parts.items() if differs]


def _body(manuscript: Manuscript) -> tuple[object, ...]:
    """The words, where they lead outside, and the pictures: a file may move without a word."""
    outline = manuscript.body
    links = tuple(link.text for link in outline.links if "://" in link.text)
    pictures = tuple(
        (each.target.text.rpartition("/")[2], each.alt, each.caption) for each in outline.pictures
    )
    return manuscript.text, links, pictures, tuple(map(_told, manuscript.figures))


def _told(figure: WrittenFigure | None) -> object:
    """What a figure tells, wherever it stands; the numbers in a file are the file's own matter."""
    match figure:
        case WrittenMap(regions, caption):
            return tuple(each.text for each in regions), caption
        case DataChart(head, file):
            said = (head.kind, head.title, head.unit, head.source, head.note)
            return file.text, said, tuple(each.text for each in head.columns)
        case _:
            return figure


def _disclaimers(manuscript: Manuscript) -> list[str]:
    return sorted(each.mention.text for each in manuscript.disclaimers)


def _is_told(before: Manuscript, after: Manuscript, today: date) -> bool:
    """Whether an entry tells of a change that wasn't there, and isn't older than the last one.

    What is dated later than today isn't told yet.
    """
    known = {entry for entry in _entries_of(before) if entry[0] <= today}
    last = max((day for day, _ in known), default=before.date.moment.date())
    return any(last <= day <= today for day, _ in set(_entries_of(after)) - known)


def _entries_of(manuscript: Manuscript) -> Iterator[tuple[date, str]]:
    for correction in manuscript.corrections:
        yield correction.date.moment.date(), f"{correction.was}\n{correction.now}"
    for update in manuscript.updates:
        yield update.date.moment.date(), update.text
    for edit in manuscript.minor:
        yield edit.date.moment.date(), edit.reason


def _silent(after: Manuscript, parts: list[str], since: str, now: datetime) -> Problem:
    location = Location(after.path, after.title.line, after.title.column)
    what = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    message = f"its {what} changed since {since}, and no entry says so"
    day = now.date().isoformat()
    hint = (
        f"add minor: [{{date: {day}, reason: …}}], or an entry like it under corrections or updates"
    )
    return Problem(location, "silent-edit", message, hint)


def _lost_address(before: Manuscript, room: Newsroom) -> str:
    """The address that an article had, where nothing is any more; "" where something is."""
    slip, _ = slip_of(before)
    day = day_of(before.date, room.zone)
    address = article_address(slip, day, room.settings.site.permalink)
    if isinstance(address, Problem):
        return ""
    known = {place.address for place in room.atlas.places.values()} | room.former
    known |= {entry.path.text for entry in room.settings.gone}
    return "" if address in known else address


def _moved(after: Manuscript, lost: str, since: str) -> Problem:
    location = Location(after.path, after.title.line, after.title.column)
    message = f"it was at {lost} at {since}, and nothing would be there any more"
    return Problem(location, "vanished-address", message, f"add aliases: [{lost}]")


def _renamed(before: Manuscript, after: Manuscript, lost: str) -> Problem:
    """The same words under another id: feeds would send them again as a new article."""
    location = Location(after.path, after.title.line, after.title.column)
    own = article_id(before)
    message = f"it was {before.path} with the id '{own}', and feeds would take it for a new article"
    hint = f"add id: {own}" + (f" and aliases: [{lost}]" if lost else "")
    return Problem(location, "changed-id", message, hint)


def _vanished(version: Version, since: str, now: datetime) -> Problem:
    after = version.after
    place = after.title if after else None
    location = Location(
        after.path if after else version.before.path,
        place.line if place else 0,
        place.column if place else 0,
    )
    done = "is a draft now" if after else "is gone"
    message = f"the article '{article_id(version.before)}' was public at {since}, and {done}"
    hint = f"keep it, and add withdrawn: {{date: {now.date().isoformat()}, reason: …}}"
    return Problem(location, "vanished-article", message, hint, Severity.WARNING)


def _entries(data: bytes | None, changed: Changed) -> dict[str, Node]:
    if data is None:
        return {}
    mapping, _ = parse_content_yaml(data, changed.path)
    mapping, _ = present_names(mapping, kind_of(changed.path), changed.path)
    return {key.text: node for key, node in mapping.entries}


def _plain(node: Node | None) -> object:
    """What stands in a node, wherever it stands."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return tuple(map(_plain, node.items))
        case Mapping():
            return {key.text: _plain(value) for key, value in node.entries}
    return None
