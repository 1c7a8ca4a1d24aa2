"""A thousand articles: every feed is valid, and the whole history can be walked."""

import re
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
from feed_reading import read_feed
from lxml import etree
from newsroom import ROOT, Newsroom

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.mark.prove
def test_feeds_of_a_thousand_articles(tmp_path: Path) -> None:
    """The schema of Atom and feedparser find no fault; walking back gives each article once."""
    corpus = [sys.executable, ROOT / "bench/corpus.py", tmp_path, "--articles", "1000"]
    subprocess.run(corpus, check=True, capture_output=True)
    room = Newsroom(tmp_path)
    settings = re.sub("(?m)^feeds: .*$", "feeds: {size: 20}", room.read("content/site.yaml"))
    result = room.write("content/site.yaml", settings).build("--now", "2026-11-01")
    assert 0 == result.status, result.output
    for path, data in result.public.items():
        if path.endswith(".atom"):
            SCHEMA.validate(etree.fromstring(data))
            assert not SCHEMA.error_log, path
        if path.endswith((".atom", "feed.xml")):
            assert not feedparser.parse(data).bozo, path
    ids, path = [], "feed.atom"
    while path:
        document = read_feed(path, result.public[path])
        ids += [item.id for item in document.items]
        older = document.links.get("prev-archive", "")
        path = older.removeprefix("https://newsletter.example/")
    assert 1000 == len(set(ids))
