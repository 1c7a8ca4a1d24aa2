"""Nothing that a contributor writes runs: every trick, in every field, in a real browser."""

import json
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from newsroom import Newsroom, Result
from payloads import NAMES, PAYLOADS
from test_gate import PIXEL
from visits import FLAGS

pytestmark = pytest.mark.xdist_group("browser")

TITLE_FIELDS = ("title", "summary", "dateline")
LISTS = ("updates", "corrections", "minor", "sources")
ROUNDS = 12
REFUSED = re.compile(r"^(content/[^\n]*?\.(?:md|yaml)):(\d+):\d+: error: ")
ALLOWED = ("http:", "https:", "mailto:", "tel:")


class Paper:
    """A paper in which each trick stands in every field; what is refused is taken out again."""

    def __init__(self, newsroom: Newsroom, tricks: list[str]) -> None:
        self.newsroom = newsroom
        self.files: dict[str, list[str]] = {}  # one entry of a list is taken out as a whole
        self.refused: dict[str, int] = {}
        self.offered = 0
        newsroom.write("content/media/pixel.png", PIXEL)
        self.vocabulary(tricks)
        for number, trick in enumerate(tricks):
            self.article(number, trick)
            self.page(number, trick)
        for number, name in enumerate(NAMES):
            self.name(number, name)
        for path, blocks in self.files.items():
            self.offered += len(blocks)
            newsroom.write(path, "".join(blocks))

    def vocabulary(self, tricks: list[str]) -> None:
        """Write settings and terms of which each bears a trick."""
        said = [json.dumps(trick) for trick in tricks]
        every = json.dumps(" ".join(tricks))
        settings = self.newsroom.read("content/site.yaml").splitlines(keepends=True)
        self.files["content/site.yaml"] = [
            *(line for line in settings if not line.startswith(("title:", "publisher:"))),
            f"title: {every}\n",
            f"tagline: {every}\n",
            f"description: {every}\n",
            f"publisher: {{name: {every}}}\n",
            f"licence: {{name: {every}, url: https://licence.example/}}\n",
            f"forum: {{name: {every}, url: https://forum.example/}}\n",
            "terms: {topics: closed}\nnavigation:\n",
            *(f"  - {{name: {text}, to: /}}\n" for text in said[::7]),
        ]
        self.files["content/vocabulary/topics.yaml"] = [
            f"t{number}: {{name: {json.dumps(f'{trick} {number}')}, description: {text}}}\n"
            for number, (trick, text) in enumerate(zip(tricks, said, strict=True))
        ]
        self.files["content/vocabulary/authors.yaml"] = [
            f"a{number}: {{name: {json.dumps(f'{trick} {number}')}, role: {text}, biography: {text}}}\n"
            for number, (trick, text) in enumerate(zip(tricks, said, strict=True))
        ]
        self.files["content/vocabulary/series.yaml"] = [
            f"s{number}: {{name: {json.dumps(f'{trick} {number}')}, description: {text}}}\n"
            for number, (trick, text) in enumerate(zip(tricks, said, strict=True))
        ]
        self.files["content/vocabulary/disclaimers.yaml"] = [
            f"d{number}: {{title: {text}, text: {text}}}\n" for number, text in enumerate(said)
        ]
        self.files["content/vocabulary/regions.yaml"] = [
            "groups:\n",
            *(
                f"  r{number}: {{name: {json.dumps(f'{trick} {number}')}, members: [CN], "
                f"description: {text}}}\n"
                for number, (trick, text) in enumerate(zip(tricks, said, strict=True))
            ),
        ]

    def article(self, number: int, trick: str) -> None:
        """Write an article, a line for each field and a block for each place in a body."""
        text = json.dumps(trick)
        inside = trick.replace("\n", " ")
        self.files[f"content/articles/p{number}.md"] = [
            f"---\ndate: 2026-02-{number % 28 + 1:02}\nid: p{number}\n",
            f"title: {text}\n",
            f"summary: {text}\n",
            f"highlights: [{text}, {text}]\n",
            f"dateline: {text}\n",
            f"topics: [t{number}]\n",
            f"authors: [a{number}]\n",
            f"series: s{number}\n",
            f"regions: [r{number}]\n",
            f"disclaimer: [d{number}]\n",
            f"image: {{path: media/pixel.png, alt: {text}, caption: {text}, credit: {text}}}\n",
            f"sources: [{{url: https://a.example/, title: {text}}}]\n",
            f"updates: [{{date: 2026-03-01, text: {text}}}]\n",
            f"corrections: [{{date: 2026-03-01, was: {text}, now: {text}}}]\n",
            f"minor: [{{date: 2026-03-01, reason: {text}}}]\n",
            f"discussion: {text}\n",
            f"aliases: [{text}]\n",
            f"slug: {text}\n",
            f"language: {text}\n",
            "---\n",
            f"{trick}\n\n",
            f"A {inside} within a line.\n\n",
            f"## {inside}\n\n",
            f"- {inside}\n\n",
            f"> {inside}\n\n",
            f"> [!NOTE] {inside}\n> {inside}\n\n",
            f"| {inside} |\n| --- |\n| {inside} |\n\n",
            f"Term\n: {inside}\n\n",
            f"Note[^n].\n\n[^n]: {inside}\n\n",
            f"[{inside}](https://a.example/)\n\n",
            f"[x]({inside})\n\n",
            f"[x](<{inside}>)\n\n",
            f"[x](https://a.example/ \"{inside}\")\n\n",
            f"[x](https://a.example/{inside})\n\n",
            f"<{inside}>\n\n",
            f"![{inside}](../media/pixel.png)\n\n",
            f"![x](../media/pixel.png \"{inside}\")\n\n",
            f"![x]({inside})\n\n",
            f"[x]{{lang={inside}}}\n\n",
            f"`{inside}`\n\n",
            f"```{inside}\n{trick}\n```\n\n",
            f"    {inside}\n\n",
            f"<div title=\"{inside}\">{inside}</div>\n\n",
            f"<a href=\"{inside}\">x</a>\n\n",
            f"<b>{inside}</b>\n\n",
        ]  # fmt: skip
        self.files[f"content/replies/p{number}.md"] = [
            f"---\narticle: p{number}\ndate: 2026-02-28\n",
            f"name: {text}\n",
            "---\n",
            f"A reply.\n\n{trick}\n",
        ]

    def page(self, number: int, trick: str) -> None:
        """Write a standing page that is in the menu."""
        if number % 5 == 0:
            self.files[f"content/pages/page{number}.md"] = [
                "---\n",
                f"title: {json.dumps(trick)}\n",
                f"summary: {json.dumps(trick)}\n",
                "navigation: 1\n---\n",
                f"{trick}\n",
            ]

    def name(self, number: int, name: str) -> None:
        """Write an article, a picture and an attachment whose files bear a trick."""
        folder = f"content/articles/n{number}"
        self.newsroom.write(f"{folder}/{name}.png", PIXEL)
        self.newsroom.write(f"{folder}/{name}.csv", "1\n")
        self.files[f"{folder}/{name}.md"] = [
            f"---\ntitle: File {number}\ndate: 2026-01-01\nslug: n{number}\n",
            "---\n",
            f"![x](<{name}.png>)\n\n",
            f"[x](<{name}.csv>)\n\n",
        ]

    def build(self) -> Result:
        """Build; take out what is refused, and build again until nothing is."""
        for _ in range(ROUNDS):
            built = self.newsroom.build()
            if built.status == 0:
                return built
            for path, lines in self.refusals(built).items():
                self.take_out(path, lines)
        raise AssertionError(built.output[:3000])

    def refusals(self, built: Result) -> dict[str, set[int]]:
        """Return the lines with errors by file; each error has to have a place."""
        found: dict[str, set[int]] = {}
        for problem in built.problems:
            if ": warning: " in problem:
                continue
            match = REFUSED.match(problem)
            path = match[1] if match else problem.partition(": error: ")[0]
            assert path in self.files, problem
            found.setdefault(path, set()).add(int(match[2]) if match else 1)
        assert found, built.output[:3000]
        return found

    def take_out(self, path: str, lines: set[int]) -> None:
        """Take the blocks on these lines out of a file, or all of it where its head is wrong."""
        kept: list[str] = []
        line = 1
        for block in self.files[path]:
            after = line + block.count("\n")
            if not lines & set(range(line, after)):
                kept.append(block)
            line = after
        self.refused[path] = self.refused.get(path, 0) + len(self.files[path]) - len(kept)
        if path.startswith("content/articles/p") and not any("title:" in each for each in kept):
            kept.insert(1, f"title: A text {len(kept)}\n")
        assert kept != self.files[path], (path, lines)
        self.files[path] = kept
        if kept and kept[0].startswith(("---", "groups", "base_url")) or "vocabulary" in path:
            self.newsroom.write(path, "".join(kept))
        else:
            self.newsroom.remove(path)
