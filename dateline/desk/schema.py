"""`dateline schema`: JSON Schemas of this paper, and settings for editors that read them."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import NamedTuple

from dateline.desk.paper import Paper, read_paper
from dateline.desk.reports import count_of
from dateline.desk.request import Request
from dateline.editorial.paper_schema import FILES, paper_schemas

FOLDER = ".dateline/schema"
EXTENSION = "redhat.vscode-yaml"


class Target(NamedTuple):
    """Where the schemas go, from the project; whether settings for VS Code are wanted too."""

    folder: str
    vscode: bool


def read_target(asked: Namespace) -> Target:
    """Return where the schemas go."""
    return Target(asked.into.rstrip("/") or "/", asked.vscode)


def schema(request: Request, target: Target) -> int:
    """Write the schemas; return the exit status."""
    paper = read_paper(request.root)
    if paper is None:
        return 1
    folder = request.root / target.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schema_files(paper).items():
            (folder / name).write_text(text, encoding="utf-8")
        told = _offer_settings(request.root, target)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"{error.filename or folder} can't be written: {reason}", file=sys.stderr)
        print("say --into FOLDER for another place", file=sys.stderr)
        return 1
    if not request.quiet:
        print(f"{target.folder}/: {count_of(len(FILES), 'schema')}")
        print(told, end="")
    return 0


def schema_files(paper: Paper) -> dict[str, str]:
    """Return the schemas of a paper, by the names of their files."""
    schemas = paper_schemas(paper.vocabulary, paper.settings.kinds)
    return {
        f"{name}.json": f"{json.dumps(each, ensure_ascii=False, indent=1)}\n"
        for name, each in schemas.items()
    }


def vscode_files(folder: str) -> dict[str, str]:
    """Return the files of .vscode/ that VS Code needs for schemas in a folder, by name."""
    wanted = {
        "settings.json": vscode_settings(folder),
        "extensions.json": {"recommendations": [EXTENSION]},
    }
    return {name: f"{json.dumps(value, indent=2)}\n" for name, value in wanted.items()}


def vscode_settings(folder: str) -> dict[str, object]:
    """Return what .vscode/settings.json needs: which schema is for which files."""
    here = folder if folder.startswith("/") else f"./{folder}"
    return {"yaml.schemas": {f"{here}/{name}.json": pattern for name, pattern in FILES.items()}}


def _offer_settings(root: Path, target: Target) -> str:
    """Write the settings where there are none, else return them to be pasted."""
    if not target.vscode:
        return "For VS Code: dateline schema --vscode. For others: docs/editors.md\n"
    told = ""
    for name, text in vscode_files(target.folder).items():
        file = root / ".vscode" / name
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            told += f".vscode/{name} written\n"
        elif file.read_text(encoding="utf-8", errors="replace") != text:
            told += f".vscode/{name} is yours, and stays; put this into it:\n{text}"
    return told
