"""What is dated within an article that is out: each part is told from its own instant on."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from dateline.model.article import Article

UPDATE, CORRECTION, REPLY = "update", "correction", "reply"


def as_of(article: Article, now: datetime) -> Article:
    """Return an article without what is dated later: it is told to nobody yet."""
    article = without_plan(article, now)
    hold, entry = article.hold, article.entry
    early = hold.updated is not None and hold.updated > now
    if not early and all(instant <= now for _, instant in parts_of(article)):
        return article
    updates = tuple(each for each in article.updates if each.date <= now)
    corrections = tuple(each for each in article.corrections if each.date <= now)
    told = [entry.date, *(each.date for each in updates), *(each.date for each in corrections)]
    if hold.updated is not None and hold.updated <= now:
        told.append(hold.updated)
    return replace(
        article,
        entry=replace(entry, updated=max(told, key=datetime.timestamp)),
        updates=updates,
        corrections=corrections,
        replies=tuple(each for each in article.replies if each.date <= now),
    )


def without_plan(article: Article, now: datetime) -> Article:
    """Return an article that doesn't know of a withdrawal yet to come."""
    withdrawn = article.hold.withdrawn
    if withdrawn is None or withdrawn.date <= now:
        return article
    return replace(article, hold=replace(article.hold, withdrawn=None))


def yet_to_tell(article: Article, now: datetime) -> Article | None:
    """Return an article with no parts but those dated later, and what it will be withdrawn for.

    None: there is nothing of the kind.
    """
    withdrawn = article.hold.withdrawn
    planned = withdrawn is not None and withdrawn.date > now
    if not planned and all(instant <= now for _, instant in parts_of(article)):
        return None
    return replace(
        article,
        updates=tuple(each for each in article.updates if each.date > now),
        corrections=tuple(each for each in article.corrections if each.date > now),
        replies=tuple(each for each in article.replies if each.date > now),
    )


def parts_of(article: Article) -> Iterator[tuple[str, datetime]]:
    """Yield each dated part of an article: what it is, and the instant from which it is told."""
    yield from ((UPDATE, each.date) for each in article.updates)
    yield from ((CORRECTION, each.date) for each in article.corrections)
    yield from ((REPLY, each.date) for each in article.replies)
