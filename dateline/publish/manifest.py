"""manifest.json: every other file of an edition with its digest and media type.

It makes public/ self-describing: what it doesn't list isn't ours.
"""

from collections.abc import Mapping
from typing import Final

import msgspec

NAME = "manifest.json"
GENERATOR = "Dateline"
UNKNOWN = "application/octet-stream"

# The system's own table differs from machine to machine.
TYPES: Final = {
    "atom": "application/atom+xml",
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "gif": "image/gif",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "mjs": "text/javascript",
    "opml": "text/x-opml",
    "pdf": "application/pdf",
    "png": "image/png",
    "rss": "application/rss+xml",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "xsl": "text/xsl",
    "zip": "application/zip",
}


class Listed(msgspec.Struct, frozen=True):
    """What the manifest tells of a file: the digest (BLAKE2b, 16 bytes, in hex), the media type."""

    digest: str
    type: str


class Manifest(msgspec.Struct, frozen=True):
    """An edition as it describes itself."""

    generator: str
    files: dict[str, Listed]


def manifest_of(digests: Mapping[str, bytes]) -> bytes:
    """Return the manifest that lists these files, one on a line, in the order of their paths."""
    encode = msgspec.json.Encoder().encode
    kinds: dict[str, bytes] = {}
    rows = []
    for path in sorted(digests):
        ending = path[path.rfind(".") + 1 :]
        if ending not in kinds:
            kinds[ending] = media_type(path).encode()
        row = encode(path), digests[path].hex().encode(), kinds[ending]
        rows.append(b'%b:{"digest":"%b","type":"%b"}' % row)
    return b'{"generator":%b,"files":{\n%b\n}}\n' % (encode(GENERATOR), b",\n".join(rows))


def parse_manifest(text: bytes) -> dict[str, Listed] | None:
    """Return what a manifest lists by path, or None if it isn't a manifest of ours."""
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return manifest.files if manifest.generator == GENERATOR else None


def media_type(path: str) -> str:
    """Return the media type by the path's extension."""
    _, _, extension = path.rpartition("/")[2].rpartition(".")
    return TYPES.get(extension.lower(), UNKNOWN)
