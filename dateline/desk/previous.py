"""The last publication, as its manifest tells of it: a file or a URL, and never to be trusted."""

import re
from pathlib import Path
from urllib.error import HTTPError

from dateline.desk.reports import on_one_line
from dateline.desk.request import Request, UsageError
from dateline.desk.web import FAILURES, fetch, reason_of
from dateline.publish.claims import refuse_odd
from dateline.publish.manifest import NAME, Listed, parse_manifest

MOST = 50_000_000  # bytes of a manifest: a quarter of a million files
NEVER_PUBLISHED = (404, 410)
_DIGEST = re.compile(r"[0-9a-f]{32}")

Files = dict[str, Listed]


class UnreadableError(Exception):
    """What was published last can't be told; the message says why."""


def read_published(request: Request) -> Files:
    """Return what public/ holds beside its manifest."""
    given = request.public / NAME
    data = _read_file(given)
    if not data:
        raise UsageError(f"nothing is published in {request.public.name}/: run dateline build")
    return _files(data, f"{request.public.name}/{NAME}")


def read_previous(given: str) -> Files:
    """Return what the last publication listed; nothing where there was none."""
    try:
        is_url = given.startswith(("http://", "https://"))
        data = fetch(given, MOST + 1) if is_url else _read_file(Path(given))
    except FAILURES as error:
        if isinstance(error, HTTPError) and error.code in NEVER_PUBLISHED:
            return {}
        raise UnreadableError(f"{given} can't be read: {reason_of(error)}") from None
    return _files(data, given) if data else {}


def _read_file(path: Path) -> bytes:
    """Return a file's bytes, none if it isn't there."""
    try:
        with path.open("rb") as file:
            return file.read(MOST + 1)
    except FileNotFoundError:
        return b""


def _files(data: bytes, name: str) -> Files:
    if len(data) > MOST:
        raise UnreadableError(f"{name} is longer than a manifest may be: {MOST:,} bytes")
    files = parse_manifest(data)
    if files is None:
        raise UnreadableError(f"{name} is no manifest of Dateline")
    for path, listed in files.items():
        if _is_odd(path):
            raise UnreadableError(f"{name} lists {_shown(path)}, a path that can't be trusted")
        if not _DIGEST.fullmatch(listed.digest):
            raise UnreadableError(f"{name} lists {_shown(path)} with no digest of Dateline's")
    return files


def _is_odd(path: str) -> bool:
    """Whether a path could lead astray, or read as another in a list of one on a line."""
    try:
        refuse_odd(path)
    except ValueError:
        return True
    return path != path.strip() or not path.isprintable()


def _shown(path: str) -> str:
    return on_one_line(ascii(path))
