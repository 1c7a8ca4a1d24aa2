"""Fingerprints the files of a theme, and lists all that it publishes beside the pages."""

import re
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

from msgspec import Struct

from dateline.model.file import Stored, digest_of
from dateline.model.problem import Location, Problem

ASSETS = "assets"
STATIC = "static"
STYLESHEET = "site.css"
DOTTED = (".well-known", ".nojekyll")

_COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")
_URL = re.compile(r"""url\(\s*(["']?)(?!data:|https?:|/|#)([^"')?#]+)([^"')]*)\1\s*\)""")


class AssetFile(Struct, frozen=True):
    """A file of the theme: its name below assets/ or static/, its address, and its bytes."""

    name: str
    address: str
    stored: Stored


class Assets(Struct, frozen=True):
    """All that a theme publishes: `files` under fingerprinted addresses, `static` as they are."""

    files: tuple[AssetFile, ...] = ()
    static: tuple[AssetFile, ...] = ()

    @property
    def digest(self) -> bytes:
        """The digest of what pages say of assets: their addresses, which tell their contents."""
        return digest_of("\0".join(file.address for file in self.files).encode())


def read_assets(folders: tuple[Path, ...], dress: str = "") -> tuple[Assets, tuple[Problem, ...]]:
    """Read the assets and static files of themes, the first of which wins file by file.

    `dress` is what the settings change of the theme: it stands after its style sheet.
    """
    sources = {name: path.read_bytes() for name, path in _files(folders, ASSETS).items()}
    plain = {name: data for name, data in sources.items() if not name.endswith(".css")}
    styles = {name: data.decode() for name, data in sources.items() if name.endswith(".css")}
    if dress and STYLESHEET in styles:
        styles[STYLESHEET] += dress
    addresses = {name: asset_address(name, data) for name, data in plain.items()}
    printed = plain | {
        name: _shorten(_point(name, text, addresses)).encode() for name, text in styles.items()
    }
    files = tuple(
        AssetFile(name, asset_address(name, data), Stored(digest_of(data), _Held(data)))
        for name, data in sorted(printed.items())
    )
    static = tuple(
        AssetFile(name, f"/{name}", Stored(digest_of(path.read_bytes()), _Shelf(path)))
        for name, path in _files(folders, STATIC).items()
    )
    problems = (
        problem
        for name, text in styles.items()
        for problem in _missing(name, text, addresses, folders[0].name)
    )
    return Assets(files, static), tuple(problems)


def asset_address(name: str, data: bytes) -> str:
    """Return the address of an asset, which changes with its bytes: it may be cached for ever."""
    stem, dot, ending = name.rpartition(".")
    mark = digest_of(data).hex()[:8]
    return f"/{ASSETS}/{stem}.{mark}.{ending}" if dot else f"/{ASSETS}/{name}.{mark}"


class _Held(Struct, frozen=True):
    """Bytes at hand."""

    data: bytes

    def __call__(self, digest: bytes) -> bytes:  # noqa: ARG002 - the one text it holds
        return self.data


class _Shelf(Struct, frozen=True):
    """A file that is read when it is printed."""

    path: Path

    def __call__(self, digest: bytes) -> bytes:  # noqa: ARG002 - the one text it holds
        return self.path.read_bytes()


def _files(folders: tuple[Path, ...], part: str) -> dict[str, Path]:
    found = {
        path.relative_to(folder / part).as_posix(): path
        for folder in reversed(folders)
        for path in (folder / part).rglob("*")
        if path.is_file() and not _is_leftover(path.relative_to(folder / part))
    }
    return dict(sorted(found.items()))


def _is_leftover(path: Path) -> bool:
    """Whether a system or an editor left a file: `.DS_Store`, `.site.css.swp`, `site.css~`."""
    hidden = any(name.startswith(".") and name not in DOTTED for name in path.parts)
    return hidden or path.name.endswith("~")


def _point(name: str, text: str, addresses: dict[str, str]) -> str:
    """Let the URLs of a stylesheet lead to the fingerprinted files beside it.

    They stay relative, so that a stylesheet doesn't know the folder the site lives under.
    """

    def point(url: re.Match[str]) -> str:
        address = addresses.get(_beside(name, url[2]))
        if address is None:
            return url[0]
        return f'url("{relpath(address, dirname(f"/{ASSETS}/{name}"))}{url[3]}")'

    return _URL.sub(point, text)


def _missing(name: str, text: str, addresses: dict[str, str], folder: str) -> list[Problem]:
    return [
        Problem(
            Location(f"{folder}/{ASSETS}/{name}", text.count("\n", 0, url.start()) + 1),
            "missing-asset",
            f"there is no {_beside(name, url[2])!r} among the assets",
        )
        for url in _URL.finditer(text)
        if _beside(name, url[2]) not in addresses
    ]


def _beside(name: str, url: str) -> str:
    return normpath(join(dirname(name), url))


def _shorten(text: str) -> str:
    """Leave out comments and indents, which readers' browsers have no use for."""
    bare = _COMMENT_OR_STRING.sub(lambda found: "" if found[0][:2] == "/*" else found[0], text)
    return _INDENT.sub("\n", bare).strip() + "\n"
