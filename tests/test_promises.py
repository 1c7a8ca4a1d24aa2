"""The promises of docs/security.md name tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_promise_names_tests_that_exist() -> None:
    """Sixteen promises, each with a test; every file and function that is named exists."""
    text = (ROOT / "docs/security.md").read_text("utf-8")
    promises = re.split(r"^\d+\. \*\*", text.partition("## The promises")[2], flags=re.MULTILINE)
    assert 16 == len(promises) - 1
    assert [] == [promise[:40] for promise in promises[1:] if not NAMED.search(promise)]
    missing = [
        f"{path}::{name}"
        for path, name in NAMED.findall(text)
        if not (ROOT / path).is_file() or f"\ndef {name}(" not in (ROOT / path).read_text("utf-8")
    ]
    assert [] == missing
