#!/usr/bin/env python3
"""Measures pictures: the corpus with a photograph of its own in every fifth article.

    python bench/pictures.py --articles 1000 [--width 2000] [--jobs 2]

Tells for builds from nothing, after an edited article and after a replaced picture: seconds,
seconds of CPU, and the memory of the largest process. The photographs are noise over gradients,
drawn by Pillow: neither as flat as a drawing nor as rough as pure noise.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from corpus import write_corpus
from PIL import Image

HERE = Path(__file__).resolve().parent


def draw_photo(path: Path, width: int, seed: int) -> None:
    """Write a JPEG of soft shapes and grain."""
    rng = random.Random(seed)
    size = (width, width * 2 // 3)
    shapes = Image.frombytes("RGB", (12, 8), rng.randbytes(288)).resize(
        size, Image.Resampling.BICUBIC
    )
    grain = Image.frombytes("RGB", (300, 200), rng.randbytes(180_000)).resize(size)
    Image.blend(shapes, grain, 0.06).save(path, quality=90)


def fill(folder: Path, articles: int, width: int) -> list[Path]:
    """Write the corpus, and give every fifth article a lead picture; return the articles."""
    write_corpus(folder, articles, 1, "dateline")
    paths = sorted((folder / "content/articles").rglob("*.md"))
    for number, path in enumerate(paths[::5]):
        draw_photo(path.with_suffix(".jpg"), width, number)
        lead = f"image: {{path: {path.stem}.jpg, alt: A view}}"
        head, _, rest = path.read_text("utf-8").partition("\n")
        path.write_text(f"{head}\n{lead}\n{rest}", "utf-8")
    return paths


def build(folder: Path, jobs: int) -> str:
    """Build; return what it took."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, str(HERE.parent / "build.py"), "--project", str(folder)]
    subprocess.run([*command, "--jobs", str(jobs), "--quiet"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    megabytes = after.ru_maxrss // 1024
    return f"{time.perf_counter() - start:7.1f} s {cpu:7.1f} s CPU, at most {megabytes} MB so far"


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--width", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    folder = HERE / f"sites/pictures-{given.articles}"
    shutil.rmtree(folder, ignore_errors=True)
    paths = fill(folder, given.articles, given.width)
    print(f"from nothing      {build(folder, given.jobs)}", flush=True)
    with paths[0].open("a", encoding="utf-8") as article:
        article.write("\nOne more sentence.\n")
    print(f"an edited article {build(folder, given.jobs)}")
    draw_photo(paths[0].with_suffix(".jpg"), given.width, given.articles)
    print(f"another picture   {build(folder, given.jobs)}")
    media = [path.stat().st_size for path in (folder / "public/media").iterdir()]
    print(f"{len(media)} files of pictures, {sum(media) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
