"""From numbers to places on a sheet: axes that begin and end on round numbers."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Scale(Struct, frozen=True):
    """A number `low` stands at the place `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Decimal | float) -> float:
        """Return the place of a number."""
        part = (float(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def ticks(low: Decimal, high: Decimal, most: int) -> tuple[Decimal, ...]:
    """Return round numbers, the first no higher than `low`, the last no lower than `high`."""
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
        if low == high:
            high = Decimal(1)
    step = _step((high - low) / max(most - 1, 1))
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(_plain(step * number) for number in range(int(first), int(last) + 1))


def from_zero(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Return the ends of an axis on which zero must stand: a bar's length is its number."""
    return min(low, Decimal(0)), max(high, Decimal(0))


def for_course(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Return the ends of an axis for lines, which show zero unless it lies far off."""
    if low > 0 and low > high / 2 and low != high:
        return low, high
    if high < 0 and high < low / 2 and low != high:
        return low, high
    return from_zero(low, high)


def _step(rough: Decimal) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20, … that is no smaller than this."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * each for each in _ROUND if power * each >= rough)


def _plain(value: Decimal) -> Decimal:
    """Return a number without zeros behind its decimals, and not as 1E+3."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value
