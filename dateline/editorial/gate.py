"""The one place that decides what is public at a given instant."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from dateline.model.article import Article, Hold
from dateline.model.library import Page


class Verdict(StrEnum):
    """What the gate says of an article."""

    PUBLIC = "public"
    WITHDRAWN = "withdrawn"  # its page stands and says so; no list shows it
    DRAFT = "draft"
    EMBARGO = "embargo"
    FUTURE = "future"
    EXPIRED = "expired"


class Passed(Struct, frozen=True):
    """What stands on either side of the gate, and when it must be asked again (None: never).

    Articles that have expired are held too. `pages` are the standing pages that are public,
    `drafts` those that aren't.
    """

    public: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    held: tuple[Article, ...]
    next: datetime | None
    expired: tuple[Article, ...] = ()
    pages: tuple[Page, ...] = ()
    drafts: tuple[Page, ...] = ()


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


def pass_gate(
    articles: Iterable[Article], now: datetime, preview: bool = False, pages: Iterable[Page] = ()
) -> Passed:
    """Part articles and standing pages; in a preview all but the expired pass."""
    articles, pages = tuple(articles), tuple(pages)
    found = [(article, _told(verdict(article.hold, now), preview)) for article in articles]
    passed = (Verdict.PUBLIC, Verdict.WITHDRAWN)
    return Passed(
        public=tuple(_as_of(each, now) for each, told in found if told is Verdict.PUBLIC),
        withdrawn=tuple(each for each, told in found if told is Verdict.WITHDRAWN),
        held=tuple(each for each, told in found if told not in passed),
        next=_next(articles, now),
        expired=tuple(each for each, told in found if told is Verdict.EXPIRED),
        pages=tuple(page for page in pages if preview or not page.draft),
        drafts=tuple(page for page in pages if page.draft and not preview),
    )


def _told(found: Verdict, preview: bool) -> Verdict:
    gone = found in (Verdict.EXPIRED, Verdict.WITHDRAWN)
    return Verdict.PUBLIC if preview and not gone else found


def _as_of(article: Article, now: datetime) -> Article:
    """A withdrawal that is yet to come is told to nobody."""
    planned = article.hold.withdrawn
    if planned is None or planned.date <= now:
        return article
    return replace(article, hold=replace(article.hold, withdrawn=None))


def _next(articles: Iterable[Article], now: datetime) -> datetime | None:
    instants = (
        instant
        for article in articles
        if not article.hold.draft
        for instant in _instants(article.hold)
        if instant > now
    )
    # Two times of one zone are compared by the clock on the wall, which goes back in autumn.
    return min(instants, default=None, key=datetime.timestamp)


def _instants(hold: Hold) -> tuple[datetime, ...]:
    withdrawn = hold.withdrawn.date if hold.withdrawn else None
    return tuple(each for each in (hold.date, hold.embargo, hold.expires, withdrawn) if each)
