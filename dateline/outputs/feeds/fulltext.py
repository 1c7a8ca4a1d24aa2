"""The whole text of an article for a reader somewhere else: no style, no class, no relative URL."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from dateline.layout.escaping import escape
from dateline.layout.pictures import still_view
from dateline.layout.setting import figure_html, picture_html, set_for_feed
from dateline.layout.views.matter import source_view
from dateline.layout.views.parts import date_text
from dateline.layout.words import Words, words_for
from dateline.model.article import Article, Body, Correction, Disclaimer, Source
from dateline.model.prose import Piece
from dateline.model.site import Site

_ATTRIBUTE = r"\s+[a-z][^\s=>]*(?:=\"[^\"]*\")?"
# They mean something on the site's own pages only, and some readers' style sheets clash with them.
_OF_THE_PAGE = r"\s+(class|decoding|loading)(?:=\"[^\"]*\")?(?=[\s/>]|$)"
# Texts: compiled with the first feed.
_EITHER = rf"{_OF_THE_PAGE}|{_ATTRIBUTE}"
_TAG = rf"<[a-z][a-z0-9]*((?:{_ATTRIBUTE})*?{_OF_THE_PAGE}(?:{_ATTRIBUTE})*)\s*/?>"


def full_text(article: Article, pieces: tuple[Piece, ...], site: Site) -> str:
    """Return an article as HTML: highlights, lead image, body, notes, sources, disclaimers."""
    words = words_for(article.language or site.language)
    return _finished("".join(_parts(article, pieces, site, words)), article, site)


def highlights_text(article: Article, site: Site) -> str:
    """Return an article's highlights as HTML (its summary where it has none); disclaimers last."""
    words = words_for(article.language or site.language)
    points = _items(map(escape, article.highlights))
    summary = escape(article.entry.summary)
    said = points or (f"<p>{summary}</p>\n" if summary else "")
    more = _link(site.url(article.entry.address), words.feeds.read_whole)
    last = "".join(_disclaimers(article, site, words))
    return _finished(f"{said}<p>{more}</p>\n{last}", article, site)


def _finished(html: str, article: Article, site: Site) -> str:
    html = re.sub(_TAG, _without_page_attributes, html)
    if article.language in ("", site.language):
        return html
    return f'<div lang="{escape(article.language)}">\n{html}</div>\n'


def _parts(article: Article, pieces: tuple[Piece, ...], site: Site, words: Words) -> Iterator[str]:
    address, image = article.entry.address, article.entry.image
    yield _part(words.highlights, map(escape, article.highlights))
    if image is not None:
        view = still_view(image, site.url)
        yield figure_html(view, picture_html(view))
    yield set_for_feed(article.body, pieces, site, address, words)
    notes = (_dated(note.date, escape(note.text), words) for note in article.updates)
    yield _part(words.updates, notes)
    yield _part(words.corrections, (_correction(each, words) for each in article.corrections))
    yield _part(words.sources, (_source(each, site, words) for each in article.sources))
    yield from _disclaimers(article, site, words)


def _part(heading: str, items: Iterable[str]) -> str:
    listed = _items(items)
    return f"\n<h2>{escape(heading)}</h2>\n{listed}" if listed else ""


def _items(items: Iterable[str]) -> str:
    lines = "\n".join([f"<li>{item}</li>" for item in items])
    return f"<ul>\n{lines}\n</ul>\n" if lines else ""


def _disclaimers(article: Article, site: Site, words: Words) -> Iterator[str]:
    for disclaimer in article.disclaimers:
        yield _disclaimer(disclaimer, site, article.entry.address, words)


def _disclaimer(disclaimer: Disclaimer, site: Site, address: str, words: Words) -> str:
    body = Body(text=b"", outline=disclaimer.prose.outline, links=disclaimer.links)
    text = set_for_feed(body, disclaimer.prose.pieces, site, address, words)
    return f"\n<h2>{escape(disclaimer.title or words.disclaimer)}</h2>\n{text}"


def _dated(date: datetime, html: str, words: Words) -> str:
    return f"{escape(date_text(date, words))}: {html}"


def _correction(each: Correction, words: Words) -> str:
    return _dated(each.date, correction_text(each, words), words)


def correction_text(each: Correction, words: Words) -> str:
    """Return what an article said and what it says now, as HTML."""
    was, now = escape(words.correction_was), escape(words.correction_now)
    return f"{was} <del>{escape(each.was)}</del> {now} <ins>{escape(each.now)}</ins>"


def _source(source: Source, site: Site, words: Words) -> str:
    view = source_view(source, site, words)
    facts = [_link(source.url, view.link.text), *map(escape, view.facts)]
    if view.archive is not None:
        facts.append(_link(view.archive.href, view.archive.text))
    return ", ".join(facts)


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def _without_page_attributes(tag: re.Match[str]) -> str:
    start, end = tag.start(1) - tag.start(), tag.end(1) - tag.start()
    kept = re.sub(_EITHER, lambda each: "" if each[1] else each[0], tag[1])
    return tag[0][:start] + kept + tag[0][end:]
