"""Write the pages of docs/reference/ that are made from the code: `python scripts/reference.py`."""

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Final, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup
from msgspec import Struct

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from dateline.desk.cli import GROUPS, _known, _parser  # noqa: E402
from dateline.editorial.schema import reference_page  # noqa: E402
from dateline.layout.engine.table import LAYOUTS  # noqa: E402
from dateline.layout.later import Later  # noqa: E402
from dateline.layout.views import SiteView  # noqa: E402

FOLDER = ROOT / "docs/reference"
WORDS: Final = {
    str: "text",
    int: "number",
    float: "number",
    bool: "flag",
    Markup: "HTML",
    Later: "HTML",
}


def commands_page() -> str:
    """Return the reference of all commands as Markdown."""
    return "\n".join(_commands()) + "\n"


def views_page() -> str:
    """Return the reference of what layouts are given as Markdown."""
    return "\n".join(_views()) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "fields.md": reference_page,
    "commands.md": commands_page,
    "views.md": views_page,
}


def _commands() -> Iterator[str]:
    parsers, helps = _known(_parser())
    yield "# Commands"
    yield ""
    yield "Made from the options that the program itself reads; `dateline COMMAND --help` says the"
    yield "same. Exit statuses: 0 (done), 1 (something is wrong with the content or the machine;"
    yield "`public/` is as it was), 2 (the command can't be understood), 130 (stopped by Ctrl-C)."
    for title, names in GROUPS:
        yield f"\n## {title[:1].upper()}{title[1:]}"
        for name in names:
            yield f"\n### dateline {name}\n\n{helps[name][:1].upper()}{helps[name][1:]}.\n"
            yield "| word or option | what it is for |"
            yield "| --- | --- |"
            yield from (_option(each) for each in parsers[name]._actions if each.dest != "help")


def _option(action: argparse.Action) -> str:
    value = str(action.metavar or ("WORD" if action.nargs != 0 else ""))
    if not action.option_strings:
        value = str(action.metavar or action.dest).upper()
    name = " ".join((*action.option_strings[-1:], *filter(None, (value,))))
    choices = ", ".join(f"`{each}`" for each in action.choices or ())
    told = f"{action.help or ''}{f' ({choices})' if choices else ''}"
    return f"| `{_in_cell(name)}` | {_in_cell(told)} |"


def _in_cell(words: str) -> str:
    return re.sub(r"https?://\S+", r"`\g<0>`", words.replace("|", r"\|"))


def _views() -> Iterator[str]:
    yield "# Names in layouts"
    yield ""
    yield "A layout is given two names: `site`, the same on every page, and `page`, whose kind goes"
    yield "by the layout. This is what each of them has; made from the types that every layout is"
    yield "checked against before anything is printed. How to take one over:"
    yield "[layouts of your own](../layouts.md)."
    yield "\n## Which layout prints what\n"
    yield "| layout | `page` is |"
    yield "| --- | --- |"
    for layout, view in sorted(LAYOUTS.items()):
        yield f"| `{layout}` | {_link(view)} |"
    yield from _view(SiteView)
    for view in sorted(_reached() - {SiteView}, key=_title):
        yield from _view(view)


@cache
def _reached() -> set[type[Struct]]:
    """All views to which the members of `site` and `page` lead."""
    found: set[type[Struct]] = set()
    waiting: list[type[Struct]] = [SiteView, *LAYOUTS.values()]
    while waiting:
        view = waiting.pop()
        if view not in found:
            found.add(view)
            waiting += [each for hint in get_type_hints(view).values() for each in _named(hint)]
    return found


def _named(hint: object) -> Iterator[type[Struct]]:
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for each in get_args(hint):
        yield from _named(each)


def _view(view: type[Struct]) -> Iterator[str]:
    yield f"\n## {_title(view)}\n\n{inspect.getdoc(view)}\n"
    yield "| name | what it is |"
    yield "| --- | --- |"
    for name, hint in get_type_hints(view).items():
        yield f"| `{name}` | {_kind(hint)} |"


def _kind(hint: object) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        some = " or ".join(_kind(each) for each in inner if each is not NoneType)
        return f"{some}, or nothing"
    if origin is tuple:
        return f"a list of {_kind(inner[0])}"
    if origin is dict:
        return f"{_kind(inner[1])}, by name"
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _link(hint)
    return WORDS[hint] if isinstance(hint, type) else str(hint)


def _link(view: type[Struct]) -> str:
    anchor = re.sub("[^a-z]+", "-", _title(view).lower()).strip("-")
    return f"[{_title(view)}](#{anchor})"


def _title(view: type[Struct]) -> str:
    """What a view is called: where two have one name, with the room that each is from."""
    name = view.__name__
    alone = [each.__name__ for each in _reached()].count(name) == 1
    return name if alone else f"{name} ({view.__module__.rpartition('.')[2]})"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
        print(f"docs/reference/{name} written")
