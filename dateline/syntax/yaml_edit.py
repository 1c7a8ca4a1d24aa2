"""Other names for keys of a YAML text, written where the old ones stand; no other byte changes."""

import re
from collections.abc import Iterable

from msgspec import Struct

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_MARK = "\ufeff"


class NewKey(Struct, frozen=True):
    """A key, where it stands (from 1, in characters, as nodes tell it), and its new name."""

    line: int
    column: int
    former: str
    name: str


def rename_keys(data: bytes, keys: Iterable[NewKey]) -> bytes | NewKey:
    """Return the bytes with the new names, or the first key that isn't written as it reads.

    The new names are plain words. A key may be in quotes, and stays in them; one with an escape in
    it is left to people.
    """
    text = data.decode()
    mark = _MARK if text.startswith(_MARK) else ""
    lines = _LINE.findall(text.removeprefix(mark))
    for key in sorted(keys, key=lambda key: (key.line, key.column), reverse=True):
        line = lines[key.line - 1]
        start = key.column - 1
        start += line[start : start + 1] in ("'", '"')
        end = start + len(key.former)
        if line[start:end] != key.former:
            return key
        lines[key.line - 1] = f"{line[:start]}{key.name}{line[end:]}"
    return f"{mark}{''.join(lines)}".encode()
