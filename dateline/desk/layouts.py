"""`dateline layouts`: which there are, which a site has of its own, and what became of those."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import dateline
from dateline.desk.request import Request, UsageError
from dateline.editorial.nearest import nearest
from dateline.layout.ejected import (
    ORIGINALS,
    Ejected,
    changes_since,
    check_ejected,
    own_changes,
    read_ejected,
)
from dateline.layout.workshop import default_layouts
from dateline.model.problem import Problem

FOLDER = "layouts"
LICENCES = "OFL"


class Wanted(NamedTuple):
    """What is to be done (list, eject, diff, seen), with which layout, and of whose changes."""

    action: str
    name: str
    mine: bool


def read_wanted(asked: Namespace) -> Wanted:
    """Return what is asked for."""
    action = asked.action or "list"
    if action != "list" and not asked.name:
        raise UsageError(f"which layout? dateline layouts {action} article.html")
    return Wanted(action, (asked.name or "").removeprefix(f"{FOLDER}/"), asked.mine)


def layouts(request: Request, wanted: Wanted) -> int:
    """Do what is asked for; return the exit status."""
    own, theme = request.root / FOLDER, default_layouts()
    if wanted.action == "list":
        print("\n".join(_listed(own, theme)))
        return 0
    if own == theme:
        raise UsageError(f"{FOLDER}/ here is the theme itself: change it, there is nothing to take")
    if wanted.action == "eject":
        return _eject(wanted.name, own, theme)
    ejected = _find(wanted.name, own, theme)
    if wanted.action == "diff":
        print(_told(ejected, wanted.mine), end="")
        return 0
    return _mark_seen(ejected, own)


def find_ejected_problems(request: Request) -> tuple[Problem, ...]:
    """Return what is to be said of the layouts that a site took over."""
    ejected = read_ejected(request.root / FOLDER, default_layouts())
    return tuple(check_ejected(ejected, dateline.__version__))


def _listed(own: Path, theme: Path) -> Iterator[str]:
    shipped, kept = _files(theme), set(_files(own)) if own != theme else set()
    ejected = {each.name: each for each in read_ejected(own, theme)}
    behind = {
        problem.location.path.partition("/")[2]: problem.message
        for problem in check_ejected(tuple(ejected.values()), dateline.__version__)
    }
    for name in sorted({*shipped, *kept}):
        if name not in kept:
            yield f"    {name}"
        elif name in ejected:
            told = behind.get(name, f"from Dateline {ejected[name].version}")
            yield f"own {name}: {told}"
        else:
            yield f"own {name}" + ("" if name in shipped else ", which Dateline doesn't have")


def _files(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = (path.relative_to(folder).as_posix() for path in paths)
    return sorted(
        name
        for name in names
        if not name.startswith(".") and not name.rpartition("/")[2].startswith(LICENCES)
    )


def _eject(name: str, own: Path, theme: Path) -> int:
    if name not in _files(theme):
        near = nearest(name, _files(theme))
        hint = f"did you mean {near}?" if near else "dateline layouts lists them"
        raise UsageError(f"there is no layout {name}: {hint}")
    if (own / name).exists():
        raise UsageError(f"{FOLDER}/{name} is yours already, and stays as it is")
    data = (theme / name).read_bytes()
    for target in (_original(own, dateline.__version__, name), own / name):
        if not _written(target, data):
            return 1
    print(f"{FOLDER}/{name} is yours now; Dateline's own is kept in {FOLDER}/{ORIGINALS}/, so that")
    print("`dateline check` can say when it has changed. Delete both to go back.")
    return 0


def _find(name: str, own: Path, theme: Path) -> Ejected:
    ejected = {each.name: each for each in read_ejected(own, theme)}
    if name in ejected:
        return ejected[name]
    if (own / name).is_file():
        raise UsageError(f"{FOLDER}/{name} was not taken over by dateline layouts eject")
    near = nearest(name, ejected)
    if near:
        raise UsageError(f"{name} isn't among your own layouts: did you mean {near}?")
    raise UsageError(f"{name} isn't among your own layouts: dateline layouts eject {name}")


def _told(ejected: Ejected, mine: bool) -> str:
    if mine:
        return own_changes(ejected) or f"{FOLDER}/{ejected.name} is as it came\n"
    told = changes_since(ejected, dateline.__version__)
    if not told:
        return f"Dateline's {ejected.name} is as it was in {ejected.version}\n"
    return f"{told}\nOnce this is in yours too: dateline layouts seen {ejected.name}\n"


def _mark_seen(ejected: Ejected, own: Path) -> int:
    """Take the theme's present file for the original."""
    former = _original(own, ejected.version, ejected.name)
    if ejected.now is None:
        former.unlink()
        print(f"{FOLDER}/{ejected.name} is yours alone from now on")
        return 0
    if not _written(_original(own, dateline.__version__, ejected.name), ejected.now):
        return 1
    if ejected.version != dateline.__version__:
        former.unlink()
    print(f"{FOLDER}/{ejected.name} is up to date with Dateline {dateline.__version__}")
    return 0


def _original(own: Path, version: str, name: str) -> Path:
    return own / ORIGINALS / version / name


def _written(target: Path, data: bytes) -> bool:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"{error.filename or target} can't be written: {reason}", file=sys.stderr)
        return False
    return True
