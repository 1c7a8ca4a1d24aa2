"""`dateline changes`: the files to upload, in an order in which no page leads to nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from newsroom import Newsroom, Result, tree
from web_server import serving

PICTURE = (Path(__file__).parents[2] / "layouts/static/apple-touch-icon.png").read_bytes()
BEFORE = "before.json"


@pytest.fixture
def published(newsroom: Newsroom) -> Newsroom:
    """A paper that was published once: before.json is the manifest, before/ the files."""
    newsroom.write("content/media/view.png", PICTURE)
    newsroom.article("2026/old", "topics: [recycling]\n")
    newsroom.article("2026/one", "topics: [rare-earths]\n", "![A view](media/view.png)\n")
    assert 0 == newsroom.build().status
    shutil.copytree(newsroom.folder / "public", newsroom.folder / "before")
    shutil.copy(newsroom.folder / "public/manifest.json", newsroom.folder / BEFORE)
    return newsroom


def edit(room: Newsroom) -> Newsroom:
    """Take an article away, edit one, add one with another picture, and build."""
    room.remove("content/articles/2026/old.md")
    room.edit("content/articles/2026/one.md", "A view", "The view")
    room.write("content/media/new.png", PICTURE + b"\0")
    room.article("2026/two", "", "![New](media/new.png)\n")
    assert 0 == room.build().status
    return room


def changes(room: Newsroom, *options: str, previous: str = BEFORE) -> Result:
    """List what changed."""
    return room.run("changes", "--previous", previous, *options)


def rows(result: Result) -> list[dict[str, str]]:
    """What the list for programs holds."""
    found: list[dict[str, str]] = json.loads(result.output)
    return found


def test_changes_come_in_safe_order(published: Newsroom) -> None:
    """What pages show, then pages, then what lists them; then removals; the manifest last."""
    found = rows(changes(edit(published), "--quiet", "--format", "json"))

    stages = [row["stage"] for row in found]
    assert ["assets", "pages", "lists", "removals", "manifest"] == list(dict.fromkeys(stages))
    paths = {row["path"]: row for row in found}
    assert ("put", "pages") == (
        paths["2026/two/index.html"]["action"],
        paths["2026/two/index.html"]["stage"],
    )
    for path in ("index.html", "feed.xml", "sitemap.xml", "archive/2026/index.html", "feed.json"):
        assert ("put", "lists") == (paths[path]["action"], paths[path]["stage"]), path
    removed = [row["path"] for row in found if row["action"] == "remove"]
    assert "2026/old/index.html" in removed
    assert removed.index("topics/recycling/index.html") < removed.index("2026/old/index.html")
    assert ("put", "manifest.json") == (found[-1]["action"], found[-1]["path"])
    assert "2026/old/index.html" not in [row["path"] for row in found if row["action"] == "put"]


def test_digests_and_types_are_those_of_the_manifest(published: Newsroom) -> None:
    """A program need not read the manifest beside the list."""
    found = rows(changes(edit(published), "--quiet", "--format", "json"))

    listed = json.loads(published.read("public/manifest.json"))["files"]
    puts = [row for row in found if row["action"] == "put" and row["stage"] != "manifest"]
    assert puts
    assert all(listed[row["path"]] == {k: row[k] for k in ("digest", "type")} for row in puts)


def test_following_the_list_gives_the_new_edition(published: Newsroom) -> None:
    """A loop of the shell that reads the list brings the old files to the state of the new."""
    edit(published)
    result = changes(published, "--quiet")
    assert 0 == result.status
    loop = """
        while read -r action type path; do
          case $action in
            put) mkdir -p "before/$(dirname "$path")" && cp "public/$path" "before/$path" ;;
            remove) rm "before/$path" ;;
          esac || exit 1
        done
    """
    subprocess.run(
        ["sh", "-c", loop], input=result.output.encode(), cwd=published.folder, check=True
    )

    assert tree(published.folder / "public") == tree(published.folder / "before")


def test_words_for_people(published: Newsroom) -> None:
    """One line a file, with a verb; the sum is said apart, where no loop reads it."""
    result = changes(edit(published))

    assert "put    text/html 2026/two/index.html\n" in result.output
    assert "remove text/html 2026/old/index.html\n" in result.output
    assert " to remove\n" in result.output.splitlines(keepends=True)[-1]


def test_nothing_changed(published: Newsroom) -> None:
    """The same edition needs no upload, not even of its manifest."""
    result = changes(published)

    assert (0, "nothing changed since the last publication\n") == (result.status, result.output)
    assert (0, "[]\n") == (
        (quiet := changes(published, "--quiet", "--format", "json")).status,
        quiet.output,
    )


@pytest.mark.parametrize("status", [404, 410])
def test_first_publication(published: Newsroom, status: int) -> None:
    """Where nothing was published every file is new, and nothing goes."""
    with serving(status) as url:
        result = changes(published, previous=url)

    puts = [line for line in result.output.splitlines() if line.startswith("put ")]
    assert len(published.build().public) == len(puts)
    assert "remove " not in result.output
    assert "nothing was published before" in result.output


def test_previous_from_the_web(published: Newsroom) -> None:
    """The manifest may be where it was published."""
    data = (published.folder / BEFORE).read_bytes()
    with serving(200, data) as url:
        from_web = changes(edit(published), previous=url).output

    assert changes(published).output == from_web


@pytest.mark.parametrize("status", [403, 500])
def test_host_that_answers_otherwise(published: Newsroom, status: int) -> None:
    """A host that fails is no first publication: nothing is listed, and the reason is said."""
    with serving(status) as url:
        result = changes(published, previous=url)

    assert (1, f"nothing is listed: {url} can't be read: it answered {status}\n") == (
        result.status,
        result.output,
    )


@pytest.mark.parametrize(
    "path",
    [
        "../up/index.html",
        "/etc/passwd",
        "a//b.html",
        "a/./b.html",
        "a\\b.html",
        "a\nput text/html b.html",
        "a\u2028b.html",
        "\u202eb.html",
        " a.html",
        "a.html ",
        "",
        "x" * 300,
        "a\0b",
    ],
)
def test_path_that_could_lead_astray(published: Newsroom, path: str) -> None:
    """A manifest that lists such a path is refused whole: who loops over the list is safe."""
    files = {path: {"digest": "0" * 32, "type": "text/html"}}
    published.write("odd.json", json.dumps({"generator": "Dateline", "files": files}))

    result = changes(published, previous="odd.json")

    assert 1 == result.status
    assert result.output.startswith("nothing is listed: odd.json lists '")
    assert result.output.endswith(", a path that can't be trusted\n")
    assert 1 == result.output.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html>",
        "[]",
        "{}",
        '{"generator": "Other", "files": {}}',
        '{"generator": "Dateline", "files": {"a": 1}}',
        '{"generator": "Dateline", "files": {"\\ud800": {"digest": "", "type": ""}}}',
        "[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_file_that_is_no_manifest(published: Newsroom, text: str | bytes) -> None:
    """Anything else in its place is said to be none."""
    published.write("odd.json", text)

    result = changes(published, previous="odd.json")

    assert (1, "nothing is listed: odd.json is no manifest of Dateline\n") == (
        result.status,
        result.output,
    )


def test_digest_that_is_none(published: Newsroom) -> None:
    """What stands in the place of a digest is printed nowhere."""
    files = {"a.html": {"digest": "$(id)", "type": "text/html"}}
    published.write("odd.json", json.dumps({"generator": "Dateline", "files": files}))

    result = changes(published, previous="odd.json")

    assert 1 == result.status
    assert "lists 'a.html' with no digest of Dateline's" in result.output


def test_manifest_that_is_too_long(published: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is read than a manifest may hold."""
    data = (published.folder / BEFORE).read_bytes()
    monkeypatch.setattr("dateline.desk.previous.MOST", len(data))
    with serving(200, data + b" ") as url:
        result = changes(published, previous=url)

    assert 1 == result.status
    assert f"{url} is longer than a manifest may be: {len(data):,} bytes" in result.output


def test_before_the_first_build(newsroom: Newsroom) -> None:
    """Without a build there is nothing to upload."""
    result = changes(newsroom)

    assert 2 == result.status
    assert "run dateline build" in result.output
