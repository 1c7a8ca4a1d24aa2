"""Build the documentation with Dateline itself: `python scripts/docs.py`.

The pages stay plain Markdown, so that they can be read where the code is. Here each gets its front
matter (a title from its first heading, the rest from docs/site/contents.yaml), and stands where it
stood, so that its links to other pages lead where they led.
"""

import json
import re
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs_search import search_index  # noqa: E402

from dateline.desk.cli import main  # noqa: E402

SITE = ROOT / "docs/site"
TARGET = ROOT / "artefacts/docs"
PICTURE = ROOT / "docs/images/front-page.webp"


class Page(NamedTuple):
    """A page: its file, its title, the last part of its address, and what it holds."""

    file: str
    title: str
    slug: str
    about: str


class Section(NamedTuple):
    """Pages that are for the same person or purpose."""

    name: str
    about: str
    pages: tuple[Page, ...]


def read_sections() -> tuple[Section, ...]:
    """Return the table of contents, with the title of each page."""
    written = yaml.safe_load((SITE / "contents.yaml").read_text("utf-8"))
    return tuple(
        Section(each["name"], each["about"], tuple(map(read_page, each["pages"])))
        for each in written
    )


def read_page(row: dict[str, str]) -> Page:
    """Return a row of the table of contents as a page."""
    path = ROOT / row["file"]
    title = path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
    return Page(row["file"], title, row.get("slug", path.stem.lower()), row["about"])


def lay_out(sections: tuple[Section, ...], folder: Path) -> None:
    """Write the project that Dateline builds: pages, settings and layouts."""
    shutil.rmtree(folder / "content", ignore_errors=True)
    shutil.rmtree(folder / "layouts", ignore_errors=True)
    shutil.copytree(SITE / "layouts", folder / "layouts")
    write(folder / "layouts/partials/contents.html", contents_partial(sections))
    (folder / "layouts/static").mkdir(exist_ok=True)
    shutil.copy(PICTURE, folder / "layouts/static")
    pages = [page for section in sections for page in section.pages]
    index = search_index((page.title, page.slug, text_of(page)) for page in pages)
    write(folder / "layouts/static/search.json", index)
    write(folder / "content/site.yaml", (SITE / "site.yaml").read_text("utf-8") + menu(sections))
    for page in pages:
        write(folder / "content/pages" / page.file, with_front_matter(page))


def with_front_matter(page: Page) -> str:
    """Return a page as Dateline reads it: fields, and all that follows its first heading."""
    fields = {"title": page.title, "summary": page.about, "slug": page.slug}
    head = "".join(f"{name}: {json.dumps(text)}\n" for name, text in fields.items())
    return f"---\n{head}---\n{text_of(page)}"


def text_of(page: Page) -> str:
    """Return all that follows a page's first heading."""
    return (ROOT / page.file).read_text("utf-8").partition("\n")[2]


def menu(sections: tuple[Section, ...]) -> str:
    """Return the setting of the menu: one entry for each section, which leads to its first page."""
    rows = (f"  - {{name: {each.name}, to: /{each.pages[0].slug}/}}\n" for each in sections)
    return f"navigation:\n{''.join(rows)}"


def contents_partial(sections: tuple[Section, ...]) -> str:
    """Return the layout that knows all pages: beside each of them, at its foot, and in front."""
    return "".join(
        (
            "{% macro sections(site, head) %}\n",
            '<nav class="sections" aria-label="Pages">\n'
            '<p><a href="{{ site.root }}#find">Search</a></p>\n',
            *(beside(section) for section in sections),
            "</nav>\n{% endmacro %}\n\n",
            "{% macro overview(site) %}\n",
            *(in_front(section) for section in sections),
            "{% endmacro %}\n\n",
            "{% macro turn(site, head) %}\n",
            *turns([page for section in sections for page in section.pages]),
            "{% endmacro %}\n",
        )
    )


def beside(section: Section) -> str:
    """Return a section's name, and where the page is one of its own, its links; one is marked."""
    links = (
        f'<li><a href="{href(page)}"{{% if head.href == site.root ~ "{page.slug}/" %}}'
        f' aria-current="page"{{% endif %}}>{escape(page.title)}</a></li>\n'
        for page in section.pages
    )
    here = " or ".join(f'head.href == site.root ~ "{page.slug}/"' for page in section.pages)
    name = escape(section.name)
    return (
        f"{{% if {here} %}}\n<h2>{name}</h2>\n<ul>\n{''.join(links)}</ul>\n"
        f'{{% else %}}\n<h2><a href="{href(section.pages[0])}">{name}</a></h2>\n{{% endif %}}\n'
    )


def in_front(section: Section) -> str:
    """Return a section's links with what is behind them."""
    anchor = re.sub("[^a-z]+", "-", section.name.lower())
    links = (
        f'<li><a href="{href(page)}">{escape(page.title)}</a>'
        f" <span>{escape(page.about)}</span></li>\n"
        for page in section.pages
    )
    return (
        f'<section class="part" aria-labelledby="{anchor}">\n'
        f'<h2 id="{anchor}">{escape(section.name)}</h2>\n'
        f"<div>\n<p>{escape(section.about)}</p>\n"
        f'<ul class="lines leads">\n{"".join(links)}</ul>\n</div>\n</section>\n'
    )


def turns(pages: list[Page]) -> Iterator[str]:
    """Yield what leads from each page to the next."""
    for page, following in pairwise(pages):
        yield (
            f'{{% if head.href == site.root ~ "{page.slug}/" %}}'
            f'<p class="next"><a href="{href(following)}">'
            f"<span>Next</span> {escape(following.title)}</a></p>{{% endif %}}\n"
        )


def href(page: Page) -> str:
    """Return the address of a page, in a layout."""
    return f"{{{{ site.root }}}}{page.slug}/"


def write(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    parser = ArgumentParser(description="Build the documentation with Dateline itself.")
    parser.add_argument("--to", type=Path, default=TARGET, metavar="DIR", help="where it is made")
    parser.add_argument("--base-url", default="", metavar="URL", help="where it is published")
    asked = parser.parse_args()
    lay_out(read_sections(), asked.to)
    sys.exit(main(["build", "--project", str(asked.to), "--base-url", asked.base_url, "--strict"]))
