"""The forms in which each generator reads an article: its path and its front matter."""

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

Article = dict[str, Any]


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def quoted(text: str) -> str:
    """A JSON string is a valid YAML double-quoted scalar."""
    return json.dumps(text, ensure_ascii=False)


def listed(values: list[str]) -> str:
    """A YAML list on one line."""
    return "[" + ", ".join(values) + "]"


def yaml_head(art: Article, extra: Sequence[str] = (), skip: tuple[str, ...] = ()) -> str:
    """The front matter that most generators read."""
    lines = [
        f"title: {quoted(art['title'])}",
        f"date: {art['date']}",
        f"summary: {quoted(art['summary'])}",
        "highlights:",
        *(f"  - {quoted(text)}" for text in art["highlights"]),
        f"disclaimer: {quoted(art['disclaimer'])}",
        f"regions: {listed([quoted(r) if r == 'NO' else r for r in art['regions']])}",
        f"topics: {listed(art['topics'])}",
        f"authors: {listed([quoted(a) for a in art['authors']])}",
    ]
    lines = [line for line in lines if not line.startswith(skip)] if skip else lines
    return "---\n" + "\n".join([*lines, *extra]) + "\n---\n\n"


def flat_tags(art: Article) -> list[str]:
    """Regions and topics as one list of tags, for generators with one taxonomy."""
    return [*(f"region-{region}" for region in art["regions"]), *art["topics"]]


def as_dateline(art: Article) -> tuple[str, str]:
    """Path and front matter for Dateline."""
    return f"content/articles/{art['date'][:4]}/{art['slug']}.md", yaml_head(art)


def as_hugo(art: Article) -> tuple[str, str]:
    """Path and front matter for Hugo and Eleventy."""
    return f"content/articles/{art['date'][:4]}/{art['slug']}.md", yaml_head(art)


def as_astro(art: Article) -> tuple[str, str]:
    """Path and front matter for Astro."""
    return f"src/content/articles/{art['date'][:4]}/{art['slug']}.md", yaml_head(art)


def as_pelican(art: Article) -> tuple[str, str]:
    """Path and front matter for Pelican."""
    head = [
        f"Title: {art['title']}",
        f"Date: {art['date']}",
        f"Slug: {art['slug']}",
        f"Summary: {art['summary']}",
        f"Tags: {', '.join(flat_tags(art))}",
        f"Authors: {'; '.join(art['authors'])}",
        f"Disclaimer: {art['disclaimer']}",
        "Highlights: " + "\n    ".join(art["highlights"]),
    ]
    return f"content/articles/{art['date'][:4]}/{art['slug']}.md", "\n".join(head) + "\n\n"


def as_jekyll(art: Article) -> tuple[str, str]:
    """Path and front matter for Jekyll."""
    extra = [f"tags: {listed(flat_tags(art))}", "layout: article"]
    return f"_posts/{art['date']}-{art['slug']}.md", yaml_head(art, extra)


def as_hexo(art: Article) -> tuple[str, str]:
    """Path and front matter for Hexo."""
    return f"source/_posts/{art['slug']}.md", yaml_head(art, [f"tags: {listed(flat_tags(art))}"])


def as_nikola(art: Article) -> tuple[str, str]:
    """Path and front matter for Nikola."""
    extra = [
        f"slug: {art['slug']}",
        f"tags: {quoted(', '.join(flat_tags(art)))}",
        f"author: {quoted(', '.join(art['authors']))}",
        f"highlights: {quoted('|'.join(art['highlights']))}",
        f"description: {quoted(art['summary'])}",
        "type: text",
    ]
    head = yaml_head(
        art, extra, skip=("highlights:", "  - ", "authors:", "regions:", "topics:", "summary:")
    )
    return f"posts/{art['date'][:4]}/{art['slug']}.md", head


def as_zola(art: Article) -> tuple[str, str]:
    """Path and front matter for Zola."""
    lines = [
        "---",
        f"title: {quoted(art['title'])}",
        f"date: {art['date']}",
        f"description: {quoted(art['summary'])}",
        "taxonomies:",
        f"  regions: {listed([quoted(r) for r in art['regions']])}",
        f"  topics: {listed(art['topics'])}",
        "extra:",
        f"  authors: {listed([quoted(a) for a in art['authors']])}",
        f"  disclaimer: {quoted(art['disclaimer'])}",
        "  highlights:",
        *(f"    - {quoted(text)}" for text in art["highlights"]),
        "---",
    ]
    return f"content/articles/{art['date'][:4]}/{art['slug']}.md", "\n".join(lines) + "\n\n"


# flavour: (path and front matter of an article, where static files go)
FLAVOURS = {
    "dateline": (as_dateline, "layouts/static"),  # its trusted side
    "peer": (as_dateline, "layouts/static"),
    "hugo": (as_hugo, "static"),
    "eleventy": (as_hugo, "static"),
    "astro": (as_astro, "public"),
    "pelican": (as_pelican, "content"),
    "jekyll": (as_jekyll, "."),
    "hexo": (as_hexo, "source"),
    "nikola": (as_nikola, "files"),
    "zola": (as_zola, "static"),
}
