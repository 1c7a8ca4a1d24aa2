"""What Dateline reads beside the articles of the corpus: settings, vocabularies, pictures.

There are two papers of the same articles: `full` has all that Dateline makes unless told not to,
`peer` exactly the pages and the one feed that the other generators are asked for.
"""

import random
import struct
import zlib
from collections.abc import Container, Sequence
from pathlib import Path

from flavours import quoted, slugify

PICTURES = 12
UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

SITE = """\
title: Policy Dispatch
base_url: https://newsletter.example/
id_authority: "newsletter.example,2016"
language: en
zone: UTC
permalink: /articles/{slug}/
page_size: 20
publisher: {name: Policy Dispatch}
links: {new_tab: true}
"""
PEER = """\
news_sitemap: false
feeds:
  size: 20
  formats: rss
  terms: none
  history: false
  highlights: false
  corrections: false
  opml: false
pages:
  terms: [regions, topics]
  paged: false
  indexes: false
  roll_up: false
  archive: false
  subscribe: false
  corrections: false
  disclaimers: false
  figures: false
"""
FULL = "feeds: {size: 20}\n"
NAVIGATION = ("CN", "US", "EU", "JP", "KR")
REGIONS = f"""\
groups:
  EU:
    name: European Union
    members: [{", ".join(UNION.split())}]
overrides:
  TW: {{name: Taiwan, parent: "030"}}
"""
FACTS = "credit: Policy Dispatch\n"


def write_paper(
    out: Path, profile: str, regions: Container[str], words: dict[str, Sequence[str]]
) -> None:
    """Write all of content/ but the articles, in which `regions` are used; `words`: the terms."""
    settings = f"{SITE}{PEER if profile == 'peer' else FULL}{_navigation(regions)}"
    write(out / "content/site.yaml", settings.encode())
    write(out / "content/vocabulary/regions.yaml", REGIONS.encode())
    for name, known in words.items():
        lines = [f"{slugify(word)}: {{name: {quoted(word)}}}\n" for word in known]
        write(out / f"content/vocabulary/{name}.yaml", "".join(lines).encode())
    for number in range(1, PICTURES + 1):
        picture = out / f"content/media/chart-{number:02d}.png"
        write(picture, chart(number))
        write(picture.with_name(f"{picture.name}.yaml"), FACTS.encode())


def _navigation(regions: Container[str]) -> str:
    """The menu that the others have in their templates: a page that isn't there can't be in it."""
    used = [key for key in NAVIGATION if key in regions]
    items = [f"{{name: {key}, to: /regions/{key.lower()}/}}" for key in used]
    return f"navigation: [{', '.join(items)}]\n"


def write(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def chart(number: int, width: int = 520, height: int = 260) -> bytes:
    """Draw eight bars in two colours, as a PNG of one bit a pixel."""
    rng = random.Random(number)
    tops = [height - 20 - rng.randint(30, 220) for _ in range(8)]
    rows = []
    for y in range(height):
        bits = 0
        for x in range(width):
            bar, place = divmod(x - 20, 60)
            inked = 0 <= bar < 8 and place < 40 and tops[bar] <= y < height - 20
            bits = bits << 1 | inked
        rows.append(b"\0" + bits.to_bytes(width // 8, "big"))
    header = struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0)
    palette = bytes.fromhex("ffffff2b5c8a")
    parts = [(b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(b"".join(rows)))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in [*parts, (b"IEND", b"")])


def chunk(name: bytes, content: bytes) -> bytes:
    """Frame a part of a PNG by its length and checksum."""
    framed = name + content
    return struct.pack(">I", len(content)) + framed + struct.pack(">I", zlib.crc32(framed))
