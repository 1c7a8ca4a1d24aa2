"""The names that stand open to a layout at one place, and the parts that have names."""

from jinja2 import nodes
from msgspec import Struct

from dateline.layout.engine.environment import Finding
from dateline.layout.engine.kinds import UNKNOWN, Kind

NAMING = (nodes.Assign, nodes.AssignBlock, nodes.FromImport, nodes.Macro)


class Macro(Struct, frozen=True):
    """A macro, the layout that it stands in, and the names that are open to it there."""

    layout: str
    node: nodes.Macro
    scope: "Scope"


class Super(Struct, frozen=True):
    """What `super()` stands for: the fillings of a block further up."""

    chain: tuple["Block", ...]


class Block(Struct, frozen=True):
    """A block as one layout fills it."""

    layout: str
    node: nodes.Block
    scope: "Scope"


Scope = dict[str, Kind | Macro | Super]
"""Names to kinds, and paths to kinds: `page.lead` stands in it where an `if` has asked for it."""


def namings(tree: nodes.Template) -> list[nodes.Node]:
    """Return the statements that give names to all blocks and macros of a layout."""
    return [each for each in tree.body if isinstance(each, NAMING)]


def bind(target: nodes.Node, kind: Kind, scope: Scope) -> None:
    """Give a value of this kind the name, or the names, that a `set` or a `for` writes."""
    if isinstance(target, nodes.Name):
        scope[target.name] = kind
    for name in target.find_all(nodes.Name):
        scope[name.name] = UNKNOWN


def constant(node: nodes.Expr) -> str:
    """Return the text that an expression plainly is, or ""."""
    return str(node.value) if isinstance(node, nodes.Const) else ""


def path_of(node: nodes.Node) -> str:
    """Return how a layout writes a name or a path; "" for any other expression."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            before = path_of(node.node)
            return f"{before}.{node.attr}" if before else ""
        case _:
            return ""


def may_be_missing(node: nodes.Node) -> Finding:
    """Return what to say where a layout trusts that something is there."""
    return Finding(f"{path_of(node)!r} may be missing", f"ask for it: {{% if {path_of(node)} %}}")
