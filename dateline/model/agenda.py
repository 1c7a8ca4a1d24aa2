"""What an editor-in-chief asks of a preview in the morning, as plain values."""

from datetime import datetime

from msgspec import Struct

from dateline.model.problem import Problem
from dateline.model.terms import Term


class Pointer(Struct, frozen=True):
    """A text or a file: its title, its file, and its address in the preview, or ""."""

    title: str
    path: str
    address: str = ""


class Coming(Struct, frozen=True):
    """What the edition does by itself at an instant, told by the paper's own clock."""

    instant: datetime
    becomes: str
    what: Pointer


class Waiting(Struct, frozen=True):
    """A text that is held back: what the gate says of it (`embargo`), and until when, if it knows.

    `note` is the editor's own.
    """

    what: Pointer
    why: str
    until: datetime | None = None
    note: str = ""


class Stranger(Struct, frozen=True):
    """A host whose outlet nobody has reviewed, and the number of articles that rest on it."""

    host: str
    uses: int


class RegionRow(Struct, frozen=True):
    """The number of articles about a region in each of the months of a table."""

    term: Term
    counts: tuple[int, ...]


class Coverage(Struct, frozen=True):
    """Articles by region and month (year, month), oldest month first; `quiet` are without any."""

    months: tuple[tuple[int, int], ...]
    rows: tuple[RegionRow, ...]
    quiet: tuple[Term, ...]


class LinkNews(Struct, frozen=True):
    """What other sites answered, last at the instant `asked`: links that are stale, by place."""

    asked: datetime
    stale: tuple[Problem, ...]
    stale_in_all: int


class Agenda(Struct, frozen=True, kw_only=True):
    """The morning's list. Long lists are cut off: `strangers_in_all` and its like count them.

    `links` is None where no other site was ever asked.
    """

    coming: tuple[Coming, ...]
    coming_in_all: int
    waiting: tuple[Waiting, ...]
    waiting_in_all: int
    problems: tuple[Problem, ...]
    problems_in_all: int
    strangers: tuple[Stranger, ...]
    strangers_in_all: int
    placeless: tuple[Pointer, ...]
    placeless_in_all: int
    coverage: Coverage | None
    links: LinkNews | None = None
