"""Walks the layouts without printing them, to see that each name they use exists on its view.

A layout is followed as if it were printed: into what it extends, includes and imports, into each
branch of each `if`, and into a macro once for each kind of value that it is called with.
"""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import TemplateError, nodes

from dateline.layout.engine.environment import (
    PAGE_NAMES,
    Finding,
    explain,
    unknown_member,
    unknown_name,
)
from dateline.layout.engine.kinds import (
    LOOP,
    TEXT,
    UNKNOWN,
    Kind,
    item_of,
    member_of,
    name_of,
    without_none,
)
from dateline.layout.engine.rendering import Engine, layout_files
from dateline.layout.engine.scopes import (
    Block,
    Macro,
    Scope,
    Super,
    bind,
    constant,
    may_be_missing,
    namings,
    path_of,
)
from dateline.layout.engine.table import LAYOUTS
from dateline.layout.views import SiteView
from dateline.model.problem import Location, Problem, in_reading_order


def check(engine: Engine) -> tuple[Problem, ...]:
    """Return all that is wrong in the layouts, in reading order."""
    environment = engine.environment()
    files = {name: str(path) for name, path in layout_files(engine.folders).items()}
    trees: dict[str, nodes.Template] = {}
    found: list[Problem] = []
    for name, file in files.items():
        try:
            trees[name] = environment.parse(Path(file).read_text("utf-8"), name, file)
            environment.compile(trees[name], name, file, raw=True)
        except TemplateError as error:
            said = explain(error)
            place = Location(engine.name_of(said.filename or file), said.line)
            found.append(Problem(place, "layout", said.message, said.hint))
    if not found:
        paths = {name: engine.name_of(file) for name, file in files.items()}
        for name, view in LAYOUTS.items():
            walk = Walk(trees, paths)
            walk.print_page(name, {"site": Kind(SiteView), "page": Kind(view)})
            found += walk.problems
    return tuple(in_reading_order(found))


class Walk:
    """One page's way through the layouts; it gathers problems as it goes.

    `trees` are all layouts as parsed, `paths` how they are named to people, both by their names.
    """

    def __init__(self, trees: dict[str, nodes.Template], paths: dict[str, str]) -> None:
        self.problems: list[Problem] = []
        self._trees = trees
        self._paths = paths
        self._layout = ""
        self._blocks: dict[str, list[Block]] = {}
        self._called: set[tuple[str, str, tuple[Kind, ...]]] = set()

    def print_page(self, layout: str, given: Scope) -> None:
        """Follow a layout and all that it extends, with these names given."""
        tree, scope = self._trees[layout], dict(given)
        self._layout = layout
        self._statements(namings(tree), scope)
        for block in tree.find_all(nodes.Block):
            self._blocks.setdefault(block.name, []).append(Block(layout, block, scope))
        parent = tree.find(nodes.Extends)
        if parent is None:
            self._statements(tree.body, scope)
        elif self._leads_to_layout(parent.template):
            self.print_page(constant(parent.template), given)

    def _leads_to_layout(self, name: nodes.Expr) -> bool:
        """Tell whether a name of another layout can be followed; say so if it can't."""
        if constant(name) in self._trees:
            return True
        self._say(name, Finding(f"there is no layout {constant(name)!r}"))
        return False

    def _within(self, layout: str, body: list[nodes.Node], scope: Scope) -> None:
        """Follow statements of another layout, and come back."""
        here, self._layout = self._layout, layout
        self._statements(body, scope)
        self._layout = here

    def _statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Output():
                for each in node.nodes:
                    self._print(each, scope)
            case nodes.If():
                self._if(node, scope)
            case nodes.For():
                self._for(node, scope)
            case nodes.Block():
                self._block(self._blocks[node.name])
            case nodes.Assign():
                bind(node.target, self._kind(node.node, scope), scope)
            case nodes.Scope():
                self._statements(node.body, dict(scope))
            case nodes.AssignBlock():
                self._statements(node.body, dict(scope))
                bind(node.target, TEXT, scope)
            case nodes.Macro():
                scope[node.name] = Macro(self._layout, node, scope)
            case nodes.Include() if self._leads_to_layout(node.template):
                layout = constant(node.template)
                self._within(layout, self._trees[layout].body, dict(scope))
            case nodes.FromImport() if self._leads_to_layout(node.template):
                self._import(node, scope)
            case nodes.EvalContextModifier() | nodes.ScopedEvalContextModifier():
                self._say(node, Finding("escaping can't be switched off in a layout"))
            case nodes.Extends() | nodes.Include() | nodes.FromImport():
                pass
            case _:
                self._say(node, Finding("layouts are made of if, for, set, block and macro only"))

    def _print(self, node: nodes.Expr, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        kind = self._kind(node, scope)
        if kind.known and kind.optional:
            self._say(node, may_be_missing(node))
        elif kind.known and not kind.is_text:
            self._say(node, Finding(f"{path_of(node)!r} is {name_of(kind)}, not text"))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        for branch in (node, *node.elif_):
            self._kind(branch.test, scope)
            self._statements(branch.body, self._asked(branch.test, scope))
        self._statements(node.else_, dict(scope))

    def _for(self, node: nodes.For, scope: Scope) -> None:
        kind = self._kind(node.iter, scope)
        if kind.known and (kind.item is None or kind.optional):
            self._say(node, Finding(f"{path_of(node.iter)!r} is not a list"))
            kind = UNKNOWN
        inside = scope | {"loop": LOOP}
        bind(node.target, item_of(kind), inside)
        self._statements(node.body, inside)
        self._statements(node.else_, dict(scope))

    def _block(self, chain: list[Block]) -> None:
        """Follow the nearest filling of a block; `super()` leads to the next one."""
        first, *rest = chain
        above = {"super": Super(tuple(rest))}
        self._within(first.layout, first.node.body, first.scope | above)

    def _import(self, node: nodes.FromImport, scope: Scope) -> None:
        layout = constant(node.template)
        offered = {name: scope[name] for name in PAGE_NAMES if node.with_context and name in scope}
        self._within(layout, namings(self._trees[layout]), offered)
        for each in node.names:
            name, alias = each if isinstance(each, tuple) else (each, each)
            if name in offered:
                scope[alias] = offered[name]
            else:
                self._say(node, Finding(f"{layout!r} has no macro {name!r}"))
                scope[alias] = UNKNOWN

    def _kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """Return the kind of value of an expression, after a look at all the names in it."""
        known = scope.get(path_of(node))
        if known is not None:
            return known if isinstance(known, Kind) else UNKNOWN
        match node:
            case nodes.Name():
                self._say(node, unknown_name(node.name, tuple(scope)))
                return UNKNOWN
            case nodes.Getattr():
                return self._member(node, scope)
            case nodes.Getitem():
                inside = self._kind(node.node, scope)
                self._kind(node.arg, scope)
                return inside if isinstance(node.arg, nodes.Slice) else item_of(inside)
            case nodes.Filter():
                inside = self._kind(node.node or nodes.Const(""), scope)
                return item_of(inside) if node.name in ("first", "last") else TEXT
            case nodes.Call():
                return self._call(node, scope)
            case nodes.CondExpr():
                self._kind(node.test, scope)
                self._kind(node.expr2 or nodes.Const(""), scope)
                return self._kind(node.expr1, self._asked(node.test, scope))
            case nodes.And():
                self._kind(node.left, scope)
                return self._kind(node.right, self._asked(node.left, scope))
            case _:
                for each in node.iter_child_nodes():
                    self._kind(each, scope)
                return TEXT

    def _member(self, node: nodes.Getattr, scope: Scope) -> Kind:
        owner = self._kind(node.node, scope)
        kind = member_of(owner, node.attr)
        if kind is None:
            self._say(node, unknown_member(node.attr, owner.view or str))
        elif owner.optional:
            self._say(node, may_be_missing(node.node))
        return kind or UNKNOWN

    def _call(self, node: nodes.Call, scope: Scope) -> Kind:
        given = [self._kind(each, scope) for each in node.args]
        named = {each.key: self._kind(each.value, scope) for each in node.kwargs}
        match scope.get(path_of(node.node)):
            case Super(chain) if chain:
                self._block(list(chain))
            case Macro() as macro:
                self._macro(node, macro, given, named)
            case _:
                self._say(node, Finding(f"{path_of(node.node)!r} is not a macro"))
        return TEXT

    def _macro(
        self, node: nodes.Call, macro: Macro, given: list[Kind], named: dict[str, Kind]
    ) -> None:
        names = [argument.name for argument in macro.node.args]
        defaults = dict(zip(reversed(names), reversed(macro.node.defaults), strict=False))
        kinds = dict(zip(names, given, strict=False)) | named
        for name in names:
            if name not in kinds and name not in defaults:
                self._say(node, Finding(f"macro {macro.node.name!r} lacks its {name!r}"))
        if len(given) > len(names) or kinds.keys() - names:
            self._say(node, Finding(f"macro {macro.node.name!r} takes only {', '.join(names)}"))
        kinds = {name: kinds.get(name, TEXT) for name in names}
        call = (macro.layout, macro.node.name, tuple(kinds.values()))
        if call not in self._called:
            self._called.add(call)
            self._within(macro.layout, macro.node.body, macro.scope | kinds)

    def _asked(self, test: nodes.Node, scope: Scope) -> Scope:
        """Return the scope in which a test has been found true."""
        if isinstance(test, nodes.And):
            return self._asked(test.right, self._asked(test.left, scope))
        kind = scope.get(path_of(test))
        if isinstance(test, nodes.Name | nodes.Getattr) and not isinstance(kind, Macro | Super):
            return scope | {path_of(test): without_none(kind or self._quiet_kind(test, scope))}
        return dict(scope)

    def _quiet_kind(self, node: nodes.Expr, scope: Scope) -> Kind:
        """Return a kind again, without saying again what is wrong."""
        said = len(self.problems)
        kind = self._kind(node, scope)
        del self.problems[said:]
        return kind

    def _say(self, node: nodes.Node, finding: Finding) -> None:
        place = Location(self._paths[self._layout], node.lineno)
        self.problems.append(Problem(place, "layout", finding.message, finding.hint))
