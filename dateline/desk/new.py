"""`dateline new`: the file of a new article, in its place, with all that is known of it."""

import re
import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateline.desk.paper import Paper, read_paper
from dateline.desk.request import Request, UsageError
from dateline.editorial.addresses import stem
from dateline.editorial.blank import Beginning, blank_article
from dateline.editorial.dates import parse_date
from dateline.editorial.nearest import nearest
from dateline.editorial.offers import count_uses, make_offers
from dateline.editorial.regions import find_region
from dateline.editorial.vocabulary import Vocabulary
from dateline.model.problem import Problem
from dateline.model.prose import Mention
from dateline.syntax.slug import is_slug, slugify

FOLDER = "content/articles"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Wanted(NamedTuple):
    """What the command line says of the article."""

    title: str
    slug: str
    date: str
    kind: str
    regions: tuple[str, ...]


def read_wanted(asked: Namespace) -> Wanted:
    """Return what is asked for; a UsageError where no file can be made of it."""
    title = " ".join(asked.title.split())
    if not title or _CONTROL.search(title):
        raise UsageError('a title is a line of words: dateline new "Ningbo: a delta meets"')
    slug = asked.slug or slugify(title)
    if not is_slug(slug):
        near = slugify(slug)
        example = near if is_slug(near) else "a-few-plain-words"
        said = f"--slug {asked.slug}" if asked.slug else f"no file can be named after “{title}”"
        raise UsageError(f"{said}: say --slug {example}")
    return Wanted(title, slug, asked.date or "", asked.kind or "", tuple(asked.region or ()))


def new(request: Request, wanted: Wanted) -> int:
    """Write the file; return the exit status."""
    paper = read_paper(request.root)
    if paper is None:
        return 1
    beginning = _begin(wanted, request, paper)
    texts = (paper.contents.stored(paper.contents.files[path]).read() for path in paper.recent)
    offers = make_offers(paper.vocabulary, paper.settings.kinds, count_uses(texts))
    path = f"{FOLDER}/{beginning.date.year}/{wanted.slug}.md"
    try:
        _write_new(request.root / path, blank_article(beginning, offers))
    except OSError as error:
        print(f"{path} {_failure(error, request.root / path, wanted)}", file=sys.stderr)
        return 1
    print(path)
    if not request.quiet:
        print("Now write it; `dateline check` says what is wrong with it, and", file=sys.stderr)
        print("it comes out once the line `draft: true` is gone.", file=sys.stderr)
    return 0


def _begin(wanted: Wanted, request: Request, paper: Paper) -> Beginning:
    """Return what is known of the article; a UsageError names a word that isn't."""
    settings, paths = paper.settings, paper.contents.files
    today = request.now.astimezone(ZoneInfo(settings.site.zone)).date()
    day = _day(wanted.date) if wanted.date else today
    if wanted.kind and wanted.kind not in settings.kinds:
        near = nearest(wanted.kind, settings.kinds)
        known = f"did you mean {near}?" if near else f"known are {', '.join(settings.kinds)}"
        raise UsageError(f"--kind {wanted.kind}: {known}")
    regions = tuple(_region(word, paper.vocabulary) for word in wanted.regions)
    return Beginning(wanted.title, day, _free_id(wanted.slug, day, paths), wanted.kind, regions)


def _day(given: str) -> date:
    written = parse_date(Mention(given, 0, 0))
    if isinstance(written, str):
        raise UsageError(f"--date {given}: {written}")
    return written.moment.date()


def _region(word: str, vocabulary: Vocabulary) -> str:
    region = find_region(vocabulary.regions, Mention(word, 0, 0), "")
    if isinstance(region, Problem):
        raise UsageError(f"--region {word}: {region.hint or region.message}")
    return region.key


def _free_id(slug: str, day: date, paths: Iterable[str]) -> str:
    """An id that is no other article's: without one of its own, an article has its file's name."""
    taken = {stem(path) for path in paths if path.startswith(f"{FOLDER}/")}
    candidates = chain((slug, f"{slug}-{day.year}"), (f"{slug}-{day.year}-{n}" for n in count(2)))
    return next(each for each in candidates if each not in taken)


def _failure(error: OSError, path: Path, wanted: Wanted) -> str:
    if isinstance(error, FileExistsError) and path.exists():
        return f"is there already: say --slug {wanted.slug}-2"
    return f"can't be written: {(error.strerror or str(error)).lower()}"


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet; what fails leaves none behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(text.encode())
        except OSError:
            path.unlink()
            raise
