"""Printed files by their digest, from when they are made until they are put into a tree."""

import os
from contextlib import suppress

from dateline.model.file import digest_of

FILE_MODE = 0o644
FOLDER_MODE = 0o755


def staged_path(folder: str, digest: bytes) -> str:
    """Return where the bytes with this digest are."""
    name = digest.hex()
    return f"{folder}/{name[0]}/{name[1:]}"


def stage(folder: str, data: bytes, digest: bytes = b"") -> bytes:
    """Write `data`; return its digest, which may be known. Workers may do so at once."""
    digest = digest or digest_of(data)
    try:
        _write_once(staged_path(folder, digest), data)
    except OSError as error:
        error.filename = folder  # the same for all, so that a full disk is told once
        raise
    return digest


def read_staged(folder: str) -> set[bytes]:
    """Return the digests of what an earlier build left, without what it left half-written."""
    digests = set()
    for path in _leftovers(folder):
        with open(path, "rb") as file:
            digest = digest_of(file.read())
        if path == staged_path(folder, digest):
            digests.add(digest)
        else:
            os.unlink(path)
    return digests


def clear_staging(folder: str) -> None:
    """Remove what is left."""
    for path in _leftovers(folder):
        with suppress(OSError):
            os.unlink(path)


def copy(source: str, target: str) -> None:
    """Copy a file, where it can't be linked."""
    with open(source, "rb") as file:
        data = file.read()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        _write(descriptor, data)
    finally:
        os.close(descriptor)


def make_folder(path: str) -> None:
    """Make a folder that everybody may read, whatever the umask."""
    os.mkdir(path, FOLDER_MODE)
    os.chmod(path, FOLDER_MODE)


def _write_once(path: str, data: bytes) -> None:
    try:
        descriptor = _create(path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor = _create(path)
    if descriptor < 0:
        return
    try:
        _write(descriptor, data)
    except OSError:
        with suppress(OSError):
            os.unlink(path)
        raise
    finally:
        os.close(descriptor)


def _create(path: str) -> int:
    """Open a new file; -1 if it is there: another worker made the same bytes."""
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    except FileExistsError:
        return -1


def _write(descriptor: int, data: bytes) -> None:
    if os.name != "nt":
        os.fchmod(descriptor, FILE_MODE)  # whatever the umask
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _leftovers(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    return [
        f"{folder}/{part}/{name}"
        for part in os.listdir(folder)
        for name in os.listdir(f"{folder}/{part}")
    ]
