"""The house as built keeps its rules, and each rule notices when it is broken."""

from collections.abc import Callable
from pathlib import Path

import architecture
import pytest
from source_code import Modules, read_modules

HOUSE = read_modules(Path(__file__).parents[1])
TOO_LONG = "x = 1\n" * (architecture.LIMIT_OF_LINES + 1)

# Each rule with houses that break it.
PLANTED: list[tuple[Callable[[Modules], list[str]], dict[str, str]]] = [
    (architecture.upward_imports, {"dateline.model.file": "from dateline.desk import cli"}),
    (architecture.upward_imports, {"dateline.syntax.slug": "import dateline.editorial.fields"}),
    (
        architecture.upward_imports,
        {"dateline.layout.views": "from ..publish.press import print_all"},
    ),
    (architecture.upward_imports, {"dateline.publish.press": "def f():\n import dateline.build"}),
    (architecture.upward_imports, {"dateline.outputs.pages": "from dateline.publish import press"}),
    (architecture.upward_imports, {"dateline.build": "from dateline.desk import cli"}),
    (architecture.upward_imports, {"dateline.model.a": "import_module('dateline.syntax.html')"}),
    (
        architecture.sideways_imports,
        {"dateline.outputs.pages": "from dateline.outputs import feeds"},
    ),
    (
        architecture.sideways_imports,
        {"dateline.outputs.pages": "from dateline.outputs import OUTPUTS"},
    ),
    (architecture.sideways_imports, {"dateline.outputs.a.b": "from dateline.outputs.c import d"}),
    (architecture.strayed_libraries, {"dateline.outputs.pages": "import yaml"}),
    (architecture.strayed_libraries, {"dateline.syntax.slug": "from yaml import nodes"}),
    (architecture.strayed_libraries, {"dateline.editorial.gate": "import sqlite3"}),
    (architecture.strayed_libraries, {"dateline.model.file": "def f():\n from PIL import Image"}),
    (architecture.strayed_libraries, {"dateline.desk.cli": "import click"}),
    (architecture.strayed_libraries, {"dateline.publish.memo": "import pickle"}),
    (architecture.unlisted_outputs, {"dateline.outputs.pages": "def emit(library): ..."}),
    (
        architecture.unlisted_outputs,
        {
            "dateline.outputs": "from dateline.outputs import pages\nOUTPUTS = (pages.emit,)",
            "dateline.outputs.pages": "def emit(library): ...",
            "dateline.outputs.feeds": "def emit(library): ...",
        },
    ),
    (architecture.long_files, {"dateline.model.file": TOO_LONG}),
    (architecture.crowded_functions, {"dateline.model.file": "def f(a, b, c, d, e, f): ..."}),
    (architecture.crowded_functions, {"dateline.model.file": "def f(a, /, b, c, *, d, e, f): ..."}),
    (architecture.crowded_functions, {"dateline.model.file": "def f(**options): ..."}),
    (architecture.empty_names, {"dateline.layout.utils": ""}),
    (architecture.empty_names, {"dateline.layout.page_helpers": ""}),
    (architecture.empty_names, {"dateline.layout.views": "def get_page(): ..."}),
    (architecture.empty_names, {"dateline.layout.views": "class PageManager: ..."}),
    (architecture.loose_types, {"dateline.editorial.gate": "from typing import Any"}),
    (architecture.impurities, {"dateline.editorial.gate": "import time"}),
    (architecture.impurities, {"dateline.publish.press": "from random import random"}),
    (architecture.impurities, {"dateline.editorial.gate": "import os\nx = os.environ['TZ']"}),
    (architecture.impurities, {"dateline.editorial.gate": "from os import environ"}),
    (architecture.impurities, {"dateline.editorial.gate": "x = datetime.now(UTC)"}),
    (architecture.impurities, {"dateline.outputs.feeds": "x = datetime.date.today()"}),
    (architecture.impurities, {"dateline.outputs.feeds": "x = moment.astimezone()"}),
    (architecture.impurities, {"dateline.outputs.feeds": "x = datetime.fromtimestamp(stamp)"}),
    (architecture.module_state, {"dateline.layout.views": "CACHE = {}"}),
    (architecture.module_state, {"dateline.layout.views": "CACHE: dict[str, str] = dict()"}),
    (
        architecture.module_state,
        {"dateline.layout.views": "from collections import deque\nx = deque()"},
    ),
    (architecture.module_state, {"dateline.layout.views": "x = 1\ndef f():\n global x\n x = 2"}),
    (architecture.inheritance, {"dateline.model.a": "class A(Struct): ...\nclass B(A): ..."}),
]
RULES = list(dict.fromkeys(rule for rule, _ in PLANTED))

KEPT = {
    "dateline.build": "from dateline.publish import press\nimport time\nx = time.monotonic()",
    "dateline.outputs": "from dateline.outputs import pages\nOUTPUTS = (pages,)",
    "dateline.outputs.pages": "from dateline.outputs.pages import view\ndef emit(library): ...",
    "dateline.outputs.pages.view": "from dateline.layout import views\nfrom .row import a",
    "dateline.syntax.yaml_composing": "from typing import Any, Final\nimport yaml\nX: Final = {}",
    "dateline.layout.views": "from msgspec import Struct\nX = (1,)\ndef f(a, b, c, d, e): ...",
    "dateline.editorial.gate": "x = moment.astimezone(zone)\ny = datetime.fromtimestamp(s, UTC)",
    "dateline.desk.cli": "from datetime import datetime\nx = datetime.now()",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_keeps_the_rule(rule: Callable[[Modules], list[str]]) -> None:
    """No module of the package breaks this rule."""
    assert "" == "\n".join(rule(HOUSE)), rule.__doc__


@pytest.mark.parametrize(("rule", "house"), PLANTED)
def test_rule_notices(rule: Callable[[Modules], list[str]], house: dict[str, str]) -> None:
    """A planted offence is found, and is laid at the right door."""
    found = rule(house)

    assert 1 == len(found)
    assert any(module in found[0] for module in house)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule_lets_honest_code_be(rule: Callable[[Modules], list[str]]) -> None:
    """Code that looks alike and is allowed breaks no rule."""
    assert [] == rule(KEPT)


def test_all_rules_are_applied() -> None:
    """Each public function of the checker that takes a house is among the rules tested here."""
    rules = {
        value
        for value in vars(architecture).values()
        if callable(value) and getattr(value, "__annotations__", {}).get("return") == list[str]
    }
    assert rules == set(RULES)


def test_house_is_not_empty() -> None:
    """The rules are asked of the whole package, every floor of it."""
    floors = {architecture.floor(module) for module in HOUSE}
    assert set(architecture.FLOORS.values()) - {8} <= floors
