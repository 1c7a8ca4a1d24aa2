"""What a frozen paper holds, and what of Dateline's outside it can be held to."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from newsroom import NOW, Newsroom, Result
from test_problem_codes import IN_HOUSE

from dateline.desk.cli import _known, _parser
from dateline.desk.completion import read_commands
from dateline.editorial.fields import Field
from dateline.editorial.figures import FENCES
from dateline.editorial.region_settings import GROUP, OVERRIDE, SETTINGS_FILE
from dateline.editorial.schema import TABLES
from dateline.layout.engine.kinds import Kind, members_of, name_of
from dateline.layout.engine.table import LAYOUTS
from dateline.layout.views import SiteView
from dateline.syntax.frontmatter import (
    Mapping,
    Node,
    Sequence,
    parse_content_yaml,
    parse_yaml,
    split_front_matter,
)

Table = tuple[Field, ...]
TABLE_OF: dict[str, Table] = {
    **{name: table for name, _, table in TABLES},
    "regions": SETTINGS_FILE,
    "groups": GROUP,
    "overrides": OVERRIDE,
}
TEXTS = {"articles": "article", "pages": "page", "replies": "replies"}
FIGURE = re.compile(rf"^```({'|'.join(FENCES)})\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What is named by its contents' digest may be named otherwise by the next version; what the search
# looks things up in, only its script knows.
UNPROMISED = ("assets/", "media/", "charts/", "search/parts")
ID = re.compile(rb'<guid[^>]*>([^<]*)<|<id>([^<]*)<|"id":"([^"]*)"')
FEEDS = (".atom", "feed.json", "feed.xml")


def all_rows() -> set[str]:
    """Return every field that may stand anywhere: `article.embargo.until`."""
    return {row for name, table in TABLE_OF.items() for row in _rows(name, table)}


def rows_used(paper: Path) -> set[str]:
    """Return the fields that stand in a paper."""
    return {row for path in sorted(paper.rglob("*")) for row in _used_in(path, paper)}


def addresses(result: Result) -> list[str]:
    """Return what is published, but for what is named by its digest."""
    return [path for path in result.public if not path.startswith(UNPROMISED)]


def ids(result: Result) -> list[str]:
    """Return the ids of feeds and of what stands in them."""
    return [
        f"{path} {next(filter(None, found)).decode()}"
        for path, data in result.public.items()
        if path.endswith(FEEDS) or path.startswith("feeds/")
        for found in ID.findall(data)
    ]


def codes() -> list[str]:
    """Return the codes of all problems."""
    return sorted(IN_HOUSE)


def commands() -> list[str]:
    """Return the commands, each with its options and the words that may stand there."""
    return sorted(line for command in _commands() for line in command)


def views() -> list[str]:
    """Return what layouts may name: the members of each view, and what kind of thing they are."""
    lines = {f"{layout}: {view.__name__}" for layout, view in LAYOUTS.items()}
    waiting = [SiteView, *LAYOUTS.values()]  # every layout has `site` too
    seen = set(waiting)
    while waiting:
        view = waiting.pop()
        for name, kind in members_of(view).items():
            lines.add(f"{view.__name__}.{name}: {_told(kind)}")
            inner = kind.view or (kind.item.view if kind.item else None)
            if inner is not None and inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    return sorted(lines)


def json_outputs(newsroom: Newsroom, result: Result) -> list[str]:
    """Return what stands in the JSON that programs read: `queue coming[].path`."""
    manifest = newsroom.write("previous.json", b'{"generator":"Dateline","files":{}}')
    asked = {
        "queue": newsroom.run("queue", "--format", "json", "--now", NOW).output,
        "changes": newsroom.run(
            "changes", "--format", "json", "--previous", "previous.json", "--now", NOW
        ).output,
        "manifest": result.public["manifest.json"],
    }
    manifest.article("wrong", "topics: [unknown]\n")
    asked["check"] = newsroom.run("check", "--format", "json", "--now", NOW).output
    return sorted({f"{name} {key}" for name, text in asked.items() for key in _keys(text)})


def _rows(above: str, table: Table) -> Iterator[str]:
    for field in table:
        yield f"{above}.{field.name}"
        yield from _rows(f"{above}.{field.name}", field.fields)


def _used_in(path: Path, paper: Path) -> Iterator[str]:
    folder = (
        path.relative_to(paper / "content").parts[:1] if paper / "content" in path.parents else ()
    )
    if path.suffix == ".md":
        front, problems = split_front_matter(path.read_bytes(), str(path))
        assert () == problems
        yield from _used(front.fields, TEXTS[folder[0]])
        for name, block in FIGURE.findall(front.body):
            yield from _used(parse_yaml(block, str(path))[0], name)
    elif path.suffix == ".yaml":
        mapping, problems = parse_content_yaml(path.read_bytes(), str(path))
        assert () == problems
        yield from _used_in_yaml(mapping, folder[0], path.stem)


def _used_in_yaml(mapping: Mapping, folder: str, name: str) -> Iterator[str]:
    if folder != "vocabulary":
        yield from _used(mapping, "site" if folder == "site.yaml" else "media")
        return
    if name == "regions":
        yield from _used(mapping, name)
    parts = [(name, mapping)]
    if name == "regions":
        parts = [(key.text, part) for key, part in mapping.entries if isinstance(part, Mapping)]
    for part, entries in parts:
        for _, entry in entries.entries:
            yield from _used(entry, part)


def _used(node: Node, name: str) -> Iterator[str]:
    yield from _given(node, TABLE_OF[name], name)


def _given(node: Node, table: Table, above: str) -> Iterator[str]:
    rows = {field.name: field for field in table}
    for each in node.items if isinstance(node, Sequence) else (node,):
        for key, value in each.entries if isinstance(each, Mapping) else ():
            yield f"{above}.{key.text}"
            if key.text in rows:
                yield from _given(value, rows[key.text].fields, f"{above}.{key.text}")


def _commands() -> Iterator[list[str]]:
    for command in read_commands(*_known(_parser())):
        words = [f"{command.name} {word}" for word in command.values]
        for option in command.options:
            words.append(f"{command.name} {option.name}")
            words += [f"{command.name} {option.name} {value}" for value in option.values]
        yield [command.name, *words]


def _told(kind: Kind) -> str:
    maybe = " or none" if kind.optional else ""
    return f"{name_of(kind)} of {name_of(kind.item)}" if kind.item else f"{name_of(kind)}{maybe}"


def _keys(text: str | bytes) -> Iterator[str]:
    given = text.decode() if isinstance(text, bytes) else text
    yield from _paths(json.JSONDecoder().raw_decode(given)[0], "")  # a word to people may follow


def _paths(value: object, above: str) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _paths(each, f"{above}[]")
    elif isinstance(value, dict):
        for key, each in value.items():
            # The paths that a manifest lists are the paper's, not Dateline's.
            named = f"{above}.*" if above == ".files" else f"{above}.{key}"
            yield named
            yield from _paths(each, named)
