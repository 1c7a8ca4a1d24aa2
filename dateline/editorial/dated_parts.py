"""What is dated within an article that is out: each part is told from its own instant on."""

from datetime import datetime

from msgspec.structs import replace

from dateline.model.article import Article
from dateline.model.filing import Filing, file_article


def as_of(filing: Filing, now: datetime) -> Filing:
    """Return an article without what is dated later: it is told to nobody yet."""
    if not _plans(filing, now):
        return filing
    article = _without_plan(filing.copy.read(), now)
    hold, entry = article.hold, article.entry
    updates = tuple(each for each in article.updates if each.date <= now)
    corrections = tuple(each for each in article.corrections if each.date <= now)
    told = [entry.date, *(each.date for each in updates), *(each.date for each in corrections)]
    if hold.updated is not None and hold.updated <= now:
        told.append(hold.updated)
    told_so_far = replace(
        article,
        entry=replace(entry, updated=max(told, key=datetime.timestamp)),
        updates=updates,
        corrections=corrections,
        replies=tuple(each for each in article.replies if each.date <= now),
    )
    return file_article(told_so_far)[0]


def without_plan(filing: Filing, now: datetime) -> Filing:
    """Return an article that doesn't know of a withdrawal yet to come."""
    if not _is_planned(filing, now):
        return filing
    return file_article(_without_plan(filing.copy.read(), now))[0]


def yet_to_tell(filing: Filing, now: datetime) -> Article | None:
    """Return an article with no parts but those dated later, and what it will be withdrawn for.

    None: there is nothing of the kind.
    """
    if not _is_planned(filing, now) and all(instant <= now for _, instant in filing.parts):
        return None
    article = filing.copy.read()
    return replace(
        article,
        updates=tuple(each for each in article.updates if each.date > now),
        corrections=tuple(each for each in article.corrections if each.date > now),
        replies=tuple(each for each in article.replies if each.date > now),
    )


def _plans(filing: Filing, now: datetime) -> bool:
    """Whether anything in an article is dated later."""
    updated = filing.hold.updated
    early = updated is not None and updated > now
    return early or _is_planned(filing, now) or any(each > now for _, each in filing.parts)


def _is_planned(filing: Filing, now: datetime) -> bool:
    withdrawn = filing.hold.withdrawn
    return withdrawn is not None and withdrawn.date > now


def _without_plan(article: Article, now: datetime) -> Article:
    withdrawn = article.hold.withdrawn
    if withdrawn is None or withdrawn.date <= now:
        return article
    return replace(article, hold=replace(article.hold, withdrawn=None))
