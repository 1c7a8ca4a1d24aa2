"""The file of a new article: what is known of it, and every other field as a comment."""

import re
from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from msgspec import Struct

from dateline.editorial.fields import ARTICLE, Field, Kind
from dateline.editorial.offers import Offer
from dateline.editorial.scalars import example

WIDTH = 96
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")


class Beginning(Struct, frozen=True):
    """What is known of an article before it is written; `kind` may be ""."""

    title: str
    date: date
    id: str
    kind: str = ""
    regions: tuple[str, ...] = ()


def blank_article(known: Beginning, offers: dict[str, tuple[Offer, ...]]) -> str:
    """Return the text of a new article: a draft, with all fields explained."""
    given = {
        "title": quoted_title(known.title),
        "date": known.date.isoformat(),
        "id": known.id,
        "kind": known.kind,
        "regions": f"[{', '.join(known.regions)}]" if known.regions else "",
        "draft": "true  # never published; take this line out when it is ready",
    }
    lines = [f"{name}: {value}" for name, value in given.items() if value]
    for field in ARTICLE:
        if not given.get(field.name):
            lines += _explained(field, offers.get(field.name, ()))
    return "".join(f"{line}\n" for line in ("---", *lines, "---", ""))


def quoted_title(title: str) -> str:
    """Return a title as YAML that is read as exactly these words, whatever stands in them."""
    spelled = title.replace("&", "&amp;") if _ENTITY.search(title) else title
    escaped = spelled.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _explained(field: Field, offered: tuple[Offer, ...]) -> Iterator[str]:
    """What a field is for, what may stand there, and the field itself, ready to be taken up."""
    yield ""
    yield f"# {field.doc}"
    if offered:
        words = ", ".join(str(offer) for offer in offered)
        # Of regions there are thousands; of the rest these are all, or those used most.
        label = "# Such as: " if field.name == "regions" else "# Known: "
        yield from wrap(words, WIDTH, initial_indent=label, subsequent_indent="#   ")
    yield from (f"# {line}" for line in _shape(field))


def _shape(field: Field) -> Iterator[str]:
    record = ", ".join(f"{row.name}: {example(row)}" for row in field.fields)
    if field.kind is Kind.TEXTS:
        yield f"{field.name}:"
        yield "  - …"
    elif field.kind is Kind.RECORDS:
        yield f"{field.name}:"
        yield f"  - {{{record}}}"
    elif field.kind is Kind.RECORD:
        yield f"{field.name}: {{{record}}}"
    else:
        yield f"{field.name}: {example(field)}"
