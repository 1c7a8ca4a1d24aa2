"""Writes a layout as the Python that one would write by hand, which takes half the time of a page.

Jinja2's own code asks each value what it is: an attribute may be an item, a callable may want the
context, a text may be written with escaping switched off. In a layout of ours none of that can be.
"""

from collections.abc import Callable
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup

from dateline.layout.escaping import escape


class PlainMacro:
    """A macro as a layout calls it. What isn't given is `missing`, for which it has a default."""

    __slots__ = ("_macro", "_names")

    def __init__(self, macro: Callable[..., str], names: tuple[str, ...]) -> None:
        self._macro = macro
        self._names = names

    def __call__(self, *given: object) -> Markup:
        """Return the HTML that the macro makes, whose values are escaped on their way into it."""
        absent = len(self._names) - len(given)
        return Markup(self._macro(*given, *(missing,) * absent))  # noqa: S704 - all escaped

    def named(self, named: dict[str, object], *given: object) -> Markup:
        """Call the macro with some of its arguments by name."""
        rest = self._names[len(given) :]
        if not named.keys() <= set(rest):
            raise TypeError(f"the macro takes only {', '.join(self._names)}")
        return self(*given, *(named.get(name, missing) for name in rest))


class PlainCode(CodeGenerator):
    """Writes plain attributes, plain calls, and one text of what stands side by side."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write a whole layout, which then escapes with our function in place of Jinja2's."""
        super().visit_Template(node, frame)
        for ours in (escape, PlainMacro):
            self.writeline(f"from {ours.__module__} import {ours.__name__}")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write a text and values side by side; every value is escaped, and nothing else can be."""
        if frame.require_output_check:  # beside `extends`, where nothing is printed
            super().visit_Output(node, frame)
            return
        if len(node.nodes) == 1:
            self.start_write(frame, node)
            self._escaped(node.nodes[0], frame)
            self.end_write(frame)
            return
        self.writeline(f"{frame.buffer}.extend((" if frame.buffer else "yield concat((")
        self.indent()
        for each in node.nodes:
            self.newline(each)
            self._escaped(each, frame)
            self.write(",")
        self.outdent()
        self.writeline("))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute as Python does; Jinja2 would look for an item of its name too."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call as Python does; Jinja2 would ask whether it wants to know the context."""
        if forward_caller:
            self.fail("a macro can't be given a text between tags", node.lineno)
        self.visit(node.node, frame)
        if node.kwargs or node.dyn_kwargs:
            self.write(".named({")
            for each in node.kwargs:
                self.write(f"{each.key!r}: ")
                self._listed(each.value, frame)
            self._listed(node.dyn_kwargs, frame, "**")
            self.write("}, ")
        else:
            self.write("(")
        for argument in node.args:
            self._listed(argument, frame)
        self._listed(node.dyn_args, frame, "*")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002
        """Write a macro as what we call it by."""
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"PlainMacro(macro, {names!r})")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """Write what is imported; Jinja2 would ask whether this page has globals of its own."""
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(").module")

    def _escaped(self, node: nodes.Expr, frame: Frame) -> None:
        if isinstance(node, nodes.TemplateData):
            self.write(repr(node.data))
            return
        self.write("escape(")
        self.visit(node, frame)
        self.write(")")

    def _listed(self, node: nodes.Expr | None, frame: Frame, mark: str = "") -> None:
        if node is not None:
            self.write(mark)
            self.visit(node, frame)
            self.write(", ")
