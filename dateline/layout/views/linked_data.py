"""An article in schema.org's words (JSON-LD), as far as the model knows the facts."""

from typing import Final

from markupsafe import Markup
from msgspec import json

from dateline.editorial.prints import SHAPES
from dateline.layout.pictures import still_view
from dateline.layout.words import Words
from dateline.model.article import Article, Author, Term
from dateline.model.site import Site

Data = dict[str, object]

_TYPES: Final = {
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
}


def article_data(article: Article, summary: str, site: Site, words: Words) -> Markup:
    """Return the article as JSON-LD that can stand in a script element."""
    entry = article.entry
    data: Data = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(entry.kind, "NewsArticle"),
        "identifier": article.uid,
        "headline": entry.title,
        "description": summary,
        "url": site.url(entry.address),
        "mainEntityOfPage": site.url(entry.address),
        "datePublished": entry.date.isoformat(),
        "dateModified": entry.updated.isoformat(),
        "dateline": entry.dateline,
        "inLanguage": article.language or site.language,
        "author": [_person(author, site) for author in article.authors] or [_publisher(site)],
        "publisher": _publisher(site),
        "image": _image(article, site),
        "about": [_topic(term, site) for term in entry.topics],
        "contentLocation": [_place(term, site) for term in entry.regions],
        "citation": [
            {"@type": "CreativeWork", "name": source.title, "url": source.url}
            for source in article.sources
        ],
        "correction": [
            f"{words.correction_was} {each.was} {words.correction_now} {each.now}"
            for each in article.corrections
        ],
        "usageInfo": f"{site.url(entry.address)}#_disclaimer" if article.disclaimers else "",
        "license": site.licence.url if site.licence else "",
        "wordCount": article.body.outline.words,
        "commentCount": len(article.replies),
        "isAccessibleForFree": True,
    }
    return script_json(data)


def summary_of(article: Article) -> str:
    """Return the sentence that stands for an article where there is little room."""
    return article.entry.summary or " ".join(article.highlights[:1]) or article.body.outline.opening


def script_json(data: Data) -> Markup:
    """Return JSON without empty members that can't end the script element it stands in."""
    known = {name: value for name, value in data.items() if value not in ("", [], None)}
    text = json.encode(known).decode().replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 - JSON without "<" is no markup


def _person(author: Author, site: Site) -> Data:
    return {"@type": "Person", "name": author.term.name, **_url(author.term, site)}


def _publisher(site: Site) -> Data:
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{site.url('/')}#publisher",
        "name": site.publisher.name,
        "url": site.publisher.url or site.url("/"),
    }


def _image(article: Article, site: Site) -> list[Data]:
    image = article.entry.image
    if image is None:
        return []
    views = (still_view(image, site.url, shape) for shape in (SHAPES if image.prints else ("",)))
    return [
        {"@type": "ImageObject", "url": view.src, "width": view.width, "height": view.height}
        for view in views
    ]


def _topic(term: Term, site: Site) -> Data:
    return {"@type": "Thing", "name": term.name, **_url(term, site)}


def _place(term: Term, site: Site) -> Data:
    """Return a region; a key in capitals is a code of ISO 3166, in digits one of UN M49."""
    code = {"identifier": term.key} if term.key.isupper() or term.key.isdigit() else {}
    return {"@type": "Place", "name": term.name, **_url(term, site), **code}


def _url(term: Term, site: Site) -> Data:
    address = site.address_of(term)
    return {"url": site.url(address)} if address else {}
