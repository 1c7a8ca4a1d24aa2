"""`--profile`: where a build's time went, told by looking at it every few milliseconds.

Nothing below the desk knows of it: what is going on is read off the call stack, so that a build
that isn't watched pays nothing, and one that is pays little. Workers aren't seen, so one process
does all the work unless `--jobs` says otherwise; then their time counts as waiting.
"""

import signal
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Final

from dateline.model.file import Order

EVERY = 0.002
BUILD, OUTPUTS = "dateline.build", "dateline.outputs"
# What build.py itself is at; all that these call is a verb.
LISTS_OF_VERBS = ("build", "edit", "<listcomp>")
# Stages as an editor would name them, each with the verbs of build.py (or their modules) in it.
STAGES: Final = {
    "looking at the files": ("read_contents", "read_assets", "read_settings", "read_vocabulary"),
    "reading articles and pages": ("read_articles", "read_pages", "read_replies", "read_gallery"),
    "checking the layouts": ("remember", "check_templates"),
    "names and addresses": ("open_newsroom", "resolve_pages", "file_replies"),
    "each article as filed": ("read_policy", "set_up", "file_manuscripts"),
    "what is public, and in which lists": ("pass_gate", "collect", "keep_records", "mute_links"),
    "orders: what is to be printed": ("emit", "look"),
    "printing": ("print",),
    "the search for held words": ("sweep",),
    "putting it into public/": ("publish", "finish"),
}
OTHER = "the rest"
LOOKING_UP = "looking up what is remembered"
LEAST = 0.01  # of the whole; less isn't worth a line

Key = tuple[str, str]  # a stage, and a part of it or ""


class Profile:
    """What a build was seen at, and for how long; and which kinds of pages it made anew."""

    def __init__(self) -> None:
        self._seconds: dict[Key, float] = defaultdict(float)
        self._last = self._began = monotonic()
        self.orders: Counter[str] = Counter()
        self.made: Counter[str] = Counter()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look at what is going on, again and again."""
        before = signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, EVERY, EVERY)
        self._last = monotonic()
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def count(self, orders: Iterable[Order], made: frozenset[str]) -> None:
        """Note what was ordered, and what of it was made anew."""
        for order in orders:
            kind = kind_of(order)
            self.orders[kind] += 1
            self.made[kind] += order.path in made

    def lines(self) -> Iterator[str]:
        """Yield the table, stage by stage in the order of the build."""
        whole = monotonic() - self._began
        yield f"{whole:.2f} s, of which:"
        for stage in (*STAGES, OTHER):
            took = sum(each for (name, _), each in self._seconds.items() if name == stage)
            if took < LEAST * whole and stage != "printing":
                continue
            yield f"  {stage:36}{took:8.2f} s{took / whole:7.0%}"
            yield from self._parts(stage, whole)
        kinds = sum(self.orders.values())
        yield f"{sum(self.made.values())} of {kinds} files made anew, the others remembered:"
        for kind, count in self.orders.most_common():
            yield f"  {kind:36}{self.made[kind]:8} of {count}"

    def _parts(self, stage: str, whole: float) -> Iterator[str]:
        parts = {part: took for (name, part), took in self._seconds.items() if name == stage}
        for part, took in sorted(parts.items(), key=lambda each: -each[1]):
            if part and took >= LEAST * whole:
                yield f"    {part:34}{took:8.2f} s"

    def _look(self, _: int, frame: FrameType | None) -> None:
        """Account for the time since the last look."""
        now = monotonic()
        self._seconds[_seen(frame)] += now - self._last
        self._last = now


def kind_of(order: Order) -> str:
    """Return the shop that an order comes from and what it makes: `pages: article`."""
    shop = order.make.__module__.removeprefix(f"{OUTPUTS}.").partition(".")[0]
    return f"{shop}: {order.make.__name__.removeprefix('print_').replace('_', ' ')}"


def _seen(frame: FrameType | None) -> Key:
    """Tell the stage from the frames above the innermost: the verb that build.py called."""
    part = ""
    inner: FrameType | None = None
    while frame is not None:
        name, module = frame.f_code.co_name, frame.f_globals.get("__name__", "")
        order = frame.f_locals.get("order") if name == "_print" else None
        if isinstance(order, Order):
            part = kind_of(order)
        if module == BUILD and name in LISTS_OF_VERBS and inner is not None:
            return _stage(inner, part)
        inner, frame = frame, frame.f_back
    return OTHER, ""


def _stage(verb: FrameType, part: str) -> Key:
    name = verb.f_code.co_name
    stage = next((words for words, verbs in STAGES.items() if name in verbs), OTHER)
    if name == "emit":
        part = str(verb.f_globals["__name__"]).rpartition(".")[2]
    elif name == "print":
        part = part or LOOKING_UP
    elif stage == OTHER:
        part = name.replace("_", " ").strip("<> ")
    elif not part:
        part = name.replace("_", " ")
    return stage, part
