"""`dateline init`: a new paper in a folder of its own, that builds at once."""

import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from os import path as paths
from pathlib import Path
from typing import Final, NamedTuple

from msgspec.structs import asdict, replace

from dateline.desk.asking import NoAnswerError, Question, ask, is_answered
from dateline.desk.paper import read_paper
from dateline.desk.paper_options import HOSTS
from dateline.desk.reports import count_of
from dateline.desk.request import UsageError
from dateline.desk.schema import FOLDER as SCHEMAS
from dateline.desk.schema import schema_files, vscode_files
from dateline.desk.starting import STAND_IN, Answers, starting_files
from dateline.editorial.addresses import plain_url
from dateline.editorial.dates import zone_names, zone_of
from dateline.editorial.nearest import nearest
from dateline.editorial.settings import PATH, parse_settings
from dateline.model.file import Stored, digest_of

# What may be there before a paper is: none of it is ours, and none of ours is there.
OTHERS = (".git", ".venv", "venv", ".idea", ".DS_Store", "LICENSE", "LICENSE.md", "LICENSE.txt")
MOST_NAMED = 5
LOCALTIME = "/etc/localtime"
# Controls, and what stands for bytes that are no text.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
QUESTIONS: Final = {
    "title": "The paper's name",
    "url": "Where it will be published",
    "zone": "The time zone of its dates",
    "email": "Where letters go (an e-mail address, or nothing)",
    "host": f"Who will host it ({', '.join(HOSTS)})",
}


class Wanted(NamedTuple):
    """Where the paper goes, what is known of it by option, and whether the rest may be asked."""

    folder: Path
    given: dict[str, str]
    ask: bool


def read_wanted(asked: Namespace) -> Wanted:
    """Return what the command line says; a UsageError where no paper can be made there."""
    names = ("title", "url", "language", "zone", "publisher", "email", "host")
    given = {name: " ".join(getattr(asked, name).split()) for name in names if getattr(asked, name)}
    folder = Path(asked.folder)
    _check_folder(folder)
    return Wanted(folder, given, not asked.yes and is_answered())


def init(wanted: Wanted, now: datetime, quiet: bool) -> int:
    """Write the files of the paper; return the exit status."""
    answers = _answers(wanted, now)
    today = now.astimezone(zone_of(answers.zone)).date()
    settings = vscode_files(SCHEMAS)
    files = starting_files(answers, today) | {f".vscode/{n}": text for n, text in settings.items()}
    try:
        _write_all(wanted.folder, files)
        if paper := read_paper(wanted.folder.resolve()):
            _write_all(wanted.folder / SCHEMAS, schema_files(paper))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"{error.filename or wanted.folder} can't be written: {reason}", file=sys.stderr)
        print("nothing was made; name another folder", file=sys.stderr)
        return 1
    if not quiet:
        print(f"{wanted.folder}/: {count_of(len(files), 'file')}, two of them example articles")
        print("\n".join(_next_steps(wanted.folder, answers)))
    return 0


def _check_folder(folder: Path) -> None:
    """A folder that holds something stays as it is."""
    if not paths.lexists(folder):
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder that is new or empty")
    try:
        there = sorted(each.name for each in folder.iterdir() if each.name not in OTHERS)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{folder} can't be looked into: {reason}") from None
    if "content" in there:
        raise UsageError(f"{folder} holds a content/ already: dateline check --project {folder}")
    if there:
        more = f" and {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
        named = ", ".join(there[:MOST_NAMED]) + more
        raise UsageError(f"{folder} isn't empty ({named}): name a folder that is new or empty")


def _answers(wanted: Wanted, now: datetime) -> Answers:
    """Return what is said by option, then on the terminal; the rest is what is usual."""
    answers = Answers(title=_usual_title(wanted.folder), zone=_usual_zone())
    for name, text in wanted.given.items():
        if fault := _fault(answers, name, text, now):
            raise UsageError(f"--{name} {text}: {fault}")
        answers = replace(answers, **{name: _plain(name, text)})
    if wanted.ask:
        for name, words in QUESTIONS.items():
            if name not in wanted.given:
                answers = _asked(answers, name, words, now)
    return answers


def _asked(answers: Answers, name: str, words: str, now: datetime) -> Answers:
    usual = str(asdict(answers)[name])
    try:
        text = ask(Question(words, usual, lambda text: _fault(answers, name, text, now)))
    except NoAnswerError:
        raise KeyboardInterrupt from None
    return replace(answers, **{name: _plain(name, text)})


def _plain(name: str, text: str) -> str:
    return plain_url(text) if name == "url" else text


def _fault(answers: Answers, name: str, text: str, now: datetime) -> str:
    """What is wrong with an answer, as the settings themselves would be judged."""
    if _UNWRITABLE.search(text):
        return "it holds a character that no file can hold: type it anew"
    if name == "host" and text not in HOSTS:
        near = nearest(text, HOSTS)
        return f"did you mean {near}?" if near else f"known are {', '.join(HOSTS)}"
    if name == "title" and not any(each.isalnum() for each in text):
        return "a name needs a letter or a digit, for feeds and for those who hear it"
    if name == "zone" and text not in zone_names():
        near = nearest(text, sorted(zone_names()))
        return f"did you mean {near}?" if near else "a zone is written Europe/Rome"
    if name == "url" and not text.lower().startswith(("https://", "http://")):
        return f"write the whole address, https://{text.rpartition('//')[2] or 'paper.example'}/"
    return next(_in_settings(replace(answers, **{name: _plain(name, text)}), now), "")


def _in_settings(answers: Answers, now: datetime) -> Iterator[str]:
    try:
        text = starting_files(answers, now.date())[PATH].encode()
    except UnicodeError:  # no host's name can be that
        yield f"write the whole address, {STAND_IN}"
        return
    _, problems = parse_settings(Stored(digest_of(text), lambda _: text))
    yield from (each.hint or each.message for each in problems)


def _usual_title(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    title = " ".join(words)
    return (title[:1].upper() + title[1:]) if any(map(str.isalnum, title)) else "A new paper"


def _usual_zone() -> str:
    """The zone of this machine, where it says so."""
    zone = paths.realpath(LOCALTIME).rpartition("zoneinfo/")[2]
    return zone if zone in zone_names() and not zone.startswith("Etc/") else "UTC"


def _write_all(folder: Path, files: dict[str, str]) -> None:
    """Write all files, or leave nothing behind."""
    made: list[Path] = []
    try:
        for path, text in files.items():
            file = folder / path
            missing = [each for each in (file, *file.parents) if not paths.lexists(each)]
            for each in reversed(missing[1:]):
                each.mkdir()
                made.append(each)
            made.append(file)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
    except BaseException:
        for each in reversed(made):
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink(missing_ok=True)
        raise


def _next_steps(folder: Path, answers: Answers) -> Iterator[str]:
    yield ""
    if folder.resolve() != Path.cwd():
        yield f"  cd {folder}"
    yield "  dateline serve    a preview that follows what you save"
    yield "  dateline build    the site, in public/"
    yield ""
    if answers.url == STAND_IN:
        yield f"{STAND_IN} stands in for your own address. Before you publish, put that into"
        yield "base_url and id_authority of content/site.yaml."
    yield "README.md says the rest."
