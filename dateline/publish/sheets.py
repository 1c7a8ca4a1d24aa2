"""Sheets: orders of one kind that stand together, known by one digest, and what became of them.

Of ten thousand orders some hundred digests tell what was printed. Only where a sheet is new is each
of its orders looked at.
"""

from collections.abc import Sequence

import msgspec

from dateline.model.file import Files, Order, digest_of
from dateline.publish.cutting import cut, name_part
from dateline.publish.memo import split_digests

USUAL = 64  # orders on a sheet
LOOSE = b""  # the name of what stands on no sheet


class Sheet(msgspec.Struct, frozen=True, array_like=True):
    """What was printed of orders with these keys: its digests, in their order; both are joined."""

    keys: bytes
    digests: bytes


Ledger = dict[bytes, Sheet]


class Sheets:
    """The sheets of a build: what is known of them from earlier ones, and what this one adds.

    `at_hand` are the digests of all bytes that needn't be made again.
    """

    def __init__(self, earlier: Ledger, at_hand: set[bytes]) -> None:
        self.files: Files = {}
        self._earlier = earlier
        self._at_hand = at_hand
        self._found: Ledger = {}
        self._new: dict[bytes, list[bytes]] = {}  # the keys of the orders on a sheet
        self._prints: dict[bytes, bytes] = {}  # what became of these
        self._looked_at: list[tuple[Order, bytes]] = []

    def lay_out(self, orders: Sequence[Order], prefix: bytes, rows: Sequence[bytes]) -> None:
        """Take in orders of one kind with their encoded inputs; keys begin with the prefix."""
        paths = [order.path for order in orders]
        for part in cut(rows, USUAL):
            name = name_part(prefix, rows[part])
            sheet = self._earlier.get(name)
            digests = split_digests(sheet.digests) if sheet else []
            if sheet and len(digests) == len(rows[part]) and self._at_hand.issuperset(digests):
                self._found[name] = sheet
                self.files.update(zip(paths[part], digests, strict=True))
            else:
                self._new[name] = keys = [digest_of(prefix + row) for row in rows[part]]
                self._looked_at += zip(orders[part], keys, strict=True)

    def missing(self) -> list[tuple[Order, bytes]]:
        """Return those orders, with their keys, that must be carried out; add the others' files."""
        lost = [sheet for name, sheet in self._earlier.items() if name not in self._found]
        earlier = _prints_on(lost)
        missing = []
        for order, key in self._looked_at:
            digest = earlier.get(key)
            if digest in self._at_hand:
                self.add(order, key, digest)
            else:
                missing.append((order, key))
        return missing

    def add(self, order: Order, key: bytes, digest: bytes) -> None:
        """Note what became of an order."""
        self._prints[key] = digest
        self.files[order.path] = digest

    def ledger(self, succeeded: bool) -> Ledger | None:
        """Return the ledger of all orders of this build; None: it is the earlier one.

        Of a build that failed what it printed is added: nobody needs to print that again.
        """
        if not self._new and (not succeeded or self._found.keys() == self._earlier.keys()):
            return None
        if not succeeded:
            loose = [self._earlier[LOOSE]] if LOOSE in self._earlier else []
            return {**self._earlier, LOOSE: _sheet_of({**_prints_on(loose), **self._prints})}
        # An order that was refused leaves a sheet that is known for its other orders alone.
        new = {
            name: _sheet_of({key: self._prints[key] for key in keys if key in self._prints})
            for name, keys in self._new.items()
        }
        return self._found | new


def _sheet_of(prints: dict[bytes, bytes]) -> Sheet:
    return Sheet(b"".join(prints), b"".join(prints.values()))


def _prints_on(sheets: Sequence[Sheet]) -> dict[bytes, bytes]:
    keys = b"".join([sheet.keys for sheet in sheets])
    digests = b"".join([sheet.digests for sheet in sheets])
    return dict(zip(split_digests(keys), split_digests(digests), strict=False))
