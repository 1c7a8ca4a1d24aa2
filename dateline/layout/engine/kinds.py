"""What kind of value an expression in a layout has, read from the types of the views."""

from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

from msgspec import Struct


class Kind(Struct, frozen=True):
    """A kind of value: a view, a sequence or table with items of one kind, or plain text.

    `optional` where it may be None. Nothing is said of what isn't `known`.
    """

    view: type | None = None
    item: "Kind | None" = None
    optional: bool = False
    known: bool = True

    @property
    def is_text(self) -> bool:
        """Whether it can be printed as it is: a text or a number."""
        return self.view is None and self.item is None


class LoopView(Struct, frozen=True):
    """What `loop` knows in a `for`."""

    index: int
    index0: int
    revindex: int
    first: bool
    last: bool
    length: int


TEXT = Kind()
UNKNOWN = Kind(known=False)
LOOP = Kind(view=LoopView)


def kind_of(annotation: object) -> Kind:
    """Return the kind of value that a field of this type holds."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        kinds = [kind_of(each) for each in inner if each is not NoneType]
        kind = kinds[0] if len(kinds) == 1 else UNKNOWN
        return Kind(kind.view, kind.item, NoneType in inner, kind.known)
    if origin is tuple:
        return Kind(item=kind_of(inner[0]))
    if origin is dict:
        return Kind(item=kind_of(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return Kind(view=annotation)
    return TEXT


def member_of(kind: Kind, name: str) -> Kind | None:
    """Return the kind of what `.name` leads to, None where it leads nowhere."""
    if not kind.known:
        return UNKNOWN
    if kind.view is None:
        return None
    return members_of(kind.view).get(name)


@cache
def members_of(view: type) -> dict[str, Kind]:
    """Return the kinds of all members of a view."""
    return {name: kind_of(hint) for name, hint in get_type_hints(view).items()}


def item_of(kind: Kind) -> Kind:
    """Return the kind of each item, which isn't known where there is nothing to go through."""
    return kind.item or UNKNOWN


def without_none(kind: Kind) -> Kind:
    """Return the kind that is left when it has been asked for with `if`."""
    return Kind(kind.view, kind.item, False, kind.known)


def name_of(kind: Kind) -> str:
    """Return what to call a kind in a message."""
    if kind.view is not None:
        return kind.view.__name__
    return "a list" if kind.item else "text"
