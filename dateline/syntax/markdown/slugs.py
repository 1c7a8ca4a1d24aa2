"""The ids of headings, made of their words as the forges that show Markdown make them.

So a link to `other.md#what-changes` also works where editors read the repository.
"""

import re
from collections.abc import Container
from unicodedata import category

_NO_WORD = re.compile(r"[^\w\- ]+", re.ASCII)
_KEPT = "LMN"


def heading_anchor(words: str, taken: Container[str]) -> str:
    """Return an id for a heading that no other part of the text has."""
    slug = _letters(words.strip().lower()).replace(" ", "-") or "section"
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def _letters(words: str) -> str:
    if words.isascii():
        return _NO_WORD.sub("", words)
    return "".join(each for each in words if category(each)[0] in _KEPT or each in "-_ ")
