"""The version of the code: what has to be the same for a remembered result to be the same."""

import os
import sys
from hashlib import blake2b

INSTALLED = (".dist-info", ".egg-info")


def code_version() -> bytes:
    """Return a digest of our own source, of the names of all installed libraries, and of Python.

    A library's name holds its version, and listing a folder is much cheaper than asking
    importlib.metadata.
    """
    digest = blake2b(f"{sys.version} {sys.platform}".encode(), digest_size=16)
    for name in _libraries():
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for path in _sources(package):
        with open(path, "rb") as file:
            source = file.read()
        digest.update(f"{path[len(package) :]} {len(source)}\0".encode())
        digest.update(source)
    return digest.digest()


def _libraries() -> list[str]:
    names: set[str] = set()
    for folder in sys.path:
        try:
            names.update(name for name in os.listdir(folder) if name.endswith(INSTALLED))
        except OSError:  # sys.path names archives and missing folders too
            continue
    return sorted(names)


def _sources(package: str) -> list[str]:
    paths = []
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        paths += [f"{folder}/{name}" for name in names if name.endswith((".py", ".so", ".pyd"))]
    return sorted(paths)
