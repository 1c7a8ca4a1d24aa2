"""An article in schema.org's words (JSON-LD), as far as the model knows the facts."""

from typing import Final

from markupsafe import Markup

from dateline.editorial.prints import SHAPES
from dateline.layout.pictures import still_view
from dateline.layout.views.cards import shared_picture
from dateline.layout.views.head import HeadView
from dateline.layout.views.places import place_data, thing_id
from dateline.layout.views.schema_org import (
    Comment,
    Image,
    Named,
    NewsArticle,
    Person,
    Thing,
    Work,
    script_json,
)
from dateline.layout.words import Words
from dateline.model.article import Article, Author, Correction, Source
from dateline.model.site import Site
from dateline.model.terms import Term

_TYPES: Final = {
    "analysis": "AnalysisNewsArticle",
    "background": "BackgroundNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "opinion": "OpinionNewsArticle",
    "reportage": "ReportageNewsArticle",
    "report": "ReportageNewsArticle",
    "review": "ReviewNewsArticle",
}


def article_data(article: Article, head: HeadView, site: Site, words: Words) -> Markup:
    """Return the article as JSON-LD that can stand in a script element, told as in its head."""
    entry, url = article.entry, head.canonical
    publisher = _publisher(site)
    regions = tuple([place_data(term, site) for term in entry.regions])
    places = tuple([Named(region.id) for region in regions if region.id])
    data = NewsArticle(
        context="https://schema.org",
        type=_TYPES.get(entry.kind, "NewsArticle"),
        id=f"{url}#article",
        identifier=article.uid,
        headline=entry.title,
        description=head.description,
        url=url,
        main_entity_of_page=Thing("WebPage", url),
        image=_images(article, site, words),
        date_published=head.published,
        date_modified=head.modified,
        expires=head.expires,
        in_language=article.language or site.language,
        author=tuple([_person(author, site) for author in article.authors]) or (publisher,),
        publisher=publisher,
        word_count=article.body.outline.words,
        comment_count=len(article.replies),
        discussion_url=article.discussion,
        is_accessible_for_free=True,
        license=site.licence.url if site.licence else "",
        dateline=entry.dateline,
        location_created=Thing("Place", name=entry.dateline) if entry.dateline else None,
        content_location=regions,
        spatial_coverage=places,
        about=tuple([_named("Thing", term, "topic", site) for term in entry.topics]),
        mentions=places,
        article_section=head.section,
        keywords=tuple([term.name for term in entry.topics]),
        is_part_of=_series(entry.series, site),
        is_based_on=tuple([_source(each) for each in article.sources if each.listed]),
        citation=tuple([_source(each) for each in article.sources if not each.listed]),
        usage_info=_disclaimers(article, url),
        correction=tuple([_correction(each, words) for each in article.corrections]),
    )
    return script_json(data)


def _images(article: Article, site: Site, words: Words) -> tuple[Image, ...]:
    """Return the lead picture in the shapes that search engines want; or else the card."""
    image = article.entry.image or shared_picture(article, site, words)
    if image is None:
        return ()
    views = (still_view(image, site.url, shape) for shape in (SHAPES if image.prints else ("",)))
    return tuple(Image("ImageObject", view.src, view.width, view.height) for view in views)


def _person(author: Author, site: Site) -> Person:
    url = site.url(site.address_of(author.term))
    return Person(
        type="Person",
        id=thing_id(url, "person"),
        name=author.term.name,
        url=url or author.url,
        job_title=author.role,
        same_as=author.url,
    )


def _publisher(site: Site) -> Thing:
    home, publisher = site.url("/"), site.publisher
    kind = "NewsMediaOrganization"
    return Thing(kind, f"{home}#publisher", publisher.name, publisher.url or home)


def _series(term: Term | None, site: Site) -> Thing | None:
    return _named("CreativeWorkSeries", term, "series", site) if term else None


def _named(kind: str, term: Term, anchor: str, site: Site) -> Thing:
    """Return a thing that has a page of its own, as long as the paper has such pages."""
    url = site.url(site.address_of(term))
    return Thing(kind, thing_id(url, anchor), term.name, url)


def _source(source: Source) -> Work:
    outlet = source.outlet
    publisher = Thing("Organization", name=outlet.name) if outlet else None
    return Work("CreativeWork", source.title, source.url, source.archive, publisher)


def _disclaimers(article: Article, url: str) -> tuple[Thing, ...]:
    ends = ("", *(f"-{number}" for number in range(2, len(article.disclaimers) + 1)))
    return tuple(
        [
            Thing("CreativeWork", name=each.title, url=f"{url}#_disclaimer{end}")
            for each, end in zip(article.disclaimers, ends, strict=False)
        ]
    )


def _correction(correction: Correction, words: Words) -> Comment:
    told = (words.correction_was, correction.was, words.correction_now, correction.now)
    return Comment("CorrectionComment", correction.date.isoformat(), " ".join(told))
