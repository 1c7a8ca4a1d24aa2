"""Addresses of which site.yaml says, under `gone`, that what was there is no more."""

from collections.abc import Iterator

from msgspec import Struct

from dateline.editorial.addresses import TAXONOMIES
from dateline.editorial.forms import Value
from dateline.editorial.moves import as_folder, is_former
from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention

PAGES = ("html", "htm")

Fault = tuple[Mention, str, str]


class GoneEntry(Struct, frozen=True):
    """One address as written (with the slash that it is found under), since when, and why."""

    path: Mention
    reason: str
    date: WrittenDate | None = None


def find_gone_faults(values: dict[str, Value]) -> Iterator[Fault]:
    """Yield each path at which no page can say anything, with what is wrong, and what to write."""
    seen: set[str] = set()
    for entry in gone_entries(values):
        path, hint = entry.path, "write the path of a page: /2025/01/x/"
        name = path.text.rpartition("/")[2]
        if not is_former(path.text):
            yield path, f"'{path.text}' is not a former address of this site", hint
        elif name and name.rpartition(".")[2] not in PAGES:
            yield path, f"'{path.text}' was no page, so nobody would read why it is gone", hint
        elif path.text.casefold() in seen:
            yield path, f"{path.text} is named twice", "take one of them out"
        seen.add(path.text.casefold())


def gone_entries(values: dict[str, Value]) -> tuple[GoneEntry, ...]:
    """Return what stands under `gone`."""
    records = values.get("gone", ())
    return tuple(map(_entry, records)) if isinstance(records, tuple) else ()


def is_term(address: str) -> bool:
    """Tell whether an address is that of a term's list, which is there while articles are."""
    taxonomy, _, rest = address.strip("/").partition("/")
    return taxonomy in TAXONOMIES and bool(rest) and "/" not in rest and address.endswith("/")


def _entry(record: Value) -> GoneEntry:
    given = record if isinstance(record, dict) else {}
    path, date, reason = given.get("path"), given.get("date"), given.get("reason")
    mention = path if isinstance(path, Mention) else Mention("")
    return GoneEntry(
        Mention(as_folder(mention.text), mention.line, mention.column),
        reason if isinstance(reason, str) else "",
        date if isinstance(date, WrittenDate) else None,
    )
