"""Views show what the library means, formatted for readers and for machines."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from small_paper import (
    ANNA,
    ARTICLE,
    BEN,
    CHINA,
    ENTRY,
    HEAD,
    HOSTILE,
    MAGNETS,
    OTHER,
    OTHER_HEAD,
    PIECES,
    REPLY,
    SITE,
    STORY,
    WITHDRAWAL,
    day,
    story_of,
)

from dateline.layout.assets import AssetFile, Assets
from dateline.layout.escaping import escape
from dateline.layout.paging import Pager
from dateline.layout.views import (
    ArticleView,
    MonthCount,
    TermCount,
    YearCount,
    archive_view,
    archive_year_view,
    article_view,
    count_years,
    entry_view,
    home_view,
    listing_view,
    not_found_view,
    site_view,
    standing_view,
    taxonomy_view,
)
from dateline.layout.views.lists import MonthLink
from dateline.layout.views.parts import LinkView, RunView, byline_text, moment_text
from dateline.layout.views.site import contact_url
from dateline.layout.words import ENGLISH
from dateline.model.article import Article, Author, Body, Hold, Outlet, Source
from dateline.model.file import Stored
from dateline.model.filing import file_article
from dateline.model.library import Listing, Page
from dateline.model.prose import Outline
from dateline.model.site import PageSettings
from dateline.model.terms import Term

BRUSSELS = ZoneInfo("Europe/Brussels")
VIEW = article_view(STORY, PIECES, SITE, ENGLISH)


def view_of(article: Article) -> object:
    """Return the view of an article without neighbours."""
    return article_view(story_of(article), PIECES, SITE, ENGLISH)


def data_of(view: ArticleView) -> Any:
    """Return what the script element of a page tells machines."""
    return json.loads(escape(view.head.data))


def test_entry_is_dated_for_both() -> None:
    """A list shows a day in words, and tells it to machines."""
    view = entry_view(ENTRY, SITE, ENGLISH)
    assert ("5 February 2026", "2026-02-05") == (view.date_text, view.date_iso)
    assert ("Ganzhou", "Analysis", "Anna and Ben") == (view.place, view.kind, view.byline)
    assert (LinkView("/letter/regions/cn/", "China"),) == view.regions


def test_plain_news_has_no_label() -> None:
    """Only what isn't news is labelled."""
    assert "" == entry_view(OTHER, SITE, ENGLISH).kind


def test_time_is_shown_where_it_is_meant() -> None:
    """An hour in the front matter is shown, with its offset for machines."""
    moment = datetime(2026, 2, 5, 9, 5, tzinfo=BRUSSELS)
    assert "5 February 2026, 09:05" == moment_text(moment, True, ENGLISH)
    assert (
        "2026-02-05T09:05:00+01:00"
        == entry_view(replace(ENTRY, date=moment, has_time=True), SITE, ENGLISH).date_iso
    )


@pytest.mark.parametrize(
    ("names", "byline"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_byline_joins_names(names: list[str], byline: str) -> None:
    """Names are joined as in a sentence."""
    terms = tuple(Term("authors", name, name, f"/authors/{name}/") for name in names)
    assert byline == byline_text(terms, ENGLISH)


def test_byline_of_an_article_links_its_authors() -> None:
    """An author is a link; without authors the paper itself has written it."""
    assert (RunView("By "), RunView("Anna", "/letter/authors/anna/")) == VIEW.byline
    unsigned = article_view(
        replace(STORY, article=file_article(replace(ARTICLE, authors=()))[0]), PIECES, SITE, ENGLISH
    )
    assert (RunView("By "), RunView("The Letter")) == unsigned.byline


def test_update_is_told_unless_it_is_of_the_day() -> None:
    """The newest change is shown where it came on a later day."""
    same_day = replace(ARTICLE, entry=replace(ENTRY, updated=ENTRY.date))
    assert VIEW.updated is not None
    assert "Updated 9 February 2026" == VIEW.updated.text
    assert (
        None
        is article_view(
            replace(STORY, article=file_article(same_day)[0]), PIECES, SITE, ENGLISH
        ).updated
    )


def test_disclaimer_cannot_clash_with_an_authors_heading() -> None:
    """Its id has an underscore, which no heading of an author gets."""
    expected = ("_disclaimer", "Disclaimer: State media", "<p>Check it.</p>")
    shown = VIEW.disclaimers[0]
    assert expected == (shown.anchor, shown.title, str(shown.text))


@pytest.mark.parametrize(
    ("replies", "text"),
    [(0, "0 comments, no replies yet"), (1, "1 comment"), (12, "12 comments")],
)
def test_discussion_counts_replies(replies: int, text: str) -> None:
    """The count is words."""
    article = replace(ARTICLE, replies=(REPLY,) * replies)
    shown = article_view(replace(STORY, article=file_article(article)[0]), PIECES, SITE, ENGLISH)
    assert text == shown.discussion.count


def test_discussion_leads_to_forum_and_mail() -> None:
    """The thread of the article is linked by the forum's name, and a reply carries the title."""
    discussion = VIEW.discussion
    join = LinkView(
        "https://forum.example/t/1", "Join the full discussion at the Letter forum", True
    )
    assert join == discussion.join
    assert discussion.reply is not None
    assert discussion.reply.href.startswith("mailto:letters@paper.example?subject=Re%3A%20%3C%2F")


def test_discussion_without_forum_or_address_has_no_links() -> None:
    """A paper without a forum still tells how many replies there are."""
    quiet = replace(SITE, forum=None, reply="")
    article = replace(ARTICLE, discussion="")
    shown = article_view(
        replace(STORY, article=file_article(article)[0]), PIECES, quiet, ENGLISH
    ).discussion
    assert (None, None) == (shown.join, shown.reply)


def test_reply_may_be_a_form() -> None:
    """A contact that is a URL is linked as it is."""
    assert "https://form.example/?a=b" == contact_url("https://form.example/?a=b", "Re: x")


def test_source_tells_its_host() -> None:
    """A source has its title, its host and the day it was read."""
    source = VIEW.sources[0]
    assert "The source" == source.link.text
    assert ("unreviewed", "source.example", "read on 6 February 2026") == source.facts


def test_source_tells_who_stands_behind_it() -> None:
    """A host that has been reviewed is named with class and country; no class is invented."""
    source = Source("https://a.example/x", "A title")
    outlet = Outlet(host="a.example", name="The Daily", country="CN", country_name="China")
    owned = replace(outlet, class_="state-owned")
    article = replace(
        ARTICLE, sources=(replace(source, outlet=owned), replace(source, outlet=outlet))
    )
    shown = article_view(replace(STORY, article=file_article(article)[0]), PIECES, SITE, ENGLISH)
    expected = [("The Daily", "state-owned, China"), ("The Daily", "unreviewed, China")]
    assert expected == [source.facts for source in shown.sources]


def test_links_of_the_body_are_no_listed_sources() -> None:
    """Only what an author lists stands under sources."""
    linked = replace(ARTICLE, sources=(Source("https://a.example/x", "A", listed=False),))
    shown = article_view(replace(STORY, article=file_article(linked)[0]), PIECES, SITE, ENGLISH)
    assert () == shown.sources


def test_reply_has_its_own_anchors() -> None:
    """A reply is signed and dated, and its anchors can't clash with the article's."""
    shown = article_view(
        replace(STORY, article=file_article(replace(ARTICLE, replies=(REPLY,)))[0]),
        PIECES,
        SITE,
        ENGLISH,
    ).discussion.replies[0]
    assert ("_reply-1", "Carl", "Author", "6 February 2026") == (
        shown.anchor,
        shown.name,
        shown.role,
        shown.date_text,
    )
    assert '<p id="_reply-1-x">Yes.</p>' == shown.text


def test_list_names_what_an_article_rests_on() -> None:
    """A class of outlets that lists must name is a label."""
    owned = replace(ENTRY, rests_on="state-owned")
    assert "State-owned source" == entry_view(owned, SITE, ENGLISH).rests_on
    assert "" == entry_view(ENTRY, SITE, ENGLISH).rests_on


def test_citation_is_whole() -> None:
    """The line to cite names authors, title, paper, day and URL."""
    url = "https://paper.example/letter/2026/one/"
    expected = f"Anna and Ben, “{HOSTILE}”, The Letter, 5 February 2026, {url}"
    assert expected == VIEW.citation


def test_withdrawn_article_leaves_a_stone() -> None:
    """Of a withdrawn article the page keeps title and reason, and search engines nothing."""
    gone = replace(ARTICLE, hold=Hold(False, ENTRY.date, withdrawn=WITHDRAWAL))
    shown = article_view(replace(STORY, article=file_article(gone)[0]), PIECES, SITE, ENGLISH)
    assert shown.withdrawn is not None
    assert "This article was withdrawn on 1 March 2026." == shown.withdrawn.date_text
    assert "Its only source took it back." == shown.withdrawn.text
    assert ("", (), None, ()) == (shown.body, shown.highlights, shown.picture, shown.sources)
    assert ("noindex", False) == (shown.head.robots, bool(shown.head.data))
    assert shown.withdrawn.date_text == shown.head.description


def test_language_is_told_where_it_is_foreign() -> None:
    """Only an article in another language than the paper says so."""
    french = replace(ARTICLE, language="fr")
    shown = article_view(replace(STORY, article=file_article(french)[0]), PIECES, SITE, ENGLISH)
    assert ("", "fr") == (VIEW.language, shown.language)


def test_linked_data_cannot_end_its_element() -> None:
    """A title with </script> stays a title, and the data is JSON."""
    assert "<" not in escape(VIEW.head.data)
    data = data_of(VIEW)
    assert (HOSTILE, "AnalysisNewsArticle") == (data["headline"], data["@type"])


def test_linked_data_tells_the_facts() -> None:
    """Dates with offset, authors, place codes, sources and corrections are there for machines."""
    data = data_of(VIEW)
    assert "2026-02-05T00:00:00+00:00" == data["datePublished"]
    assert "2026-02-09T00:00:00+00:00" == data["dateModified"]
    assert ["Anna"] == [author["name"] for author in data["author"]]
    (place,) = data["contentLocation"]
    code = {"@type": "PropertyValue", "propertyID": "ISO 3166-1", "value": "CN"}
    assert ("Country", "China", code) == (place["@type"], place["name"], place["identifier"])
    assert [{"@id": place["@id"]}] == data["spatialCoverage"] == data["mentions"]
    assert ["https://www.source.example/x"] == [each["url"] for each in data["isBasedOn"]]
    assert ["It said: ten It now says: eleven"] == [each["text"] for each in data["correction"]]
    page = "https://paper.example/letter/2026/one/"
    assert [f"{page}#_disclaimer"] == [each["url"] for each in data["usageInfo"]]
    assert {"@type": "WebPage", "@id": page} == data["mainEntityOfPage"]
    assert ("Ganzhou", True) == (data["dateline"], data["isAccessibleForFree"])


def test_linked_data_names_only_schema_org() -> None:
    """Every type and every property is one that schema.org has, and fits the type."""
    for thing in things(data_of(VIEW)):
        known = PROPERTIES[thing.get("@type", "")] | {"@type", "@id", "@context"}
        assert set() == thing.keys() - known, thing


def test_linked_data_without_pages_of_terms() -> None:
    """A paper that makes no pages of regions and authors names none."""
    site = replace(SITE, pages=PageSettings(terms=("topics", "series")))
    data = data_of(article_view(STORY, PIECES, site, ENGLISH))
    (place,) = data["contentLocation"]
    assert {"@type", "name", "identifier"} == place.keys()
    assert "spatialCoverage" not in data
    assert "https://anna.example/" == data["author"][0]["url"]


# What schema.org's vocabulary (30.0) allows on these types, of all that we say.
NAMED = {"name", "url"}
PROPERTIES = {
    "AnalysisNewsArticle": {
        *("identifier", "headline", "description", "url", "mainEntityOfPage", "image"),
        *("datePublished", "dateModified", "expires", "inLanguage", "author", "publisher"),
        *("wordCount", "commentCount", "discussionUrl", "isAccessibleForFree", "license"),
        *("dateline", "locationCreated", "contentLocation", "spatialCoverage", "about"),
        *("mentions", "articleSection", "keywords", "isPartOf", "isBasedOn", "citation"),
        *("usageInfo", "correction"),
    },
    "Person": NAMED | {"jobTitle", "sameAs"},
    "NewsMediaOrganization": NAMED,
    "Organization": NAMED,
    "WebPage": NAMED,
    "ImageObject": {"url", "width", "height"},
    "Country": NAMED | {"identifier"},
    "Place": NAMED | {"identifier"},
    "PropertyValue": {"propertyID", "value"},
    "Thing": NAMED,
    "CreativeWorkSeries": NAMED,
    "CreativeWork": NAMED | {"archivedAt", "publisher"},
    "CorrectionComment": {"datePublished", "text"},
    "": set(),
}


def things(data: Any) -> Iterator[dict[str, object]]:
    """Yield each thing that is told of, down to the last."""
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, dict | list):
            yield from things(value)
    if isinstance(data, dict):
        yield data


def test_linked_data_leaves_out_what_is_not_known() -> None:
    """An article with nothing but a title has no empty members."""
    bare = Article(
        OTHER, "x.md", "tag:x", "en", Hold(False, OTHER.date), (), (), Body(b"", Outline())
    )
    shown = article_view(story_of(bare), (), SITE, ENGLISH)
    data = data_of(shown)
    assert [] == [name for name, value in data.items() if value in ("", [], None)]
    assert ["NewsMediaOrganization"] == [author["@type"] for author in data["author"]]


def test_head_of_an_article() -> None:
    """The head tells title, URL, picture and times as absolute facts."""
    head = VIEW.head
    assert f"{HOSTILE} — The Letter" == head.title
    assert "https://paper.example/letter/2026/one/" == head.canonical
    assert ("article", "https://paper.example/letter/media/x.jpg") == (head.kind, head.image)
    assert ("Magnets", ("Magnets", "China")) == (head.section, head.tags)


def test_preview_is_kept_from_search_engines() -> None:
    """Each page of a preview asks not to be indexed."""
    preview = replace(SITE, preview=True)
    heads = [
        article_view(STORY, PIECES, preview, ENGLISH).head,
        home_view(None, (), Pager("/"), preview, ENGLISH).head,
        archive_view((), preview, ENGLISH).head,
    ]
    assert ["noindex"] * 3 == [head.robots for head in heads]


def test_front_page_is_the_papers() -> None:
    """The front page has the paper's own title; its older pages say which they are."""
    first = home_view(HEAD, (OTHER_HEAD,), Pager("/", None, "", "/page/1/"), SITE, ENGLISH)
    older = home_view(None, (OTHER_HEAD,), Pager("/page/1/", 1, "/", ""), SITE, ENGLISH)
    assert ("The Letter — By place", "The Letter") == (first.head.title, first.heading)
    assert "Latest articles, page 1 — The Letter" == older.head.title
    assert ("/letter/page/1/", "") == (first.head.older, first.head.newer)
    assert "https://paper.example/letter/page/1/" == older.head.canonical


def test_listing_of_an_author() -> None:
    """A term's page leads to its index; an author's tells of the person."""
    author = Author(ANNA, "Editor", "anna@paper.example", "https://anna.example/", "She.")
    shown = listing_view(Listing(ANNA, (HEAD,), author), Pager("/authors/anna/"), SITE, ENGLISH)
    assert ("Anna", LinkView("/letter/authors/", "Authors")) == (shown.heading, shown.within)
    assert shown.person is not None
    assert ("Editor", "She.") == (shown.person.role, shown.person.biography)
    assert ["mailto:anna@paper.example", "https://anna.example/"] == [
        link.href for link in shown.person.links
    ]
    assert "She." == shown.head.description


def test_listing_of_a_region_has_its_description() -> None:
    """The words of the vocabulary stand under the heading."""
    shown = listing_view(Listing(CHINA, (HEAD,)), Pager("/regions/cn/"), SITE, ENGLISH)
    assert ("Mines & mills", None) == (shown.description, shown.person)


def test_few_terms_stand_together() -> None:
    """An index counts the articles of each term."""
    terms = (TermCount(CHINA, 1), TermCount(MAGNETS, 3))
    (group,) = taxonomy_view("regions", "/regions/", terms, SITE, ENGLISH).groups
    assert ("", ["1 article", "3 articles"]) == (
        group.letter,
        [term.count for term in group.terms],
    )


def test_many_terms_stand_under_letters() -> None:
    """A long index is sorted under letters, whatever order it came in."""
    names = [f"{letter}{number:02}" for letter in "cab" for number in range(20)]
    terms = tuple(TermCount(Term("topics", name, name, f"/topics/{name}/"), 1) for name in names)
    groups = taxonomy_view("topics", "/topics/", terms, SITE, ENGLISH).groups
    assert ["A", "B", "C"] == [group.letter for group in groups]
    assert [20] * 3 == [len(group.terms) for group in groups]


def test_years_are_counted_by_month() -> None:
    """The archive's index tells the number of articles, newest first."""
    entries = (HEAD, replace(OTHER_HEAD, date=day(2025, 4, 9)), OTHER_HEAD)
    years = count_years(entries)
    assert (
        YearCount(2026, (MonthCount(2, 1),)),
        YearCount(2025, (MonthCount(4, 2),)),
    ) == years
    shown = archive_view(years, SITE, ENGLISH).years
    assert [("2026", "1 article"), ("2025", "2 articles")] == [(y.name, y.count) for y in shown]
    assert MonthLink("/letter/archive/2025/#04", "April", 2) == shown[1].months[0]


def test_year_groups_its_months() -> None:
    """The page of a year has the anchors that the index links to."""
    shown = archive_year_view(2025, (OTHER_HEAD,), (2026, 2025), SITE, ENGLISH)
    assert [("April", "04", "Two")] == [
        (month.name, month.anchor, month.entries[0].title) for month in shown.months
    ]
    assert ["/letter/archive/2026/", "/letter/archive/2025/"] == [y.href for y in shown.others]


def test_standing_page_is_described_by_its_summary_or_opening() -> None:
    """A page without a summary is described by its first sentence."""
    page = Page("about.md", "About", "/about/", "", Body(b"", Outline(opening="We print.")))
    assert "We print." == standing_view(page, (), SITE, ENGLISH).head.description
    said = replace(page, summary="Who we are")
    assert "Who we are" == standing_view(said, (), SITE, ENGLISH).head.description


def test_missing_page_is_not_indexed() -> None:
    """No search engine keeps the page for what isn't there."""
    assert "noindex" == not_found_view(SITE, ENGLISH).head.robots


def test_site_leads_to_assets_by_name() -> None:
    """The stylesheet and scripts are found among the assets, below the site's own folder."""
    stored = Stored(b"", lambda digest: digest)
    names = ("site.css", "a.js", "fonts/a.woff2")
    files = tuple(AssetFile(name, f"/assets/{name}", stored) for name in names)
    shown = site_view(SITE, Assets(files))
    assert "/letter/assets/site.css" == shown.stylesheet
    assert ("/letter/assets/a.js",) == shown.scripts
    assert "/letter/assets/fonts/a.woff2" == shown.assets["fonts/a.woff2"]


def test_menu_knows_inside_from_outside() -> None:
    """An item that leads to another site opens where the paper says."""
    shown = site_view(SITE, Assets())
    assert (
        LinkView("/letter/regions/", "Regions"),
        LinkView("https://forum.example/", "Forum", True),
    ) == shown.menu
    assert LinkView("/letter/subscribe/", ENGLISH.sign_up) == shown.sign_up


def test_bens_page_has_no_empty_links() -> None:
    """An author of whom nothing is known has neither links nor a biography."""
    shown = listing_view(Listing(BEN, (HEAD,), Author(BEN)), Pager("/authors/ben/"), SITE, ENGLISH)
    assert shown.person is not None
    assert ("", "", ()) == (shown.person.role, shown.person.biography, shown.person.links)
