"""The fonts of cards: layouts/cards/title.ttf and text.ttf, and those that the settings name."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from dateline.editorial.nearest import nearest
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.typeface import Typeface, read_typeface

FOLDER = "cards"
TITLE, TEXT = "title.ttf", "text.ttf"
SETTINGS = "content/site.yaml"

# Letters are set one beside the other, so what joins, turns round or stands on another has no face.
_TURNING: Final = ("R", "AL", "AN")


class Faces(Struct, frozen=True):
    """The fonts of headlines and of what stands around them, each with those that help it out."""

    titles: tuple[Typeface, ...] = ()
    texts: tuple[Typeface, ...] = ()


def read_faces(
    folders: tuple[Path, ...], named: tuple[Mention, ...]
) -> tuple[Faces, tuple[Problem, ...]]:
    """Read the fonts of themes, the first of which wins file by file, and those that are named.

    A theme without fonts has no cards.
    """
    paths = {
        path.name: path
        for folder in reversed(folders)
        for path in sorted((folder / FOLDER).glob("*.[ot]tf"))
    }
    problems: list[Problem] = []
    faces: dict[str, Typeface] = {}
    extra = {mention.text: Location(SETTINGS, mention.line, mention.column) for mention in named}
    shipped = {
        name: Location(f"layouts/{FOLDER}/{name}") for name in (TITLE, TEXT) if name in paths
    }
    for name, location in (shipped | extra).items():
        found = read_typeface(paths[name].read_bytes()) if name in paths else None
        if isinstance(found, Typeface):
            faces[name] = found
        else:
            problems.append(_wrong(name, location, found, paths))
    if TITLE not in faces:
        return Faces(), tuple(problems)
    others = tuple(faces[name] for name in extra if name in faces)
    texts = (faces[TEXT],) if TEXT in faces else ()
    return Faces((faces[TITLE], *others), (*texts, faces[TITLE], *others)), tuple(problems)


def face_for(text: str, faces: tuple[Typeface, ...]) -> Typeface | None:
    """Return the first face in which a text can be set."""
    if find_unset(text):
        return None
    return next((face for face in faces if not face.lacks(text)), None)


def find_unset(text: str) -> str:
    """Return the first character that no font would help to set, or ""."""
    if text.isascii():
        return ""
    return next((each for each in text if _is_unset(each)), "")


def settable(text: str) -> str:
    """Return a text without what is not seen, its accents joined to their letters."""
    if text.isascii():
        return " ".join(text.split())
    shown = (each for each in unicodedata.normalize("NFC", text) if not _is_unseen(each))
    return " ".join("".join(shown).split())


def _is_unset(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in _TURNING or unicodedata.category(letter)[0] == "M"


def _is_unseen(letter: str) -> bool:
    """Soft hyphens, joiners, marks of direction, and those that choose a letter's variant."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def _wrong(name: str, location: Location, fault: str | None, paths: Iterable[str]) -> Problem:
    if fault is None:
        near = nearest(name, tuple(paths))
        hint = f"did you mean '{near}'?" if near else f"put it into layouts/{FOLDER}/"
        return Problem(location, "missing-font", f"there is no font '{name}'", hint)
    hint = "cards are drawn with fonts in TrueType or OpenType: a file .ttf or .otf"
    return Problem(location, "unfit-font", f"'{name}' is {fault}", hint)
