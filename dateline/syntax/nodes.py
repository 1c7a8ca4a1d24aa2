"""YAML as read: texts, lists and mappings, each with its place."""

from typing import TypeAlias, Union

from msgspec import Struct


class Scalar(Struct, frozen=True):
    """A text. `plain`: without quotes, and no block; `comment`: `#` follows it on its line."""

    text: str
    line: int
    column: int
    plain: bool
    comment: bool = False


class Sequence(Struct, frozen=True):
    """A list, and where it starts."""

    items: tuple["Node", ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Keys and values in the order written, each key once, and where it starts."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node: TypeAlias = Union[Scalar, Sequence, Mapping]  # noqa: UP007 (Structs name it before it is)
