"""Layouts that a site took over from the theme, and what has become of the originals since.

The original lies beside them, in layouts/.ejected/<version>/: what an upgrade changed can be told
only by whoever knows what was there before, and that of a style sheet or a drawing as of a page.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dateline.model.problem import Location, Problem, Severity

ORIGINALS = ".ejected"


class Ejected(Struct, frozen=True):
    """A file of the site's own: the version it comes from, and its bytes.

    `then` is what the theme had in that version, `now` what it has (None: nothing any more).
    """

    name: str
    version: str
    yours: bytes
    then: bytes
    now: bytes | None


def read_ejected(own: Path, theme: Path) -> tuple[Ejected, ...]:
    """Return the layouts of a site that were taken over from the theme, by name."""
    found: dict[str, Ejected] = {}
    for folder in sorted((own / ORIGINALS).glob("*/"), key=lambda each: _number(each.name)):
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            name = path.relative_to(folder).as_posix()
            yours, now = own / name, theme / name
            if yours.is_file():
                shipped = now.read_bytes() if now.is_file() else None
                found[name] = Ejected(
                    name, folder.name, yours.read_bytes(), path.read_bytes(), shipped
                )
    return tuple(found[name] for name in sorted(found))


def check_ejected(ejected: tuple[Ejected, ...], version: str) -> Iterator[Problem]:
    """Warn of layouts that have fallen behind the theme, or are ahead of this Dateline."""
    for each in ejected:
        location = Location(f"layouts/{each.name}")
        if _number(each.version) > _number(version):
            message = f"it was made from that of Dateline {each.version}, and this is {version}"
            hint = "python -m pip install --upgrade dateline"
            yield Problem(location, "newer-layout", message, hint, Severity.WARNING)
        elif each.now is None:
            message = f"Dateline has no {each.name} any more; it had one in {each.version}"
            hint = "look whether a layout of yours still uses it, or delete it"
            yield Problem(location, "stale-layout", message, hint, Severity.WARNING)
        elif each.now != each.then:
            message = f"Dateline's own has changed since {each.version}: {_extent(each)}"
            hint = f"dateline layouts diff {each.name}"
            if each.yours == each.then:
                hint = f"you never changed it: delete layouts/{each.name} to have the new one"
            elif each.yours == each.now:
                hint = f"yours is the same: delete layouts/{each.name}, and upgrades come with it"
            yield Problem(location, "stale-layout", message, hint, Severity.WARNING)


def changes_since(each: Ejected, version: str) -> str:
    """Return what Dateline changed since a layout was taken over, as a diff."""
    names = (f"{each.name} (Dateline {each.version})", f"{each.name} (Dateline {version})")
    return "".join(_difference(each.then, each.now or b"", *names))


def own_changes(each: Ejected) -> str:
    """Return what the site changed of a layout that it took over, as a diff."""
    names = (f"{each.name} (Dateline {each.version})", f"layouts/{each.name}")
    return "".join(_difference(each.then, each.yours, *names))


def _difference(one: bytes, other: bytes, before: str, after: str) -> Iterator[str]:
    try:
        first, second = (text.decode().splitlines(keepends=True) for text in (one, other))
    except UnicodeDecodeError:
        if one != other:
            yield f"{before} and {after} differ, and are no texts\n"
        return
    from difflib import unified_diff  # for those who ask

    for line in unified_diff(first, second, before, after):
        yield line if line.endswith("\n") else f"{line}\n"


def _extent(each: Ejected) -> str:
    lines = list(_difference(each.then, each.now or b"", "", ""))
    added = sum(line.startswith("+") for line in lines[2:])
    removed = sum(line.startswith("-") for line in lines[2:])
    return f"+{added} −{removed} lines" if lines[2:] else "other bytes"


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", version))
