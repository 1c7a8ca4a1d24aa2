"""Moves labels apart that would lie on each other, as little as can be."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of labels near the wanted ones, none on another, from `low` to `high`.

    Labels that touch are taken together, and stand round the mean of what they want; there must be
    room for all.
    """
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    groups: list[list[int]] = []
    for at in order:
        groups.append([at])
        while len(groups) > 1 and _end(groups[-2], wanted, sizes, low, high) > _start(
            groups[-1], wanted, sizes, low, high
        ):
            last = groups.pop()
            groups[-1] += last
    middles = [0.0] * len(wanted)
    for group in groups:
        place = _start(group, wanted, sizes, low, high)
        for at in group:
            middles[at] = place + sizes[at] / 2
            place += sizes[at]
    return middles


def _start(
    group: list[int], wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> float:
    """Return where a group begins: its labels as near to what they want as they can be together."""
    size = sum(sizes[at] for at in group)
    offset, total = 0.0, 0.0
    for at in group:
        total += wanted[at] - sizes[at] / 2 - offset
        offset += sizes[at]
    return max(low, min(total / len(group), high - size))


def _end(
    group: list[int], wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> float:
    return _start(group, wanted, sizes, low, high) + sum(sizes[at] for at in group)
