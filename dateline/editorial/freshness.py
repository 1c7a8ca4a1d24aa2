"""What is new enough to be called news, and when it no longer is."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from dateline.model.library import Library

# Google News takes articles of the last two days.
NEWS = timedelta(days=2)


def list_fresh(library: Library, now: datetime) -> Library:
    """Add to what is public the articles that are news, newest first."""
    entries = (story.article.entry for story in library.stories)
    fresh = tuple(each for each in entries if now - NEWS < each.date <= now)
    return replace(library, fresh=fresh if library.site.news_sitemap else ())


def next_ageing(library: Library) -> datetime | None:
    """Return the instant at which the first of them no longer is, None where there is none."""
    instants = (entry.date.timestamp() for entry in library.fresh)
    first = min(instants, default=None)
    return None if first is None else datetime.fromtimestamp(first, UTC) + NEWS
