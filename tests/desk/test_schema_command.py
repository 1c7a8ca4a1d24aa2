"""`dateline schema`: what a text editor underlines and offers is what the checks say."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from language_server import LanguageServer
from newsroom import ROOT, Newsroom
from programs import program

from dateline.desk.paper import Paper, read_paper
from dateline.desk.schema import vscode_settings
from dateline.editorial.paper_schema import FILES, paper_schemas
from dateline.editorial.vocabulary import find_term
from dateline.model.prose import Mention
from dateline.model.terms import Term

sys.path.insert(0, str(ROOT / "tests/editorial"))
from test_schema import Core

FOLDER = ".dateline/schema"


def sample() -> Paper:
    """The paper in content/."""
    paper = read_paper(ROOT)
    assert paper
    return paper


SAMPLE = sample()
SCHEMAS = paper_schemas(SAMPLE.vocabulary, SAMPLE.settings.kinds)


@pytest.mark.parametrize("name", FILES)
def test_schema_is_one(name: str, newsroom: Newsroom) -> None:
    """Each is a schema by JSON Schema's own rules, in a paper that has hardly a vocabulary too."""
    assert 0 == newsroom.run("schema").status
    schema = json.loads(newsroom.read(f"{FOLDER}/{name}.json"))

    for each in (schema, SCHEMAS[name]):
        Draft7Validator.check_schema(each)
        assert "http://json-schema.org/draft-07/schema#" == each["$schema"]


@pytest.mark.parametrize("name", [name for name in FILES if name != "reply"])
def test_sample_is_right_by_its_schemas(name: str) -> None:
    """No front matter and no vocabulary of the sample would be underlined."""
    pattern = "content/media/*.yaml" if name == "media" else FILES[name]
    files = list(ROOT.glob(pattern))
    judge = Draft7Validator(SCHEMAS[name])

    assert files
    for file in files:
        text = file.read_text("utf-8").removeprefix("---\n").split("\n---\n")[0]
        found = judge.iter_errors(yaml.load(text, Loader=Core))  # noqa: S506 - makes texts alone
        assert [] == [error.message for error in found], file


TERMS = SAMPLE.vocabulary.topics
WORDS = sorted({*TERMS.by_word, *(term.name for term in TERMS.by_key.values())})
TYPED = st.sampled_from(WORDS).flatmap(
    lambda word: st.sampled_from(
        (
            word,
            word.upper(),
            word.title(),
            f" {word}",
            word.replace(" ", "  "),
            word[:-1],
            f"{word}s",
        )
    )
)


@given(TYPED | st.text(max_size=20))
def test_schema_and_checks_agree_on_a_closed_vocabulary(word: str) -> None:
    """A topic that the check knows, by key, name or former key in any case, is no other's fault."""
    schema = SCHEMAS["article"]["properties"]
    assert isinstance(schema, dict)

    known = isinstance(find_term(TERMS, Mention(word, 1, 1), ""), Term)

    assert known is Draft7Validator(schema["topics"]).is_valid([word])


def test_settings_of_vscode_are_written_once(newsroom: Newsroom) -> None:
    """`--vscode` writes settings where there are none, and never over an editor's own."""
    first = newsroom.run("schema", "--vscode")
    written = newsroom.read(".vscode/settings.json")
    newsroom.write(".vscode/settings.json", "{ /* mine */ }")
    again = newsroom.run("schema", "--vscode")

    assert vscode_settings(FOLDER) == json.loads(written)
    assert ["redhat.vscode-yaml"] == json.loads(newsroom.read(".vscode/extensions.json"))[
        "recommendations"
    ]
    assert ".vscode/settings.json written\n" in first.output
    assert ".vscode/settings.json is yours, and stays; put this into it:\n" in again.output
    assert "{ /* mine */ }" == newsroom.read(".vscode/settings.json")


def test_target_that_cannot_be_written_is_told(newsroom: Newsroom) -> None:
    """A file in the place of the folder is named, with what to say instead."""
    result = newsroom.write("taken", "a file").run("schema", "--into", "taken")

    assert 1 == result.status
    assert "taken can't be written: file exists\nsay --into FOLDER" in result.output
    assert 0 == newsroom.run("schema", "--into", "elsewhere/schema").status
    assert (newsroom.folder / "elsewhere/schema/article.json").is_file()


@pytest.fixture
def server(newsroom: Newsroom, npm_package: Callable[[str], Path]) -> LanguageServer:
    """VS Code's YAML language server, with the settings that the command offers."""
    newsroom.write("content/vocabulary/topics.yaml", "rare-earths: {name: Rare earths}\n")
    assert 0 == newsroom.run("schema").status
    package = npm_package("yaml-language-server")
    folder = newsroom.folder / FOLDER
    schemas = {(folder / f"{name}.json").as_uri(): FILES[name] for name in FILES}
    told = {
        "schemas": schemas,
        "validate": True,
        "completion": True,
        "schemaStore": {"enable": False},
    }
    return LanguageServer(program("node"), package, newsroom.folder, {"yaml": told})


def test_editor_completes_a_region(server: LanguageServer) -> None:
    """Behind `regions: [` stand codes with the names of places, and groups; topics likewise."""
    path = "content/articles/2026/new.md"
    with server:
        found = server.open(path, "title: New\ndate: 2026-02-05\nregions: [CN-]\ntopics: []\n")
        regions = server.complete(path, 2, 13)
        topics = server.complete(path, 3, 9)
        fields = server.complete(path, 4, 0)

    assert [] == found
    assert "Zhejiang" in regions["CN-ZJ"]
    assert "Rare earths" in topics["rare-earths"]
    assert "The headline." not in fields.get("title", "")
    assert "Where the story was filed." in fields["dateline"]


@pytest.mark.parametrize(
    ("path", "text", "said", "line"),
    [
        ("articles/a.md", "title: A\ndate: 2026-02-05\nsumary: x\n", "sumary", 2),
        ("articles/a.md", "title: A\ndate: 2026-02-05\nkind: analsis\n", "Value", 2),
        ("articles/a.md", "title: A\n", "date", 0),
        ("site.yaml", "titel: A\n", "titel", 0),
        ("vocabulary/topics.yaml", "a: {name: A, descripton: x}\n", "descripton", 0),
        ("vocabulary/regions.yaml", "groups: {a: {name: A, members: [CN], x: y}}\n", "x", 0),
        ("media/x.jpg.yaml", "alt: A view\ncaptoin: x\n", "captoin", 1),
    ],
)
def test_editor_underlines_what_is_wrong(
    path: str, text: str, said: str, line: int, server: LanguageServer
) -> None:
    """A wrong key or value is underlined on its line, in each kind of file."""
    with server:
        found = server.open(f"content/{path}", text)

    assert line in [each["range"]["start"]["line"] for each in found], found
    assert any(said in each["message"] for each in found), found
