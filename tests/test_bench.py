"""What the benchmark builds is content like any other: without a problem, and always the same."""

import sys
from pathlib import Path
from subprocess import run

from newsroom import ROOT, Newsroom, tree


def write_corpus(folder: Path, flavour: str) -> None:
    """Write a small corpus."""
    script = ROOT / "bench/corpus.py"
    words = ["--articles", "40", "--flavour", flavour]
    run([sys.executable, script, folder, *words], check=True, capture_output=True)


def test_corpus_builds_without_a_problem(tmp_path: Path) -> None:
    """Dateline's form of the corpus keeps the content contract."""
    write_corpus(tmp_path, "dateline")

    result = Newsroom(tmp_path).build()

    assert (0, "") == (result.status, result.report)
    assert 40 == len([path for path in result.public if path.startswith("articles/")])


def test_corpus_is_always_the_same(tmp_path: Path) -> None:
    """The same numbers give the same bytes, in any process."""
    for name in ("one", "two"):
        write_corpus(tmp_path / name, "hugo")

    assert tree(tmp_path / "one") == tree(tmp_path / "two")
