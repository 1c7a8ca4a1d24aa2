"""The ids of headings, made of their words as the forges that show Markdown make them.

So a link to `other.md#what-changes` also works where editors read the repository.
"""

import re
from unicodedata import category

_NO_WORD = re.compile(r"[^\w\- ]+", re.ASCII)
_KEPT = "LMN"


def heading_anchor(words: str, taken: dict[str, int]) -> str:
    """Return an id for a heading that no other part of the text has.

    `taken` counts for each id how often its words were used.
    """
    slug = _letters(words.strip().lower()).replace(" ", "-") or "section"
    anchor, number = slug, taken.get(slug, 0)
    while anchor in taken:
        number += 1
        anchor = f"{slug}-{number}"
    taken[slug] = max(number, 1)
    return anchor


def _letters(words: str) -> str:
    if words.isascii():
        return _NO_WORD.sub("", words)
    return "".join(each for each in words if category(each)[0] in _KEPT or each in "-_ ")
