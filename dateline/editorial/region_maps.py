"""Figures as meant: what a map in an article shows; charts and timelines are what they say."""

from dateline.editorial.newsroom import Desk
from dateline.editorial.regions import find_region
from dateline.editorial.surroundings import countries_of
from dateline.model.article import RegionMap
from dateline.model.figures import Chart, Timeline, WrittenFigure, WrittenMap


def resolve_figures(
    figures: tuple[WrittenFigure | None, ...], desk: Desk
) -> tuple[Chart | Timeline | RegionMap | None, ...]:
    """Return the figures of a text; those with errors are None."""
    return tuple(
        each if isinstance(each, Chart | Timeline) else _map(each, desk) for each in figures
    )


def _map(written: WrittenFigure | None, desk: Desk) -> RegionMap | None:
    if not isinstance(written, WrittenMap):
        return None
    table = desk.room.vocabulary.regions
    found = [desk.note(find_region(table, each, desk.path)) for each in written.regions]
    regions = [each for each in found if each is not None]
    if not regions:
        return None
    covers, touches = countries_of([each.key for each in regions], table)
    names = tuple(dict.fromkeys(each.name for each in regions))
    return RegionMap(names, covers, touches, written.caption)
