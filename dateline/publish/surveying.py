"""Surveying: writing down what stands in both trees, so that the next build need not look."""

import os
from collections.abc import Mapping

from dateline.model.file import File
from dateline.publish.current import next_stamp, stat_of
from dateline.publish.edition import CTIME, INODE, Edition, Fact
from dateline.publish.folders import Folders, folders_of
from dateline.publish.placing import Touched
from dateline.publish.press import Press
from dateline.publish.survey import ROOT, UNKNOWN, Stats, Survey, survey_of, write_survey
from dateline.publish.surveyor import trees_of


def look_over(root: str, known: Edition, touched: Touched, press: Press) -> Survey:
    """Return the survey of a tree, where only what was touched or isn't known is looked at.

    It lacks the root, which changes when its tree is moved: see `keep_surveys`.
    """
    before = next_stamp(press.folders.clock)

    def look(path: str, was: Stats) -> Stats:
        """What may have changed within the tick in which it was looked at stays unknown."""
        if was != UNKNOWN:
            return was if known.surveyed or was[CTIME] < press.begun else UNKNOWN
        now = stat_of(os.lstat(f"{root}/{path}"))
        return now if now[CTIME] < before else UNKNOWN

    def look_again(path: str, fact: Fact) -> Stats:
        """What isn't the file that stayed, or that was linked, stays unknown too."""
        now, source = look(path, UNKNOWN), touched.linked.get(fact.digest, UNKNOWN)
        same = fact.stats == UNKNOWN or _is_one(fact.stats, now)
        return now if same and (source[INODE] != now[INODE] or _is_one(source, now)) else UNKNOWN

    files = {
        path: (
            fact.digest,
            look_again(path, fact) if fact.digest in touched.digests else look(path, fact.stats),
        )
        for path, fact in known.files.items()
    }
    folders = {
        path: look(path, UNKNOWN if path in touched.folders else stats)
        for path, stats in known.folders.items()
        if path != ROOT
    }
    return survey_of({ROOT: UNKNOWN, **folders}, files)


def keep_surveys(surveys: Mapping[int, Survey | None], folders: Folders) -> None:
    """Write down surveys of trees that are in their places; None: what stands there isn't known."""
    places, before = trees_of(folders.public, folders.own), next_stamp(folders.clock)
    for number, survey in surveys.items():
        root, path = places[number]
        if survey is not None:
            stats = stat_of(os.lstat(root))
            survey.set_root(stats if stats[CTIME] < before else UNKNOWN)
        write_survey(path, survey)


def placed(wanted: Mapping[str, File], known: Edition) -> Edition:
    """Return the edition of these files, with those stats that are known."""
    files = {}
    for path, file in wanted.items():
        fact = known.files.get(path)
        same = fact is not None and fact.digest == file.digest
        files[path] = fact if fact is not None and same else Fact(file.digest, UNKNOWN)
    stats = {path: known.folders.get(path, UNKNOWN) for path in (ROOT, *folders_of(wanted))}
    return Edition(files, stats, exists=True, surveyed=known.surveyed)


def _is_one(was: Stats, now: Stats) -> bool:
    """Tell whether a file is what it was: a link more or less changes the ctime alone."""
    return (*was[:CTIME], *was[CTIME + 1 :]) == (*now[:CTIME], *now[CTIME + 1 :])
