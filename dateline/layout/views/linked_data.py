"""An article in schema.org's words (JSON-LD), as far as the model knows the facts."""

from typing import Final

from markupsafe import Markup

from dateline.editorial.prints import SHAPES
from dateline.layout.pictures import still_view
from dateline.layout.views.cards import shared_picture
from dateline.layout.views.places import place_data, thing_id
from dateline.layout.views.schema_org import Data, known, script_json
from dateline.layout.words import Words
from dateline.model.article import Article, Author, Correction, Source, Term
from dateline.model.site import Site

_TYPES: Final = {
    "analysis": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "opinion": "OpinionNewsArticle",
    "reportage": "ReportageNewsArticle",
    "report": "ReportageNewsArticle",
    "review": "ReviewNewsArticle",
}


def article_data(article: Article, summary: str, site: Site, words: Words) -> Markup:
    """Return the article as JSON-LD that can stand in a script element."""
    article_itself = {
        "@context": "https://schema.org",
        **_itself(article, summary, site, words),
        **_filing(article, site),
        **_standing(article, site, words),
    }
    return script_json(known(article_itself))


def summary_of(article: Article) -> str:
    """Return the sentence that stands for an article where there is little room."""
    return article.entry.summary or " ".join(article.highlights[:1]) or article.body.outline.opening


def _itself(article: Article, summary: str, site: Site, words: Words) -> Data:
    entry, url = article.entry, site.url(article.entry.address)
    expires = article.hold.expires
    return {
        "@type": _TYPES.get(entry.kind, "NewsArticle"),
        "@id": f"{url}#article",
        "identifier": article.uid,
        "headline": entry.title,
        "description": summary,
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "image": _images(article, site, words),
        "datePublished": entry.date.isoformat(),
        "dateModified": entry.updated.isoformat(),
        "expires": expires.isoformat() if expires else "",
        "inLanguage": article.language or site.language,
        "author": [_person(author, site) for author in article.authors] or [_publisher(site)],
        "publisher": _publisher(site),
        "wordCount": article.body.outline.words,
        "commentCount": len(article.replies),
        "discussionUrl": article.discussion,
        "isAccessibleForFree": True,
        "license": site.licence.url if site.licence else "",
    }


def _filing(article: Article, site: Site) -> Data:
    """Say where and about what it is; each thing has the `@id` that its own page is at."""
    entry = article.entry
    regions = [place_data(term, site) for term in entry.regions]
    places = [{"@id": region["@id"]} for region in regions if "@id" in region]
    return {
        "dateline": entry.dateline,
        "locationCreated": {"@type": "Place", "name": entry.dateline} if entry.dateline else "",
        "contentLocation": regions,
        "spatialCoverage": places,
        "about": [_topic(term, site) for term in entry.topics],
        "mentions": places,
        "articleSection": entry.topics[0].name if entry.topics else "",
        "keywords": [term.name for term in entry.topics],
        "isPartOf": _series(entry.series, site) if entry.series else "",
    }


def _standing(article: Article, site: Site, words: Words) -> Data:
    """Say what it rests on, what it owes its readers, and what was put right."""
    url = site.url(article.entry.address)
    ends = ("", *(f"-{number}" for number in range(2, len(article.disclaimers) + 1)))
    return {
        "isBasedOn": [_source(each) for each in article.sources if each.listed],
        "citation": [_source(each) for each in article.sources if not each.listed],
        "usageInfo": [
            known({"@type": "CreativeWork", "name": each.title, "url": f"{url}#_disclaimer{end}"})
            for each, end in zip(article.disclaimers, ends, strict=False)
        ],
        "correction": [_correction(each, words) for each in article.corrections],
    }


def _person(author: Author, site: Site) -> Data:
    url = site.url(site.address_of(author.term))
    return known(
        {
            "@type": "Person",
            "@id": thing_id(url, "person"),
            "name": author.term.name,
            "url": url or author.url,
            "jobTitle": author.role,
            "sameAs": author.url,
        }
    )


def _publisher(site: Site) -> Data:
    return known(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{site.url('/')}#publisher",
            "name": site.publisher.name,
            "url": site.publisher.url or site.url("/"),
        }
    )


def _images(article: Article, site: Site, words: Words) -> list[Data]:
    """Return the lead picture in the shapes that search engines want; or else the card."""
    image = article.entry.image or shared_picture(article, site, words)
    if image is None:
        return []
    views = (still_view(image, site.url, shape) for shape in (SHAPES if image.prints else ("",)))
    return [
        {"@type": "ImageObject", "url": view.src, "width": view.width, "height": view.height}
        for view in views
    ]


def _topic(term: Term, site: Site) -> Data:
    return _named("Thing", term, "topic", site)


def _series(term: Term, site: Site) -> Data:
    return _named("CreativeWorkSeries", term, "series", site)


def _named(type_: str, term: Term, kind: str, site: Site) -> Data:
    """Return a thing that has a page of its own, as long as the paper has such pages."""
    url = site.url(site.address_of(term))
    return known({"@type": type_, "@id": thing_id(url, kind), "name": term.name, "url": url})


def _source(source: Source) -> Data:
    outlet = source.outlet
    return known(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "archivedAt": source.archive,
            "publisher": known({"@type": "Organization", "name": outlet.name}) if outlet else "",
        }
    )


def _correction(correction: Correction, words: Words) -> Data:
    told = (words.correction_was, correction.was, words.correction_now, correction.now)
    return {
        "@type": "CorrectionComment",
        "datePublished": correction.date.isoformat(),
        "text": " ".join(told),
    }
