"""`dateline changes`: what to upload and what to remove, in an order that breaks no page."""

import json
import sys
from collections.abc import Iterator

from msgspec import Struct

from dateline.desk.previous import Files, UnreadableError, read_previous, read_published
from dateline.desk.reports import count_of
from dateline.desk.request import Request
from dateline.model.file import digest_of
from dateline.publish.manifest import NAME, media_type
from dateline.publish.stages import Stage, stage_of


class Change(Struct, frozen=True):
    """A file to put or to remove: its path below public/, the digest of what is put or goes."""

    action: str
    path: str
    digest: str
    type: str
    stage: Stage


def changes(request: Request) -> int:
    """List what differs from the last publication; return the exit status."""
    try:
        ours = read_published(request)
        theirs = read_previous(request.previous)
    except UnreadableError as error:
        print(f"nothing is listed: {error}", file=sys.stderr)
        return 1
    manifest = (request.public / NAME).read_bytes()
    found = tuple(_in_order(ours, theirs, digest_of(manifest).hex()))
    if request.format == "json":
        rows = [_row(change) for change in found]
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{each.action:<6} {each.type} {each.path}\n" for each in found)
    if not request.quiet:
        print(_summary(found, first=not theirs), file=sys.stderr)
    return 0


def _in_order(ours: Files, theirs: Files, manifest: str) -> Iterator[Change]:
    """Yield all that differs, step by step; what is removed from lists and pages goes first."""
    new = [
        Change("put", path, listed.digest, media_type(path), stage_of(path))
        for path, listed in ours.items()
        if path not in theirs or theirs[path].digest != listed.digest
    ]
    gone = [
        Change("remove", path, theirs[path].digest, media_type(path), Stage.REMOVALS)
        for path in theirs.keys() - ours.keys()
    ]
    steps = tuple(Stage)
    yield from sorted(new, key=lambda each: (steps.index(each.stage), each.path))
    yield from sorted(gone, key=lambda each: (-steps.index(stage_of(each.path)), each.path))
    if new or gone:
        yield Change("put", NAME, manifest, media_type(NAME), Stage.MANIFEST)


def _row(change: Change) -> dict[str, str]:
    return {
        "action": change.action,
        "stage": change.stage.value,
        "path": change.path,
        "type": change.type,
        "digest": change.digest,
    }


def _summary(found: tuple[Change, ...], first: bool) -> str:
    if not found:
        return "nothing changed since the last publication"
    puts = sum(change.action == "put" for change in found)
    line = f"{count_of(puts, 'file')} to put, {len(found) - puts} to remove"
    return f"{line}; nothing was published before" if first else line
