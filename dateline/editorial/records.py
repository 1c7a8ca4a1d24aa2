"""What the paper owns up to: every correction and withdrawal, every wording of its disclaimers."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from dateline.editorial.dates import instant
from dateline.editorial.disclaimers import set_histories
from dateline.editorial.manuscripts import softened
from dateline.editorial.newsroom import Newsroom, wordings_of
from dateline.model.filing import Filing
from dateline.model.library import Erratum, Library
from dateline.model.manuscript import Manuscript, Slip
from dateline.model.problem import Location, Problem


def keep_records(library: Library, room: Newsroom) -> tuple[Library, tuple[Problem, ...]]:
    """Add to what is public the record of its mistakes, newest first, and of its disclaimers."""
    corrected = (story.article for story in library.stories)
    withdrawn = (story.article for story in library.withdrawn)
    errata = sorted((*_corrections(corrected), *_withdrawals(withdrawn)), key=_newest_first)
    disclaimers, problems = set_histories(wordings_of(room))
    return replace(library, errata=tuple(errata), disclaimers=disclaimers), problems


def check_changes(slips: Iterable[Slip], room: Newsroom, now: datetime) -> Iterator[Problem]:
    """Find changes that are older than their article, and `updated` days that are yet to come."""
    for manuscript in (slip.manuscript.read() for slip in slips if slip.changed):
        if (early := _early_update(manuscript, room, now)) is not None:
            yield softened(early) if manuscript.draft else early
        day = manuscript.date.moment.date()
        dates = [("a correction", each.date) for each in manuscript.corrections]
        dates += [("an update", each.date) for each in manuscript.updates]
        dates += [("an edit", each.date) for each in manuscript.minor]
        for name, date in dates:
            if date.moment.date() < day:
                location = Location(manuscript.path, date.line, date.column)
                message = f"{name} of {date.moment.date()} to an article of {day}"
                hint = f"write date: {day}, or a later day"
                problem = Problem(location, "early-date", message, hint)
                yield softened(problem) if manuscript.draft else problem


def _early_update(manuscript: Manuscript, room: Newsroom, now: datetime) -> Problem | None:
    """A day on which an article will have been updated, later than both today and its own."""
    updated = manuscript.updated
    if updated is None:
        return None
    own = (manuscript.date, manuscript.embargo.until if manuscript.embargo else None)
    opens = [instant(each, room.zone) for each in own if each is not None]
    if instant(updated, room.zone) <= max((now, *opens), key=datetime.timestamp):
        return None
    day = updated.moment.date().isoformat()
    message = f"updated on {day}, which is still to come: readers would be told of it before"
    hint = f"write the day it was, or updates: [{{date: {day}, text: …}}], which waits for its day"
    location = Location(manuscript.path, updated.line, updated.column)
    return Problem(location, "future-update", message, hint)


def _corrections(articles: Iterable[Filing]) -> Iterator[Erratum]:
    for article in articles:
        for each in article.copy.read().corrections if article.corrected else ():
            yield Erratum(article.entry, each.date, correction=each)


def _withdrawals(articles: Iterable[Filing]) -> Iterator[Erratum]:
    for article in articles:
        if (withdrawal := article.hold.withdrawn) is not None:
            yield Erratum(article.entry, withdrawal.date, withdrawal=withdrawal)


def _newest_first(erratum: Erratum) -> tuple[float, str, str]:
    said = erratum.correction.was if erratum.correction else ""
    return (-erratum.date.timestamp(), erratum.entry.id, said)
