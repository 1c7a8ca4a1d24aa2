"""The rules of the house, each a function from {module: source} to the places that break it."""

import ast
import re
import sys
from collections.abc import Iterator

from source_code import Modules, all_classes, all_functions, all_imports

FLOORS = {
    "dateline.model": 0,
    "dateline.syntax": 1,
    "dateline.editorial": 2,
    "dateline.layout": 3,
    "dateline.outputs": 4,
    "dateline.publish": 5,
    "dateline.filing": 5,
    "dateline.build": 6,
    "dateline.desk": 7,
    "dateline.__main__": 8,
}
BELOW_THE_CLOCK = ("model", "syntax", "editorial", "layout", "outputs", "publish")

# Each library has one owner. The shared ones, with the reason:
OWNERS = {
    "msgspec": ("dateline",),  # what frozen types are made of, on every floor
    "markupsafe": (
        "dateline.layout",
        "dateline.outputs",
    ),  # HTML that is known to be HTML, in views
    "yaml": ("dateline.syntax.yaml_composing",),
    "markdown_it": ("dateline.syntax.markdown",),
    "mdit_py_plugins": ("dateline.syntax.markdown",),
    "nh3": ("dateline.syntax.html",),
    "tzdata": ("dateline.editorial.dates",),
    "PIL": ("dateline.syntax.picture", "dateline.syntax.canvas"),  # one reads pictures, one draws
    "slugify": ("dateline.syntax.slug",),
    "snowballstemmer": ("dateline.syntax.stems",),
    "jinja2": ("dateline.layout.engine",),
    "feedgen": ("dateline.outputs.feeds",),
    "lxml": ("dateline.outputs.feeds",),  # what feedgen builds its trees of
    "http": ("dateline.desk",),  # how the answer of a WebSub hub may fail; the preview's server
    "socket": ("dateline.desk.outside",),  # who asks other people's links knows whom it asks
    "ssl": ("dateline.desk.outside",),
    "watchfiles": ("dateline.desk.serve",),
    "sqlite3": ("dateline.publish.memo", "dateline.publish.database"),  # the memo, and its file
}
WITHOUT_OWNER = (
    "requests",
    "httpx",
    "ftplib",
    "smtplib",
    "pickle",
    "shelve",
    "marshal",
)

LIMIT_OF_LINES = 300
LONG_TABLES = ("dateline.editorial.fields", "dateline.editorial.region_data")  # rows, not code
LIMIT_OF_PARAMETERS = 5
BANNED_NAMES = ("utils", "util", "helpers", "helper", "common", "manager", "base", "misc")
BANNED_PREFIXES = ("get_", "process_", "handle_")
FOREIGN_NAMES = (
    "get_active_rules",  # markdown-it's own word for what stands in for its part
    "handle_starttag",  # html.parser's own words for what it has read
    "handle_comment",
    "handle_error",  # socketserver's own word for what went wrong with an answer
)
ANY_ALLOWED = ("dateline.syntax", "dateline.publish", "dateline.model.file")
IMPURE_MODULES = ("time", "random", "locale", "secrets", "uuid", "getpass")
PURE_PARTS = ("time.sleep",)  # waits, and tells nothing
CLOCKS = ("now", "utcnow", "today")
DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
CONTAINERS = ("list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict")


def upward_imports(modules: Modules) -> list[str]:
    """A room imports from its own floor and lower ones."""
    return [
        f"{module} imports {target}"
        for module, target in inside_imports(modules)
        if floor(target) > floor(module)
    ]


def sideways_imports(modules: Modules) -> list[str]:
    """No output knows another, nor the street that lists them all."""
    return [
        f"{module} imports {target}"
        for module, target in inside_imports(modules)
        if shop(module) and target.startswith("dateline.outputs") and shop(target) != shop(module)
    ]


def strayed_libraries(modules: Modules) -> list[str]:
    """A library is imported by its owner only, and has an owner."""
    strayed = []
    for module, target in all_imports(modules):
        library = target.partition(".")[0]
        if library in OWNERS:
            astray = not any(within(module, owner) for owner in OWNERS[library])
        else:
            foreign = library not in sys.stdlib_module_names and library != "dateline"
            astray = foreign or library in WITHOUT_OWNER
        if astray:
            strayed.append(f"{module} imports {library}")
    return strayed


def unlisted_outputs(modules: Modules) -> list[str]:
    """Every output (a shop that has an `emit`) stands in the tuple OUTPUTS."""
    shops = {
        shop(module)
        for module, source in modules.items()
        if shop(module)
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == "emit"
    }
    listed = listed_outputs(modules.get("dateline.outputs", ""))
    return [f"dateline.outputs.{name} isn't in OUTPUTS" for name in sorted(shops - listed)]


def long_files(modules: Modules) -> list[str]:
    """A file has at most 300 lines."""
    counts = {
        module: len(source.splitlines())
        for module, source in modules.items()
        if module not in LONG_TABLES
    }
    return [f"{module} has {n} lines" for module, n in counts.items() if n > LIMIT_OF_LINES]


def crowded_functions(modules: Modules) -> list[str]:
    """A function has at most five parameters, and no `**kwargs`."""
    crowded = []
    for module, function in all_functions(modules):
        given = function.args
        names = [arg.arg for arg in [*given.posonlyargs, *given.args, *given.kwonlyargs]]
        count = len([name for name in names if name not in ("self", "cls")])
        if count > LIMIT_OF_PARAMETERS:
            crowded.append(f"{module}.{function.name} has {count} parameters")
        if given.kwarg:
            crowded.append(f"{module}.{function.name} takes **{given.kwarg.arg}")
    return crowded


def empty_names(modules: Modules) -> list[str]:
    """No name says nothing: utils, helpers, manager, get_, process, handle."""
    rooms = [
        module for module in modules if set(re.split(r"[._]", module)).intersection(BANNED_NAMES)
    ]
    functions = [
        f"{module}.{function.name}"
        for module, function in all_functions(modules)
        if function.name not in FOREIGN_NAMES and says_nothing(function.name.lstrip("_"))
    ]
    classes = [
        f"{module}.{node.name}"
        for module, node in all_classes(modules)
        if node.name.endswith(("Manager", "Helper", "Helpers", "Utils", "Base", "Context"))
    ]
    return rooms + functions + classes


def loose_types(modules: Modules) -> list[str]:
    """`Any` is for foreign grammars and for the press."""
    return [
        f"{module} imports Any"
        for module, target in all_imports(modules)
        if target == "typing.Any" and not any(within(module, room) for room in ANY_ALLOWED)
    ]


def impurities(modules: Modules) -> list[str]:
    """No clock, environment, locale, random number or zone of the machine below build.py."""
    below = {
        module: source
        for module, source in modules.items()
        if module.partition("dateline.")[2].partition(".")[0] in BELOW_THE_CLOCK
    }
    imports = [
        f"{module} imports {target}"
        for module, target in all_imports(below)
        if target not in PURE_PARTS
        and (target.partition(".")[0] in IMPURE_MODULES or target in ("os.environ", "os.getenv"))
    ]
    uses = [
        f"{module}:{node.lineno} uses {ast.unparse(node)}"
        for module, source in below.items()
        for node in ast.walk(ast.parse(source))
        if asks_the_machine(node)
    ]
    return imports + uses


def module_state(modules: Modules) -> list[str]:
    """No value of a module can change: no lists, dicts or sets but Final ones, no `global`."""
    state = []
    for module, source in modules.items():
        parsed = ast.parse(source)
        state += [
            f"{module}:{node.lineno} {ast.unparse(node)[:60]}"
            for node in parsed.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and is_changeable(node)
        ]
        state += [
            f"{module}:{node.lineno} global {', '.join(node.names)}"
            for node in ast.walk(parsed)
            if isinstance(node, ast.Global)
        ]
    return state


def inheritance(modules: Modules) -> list[str]:
    """No class of ours inherits from another of ours."""
    ours = {node.name for _, node in all_classes(modules)}
    return [
        f"{module}.{node.name} inherits from {ast.unparse(parent)}"
        for module, node in all_classes(modules)
        for parent in node.bases
        if isinstance(parent, ast.Name) and parent.id in ours
    ]


def floor(module: str) -> float:
    """Return the floor of a module; the package itself is a nameplate that holds nothing."""
    return next((number for room, number in FLOORS.items() if within(module, room)), -1)


def within(module: str, room: str) -> bool:
    """Tell whether a module is this room or lies in it."""
    return module == room or module.startswith(f"{room}.")


def shop(module: str) -> str:
    """Return which output a module belongs to ("" for none)."""
    return (
        module.removeprefix("dateline.outputs.").partition(".")[0] if "outputs." in module else ""
    )


def inside_imports(modules: Modules) -> Iterator[tuple[str, str]]:
    """Yield who imports what of our own."""
    for module, target in all_imports(modules):
        if within(target, "dateline"):
            yield module, target


def listed_outputs(source: str) -> set[str]:
    """Return the outputs that the tuple OUTPUTS names, be it as modules, functions or strings."""
    parsed = ast.parse(source)
    origin = {}
    for node in ast.walk(parsed):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                origin[alias.asname or alias.name] = shop(f"{node.module}.{alias.name}")
    listed = set()
    for node in parsed.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "OUTPUTS" for target in targets):
            for part in ast.walk(node):
                if isinstance(part, ast.Name):
                    listed.add(origin.get(part.id, ""))
                elif isinstance(part, ast.Constant):
                    listed.add(
                        re.split(r"[.:]", str(part.value).removeprefix("dateline.outputs."))[0]
                    )
                elif isinstance(part, ast.Attribute):
                    listed.add(shop(ast.unparse(part)))
    return listed


def asks_the_machine(node: ast.AST) -> bool:
    """Tell whether this reads the clock, the environment or the machine's own zone."""
    if isinstance(node, ast.Attribute) and ast.unparse(node) in ("os.environ", "os.getenv"):
        return True
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    owner = ast.unparse(node.func.value).rpartition(".")[2]
    clock = owner in ("datetime", "date") and node.func.attr in CLOCKS
    given = len(node.args) + len(node.keywords)
    local = node.func.attr == "astimezone" and given == 0
    local_stamp = owner == "datetime" and node.func.attr == "fromtimestamp" and given == 1
    return clock or local or local_stamp


def is_changeable(node: ast.Assign | ast.AnnAssign) -> bool:
    """Tell whether a module's value can be changed in place, and isn't declared Final."""
    if isinstance(node, ast.AnnAssign) and "Final" in ast.unparse(node.annotation):
        return False
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        return False
    value = node.value
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in CONTAINERS
    return isinstance(value, DISPLAYS)


def says_nothing(name: str) -> bool:
    """Tell whether a function's name names no deed."""
    return name.startswith(BANNED_PREFIXES) or name in ("process", "handle", *BANNED_NAMES)
