"""The settings and the vocabulary of a paper alone, for commands that build nothing."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from dateline.desk.reports import show_problems
from dateline.editorial.contents import FOLDER, Contents, Listed, read_contents
from dateline.editorial.settings import Settings, read_settings
from dateline.editorial.vocabulary import Vocabulary, read_vocabulary
from dateline.model.file import digest_of
from dateline.publish.current import list_rows

ARTICLES = "content/articles/"
RECENT = 200  # articles that tell what the desk uses now


class Paper(Struct, frozen=True):
    """What a paper says of itself; of its articles, those in `recent` can be read."""

    contents: Contents
    settings: Settings
    vocabulary: Vocabulary
    recent: tuple[str, ...]


def read_paper(root: Path) -> Paper | None:
    """Read a paper, or say why its settings can't be read."""
    contents, _ = read_contents(
        root, list_rows([str(root / FOLDER)]), lambda listed: _digests(root, listed)
    )
    settings, problems = read_settings(contents)
    if settings is None:
        show_problems(problems)
        return None
    vocabulary, _ = read_vocabulary(contents, settings.open, settings.site.language)
    return Paper(contents, settings, vocabulary, tuple(_recent(contents.files)))


def _digests(root: Path, listed: Sequence[Listed]) -> list[bytes]:
    """Digests of what is read here: the settings, the vocabulary, the newest articles."""
    recent = set(_recent([path for path, _, _ in listed]))
    return [
        digest_of((root / path).read_bytes()) if path in recent or _is_about_all(path) else b""
        for path, _, _ in listed
    ]


def _is_about_all(path: str) -> bool:
    return path == "content/site.yaml" or path.startswith("content/vocabulary/")


def _recent(paths: Iterable[str]) -> list[str]:
    """The articles in the last folders: one a year, as `dateline new` and most desks keep them."""
    articles = [path for path in paths if path.startswith(ARTICLES) and path.endswith(".md")]
    return sorted(articles, reverse=True)[:RECENT]
