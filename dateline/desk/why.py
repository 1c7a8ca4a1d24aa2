"""`--why PATH`: why a file was printed again, told by which of its inputs are others than before.

The press knows an order by one digest. Of the file that is asked for, a digest of each of its
inputs is kept beside it, to be compared with when it is asked for again.
"""

from collections.abc import Iterable, Iterator
from inspect import signature
from typing import Final

from msgspec import Struct

from dateline.editorial.nearest import likely, nearest
from dateline.model.file import Order, Sealed, Shelved, digest_of
from dateline.model.filing import Filing
from dateline.model.headline import Headline
from dateline.publish.inputs import encode_rows
from dateline.publish.press import Press
from dateline.publish.version import code_version

DEEPEST = 5
CODE = "code"
# What inputs are called in `make`, or a field in them, and what an editor calls it.
WORDS: Final = {
    CODE: "Dateline itself",
    "workshop": "the layouts",
    "site": "the settings",
    "text": "the words of its body",
    "story.article": "the article",
    "story.article.body.text": "the words of its body",
    "story.article.body.figures": "the numbers of a chart, a timeline or a map",
    "story.newer": "the next newer article",
    "story.older": "the next older article",
    "story.related": "the articles that are related",
    "entries": "the articles in its list",
    "shown": "the articles in its list",
    "listing.entries": "the articles in its list",
    "listing.term": "what the list is called",
    "listing.surroundings": "the regions round it",
    "lead": "the article in the first place",
    "pager": "where its list is cut into pages",
    "held": "the articles in the feed",
    "heading": "the head of the feed",
}

Notes = dict[str, bytes]


class Asked(Struct):
    """A file that somebody asked about, and what was found out."""

    path: str
    changed: tuple[str, ...] = ()
    is_known: bool = False
    is_ordered: bool = False
    near: str = ""


def ask(path: str) -> Asked:
    """Return the question for a path as it is typed: an address, or a file below public/."""
    path = path.removeprefix("./").removeprefix("public/").lstrip("/")
    return Asked(f"{path}index.html" if not path or path.endswith("/") else path)


def compare(asked: Asked, orders: Iterable[Order], press: Press) -> None:
    """Find which inputs of the file are others than when it was asked for last, and note them."""
    known = {order.path: order for order in orders}
    if asked.path not in known and f"{asked.path}/index.html" in known:
        asked.path += "/index.html"
    order = known.get(asked.path)
    if order is None:
        asked.near = nearest(asked.path, likely(asked.path, known)) or ""
        return
    asked.is_ordered = True
    name, notes = f"why {asked.path}", notes_on(order)
    before = press.memo.ledger(name, Notes) or {}
    asked.is_known = bool(before)
    asked.changed = tuple(
        each for each in {**notes, **before} if notes.get(each) != before.get(each)
    )
    press.ledgers[name] = notes


def answer(asked: Asked, made: frozenset[str]) -> Iterator[str]:
    """Yield the answer in words."""
    if not asked.is_ordered:
        yield f"{asked.path}: no such file is printed"
        if asked.near:
            yield f"    did you mean '{asked.near}'?"
        return
    yield f"{asked.path}: {'printed again' if asked.path in made else 'remembered'}"
    if not asked.is_known:
        yield "    what it is made from is noted now: ask again after the next change"
    elif asked.changed:
        yield from (f"    {line}" for line in sorted({_words(each) for each in asked.changed}))
    elif asked.path in made:
        yield "    nothing of what it is made from changed: its bytes, or the memo, were gone"


def notes_on(order: Order) -> Notes:
    """Return a digest of each input by its name, and of each field of what has fields."""
    names = signature(order.make).parameters
    notes: Notes = {CODE: code_version()}
    for place, value in enumerate(order.inputs):
        name = [*names][min(place, len(names) - 1)]
        notes |= _digests(name, value, DEEPEST)
    return notes


def _digests(name: str, value: object, depth: int) -> Notes:
    if isinstance(value, Headline):
        value = value.entry
    if isinstance(value, Filing):
        value = value.copy
    if isinstance(value, Shelved):
        value = value.read()
    if isinstance(value, Sealed):
        value = value.value
    if depth and isinstance(value, Struct):
        notes: Notes = {}
        for field in value.__struct_fields__:
            notes |= _digests(f"{name}.{field}", getattr(value, field), depth - 1)
        return notes
    return {name: digest_of(encode_rows([(value,)])[0])}


def _words(name: str) -> str:
    """`story.article.entry.title`: the article (entry title)."""
    known = [each for each in WORDS if name == each or name.startswith(f"{each}.")]
    if not known:
        return name.replace(".", " ")
    best = max(known, key=len)
    rest = name[len(best) + 1 :].replace(".", " ").replace("_", " ")
    return f"{WORDS[best]} ({rest})" if rest else WORDS[best]
