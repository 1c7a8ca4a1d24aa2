#!/usr/bin/env python3
"""Writes a deterministic corpus of policy articles, in the form that each generator reads.

    python bench/corpus.py OUT --articles 10000 --seed 1 --flavour dateline

The same `--seed` and `--articles` always give the same bytes. Article number i depends on the seed
and on i (and on N for its date), never on the articles before it, except for the "-2", "-3" that
keeps slugs unique.

Every article has 4 to 5 KB of Markdown (2 to 4 headings, lists, a quote, 3 to 6 external links, one
internal one; a picture with a caption in a third of them, a table in a quarter, a footnote in a
tenth) under YAML front matter: title, date, summary, three highlights, disclaimer, regions, topics,
authors. Dates are spread over ten years; 40 regions, 60 topics and 25 authors are used with a
long-tailed frequency.

`--flavour` changes paths and front matter, so that every generator builds the same articles:

    dateline, peer             content/articles/YYYY/SLUG.md
    hugo, eleventy             content/articles/YYYY/SLUG.md
    astro                      src/content/articles/YYYY/SLUG.md
    pelican                    content/articles/YYYY/SLUG.md, "Key: value" header
    jekyll                     _posts/YYYY-MM-DD-SLUG.md
    hexo                       source/_posts/SLUG.md
    nikola                     posts/YYYY/SLUG.md
    zola                       content/articles/YYYY/SLUG.md, taxonomies and extra

Dateline alone gets more, all of which it has to check: vocabularies, a link to an earlier article's
file in a quarter of the articles, and PNG pictures in place of half of the SVG ones. The flavour
`peer` is Dateline too, with the bodies of the others, and settings that leave out all but their
pages.

Generators with one flat tag taxonomy (pelican, jekyll, hexo, nikola) get regions and topics as
tags, "region-CN" and "Rare earths", so that they write the same 100 listing pages. The SVG pictures
go where that generator looks for static files.

Nothing but the standard library is needed. All names, figures and links are made up; links point at
reserved `.example` hosts.
"""

import argparse
import datetime as dt
import random
import re
import sys
from pathlib import Path

from flavours import FLAVOURS, Article, slugify
from paper import write_paper
from words import (
    AUTHORS,
    BULLETS,
    COUNTRY,
    DISCLAIMERS,
    HEADINGS,
    HIGHLIGHTS,
    HOSTS,
    IMAGES,
    LINK_SENTENCES,
    QUOTES,
    REGIONS,
    SENTENCES,
    SUMMARIES,
    TITLES,
    TOPICS,
    VERB_PRESENT,
    WORDS,
)

FIRST_DAY = dt.date(2016, 1, 1)
LAST_DAY = dt.date(2025, 12, 31)


class Picker(dict[str, str]):
    """A mapping for `str.format_map` that draws a random word for every `{slot}`.

    `{place}` is the name of a country; a capitalised slot (`{Body}`) is the capitalised word;
    numbers are drawn from a range that suits the slot.
    """

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self.rng = rng

    def __missing__(self, slot: str) -> str:
        """Draw a word for this slot."""
        if slot[0].isupper():
            word = self[slot.lower()]
            return word[0].upper() + word[1:]
        rng = self.rng
        if slot in WORDS:
            return rng.choice(WORDS[slot])
        if slot == "place":
            return COUNTRY[rng.choice(REGIONS)]
        if slot == "verb_present":
            return rng.choice(VERB_PRESENT)
        if slot == "topic_lower":
            return rng.choice(TOPICS).lower()
        if slot == "num":
            return str(rng.randint(2, 18))
        if slot == "pct":
            return str(rng.randint(3, 74))
        if slot == "year":
            return str(rng.randint(2012, 2031))
        if slot in ("price", "price2"):
            return str(rng.randint(18, 640))
        if slot == "hs":
            return f"{rng.randint(2504, 8505)}.{rng.randint(10, 99)}"
        if slot == "url":
            words = [rng.choice(TOPICS), rng.choice(WORDS["mineral"]), rng.choice(WORDS["measure"])]
            return (
                f"https://{rng.choice(HOSTS)}/{rng.randint(2014, 2025)}/"
                f"{rng.randint(1, 12):02d}/{slugify(' '.join(words))}-{rng.randint(100, 9999)}"
            )
        raise KeyError(slot)


def say(rng: random.Random, templates: list[str], pick: Picker) -> str:
    """One random template, filled in, with "a" and "an" put right."""
    text = rng.choice(templates).format_map(pick)
    return re.sub(r"\b([Aa])n? (?=([aeiou])?)", lambda m: m[1] + ("n " if m[2] else " "), text)


def long_tail(count: int) -> list[float]:
    """Weights for a long-tailed choice: the first is drawn most often."""
    return [1 / (rank + 3) for rank in range(count)]


def draw(rng: random.Random, population: list[str], at_most: int) -> list[str]:
    """One to `at_most` distinct members, long-tailed, in a stable order."""
    wanted = rng.randint(1, at_most)
    weights = long_tail(len(population))
    chosen: list[str] = []
    while len(chosen) < wanted:
        one = rng.choices(population, weights)[0]
        if one not in chosen:
            chosen.append(one)
    return chosen


def make_body(rng: random.Random, pick: Picker, topics: list[str]) -> str:
    """4-5 KB of Markdown: sections of paragraphs, with the extras spread over them."""
    section_count = rng.randint(2, 4)
    links = [say(rng, LINK_SENTENCES, pick) for _ in range(rng.randint(3, 6))]
    extras = [f"> {say(rng, QUOTES, pick)}\n>\n> — {rng.choice(AUTHORS)}, {pick['body']}"]
    extras += [
        "\n".join(f"- {say(rng, BULLETS, pick)}" for _ in range(rng.randint(3, 5)))
        for _ in range(rng.randint(1, 2))
    ]
    if rng.random() < 1 / 3:
        alt = f"Chart of {pick['mineral']} flows to {pick['place']}"
        caption = f"{pick['Mineral']} shipments by destination, {pick['year']}. Illustration."
        extras.append(f'![{alt}](/images/{rng.choice(IMAGES)} "{caption}")')
    if rng.random() < 1 / 4:
        rows = "\n".join(
            f"| {pick['Mineral']} | {pick['place']} | {pick['pct']} | {pick['num']} |"
            for _ in range(rng.randint(3, 6))
        )
        extras.append(
            f"| Material | Main supplier | Share (%) | Weeks of stock |\n|---|---|--:|--:|\n{rows}"
        )
    footnote = ""
    if rng.random() < 1 / 10:
        footnote = f"\n\n[^1]: {say(rng, SENTENCES, pick)}"
    topic = topics[0]
    links.append(f"More in our [{topic.lower()} coverage](/topics/{slugify(topic)}/).")
    rng.shuffle(links)
    rng.shuffle(extras)

    # Every piece goes to a section; paragraphs then fill the body to its target size.
    target = rng.randint(4050, 4900)
    heads = rng.sample(HEADINGS, section_count)
    blocks: list[list[str]] = [[], *([f"## {head.format_map(pick)}"] for head in heads)]
    size = sum(len(piece) + 2 for piece in [*links, *extras, footnote, *heads])
    turn = 0
    while size < target or turn < len(blocks) or links:
        sentences = [say(rng, SENTENCES, pick) for _ in range(rng.randint(2, 4))]
        size += sum(len(sentence) + 1 for sentence in sentences)
        if links:
            sentences.insert(rng.randint(1, len(sentences)), links.pop())
        if turn == 0 and footnote:
            sentences[-1] += "[^1]"
        blocks[turn % len(blocks)].append(" ".join(sentences))
        turn += 1
    for number, extra in enumerate(extras):
        blocks[1 + number % section_count].append(extra)
    return "\n\n".join(piece for block in blocks for piece in block) + footnote + "\n"


def make_article(seed: int, index: int, total: int, taken: set[str]) -> Article:
    """Article number `index` of `total`: its metadata, slug and body."""
    rng = random.Random(f"dateline:{seed}:{index}")
    pick = Picker(rng)
    days = (LAST_DAY - FIRST_DAY).days
    date = FIRST_DAY + dt.timedelta(days=round(index * days / max(total - 1, 1)))
    title = say(rng, TITLES, pick)
    title = title[0].upper() + title[1:]
    slug = base = slugify(title)
    serial = 2
    while slug in taken:
        slug = f"{base}-{serial}"
        serial += 1
    taken.add(slug)
    topics = draw(rng, TOPICS, 4)
    return {
        "title": title,
        "slug": slug,
        "date": date.isoformat(),
        "summary": say(rng, SUMMARIES, pick),
        "highlights": [say(rng, [template], pick) for template in rng.sample(HIGHLIGHTS, 3)],
        "disclaimer": rng.choice(DISCLAIMERS),
        "regions": draw(rng, REGIONS, 3),
        "topics": topics,
        "authors": draw(rng, AUTHORS, 2),
        "body": make_body(rng, pick, topics),
    }


def svg(number: int) -> str:
    """A small bar chart, so that image references resolve."""
    rng = random.Random(number)
    bars = "".join(
        f'<rect x="{20 + 60 * n}" y="{240 - h}" width="40" height="{h}" fill="#2b5c8a"/>'
        for n, h in enumerate(rng.randint(30, 220) for _ in range(8))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 260" role="img">{bars}</svg>\n'
    )


def write_corpus(out: Path, articles: int, seed: int, flavour: str) -> int:
    """Write the corpus below `out`; return the number of body bytes written."""
    place, static = FLAVOURS[flavour]
    taken: set[str] = set()
    made: set[Path] = set()
    earlier: list[tuple[str, str]] = []
    regions: set[str] = set()
    total = 0
    for index in range(articles):
        art = make_article(seed, index, articles, taken)
        relative, head = place(art)
        path = out / relative
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        body = art["body"]
        regions.update(art["regions"])
        if flavour == "dateline":
            body = with_files(body, random.Random(f"files:{seed}:{index}"), earlier)
            earlier.append((art["title"], f"{art['date'][:4]}/{art['slug']}.md"))
        path.write_text(head + body, encoding="utf-8", newline="\n")
        total += len(body.encode())
    images = out / static / "images"
    images.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(IMAGES, 1):
        (images / name).write_text(svg(number), encoding="utf-8", newline="\n")
    if flavour in ("dateline", "peer"):
        write_paper(out, flavour, regions, {"topics": TOPICS, "authors": AUTHORS})
    return total


def with_files(body: str, rng: random.Random, earlier: list[tuple[str, str]]) -> str:
    """Link some articles to an earlier one's file, and some pictures to a file of content/."""
    if rng.random() < 1 / 2:
        body = re.sub(r"\]\(/images/figure-(\d\d)\.svg ", r"](../../media/chart-\1.png ", body)
    if rng.random() < 1 / 4 and earlier:
        title, path = rng.choice(earlier)
        body += f"\nAn earlier story: [{title}](../{path}).\n"
    return body


def main(argv: list[str] | None = None) -> int:
    """Write a corpus as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path, help="folder to write below")
    parser.add_argument("--articles", type=int, default=1000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flavour", choices=sorted(FLAVOURS), default="dateline")
    args = parser.parse_args(argv)
    if args.articles < 1:
        parser.error("--articles must be at least 1")
    total = write_corpus(args.out, args.articles, args.seed, args.flavour)
    print(
        f"{args.articles} articles, {total / args.articles:.0f} bytes of body on average",
        file=sys.stderr,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
