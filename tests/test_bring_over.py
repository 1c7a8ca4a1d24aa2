"""The scripts for those who come from elsewhere: what they write, Dateline reads."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from newsroom import Newsroom

ROOT = Path(__file__).parents[1]
# It stands in for the real one, which few machines have: only that it is asked is shown.
PANDOC = """#!/bin/sh
sed -e 's/<[^>]*>//g'
"""
WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<item><title>Magnets: a start</title><link>https://old.example/index.php/magnets/</link>
<content:encoded><![CDATA[<p>All about <b>magnets</b>.</p>]]></content:encoded>
<excerpt:encoded><![CDATA[A start]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date>2020-03-01 09:30:00</wp:post_date>
<wp:post_name>magnets</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="recycling"><![CDATA[Recycling]]></category></item>
<item><title>Later</title><link>https://old.example/?p=8</link>
<content:encoded><![CDATA[<p>Words.</p>]]></content:encoded>
<wp:post_id>8</wp:post_id><wp:post_date>2020-03-02 09:30:00</wp:post_date>
<wp:post_name></wp:post_name><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>A picture</title><wp:post_type>attachment</wp:post_type></item>
</channel></rss>
"""
POSTS = """post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
1.magnets,2020-03-01T09:30:00.000Z,true,,newsletter,everyone,"Magnets: a start",A start,
2.paid,2020-03-02T09:30:00.000Z,true,,newsletter,only_paid,For few,,
3.empty,,false,,newsletter,everyone,,,
"""
OLD = {
    "hugo": {
        "posts/magnets.md": '+++\ntitle = "Magnets: a start"\ndate = 2020-03-01T09:30:00Z\n'
        'tags = ["Recycling"]\ndescription = "A start"\nweight = 3\n+++\nAll about magnets.\n',
        "posts/paid/index.md": "---\ntitle: For few\ndate: 2020-03-02\ndraft: true\n---\nWords.\n",
        "about.md": "---\ntitle: About\n---\nWe.\n",
    },
    "jekyll": {
        "2020-03-01-magnets.md": '---\nlayout: post\ntitle: "Magnets: a start"\n'
        "categories: recycling\nexcerpt: A start\n---\nAll about magnets.\n",
        "2020-03-02-paid.md": "---\ntitle: For few\npublished: false\n---\nWords.\n",
    },
    "wordpress": {"export.xml": WXR},
    "substack": {
        "posts.csv": POSTS,
        "posts/1.magnets.html": "<p>All about <b>magnets</b>.</p>",
        "posts/2.paid.html": "<p>Words.</p>",
    },
}
PAGES = {"jekyll": "hugo"}  # whose script it is, where it has none of its own


@pytest.mark.parametrize("origin", OLD)
def test_what_is_brought_over_is_built(
    origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One article comes out, with its title, day, summary and topic; what was held stays held."""
    old, paper = tmp_path / "old", Newsroom(tmp_path / "paper")
    for path, text in OLD[origin].items():
        (old / path).parent.mkdir(parents=True, exist_ok=True)
        (old / path).write_text(text, "utf-8")
    stand_in(tmp_path / "bin", monkeypatch)

    said = bring_over(origin, old, paper)
    result = paper.build()

    assert (0, []) == (result.status, result.problems), said + result.output
    articles = paper.folder / "content/articles"
    (magnets,) = articles.rglob("*magnets.md")
    fields = yaml.safe_load(magnets.read_text("utf-8").split("---\n")[1])
    assert ("Magnets: a start", "A start") == (fields["title"], fields["summary"])
    assert str(fields["date"]).startswith("2020-03-01")
    assert origin == "substack" or ["recycling"] == fields["topics"]
    assert 2 == len(list(articles.rglob("*.md")))
    assert "All about magnets." in result.page("/2020/magnets/")
    assert "For few" not in str(result.public)


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    """A field that has no name here, and a text that is no article, are named."""
    paper = Newsroom(tmp_path / "paper")
    for path, text in OLD["hugo"].items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    said = bring_over("hugo", tmp_path, paper)

    assert f"{tmp_path}/posts/magnets.md: left out weight: 3\n" in said
    assert f"{tmp_path}/about.md: passed over, it has no title or no date\n" in said


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a pandoc first on the path."""
    folder.mkdir()
    (folder / "pandoc").write_text(PANDOC, "utf-8")
    (folder / "pandoc").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def bring_over(origin: str, old: Path, paper: Newsroom) -> str:
    """Run the script that stands on a page, and return what it said."""
    page = (ROOT / f"docs/from-{PAGES.get(origin, origin)}.md").read_text("utf-8")
    (script,) = re.findall(r"(?s)```python\n(.*?)```", page)
    source = old / "export.xml" if origin == "wordpress" else old
    done = subprocess.run(
        [sys.executable, "-c", script, source, paper.folder / "content/articles"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
