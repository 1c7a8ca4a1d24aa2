"""Cuts the archive by time into parts, each with an index of its own."""

from itertools import groupby

from msgspec import Struct

from dateline.model.library import Story

# A part ends with a year, or with a month where a year is long: small enough to be indexed again
# for one edit, and so few that a search asks for few files.
LEAST, MOST = 500, 1_500


class Part(Struct, frozen=True):
    """Articles of a span of time, newest first; `name` is its first month: `2019-01`."""

    name: str
    stories: tuple[Story, ...]


def split_parts(stories: tuple[Story, ...]) -> tuple[Part, ...]:
    """Cut articles, newest first, into parts, newest first.

    They are counted from the oldest, so that a new article leaves the older parts alone.
    """
    parts: list[Part] = []
    held: list[Story] = []
    for _, of_year in groupby(reversed(stories), key=lambda story: _month(story)[:4]):
        for _, of_month in groupby(of_year, key=_month):
            if len(held) >= MOST:
                parts.append(_part(held))
                held = []
            held += of_month
        if len(held) >= LEAST:
            parts.append(_part(held))
            held = []
    if held:
        parts.append(_part(held))
    return tuple(reversed(parts))


def _part(oldest_first: list[Story]) -> Part:
    return Part(_month(oldest_first[0]), tuple(reversed(oldest_first)))


def _month(story: Story) -> str:
    date = story.article.headline.date
    return f"{date.year:04}-{date.month:02}"
