"""The one place that decides what is public at a given instant."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.dated_parts import as_of, without_plan, yet_to_tell
from dateline.editorial.disclaimers import PATH as DISCLAIMERS
from dateline.model.article import Article, Hold
from dateline.model.filing import Filing
from dateline.model.library import DisclaimerHistory, Page

REWORDING = "rewording"


class Verdict(StrEnum):
    """What the gate says of an article."""

    PUBLIC = "public"
    WITHDRAWN = "withdrawn"  # its page stands and says so; no list shows it
    DRAFT = "draft"
    EMBARGO = "embargo"
    FUTURE = "future"
    EXPIRED = "expired"


class Change(Struct, frozen=True):
    """What the edition does by itself at an instant to come.

    `becomes` is what the gate says of a text from then on, a part of it that is told (`update`), or
    what else happens; `path` its file, `title` what it is called.
    """

    instant: datetime
    becomes: str
    path: str
    title: str


class Passed(Struct, frozen=True):
    """What stands on either side of the gate, and when it must be asked again (None: never).

    Articles that have expired are held too. `pages` are the standing pages that are public,
    `drafts` those that aren't. `planned` are the public articles that have more to tell, with
    nothing but that; `wordings` those of disclaimers that are yet to come into force. `changes` are
    all that are to come, in their order.
    """

    public: tuple[Filing, ...]
    withdrawn: tuple[Filing, ...]
    held: tuple[Filing, ...]
    next: datetime | None
    expired: tuple[Filing, ...] = ()
    pages: tuple[Page, ...] = ()
    drafts: tuple[Page, ...] = ()
    planned: tuple[Article, ...] = ()
    wordings: tuple[DisclaimerHistory, ...] = ()
    changes: tuple[Change, ...] = ()


def verdict(hold: Hold, now: datetime) -> Verdict:
    """Decide on one article at one instant."""
    if hold.draft:
        return Verdict.DRAFT
    if hold.embargo is not None and now < hold.embargo:
        return Verdict.EMBARGO
    if now < hold.date:
        return Verdict.FUTURE
    if hold.expires is not None and hold.expires <= now:
        return Verdict.EXPIRED
    if hold.withdrawn is not None and hold.withdrawn.date <= now:
        return Verdict.WITHDRAWN
    return Verdict.PUBLIC


def verdict_of(article: Filing, now: datetime) -> Verdict:
    """Decide on one article at one instant; of most the date tells all."""
    if article.clocked:
        return verdict(article.hold, now)
    return Verdict.FUTURE if now < article.headline.date else Verdict.PUBLIC


def pass_gate(
    articles: Iterable[Filing],
    now: datetime,
    preview: bool = False,
    pages: Iterable[Page] = (),
    wordings: Iterable[DisclaimerHistory] = (),
) -> Passed:
    """Part articles and standing pages; in a preview all but the expired pass.

    `wordings` are those of disclaimers that are yet to come into force.
    """
    pages, wordings = tuple(pages), tuple(wordings)
    # Most are out and stay as they are: a clock changes nothing about them.
    settled: list[Filing] = []
    clocked: list[Filing] = []
    for article in articles:
        (settled if _is_settled(article, now) else clocked).append(article)
    found = [(article, _told(verdict_of(article, now), preview)) for article in clocked]
    passed = (Verdict.PUBLIC, Verdict.WITHDRAWN)
    public = [each for each, told in found if told is Verdict.PUBLIC]
    planned = () if preview else (yet_to_tell(each, now) for each in public)
    changes = in_time((*_changes(clocked, now), *_rewordings(wordings)))
    return Passed(
        public=(*settled, *((without_plan if preview else as_of)(each, now) for each in public)),
        withdrawn=tuple(each for each, told in found if told is Verdict.WITHDRAWN),
        held=tuple(each for each, told in found if told not in passed),
        next=changes[0].instant if changes else None,
        expired=tuple(each for each, told in found if told is Verdict.EXPIRED),
        pages=tuple(page for page in pages if preview or not page.draft),
        drafts=tuple(page for page in pages if page.draft and not preview),
        planned=tuple(each for each in planned if each is not None),
        wordings=wordings,
        changes=changes,
    )


def with_changes(passed: Passed, more: Iterable[Change]) -> Passed:
    """Return the same with changes that come of something else than a text."""
    changes = in_time((*passed.changes, *more))
    return replace(passed, changes=changes, next=changes[0].instant if changes else None)


def in_time(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Sort changes by their instants."""
    # Two times of one zone are compared by the clock on the wall, which goes back in autumn.
    return tuple(sorted(changes, key=lambda change: change.instant.timestamp()))


def _is_settled(article: Filing, now: datetime) -> bool:
    """Tell whether an article is public, and all of it, whatever the clock says later."""
    return not article.clocked and article.headline.date <= now


def _told(found: Verdict, preview: bool) -> Verdict:
    gone = found in (Verdict.EXPIRED, Verdict.WITHDRAWN)
    return Verdict.PUBLIC if preview and not gone else found


def _changes(articles: Iterable[Filing], now: datetime) -> Iterator[Change]:
    for article in articles:
        hold = article.hold
        if hold.draft:
            continue
        before = verdict(hold, now)
        coming = [instant for instant in _instants(hold) if instant > now]
        for instant in sorted(coming, key=datetime.timestamp):
            after = verdict(hold, instant)
            if after is not before:
                yield Change(instant, after, article.path, article.entry.title)
            before = after
        for part, instant in article.parts:
            if instant > now and _is_out_before(hold, instant):
                yield Change(instant, part, article.path, article.entry.title)


def _is_out_before(hold: Hold, instant: datetime) -> bool:
    """Whether an article is out at an instant, and was before: its parts come by themselves."""
    before = instant - timedelta.resolution
    return verdict(hold, instant) is verdict(hold, before) is Verdict.PUBLIC


def _rewordings(wordings: Iterable[DisclaimerHistory]) -> Iterator[Change]:
    for history in wordings:
        for wording in history.wordings:
            if wording.since is not None:
                yield Change(wording.since, REWORDING, DISCLAIMERS, history.title or history.key)


def _instants(hold: Hold) -> tuple[datetime, ...]:
    withdrawn = hold.withdrawn.date if hold.withdrawn else None
    return tuple(each for each in (hold.date, hold.embargo, hold.expires, withdrawn) if each)
