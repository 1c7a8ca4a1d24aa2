"""Input that is made to hurt is built, or refused at its place, within a gigabyte and a minute."""

import resource
import struct
import subprocess
import sys
import zlib

import pytest
from newsroom import NOW, PROBLEM, ROOT, Newsroom

GIGABYTE = 1 << 30
MINUTE = 60  # of the processor; the slowest takes a small part of it
MANY = 20_000

# What cmark tries itself on (its test/pathological_tests.py names these shapes), and some more.
BODIES = {
    "nested strong emphasis": "*a **a " * MANY + "b" + " a** a*" * MANY,
    "emphasis that closes nothing": "a_ " * MANY,
    "emphasis that opens nothing": "_a " * MANY,
    "links that close nothing": "a]" * MANY,
    "links that open nothing": "[a" * MANY,
    "emphasis openers and closers": "*a_ " * MANY,
    "links and emphasis": "[ a_" * MANY,
    "pattern [ (](": "[ (](" * MANY,
    "pattern ![[]()": "![[]()" * MANY,
    "hard link and emphasis": "**x [a*b**c*](d)" * MANY,
    "nested brackets": "[" * MANY + "a" + "]" * MANY,
    "nested quotes": "> " * MANY + "a",
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(900)),
    "backslashes in a link": "[a](" + "\\" * MANY + ")",
    "backticks": "".join("e" + "`" * length for length in range(1, 1_500)),
    "unclosed <!--": "</" + "<!--" * MANY,
    "unclosed <?": "a <?" * MANY,
    "unclosed <!A": "a <!A " * MANY,
    "unclosed CDATA": "a <![CDATA[" * MANY,
    "unclosed tags": "<b>" * MANY,
    "unclosed attributes": "<a b='" * MANY,
    "autolinks": "<a@b." * MANY,
    "reference definitions": "".join(f"[{number}]: u\n" for number in range(MANY)) + "[0]" * MANY,
    "one long title, often": f"[r]: u '{'x' * 50_000}'\n\n" + "[r] " * MANY,
    "references without end": "[" + "a" * MANY + "]: " + "[a]" * MANY,
    "empty lines in a list": "- " * 100 + "x" + "\n" * MANY,
    "rows of a table": "a | b\n--- | ---\n" + "x | y\n" * MANY,
    "cells that are added": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "a\n" * 2_000,
    "footnotes": "[^a]" * MANY + "\n\n[^a]: x\n",
    "footnotes that name each other": "[^0]\n\n"
    + "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(2_000)),
    "entities": "&" * MANY + "&amp" * MANY + "&#0;" * MANY,
    "definition lists": "a\n: b\n\n" * (MANY // 4),
    "callouts": "> [!NOTE]\n> a\n\n" * (MANY // 4),
    "attributes in braces": "[a]{lang=en}" * MANY + "[a]{lang=" * MANY,
    "tabs": "\t" * MANY + "a\n" * MANY,
    "headings of one name": "## a\n\n" * MANY,
    "a line of two megabytes": "a" * 1_990_000,
    "quotes and dashes": "\"'--..." * MANY,
    "NUL": "\0" * MANY,
    "CR": "\r" * MANY,
    "setext": "a\n" * MANY + "===\n",
    "fences": "```\n" * MANY,
    "rising fences": "".join("`" * length + "\n" for length in range(3, 1_500)),
    "pictures": "![a](b)" * MANY,
}  # fmt: skip
HEADS = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
    ),
    "merge keys": "a: &a {x: 1}\nb: &b {<<: [*a,*a,*a,*a]}\nc: {<<: [*b,*b,*b,*b]}\n",
    "brackets": "topics: " + "[" * 7_000 + "\n",
    "closed brackets": "topics: " + "[" * 3_000 + "]" * 3_000 + "\n",
    "braces": "topics: " + "{a: " * 2_000 + "\n",
    "indents": "".join(" " * depth + "a:\n" for depth in range(170)),
    "dashes": "topics:\n  " + "- " * 4_000 + "a\n",
    "sexagesimals": "date: " + "1:" * 4_000 + "1\n",
    "a long number": "date: " + "9" * 12_000 + "\n",
    "a long key": "? " + "a" * 12_000 + "\n: b\n",
    "many keys": "".join(f"k{number}: v\n" for number in range(2_000)),
    "tags": "title: !!python/object/apply:os.system [x]\n",
    "anchors": "".join(f"k{number}: &a{number} v\n" for number in range(1_000)),
    "quotes": 'title: "' + "\\n" * 6_000 + '"\n',
    "one megabyte": "summary: " + "a" * 1_000_000 + "\n",
    "many regions": "regions: [" + "XX, " * 3_000 + "]\n",
}  # fmt: skip


def bomb(side: int) -> bytes:
    """Return a PNG of few bytes that would take `side` squared to unpack."""

    def chunk(name: bytes, content: bytes) -> bytes:
        framed = name + content
        return struct.pack(">I", len(content)) + framed + struct.pack(">I", zlib.crc32(framed))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000), 9)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


FILES = {
    "a picture of 30,000 by 30,000": (
        "content/media/bomb.png",
        bomb(30_000),
        "content/articles/a.md",
        "---\ntitle: A\ndate: 2026-02-05\nimage: {path: media/bomb.png, alt: x}\n---\nA.\n",
    ),
    "a picture in front matter of 2 billion sides": (
        "content/media/bomb.png",
        bomb(2_000_000_000),
        "content/articles/a.md",
        "---\ntitle: A\ndate: 2026-02-05\n---\n![x](../media/bomb.png)\n",
    ),
    "topics of three megabytes": (
        "content/vocabulary/topics.yaml",
        "".join(f"t{number}: {{name: T{number}}}\n" for number in range(150_000)).encode(),
        "content/articles/a.md",
        "---\ntitle: A\ndate: 2026-02-05\n---\nA.\n",
    ),
}


def judge(newsroom: Newsroom, path: str) -> None:
    """Build under the limits: it ends well, or with problems that name the file."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (GIGABYTE, GIGABYTE))
        resource.setrlimit(resource.RLIMIT_CPU, (MINUTE, MINUTE))

    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--now", NOW, "--jobs", "1"],
        cwd=newsroom.folder,
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )
    problems = [line for line in done.stderr.splitlines() if PROBLEM.match(line)]
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    if done.returncode:
        assert any(line.startswith(path) for line in problems), done.stderr[:2000]
        assert not (newsroom.folder / "public").exists()


@pytest.mark.prove
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_body_that_is_made_to_hurt(body: str, newsroom: Newsroom) -> None:
    """Each shape at its worst, alone: printed or refused."""
    judge(newsroom.article("a", "", body), "content/articles/a.md")


@pytest.mark.prove
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_head_that_is_made_to_hurt(head: str, newsroom: Newsroom) -> None:
    """Each bomb in front matter, alone: refused where it stands."""
    judge(newsroom.article("a", head), "content/articles/a.md")


@pytest.mark.prove
@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_file_that_is_made_to_hurt(files: tuple[str, bytes, str, str], newsroom: Newsroom) -> None:
    """Pictures that unpack to gigabytes, and vocabularies without end."""
    path, content, text_path, text = files
    judge(newsroom.write(path, content).write(text_path, text), "content/")


def test_all_that_hurts_at_once(newsroom: Newsroom) -> None:
    """A twentieth of each, all in one paper: every file is printed, or has a problem of its own."""
    for number, body in enumerate(BODIES.values()):
        newsroom.article(f"body-{number}", "", body[: max(len(body) // 20, 100)])
    for number, head in enumerate(HEADS.values()):
        newsroom.article(f"head-{number}", head)
    newsroom.write("content/media/bomb.png", bomb(30_000))
    newsroom.article("bomb", "image: {path: media/bomb.png, alt: x}\n")

    judge(newsroom, "content/articles/")

    told = newsroom.run("check", "--now", NOW).problems
    heads = {line.partition(":")[0] for line in told if "/head-" in line}
    assert {f"content/articles/head-{number}.md" for number in range(len(HEADS))} == heads
    assert any("bomb.md" in line or "bomb.png" in line for line in told)
