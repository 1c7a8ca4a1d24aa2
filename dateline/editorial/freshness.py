"""What is new enough to be called news, and when it no longer is."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from dateline.editorial.gate import Change
from dateline.model.library import Library

# Google News takes articles of the last two days.
NEWS = timedelta(days=2)
AGED = "aged"  # what becomes of it


def list_fresh(library: Library, now: datetime) -> Library:
    """Add to what is public the articles that are news, newest first."""
    entries = (story.article.headline for story in library.stories)
    fresh = tuple(each for each in entries if now - NEWS < each.date <= now)
    return replace(library, fresh=fresh if library.site.news_sitemap else ())


def ageing_changes(library: Library) -> tuple[Change, ...]:
    """Return the instants at which articles that are news no longer are."""
    fresh = {entry.id for entry in library.fresh}
    articles = [story.article for story in library.stories if story.article.headline.id in fresh]
    return tuple(
        Change(each.headline.date.astimezone(UTC) + NEWS, AGED, each.path, each.entry.title)
        for each in articles
    )
