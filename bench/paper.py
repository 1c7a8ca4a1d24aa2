"""What Dateline reads beside the articles of the corpus: settings, vocabularies, pictures."""

import json
import random
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

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
navigation:
  - {name: CN, to: /regions/cn/}
  - {name: US, to: /regions/us/}
  - {name: EU, to: /regions/eu/}
  - {name: JP, to: /regions/jp/}
  - {name: KR, to: /regions/kr/}
feeds: {size: 20, formats: [rss], terms: none, history: false}
links: {new_tab: true}
"""
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
    out: Path, topics: Sequence[str], authors: Sequence[str], slugify: Callable[[str], str]
) -> None:
    """Write all of content/ but the articles."""
    write(out / "content/site.yaml", SITE.encode())
    write(out / "content/vocabulary/regions.yaml", REGIONS.encode())
    for name, words in (("topics", topics), ("authors", authors)):
        lines = [f"{slugify(word)}: {{name: {quoted(word)}}}\n" for word in words]
        write(out / f"content/vocabulary/{name}.yaml", "".join(lines).encode())
    for number in range(1, PICTURES + 1):
        picture = out / f"content/media/chart-{number:02d}.png"
        write(picture, chart(number))
        write(picture.with_name(f"{picture.name}.yaml"), FACTS.encode())


def write(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def quoted(text: str) -> str:
    """Quote a text for YAML, which reads a JSON string as it is."""
    return json.dumps(text, ensure_ascii=False)


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
