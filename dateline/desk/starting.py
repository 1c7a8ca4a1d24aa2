"""The files of a new paper: what is in desk/start/, with the answers of its editors in them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

import dateline
from dateline.editorial.blank import quoted_title
from dateline.layout.cards import read_faces, settable
from dateline.layout.cards.faces import face_for
from dateline.layout.workshop import default_layouts

STAND_IN = "https://paper.example/"
START: Final = Path(__file__).parent / "start"
_HOSTING: Final = {
    "github": "hosting: {nojekyll: true}",
    "gitlab": "hosting: {redirects: true}",
    "netlify": "hosting: {headers: true, netlify: true}",
    "cloudflare": "hosting: {headers: true, redirects: true}",
    "none": "# hosting: {headers: true, redirects: true}",
}


_PLACE = re.compile(r"@([a-z]+)@")


class Answers(Struct, frozen=True):
    """What its editors say of a new paper; `publisher` and `email` may be ""."""

    title: str
    url: str = STAND_IN
    language: str = "en"
    zone: str = "UTC"
    publisher: str = ""
    email: str = ""
    host: str = "github"


def starting_files(answers: Answers, today: date) -> dict[str, str]:
    """Return the texts of all files of a new paper, by their paths in it."""
    words = _words(answers, today)
    files: dict[str, str] = {}
    for folder in (START / "paper", START / "hosts" / answers.host):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                text = path.read_text(encoding="utf-8")
                files[_target(path.relative_to(folder), today)] = _filled(text, words)
    return files


def authority_of(url: str, year: int) -> str:
    """Return the authority of a paper's ids (RFC 4151): its host, and a year in which it is."""
    host = urlsplit(url).hostname or ""
    return f"{host.encode('idna').decode()},{year}"


def _filled(text: str, words: dict[str, str]) -> str:
    """Put the words in their places, in one go: what an editor answers may look like a place."""
    return _PLACE.sub(lambda place: words.get(place[1], place[0]), text)


def _words(answers: Answers, today: date) -> dict[str, str]:
    title = quoted_title(answers.title)
    email = f"  email: {answers.email}\n" if answers.email else "  # email: letters@paper.example\n"
    return {
        "title": title,
        "name": answers.title,
        "url": answers.url,
        "authority": f'"{authority_of(answers.url, today.year)}"',
        "language": answers.language,
        "zone": answers.zone,
        "publisher": quoted_title(answers.publisher) if answers.publisher else title,
        "email": email,
        "cards": "\n".join(_cards(answers.title, today)),
        "hosting": f"# Files that the host reads beside the pages.\n{_HOSTING[answers.host]}",
        "publishing": (START / f"publishing/{answers.host}.md").read_text(encoding="utf-8").strip(),
        "version": dateline.__version__,
        "year": str(today.year),
        "today": today.isoformat(),
        "yesterday": (today - timedelta(days=1)).isoformat(),
    }


def _cards(title: str, today: date) -> Iterator[str]:
    """The setting of social cards, which can't bear a name that their fonts lack."""
    faces, _ = read_faces((default_layouts(),), ())
    yield "# Articles from this day on have a social card: what a link to them looks like."
    if face_for(settable(title), faces.titles):
        yield f"cards: {{since: {today.isoformat()}}}"
    else:
        yield "# The paper's name needs a font for that, in layouts/cards/:"
        yield f"# cards: {{since: {today.isoformat()}, fonts: [noto-serif-sc.otf]}}"


def _target(path: Path, today: date) -> str:
    """Where a file goes: names that mean something to git or Python are written otherwise here."""
    parts = [
        part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in path.parts
    ]
    target = "/".join(parts).removesuffix(".start")
    return target.replace("content/articles/", f"content/articles/{today.year}/")
