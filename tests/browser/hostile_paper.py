"""A paper in which every trick stands in every field, and what becomes of it at the front door."""

import json
import re
from urllib.parse import quote

from newsroom import Newsroom, Result
from payloads import NAMES

ROUNDS = 60
REFUSED = re.compile(r"^(content/[^\n]*?\.(?:md|yaml)):(\d+)(?::\d+)?: error: ")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000b49444154789c6360000200000500017a5eab3f0000000049454e44ae426082"
)


class Paper:
    """Each trick in every field; `refused` counts what was taken out again, of all `offered`."""

    def __init__(self, newsroom: Newsroom, tricks: list[str]) -> None:
        self.newsroom = newsroom
        self.files: dict[str, list[str]] = {}  # one entry of a list is taken out as a whole
        self.offered = self.refused = 0
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
        every = json.dumps(" ".join(trick for trick in tricks if trick.isprintable()))
        # No card is drawn where its fonts lack a letter of the paper's name.
        plain = (trick for trick in tricks if trick.isascii() and trick.isprintable())
        drawn = json.dumps(" ".join(plain))
        settings = self.newsroom.read("content/site.yaml").splitlines(keepends=True)
        self.files["content/site.yaml"] = [
            *(line for line in settings if not line.startswith(("title:", "publisher:"))),
            f"title: {drawn}\n",
            f"tagline: {every}\n",
            f"description: {every}\n",
            f"publisher: {{name: {every}}}\n",
            f"licence: {{name: {every}, url: https://licence.example/}}\n",
            f"forum: {{name: {every}, url: https://forum.example/}}\n",
            "terms: {topics: closed}\nnavigation:\n",
            *(f"  - {{name: {text}, to: /}}\n" for text in said[::7]),
            "cards: {since: 2026-01-01}\ngone:\n  - {path: /gone/, reason: Once}\n",
            *(f"  - {{path: /gone/{at}/, reason: {text}}}\n" for at, text in enumerate(said)),
            *(f"  - {{path: {text}, reason: Of that path}}\n" for text in said),
            "security:\n  expires: 2027-01-01\n  contact:\n    - safe@paper.example\n",
            *(f"    - {text}\n" for text in said),
            "trust:\n  member:\n    - https://union.example/\n",
            *(f"    - {text}\n" for text in said),
        ]
        terms = [json.dumps(f"{trick} {number}") for number, trick in enumerate(tricks)]
        for name, extra in (("topics", ""), ("series", ""), ("authors", "role, biography, ")):
            self.files[f"content/vocabulary/{name}.yaml"] = [
                f"{name[0]}{number}: {{name: {term}, description: {text}"
                + "".join(f", {each}: {text}" for each in extra.split(", ") if each)
                + "}\n"
                for number, (term, text) in enumerate(zip(terms, said, strict=True))
            ]
        self.files["content/vocabulary/disclaimers.yaml"] = [
            f"d{number}: {{title: {text}, text: {text}}}\n" for number, text in enumerate(said)
        ]
        self.files["content/vocabulary/regions.yaml"] = [
            "groups:\n",
            *(
                f"  r{number}: {{name: {term}, members: [CN], description: {text}}}\n"
                for number, (term, text) in enumerate(zip(terms, said, strict=True))
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
            f"A line.\n\n    {inside}\n\n",
            f"<div title=\"{inside}\">{inside}</div>\n\n",
            f"<a href=\"{inside}\">x</a>\n\n",
            f"<b>{inside}</b>\n\n",
            f"```{inside}\n{trick}\n```\n\n",
            f"{trick}\n",
        ]  # fmt: skip
        self.files[f"content/replies/p{number}.md"] = [
            f"---\narticle: p{number}\ndate: 2026-02-28\n",
            f"name: {text}\n",
            "---\n",
            "A reply.\n\n",
            f"{trick}\n",
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
            f"![x]({quote(name)}.png)\n\n",
            f"[x]({quote(name)}.csv)\n\n",
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
        """Take the blocks on these lines out of a file; all of it where its head is wrong."""
        kept: list[str] = []
        line = 1
        for block in self.files[path]:
            after = line + block.count("\n")
            if not lines & set(range(line, after)):
                kept.append(block)
            line = after
        if kept == self.files[path]:
            kept = []  # what is left says nothing
        self.refused += len(self.files[path]) - len(kept)
        if path.startswith("content/articles/p") and not any("title:" in each for each in kept):
            kept.insert(1, f"title: {path}\n")
        self.files[path] = kept
        if "---\n" in "".join(kept[:1]) or path.endswith(".yaml"):
            self.newsroom.write(path, "".join(kept))
        else:
            self.newsroom.remove(path)
