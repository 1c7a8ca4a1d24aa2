"""The press: carries out orders, and remembers what was made from what."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

import msgspec

from dateline.model.file import Files, Kept, Order, Refused, Stored, name_of
from dateline.model.problem import Problem, in_reading_order
from dateline.model.stats import Stats
from dateline.publish.claims import undisputed
from dateline.publish.collecting import collecting_later
from dateline.publish.current import stamp
from dateline.publish.edition import Edition, Fact, read_digest, read_edition, unwritten
from dateline.publish.folders import Folders
from dateline.publish.inputs import encode_rows
from dateline.publish.jobs import Crew, carry_out
from dateline.publish.memo import Memo
from dateline.publish.results import Results
from dateline.publish.sheets import Sheet, Sheets
from dateline.publish.staging import read_staged, stage
from dateline.publish.survey import CTIME
from dateline.publish.surveyor import Surveyor, trees_of
from dateline.publish.version import code_version

T = TypeVar("T")
Progress = Callable[[str, int, int], None]

# Below these, forking costs more than it saves. (Pictures are orders too, and each is long.)
FILES_FOR_A_CREW = 1000
RESULTS_FOR_A_CREW = 8
ORDERS_FOR_A_CREW = 24
FEW = 24  # files are read again sooner than it is written down that they were
ALONE = Crew()

PRINTED = "printed"  # the ledger of sheets


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What became of an order: bytes with this digest, or problems."""

    digest: bytes = b""
    problems: tuple[Problem, ...] = ()


class Press:
    """Makes things only if they weren't made before, by the same code from the same inputs.

    The one object of a build that has a state: the memo, and what was asked of it so far.
    """

    def __init__(
        self,
        folders: Folders,
        crew: Crew = ALONE,
        progress: Progress | None = None,
        memo: Memo | None = None,
        surveyor: Surveyor | None = None,
    ) -> None:
        self.folders = folders
        self.surveyor = surveyor or Surveyor(*trees_of(folders.public, folders.own))
        self.memo = memo or Memo(folders.memo)
        self._crew = crew
        self._progress = progress
        self.begun = stamp(folders.clock)
        self._results = Results(self.memo, self._carry_out_reading, self._prefix)
        self._sheets: Sheets | None = None  # until something is printed
        self.ledgers: dict[str, object] = {}  # to be written once the edition is out
        self.later: list[Callable[[], None]] = []  # what nobody waits for, once the edition is out
        self.made: frozenset[str] = frozenset()  # the paths of what this build made anew

    def remember(
        self, make: Callable[..., Kept], inputs: Sequence[tuple[Any, ...]], result: type[T]
    ) -> list[T]:
        """Return the value of `make(*each)` for each of the inputs (see `model.file.Remember`).

        A new value too is what its encoding decodes to, so that a warm build has the same one.
        """
        with collecting_later():
            return self._results.remember(make, inputs, result)

    def text(self, digest: bytes) -> Stored:
        """Return the text of this digest, which a remembered function kept; it is read later."""
        return Stored(digest, self._results.text)

    def digests(self, found: Sequence[tuple[str, str, Stats]], before: int) -> list[bytes]:
        """Return the digests of content files: (path, absolute path, stats); b"" if unreadable.

        The stats must have been taken after the stamp `before`.
        """
        known = self.memo.ledger("content", dict[str, Fact]) or {}
        facts = {}
        new = []
        for row in found:
            fact = known.get(row[0])
            if fact is not None and fact.stats == row[2]:
                facts[row[0]] = fact
            else:
                new.append(row)
        crew = self._crew if len(new) >= FILES_FOR_A_CREW else ALONE
        for number, digest in carry_out(lambda each: read_digest(*new[each][1:]), len(new), crew):
            facts[new[number][0]] = Fact(digest, new[number][2])
        if len(new) > FEW or len(known) > len(facts) + FEW:
            lasting = {
                path: fact
                for path, fact in facts.items()
                if fact.digest and fact.stats[CTIME] < before
            }
            self.memo.write_ledger("content", lasting)
        return [facts[path].digest for path, _, _ in found]

    def print(self, orders: Iterable[Order]) -> tuple[Files, tuple[Problem, ...]]:
        """Carry out orders; return the files, sorted by path, whose bytes are now at hand."""
        if self.edition.refused is not None:
            return {}, (self.edition.refused,)
        with collecting_later():
            public = os.path.basename(self.folders.public)
            orders, problems = undisputed(list(orders), public, self.remember)
            self._sheets = sheets = self._lay_out(orders)
            missing = sheets.missing()
        self.made = frozenset(order.path for order, _ in missing)
        with self.memo.reading():
            for (order, key), answer in self._printed(missing):
                problems += answer.problems
                if not answer.problems:
                    sheets.add(order, key, answer.digest)
        files = {path: sheets.files[path] for path in sorted(sheets.files)}
        return files, tuple(in_reading_order(problems))

    def try_each(self, orders: Iterable[Order]) -> None:
        """Make one thing of each kind once more, to no end but that whatever it takes is loaded."""
        remembered = {each.make: each.inputs[-1] for each in self._results.origins if each.inputs}
        for make, inputs in (remembered | {order.make: order.inputs for order in orders}).items():
            make(*inputs)

    def finish(self, succeeded: bool) -> None:
        """Close the memo; after a success, forget what this build didn't ask for."""
        sheets, self._sheets = self._sheets, None
        if sheets is not None and (printed := sheets.ledger(succeeded)) is not None:
            self.memo.write_ledger(PRINTED, printed)
        if succeeded:
            for task in self.later:
                task()
            self._results.settle()
            for name, ledger in self.ledgers.items():
                self.memo.write_ledger(name, ledger)
        self.memo.close()
        self.surveyor.recall()

    @cached_property
    def edition(self) -> Edition:
        """What stands at public/ (read once, when it is first asked for)."""
        with collecting_later():
            return read_edition(self.folders, self.surveyor)

    @cached_property
    def _at_hand(self) -> set[bytes]:
        """The digests of all bytes that needn't be made again.

        Must be read before anything is staged: what is staged under a name is taken to be whole.
        """
        return {*self.edition.files.values(), *read_staged(self.folders.printed)}

    @cached_property
    def _earlier_sheets(self) -> dict[bytes, Sheet]:
        return self.memo.ledger(PRINTED, dict[bytes, Sheet]) or {}

    @cached_property
    def _version(self) -> bytes:
        return code_version()

    def _prefix(self, make: Callable[..., Any]) -> bytes:
        return self._version + name_of(make).encode() + b"\0"

    def _lay_out(self, orders: list[Order]) -> Sheets:
        """Put the orders on sheets, with what is known of these."""
        sheets = Sheets(self._earlier_sheets, self._at_hand)
        for make, group in groupby(orders, key=lambda order: order.make):
            alike = list(group)
            rows = encode_rows([order.inputs for order in alike])
            sheets.lay_out(alike, self._prefix(make), rows)
        return sheets

    def _printed(
        self, missing: Sequence[tuple[Order, bytes]]
    ) -> Iterator[tuple[tuple[Order, bytes], Answer]]:
        for number, answer in self.carry_out(
            "print",
            lambda number: _print(missing[number][0], self.folders),
            len(missing),
            ORDERS_FOR_A_CREW,
        ):
            yield missing[number], DECODE_ANSWER(answer)

    def _carry_out_reading(
        self, work: Callable[[int], bytes], count: int
    ) -> Iterator[tuple[int, bytes]]:
        return self.carry_out("read", work, count, RESULTS_FOR_A_CREW)

    def carry_out(
        self, what: str, work: Callable[[int], bytes], count: int, for_a_crew: int
    ) -> Iterator[tuple[int, bytes]]:
        """Yield each number below `count` with its `work`, by a crew from so many on."""
        crew = self._crew if count >= for_a_crew else ALONE
        for done, answer in enumerate(carry_out(work, count, crew), start=1):
            if self._progress is not None:
                self._progress(what, done, count)
            yield answer


def _print(order: Order, folders: Folders) -> bytes:
    """Carry out an order; return the answer encoded for the way from a worker."""
    try:
        made = order.make(*order.inputs)
    except Exception as error:
        error.add_note(f"while {order.path} was printed")
        raise
    if isinstance(made, Refused):
        return msgspec.msgpack.encode(Answer(problems=made.problems))
    try:
        return msgspec.msgpack.encode(Answer(stage(folders.printed, made)))
    except OSError as error:
        problem = unwritten(folders.public, error)
        return msgspec.msgpack.encode(Answer(problems=(problem,)))


DECODE_ANSWER = msgspec.msgpack.Decoder(Answer).decode
