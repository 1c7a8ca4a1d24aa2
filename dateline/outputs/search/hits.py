"""Hits as text: which articles of a part have a word, and how much it tells of each of them."""

from collections.abc import Sequence
from typing import Final

# A word stands in the text once, several times, or often (in a summary, a highlight or a name too:
# STRONG), or in the title. The script that searches knows these numbers.
ONCE, SEVERAL, STRONG, TITLE = range(4)
WEIGHTS: Final = 4

# A number is written in base 32, its lowest digit first; all digits but its last are of the second
# half of these.
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BASE: Final = 32

EVERYWHERE: Final = "*"
_FEW = 20  # where there are so few articles, a word is worth looking for wherever it stands


def write_hits(hits: Sequence[int], count: int) -> str:
    """Write the hits of a word among `count` articles, in their order.

    Each is the article's number in its part times WEIGHTS, plus the weight. What stands in three of
    four articles tells nothing, and would be the longest entry.
    """
    if count > _FEW and 4 * len(hits) > 3 * count:
        return EVERYWHERE
    digits = []
    before = -1
    for each in hits:
        number = each // WEIGHTS
        rest = each - (before + 1) * WEIGHTS
        before = number
        while rest >= _BASE:
            digits.append(_DIGITS[_BASE + rest % _BASE])
            rest //= _BASE
        digits.append(_DIGITS[rest])
    return "".join(digits)
