"""Surveying: writing down what stands in both trees, so that the next build need not look."""

import os
from collections.abc import Mapping

from dateline.model.stats import stat_of
from dateline.publish.current import next_stamp
from dateline.publish.edition import Edition
from dateline.publish.folders import Folders, folders_of
from dateline.publish.paths import drop_paths
from dateline.publish.placing import Touched
from dateline.publish.press import Press
from dateline.publish.survey import (
    CTIME,
    INODE,
    ROOT,
    UNKNOWN,
    Stats,
    Survey,
    paths_of,
    write_survey,
)
from dateline.publish.surveyor import trees_of


def look_over(
    root: str, wanted: Mapping[str, bytes], known: Edition, touched: Touched, press: Press
) -> Survey | None:
    """Return the survey of a tree of these files, where only what was touched is looked at.

    It lacks the root, which changes when its tree is moved: see `keep_surveys`. None: there are
    folders without files, which no survey lists.
    """
    before, was = next_stamp(press.folders.clock), known.survey

    def look(path: str) -> Stats:
        """What may have changed within the tick in which it was looked at stays unknown."""
        stats = stat_of(os.lstat(f"{root}/{path}"))
        return stats if stats[CTIME] < before else UNKNOWN

    def look_again(path: str, digest: bytes) -> Stats:
        """What isn't the file that stayed, or that was linked, stays unknown too."""
        now, source = look(path), touched.linked.get(digest, UNKNOWN)
        same = known.files.get(path) != digest or _is_one(was.stats_of(path), now)
        return now if same and (source[INODE] != now[INODE] or _is_one(source, now)) else UNKNOWN

    files = {
        path: (digest, look_again(path, digest))
        for path, digest in wanted.items()
        if digest in touched.digests
    }
    folders = {path: look(path) for path in touched.folders if path != ROOT}
    sure = was if known.surveyed else was.doubted(press.begun)
    survey = sure.renewed(
        {ROOT: UNKNOWN, **folders, **dict.fromkeys(touched.removed)},
        {**files, **dict.fromkeys([path for path in known.files if path not in wanted])},
    )
    exact = known.surveyed or folders_of(wanted) == set(survey.folders) - {ROOT}
    return survey if exact else None


def all_of(wanted: Mapping[str, bytes]) -> Touched:
    """Return that all of these files and their folders are to be looked at."""
    return Touched(frozenset(wanted.values()), frozenset(folders_of(wanted)))


def keep_surveys(surveys: Mapping[int, Survey | None], folders: Folders) -> None:
    """Write down surveys of trees that are in their places; None: what stands there isn't known."""
    places, before = trees_of(folders.public, folders.own), next_stamp(folders.clock)
    for number, survey in surveys.items():
        root, path = places[number]
        if survey is not None:
            stats = stat_of(os.lstat(root))
            survey.set_root(stats if stats[CTIME] < before else UNKNOWN)
        write_survey(path, survey)
    drop_paths(folders.own, [paths_of(path) for _, path in places])


def _is_one(was: Stats, now: Stats) -> bool:
    """Tell whether a file is what it was: a link more or less changes the ctime alone."""
    return (*was[:CTIME], *was[CTIME + 1 :]) == (*now[:CTIME], *now[CTIME + 1 :])
