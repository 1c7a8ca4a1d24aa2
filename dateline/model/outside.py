"""Links that lead to other sites, and what became of asking them: plain values."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from dateline.model.problem import Location


class Fate(StrEnum):
    """What became of a link."""

    FINE = "fine"
    MOVED = "moved"  # for good, by the word of its host; `leads_to` is its address now
    DEAD = "dead"
    UNREACHABLE = "unreachable"  # nothing was heard of it
    FAILING = "failing"  # what was heard is no good
    UNSURE = "unsure"  # it answers programs otherwise than people, or wants to be asked later
    BARRED = "barred"  # it may not be asked from here


class OutsideLink(Struct, frozen=True):
    """A link as written. `archive` is the copy that is given for it, or "".

    `day` is one on which it was known to be right (20260205), or ""; of a reply, its own. `article`
    is the id of the article that a reply answers, or "".
    """

    url: str
    location: Location
    archive: str = ""
    day: str = ""
    article: str = ""


class Answer(Struct, frozen=True, omit_defaults=True):
    """What became of asking a link, and when; `words` say why, where it isn't fine."""

    asked: datetime
    fate: Fate
    words: str = ""
    leads_to: str = ""


Answers = dict[str, Answer]
