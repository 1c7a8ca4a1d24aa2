"""Jinja2, set up so that a layout can't hide logic, forget to escape, or name what isn't there."""

from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing
from msgspec import Struct

from dateline.layout.engine.code import PlainCode

FILTERS = ("first", "last", "length")
TESTS = ("none",)
PAGE_NAMES = ("site", "page")


class Finding(Struct, frozen=True):
    """What is wrong in a layout; `filename` is "" where only the traceback knows it."""

    message: str
    hint: str = ""
    filename: str = ""
    line: int = 0


class NamedUndefined(StrictUndefined):
    """What stands for a name that isn't there: any use of it says which, and what was meant."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        is_name = owner is missing
        found = unknown_name(name, PAGE_NAMES) if is_name else unknown_member(name, type(owner))
        return f"{found.message}\n{found.hint}"


def open_environment(folders: tuple[Path, ...]) -> Environment:
    """Return an environment that escapes everywhere and offers next to no filters."""
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=NamedUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        optimized=False,
    )
    environment.code_generator_class = PlainCode
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.tests = {name: environment.tests[name] for name in TESTS}
    return environment


def explain(error: Exception) -> Finding:
    """Return what is wrong in a layout, in our words where Jinja2's are for programmers."""
    match error:
        case UndefinedError():
            message, _, hint = str(error.message).partition("\n")
            return Finding(message, hint)
        case AttributeError():
            return unknown_member(str(error.name), type(error.obj))
        case TemplateSyntaxError():
            return Finding(
                in_house_style(str(error.message)), "", error.filename or "", error.lineno
            )
        case TemplateNotFound():
            return Finding(f"there is no layout {error.name!r}")
        case _:
            return Finding(f"{type(error).__name__}: {error}")


def unknown_member(name: str, owner: type) -> Finding:
    """Return what to say of a name that a view lacks."""
    fields = getattr(owner, "__struct_fields__", ())
    return Finding(f"{name!r} is not a name of {owner.__name__}", did_you_mean(name, fields))


def unknown_name(name: str, known: tuple[str, ...]) -> Finding:
    """Return what to say of a name that nothing gave to the layout."""
    return Finding(f"{name!r} is not a name here", did_you_mean(name, known))


def did_you_mean(name: str, known: tuple[str, ...]) -> str:
    """Return the nearest of the names that are known, or nothing."""
    from difflib import get_close_matches  # for those who made a slip

    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""


def in_house_style(message: str) -> str:
    """Return a message of Jinja2's in lower case and without a full stop."""
    return message[:1].lower() + message[1:].rstrip(".")
