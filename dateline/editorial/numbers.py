"""Numbers as people write them in tables: signs, groups of thousands, units, and none at all."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from msgspec import Struct

POINT, COMMA = "point", "comma"
DECIMALS: Final = {POINT: ".", COMMA: ","}
MOST_DIGITS = 18

# What stands where nobody knows the number: a gap, and never zero.
_GAPS: Final = frozenset(("", "-", "–", "—", ".", "..", "...", "…", "n/a", "na", "n.a.", "null"))
_SPACES = "\u00a0\u2007\u2009\u202f"
_NUMBER = re.compile(
    rf"(?P<before>[€$£¥])? ?(?P<sign>[-+\u2212\u2013])? ?(?P<money>[€$£¥])? ?"
    rf"(?P<digits>[0-9](?:[0-9.,'’ {_SPACES}]*[0-9])?) ?(?P<unit>[^0-9\s.,][^0-9]{{0,39}})?"
)
_GROUP = rf"[,'’ {_SPACES}]"
_WITH_POINT = re.compile(rf"(?:\d+|\d{{1,3}}(?:{_GROUP}\d{{3}})+)(?:\.\d+)?")
_GROUP_BEFORE_COMMA = _GROUP.replace(",", ".")
_WITH_COMMA = re.compile(rf"(?:\d+|\d{{1,3}}(?:{_GROUP_BEFORE_COMMA}\d{{3}})+)(?:,\d+)?")
_EITHER_WAY = re.compile(r"\d{1,3},\d{3}")


class Number(Struct, frozen=True):
    """A number as written, with the unit that stands beside it ("": none)."""

    value: Decimal
    unit: str = ""


def is_gap(text: str) -> bool:
    """Tell whether a cell says that there is no number."""
    return text.casefold() in _GAPS


def read_number(text: str, decimal: str = ".") -> Number | None:
    """Read a number whose decimals stand behind this sign; None where it is none."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    form = _WITH_COMMA if decimal == "," else _WITH_POINT
    if form.fullmatch(found["digits"]) is None:
        return None
    digits = re.sub(_GROUP_BEFORE_COMMA if decimal == "," else _GROUP, "", found["digits"])
    if len(digits) > MOST_DIGITS:
        return None
    sign = "-" if found["sign"] in ("-", "\u2212", "\u2013") else ""
    unit = found["before"] or found["money"] or (found["unit"] or "").strip()
    return Number(Decimal(f"{sign}{digits.replace(',', '.')}"), unit)


def decimal_of(texts: Iterable[str]) -> str:
    """Return the sign before decimals that these numbers show, or "" where they show none."""
    texts = tuple(texts)
    if any(read_number(each, ",") and not read_number(each) for each in texts):
        return ","
    return "." if any(read_number(each) and not read_number(each, ",") for each in texts) else ""


def is_ambiguous(text: str) -> bool:
    """Tell whether a number may be one thing in Brussels and another in London: 1,234."""
    found = _NUMBER.fullmatch(text.strip())
    return found is not None and _EITHER_WAY.fullmatch(found["digits"]) is not None
