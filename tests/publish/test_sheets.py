"""Sheets of orders: what was printed is found again for the same inputs, and for no others."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.file import Files, Order, digest_of
from dateline.publish.sheets import Ledger, Sheets

NUMBERS = st.integers(0, 300)
ROWS = st.lists(NUMBERS, unique=True, max_size=200).map(lambda them: [b"row %d," % n for n in them])
ALIKE = st.lists(st.integers(0, 30), max_size=200).map(lambda them: [b"row %d," % n for n in them])


def make() -> bytes:
    """Nobody calls it: what matters is who needn't be called."""
    return b""


def made_of(row: bytes) -> bytes:
    """What becomes of an order is a function of its inputs."""
    return digest_of(b"printed " + row)


def files_of(rows: list[bytes]) -> Files:
    """The files of these orders."""
    return {f"{number}": made_of(row) for number, row in enumerate(rows)}


def print_all(
    rows: list[bytes], earlier: Ledger, at_hand: set[bytes], refused: frozenset[bytes] = frozenset()
) -> tuple[Sheets, list[bytes]]:
    """Print what must be printed; return the sheets, and the rows that were printed."""
    orders = [Order(f"{number}", make, ()) for number, _ in enumerate(rows)]
    sheets = Sheets(earlier, at_hand)
    sheets.lay_out(orders, b"make", rows)
    missing = sheets.missing()
    for order, key in missing:
        row = rows[int(order.path)]
        if row not in refused:
            sheets.add(order, key, made_of(row))
    return sheets, [rows[int(order.path)] for order, _ in missing]


def ledger(sheets: Sheets, earlier: Ledger, succeeded: bool = True) -> Ledger:
    """What the next build is given."""
    written = sheets.ledger(succeeded)
    return earlier if written is None else written


@given(ROWS, ROWS, st.sets(NUMBERS), st.booleans())
def test_only_what_is_new_or_lost_is_printed(
    before: list[bytes], after: list[bytes], lost: set[int], succeeded: bool
) -> None:
    """After a build that succeeded or failed, each file is that of its inputs."""
    sheets, _ = print_all(before, {}, set())
    earlier = ledger(sheets, {}, succeeded)
    gone = {b"row %d," % number for number in lost}
    there = {made_of(row) for row in before if row not in gone}
    sheets, printed = print_all(after, earlier, there)
    assert files_of(after) == sheets.files
    assert [row for row in after if row in gone or row not in before] == printed


@given(ALIKE, ALIKE)
def test_orders_with_the_same_inputs_have_the_same_file(
    before: list[bytes], after: list[bytes]
) -> None:
    """Wherever they stand, and however often (one more may be printed once more)."""
    sheets, _ = print_all(before, {}, set())
    sheets, _ = print_all(after, ledger(sheets, {}), {made_of(row) for row in before})
    assert files_of(after) == sheets.files


@given(ROWS, NUMBERS)
def test_what_was_refused_is_asked_for_again(rows: list[bytes], number: int) -> None:
    """An order that was refused has no file; the next build carries it out, and it alone."""
    refused = frozenset({b"row %d," % number})
    sheets, _ = print_all(rows, {}, set(), refused)
    there = {made_of(row) for row in rows if row not in refused}
    _, printed = print_all(rows, ledger(sheets, {}), there)
    assert [row for row in rows if row in refused] == printed


@given(ROWS, st.data())
def test_one_order_more_leaves_nearly_all_sheets_as_they_are(
    rows: list[bytes], data: st.DataObject
) -> None:
    """An order that is put in anywhere changes the one sheet on which it comes to stand."""
    sheets, _ = print_all(rows, {}, set())
    earlier = ledger(sheets, {})
    place = data.draw(st.integers(0, len(rows)))
    more = [*rows[:place], b"another,", *rows[place:]]
    sheets, printed = print_all(more, earlier, {made_of(row) for row in rows})
    changed = ledger(sheets, earlier).keys() - earlier.keys()
    assert [b"another,"] == printed
    assert 1 <= len(changed) <= 2


def test_a_ledger_that_needs_no_change_is_not_written() -> None:
    """The same orders again: nothing is said."""
    rows = [b"row %d," % number for number in range(300)]
    sheets, _ = print_all(rows, {}, set())
    earlier = ledger(sheets, {})
    sheets, printed = print_all(rows, earlier, {made_of(row) for row in rows})
    assert (None, []) == (sheets.ledger(succeeded=True), printed)


def test_a_failed_build_keeps_what_was_printed_before_it() -> None:
    """Two builds fail, one after the other, on different texts: neither need print again."""
    first, second = [b"row 1,", b"row 2,"], [b"row 3,"]
    sheets, _ = print_all(first, {}, set())
    earlier = ledger(sheets, {}, succeeded=False)
    sheets, _ = print_all(second, earlier, set())
    earlier = ledger(sheets, earlier, succeeded=False)
    there = {made_of(row) for row in (*first, *second)}
    _, printed = print_all([*first, *second], earlier, there)
    assert [] == printed
