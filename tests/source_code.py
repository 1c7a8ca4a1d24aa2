"""Source code as data: the modules of the package, and what they import and define."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

Modules = Mapping[str, str]


def read_modules(root: Path) -> dict[str, str]:
    """Return the source of every module of the package below `root`, by its dotted name."""
    modules = {}
    for path in sorted((root / "dateline").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = path.read_text("utf-8")
    return modules


def all_imports(modules: Modules) -> Iterator[tuple[str, str]]:
    """Yield each module with each dotted name that it imports, wherever in it, relative or not."""
    for module, source in modules.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                above = module.split(".")[: -node.level] if node.level else []
                origin = ".".join([*above, *([node.module] if node.module else [])])
                yield from ((module, f"{origin}.{alias.name}") for alias in node.names)
            elif isinstance(node, ast.Call) and is_late_import(node):
                yield module, str(ast.literal_eval(node.args[0]))


def is_late_import(call: ast.Call) -> bool:
    """Tell whether this is `import_module("…")` or `__import__("…")` of a name in plain sight."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    plain = bool(call.args) and isinstance(call.args[0], ast.Constant)
    return name in ("import_module", "__import__") and plain


def all_functions(modules: Modules) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield each function and method, with its module."""
    for module, source in modules.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                yield module, node


def all_classes(modules: Modules) -> Iterator[tuple[str, ast.ClassDef]]:
    """Yield each class, with its module."""
    for module, source in modules.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                yield module, node
