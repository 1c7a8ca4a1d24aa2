"""Keeping surveys: what is known of both trees once a publication is done."""

import os

import msgspec

from dateline.publish.current import next_stamp, stat_of
from dateline.publish.edition import CTIME, Edition, Fact
from dateline.publish.press import Press
from dateline.publish.survey import ROOT, UNKNOWN, Stats, Survey, survey_of, write_survey
from dateline.publish.surveyor import PUBLIC, trees_of


class Touched(msgspec.Struct, frozen=True):
    """What a publication changed: files with these digests, and these folders of the new tree."""

    digests: frozenset[bytes] = frozenset()
    folders: frozenset[str] = frozenset()


class Trees(msgspec.Struct, frozen=True):
    """What now stands at public/, and in the spare tree (None: as before, if it is there)."""

    public: Edition
    spare: Edition | None


def keep_surveys(press: Press, trees: Trees, touched: Touched) -> None:
    """Write down the stats of both trees, of which only what was touched is looked at."""
    folders = press.folders
    if not touched.folders and press.surveyor.trusted(PUBLIC)[0] is not None:
        return
    before = next_stamp(folders.clock)
    for place, tree, changed in zip(
        trees_of(folders.public, folders.own),
        (trees.public, trees.spare),
        (touched.folders | {ROOT}, {ROOT}),
        strict=True,
    ):
        root, path = place
        if tree is None:
            continue
        if not os.path.isdir(root):
            write_survey(path, None)
            continue
        known = Edition(
            {
                name: Fact(fact.digest, UNKNOWN) if fact.digest in touched.digests else fact
                for name, fact in tree.files.items()
            },
            {name: UNKNOWN if name in changed else was for name, was in tree.folders.items()},
        )
        write_survey(path, _survey(root, known, before, press))


def _survey(root: str, known: Edition, before: int, press: Press) -> Survey:
    """Return a survey with the stats that are known, and for the rest those of now."""

    def lasting(path: str, stats: Stats) -> Stats:
        """What may have changed within the tick in which it was looked at stays unknown."""
        if stats != UNKNOWN:
            return stats if stats[CTIME] < press.begun else UNKNOWN
        stats = stat_of(os.lstat(f"{root}/{path}" if path else root))
        return stats if stats[CTIME] < before else UNKNOWN

    folders = {path: lasting(path, stats) for path, stats in known.folders.items()}
    files = {path: (each.digest, lasting(path, each.stats)) for path, each in known.files.items()}
    return survey_of(folders, files)
