"""The paths of a tree, written down once: both trees of a project mostly have the same."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b

from dateline.publish.sums import SIZE as SUMS_SIZE
from dateline.publish.sums import sums_of

NAME_SIZE = 16


def keep_paths(own: str, folders: Sequence[str], files: Sequence[str]) -> bytes:
    """Write down the paths of a tree; return the name by which they are found."""
    above = "\n".join(folders).encode("utf-8", "surrogateescape")
    below = "\n".join(files).encode("utf-8", "surrogateescape")
    body = (f"{len(above)} {len(files)}\n".encode(), above, below)
    name = blake2b(b"".join(body), digest_size=NAME_SIZE).digest()
    path = _place(own, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(f"{path}.made", "wb") as file:
        file.writelines((sums_of(*body), *body))
    os.replace(f"{path}.made", path)
    return name


def are_kept(own: str, name: bytes) -> bool:
    """Tell whether paths of this name are written down."""
    return bool(name) and os.path.exists(_place(own, name))


def read_paths(own: str, name: bytes) -> tuple[list[str], list[str]]:
    """Return the paths of folders, and of files; OSError or ValueError where they are lost."""
    with open(_place(own, name), "rb") as file:
        data = file.read()
    sums, body = data[:SUMS_SIZE], memoryview(data)[SUMS_SIZE:]
    if sums != sums_of(body):
        raise ValueError("damaged")
    start = data.index(b"\n", SUMS_SIZE) + 1
    length, count = map(int, data[SUMS_SIZE:start].split())
    end = start + length
    folders = str(memoryview(data)[start:end], "utf-8", "surrogateescape").split("\n")
    files = str(memoryview(data)[end:], "utf-8", "surrogateescape").split("\n")
    return folders, files if count else []


def drop_paths(own: str, used: Iterable[bytes]) -> None:
    """Remove all paths but those of these names."""
    kept = {os.path.basename(_place(own, name)) for name in used}
    with suppress(FileNotFoundError):
        for name in set(os.listdir(f"{own}/paths")) - kept:
            os.unlink(f"{own}/paths/{name}")


def _place(own: str, name: bytes) -> str:
    return f"{own}/paths/{name.hex()}"
