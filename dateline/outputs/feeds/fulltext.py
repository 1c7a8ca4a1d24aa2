"""The whole text of an article for a reader somewhere else: no style, no class, no relative URL."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from markupsafe import Markup, escape

from dateline.layout.setting import figure_html, set_for_feed
from dateline.layout.views.parts import date_text
from dateline.layout.words import Words, words_for
from dateline.model.library import Article, Body, Correction, Disclaimer, Site, Source
from dateline.model.prose import Piece

_HEADING = Markup("<h2>{}</h2>\n")
_LIST = Markup("<ul>\n{}\n</ul>\n")
_ITEM = Markup("<li>{}</li>")
_PARAGRAPH = Markup("<p>{}</p>\n")
_LINK = Markup('<a href="{}">{}</a>')
_TAG = re.compile(r"<[a-z][a-z0-9]*((?:\s+[a-z][a-z0-9:-]*(?:=\"[^\"]*\")?)+)\s*/?>")
# They mean something on the site's own pages only, and some readers' style sheets clash with them.
_OF_THE_PAGE = re.compile(
    r"\s+(class|decoding|loading)(?:=\"[^\"]*\")?|\s+[a-z][^\s=]*(?:=\"[^\"]*\")?"
)


def full_text(article: Article, pieces: tuple[Piece, ...], site: Site) -> str:
    """Return an article as HTML: highlights, lead image, body, notes, sources, disclaimers."""
    words = words_for(article.language or site.language)
    return _finished("".join(_parts(article, pieces, site, words)), article, site)


def highlights_text(article: Article, site: Site) -> str:
    """Return an article's highlights as HTML (its summary where it has none); disclaimers last."""
    words = words_for(article.language or site.language)
    points = "\n".join(_ITEM.format(each) for each in article.highlights)
    summary = article.entry.summary
    said = _LIST.format(Markup(points)) if points else _PARAGRAPH.format(summary) * bool(summary)  # noqa: S704
    more = _PARAGRAPH.format(_LINK.format(site.url(article.entry.address), words.read_whole))
    return _finished(said + more + "".join(_disclaimers(article, site, words)), article, site)


def _finished(html: str, article: Article, site: Site) -> str:
    html = _TAG.sub(_without_page_attributes, html)
    if article.language in ("", site.language):
        return html
    return Markup('<div lang="{}">\n{}</div>\n').format(article.language, Markup(html))  # noqa: S704


def _parts(article: Article, pieces: tuple[Piece, ...], site: Site, words: Words) -> Iterator[str]:
    address, image = article.entry.address, article.entry.image
    yield _list(words.highlights, (escape(each) for each in article.highlights))
    if image is not None:
        yield figure_html(image, site.url)
    yield set_for_feed(article.body, pieces, site, address)
    notes = (_dated(note.date, note.text, words) for note in article.updates)
    yield _list(words.updates, notes)
    yield _list(words.corrections, (_correction(each, words) for each in article.corrections))
    yield _list(words.sources, (_source(each, words) for each in article.sources))
    yield from _disclaimers(article, site, words)


def _list(heading: str, items: Iterable[Markup]) -> Markup:
    lines = Markup("\n").join(_ITEM.format(item) for item in items)
    return Markup("\n") + _HEADING.format(heading) + _LIST.format(lines) if lines else Markup()


def _disclaimers(article: Article, site: Site, words: Words) -> Iterator[str]:
    for disclaimer in article.disclaimers:
        yield _disclaimer(disclaimer, site, article.entry.address, words)


def _disclaimer(disclaimer: Disclaimer, site: Site, address: str, words: Words) -> Markup:
    body = Body(text=b"", outline=disclaimer.prose.outline, links=disclaimer.links)
    text = set_for_feed(body, disclaimer.prose.pieces, site, address)
    return Markup("\n") + _HEADING.format(disclaimer.title or words.disclaimer) + text


def _dated(date: datetime, text: str | Markup, words: Words) -> Markup:
    return Markup("{}: {}").format(date_text(date, words), text)


def _correction(each: Correction, words: Words) -> Markup:
    return _dated(each.date, correction_text(each, words), words)


def correction_text(each: Correction, words: Words) -> Markup:
    """Return what an article said and what it says now, as HTML."""
    return Markup("{} <del>{}</del> {} <ins>{}</ins>").format(
        words.correction_was, each.was, words.correction_now, each.now
    )


def _source(source: Source, words: Words) -> Markup:
    facts = [_LINK.format(source.url, source.title or source.url)]
    if source.accessed is not None:
        facts.append(escape(words.accessed.format(date_text(source.accessed, words))))
    if source.archive:
        facts.append(_LINK.format(source.archive, words.archived))
    return Markup(", ").join(facts)


def _without_page_attributes(tag: re.Match[str]) -> str:
    start, end = tag.start(1) - tag.start(), tag.end(1) - tag.start()
    kept = _OF_THE_PAGE.sub(lambda each: "" if each[1] else each[0], tag[1])
    return tag[0][:start] + kept + tag[0][end:]
