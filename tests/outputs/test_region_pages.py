"""Pages of regions lead up, down and aside, and are printed anew only when there is news."""

from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace
from newsroom import Newsroom
from small_library import SITE, Texts, article, library

from dateline.model.article import Article
from dateline.model.file import Order
from dateline.model.library import Library, Listing, Surroundings, Taxonomy
from dateline.model.terms import Term
from dateline.outputs.pages import emit

ASIA = Term("regions", "142", "Asia", "/regions/asia/")
CHINA = Term("regions", "CN", "China", "/regions/cn/")
WORKSHOP: Any = SimpleNamespace(text=lambda digest: digest)


def with_regions(*articles: Article) -> Library:
    """Return the library of these articles, all of which are filed under China."""
    made = library(*articles, site=SITE)
    entries = tuple(story.article.headline for story in made.stories)
    listings = (
        Listing(ASIA, entries, surroundings=Surroundings(kind="area", covers=("CN", "JP"))),
        Listing(CHINA, entries, surroundings=Surroundings(kind="country", path=(ASIA,))),
    )
    return replace(made, taxonomies=(Taxonomy("regions", "/regions/", listings),))


def order_of(path: str, made: Library) -> Order:
    """Return the order of a page."""
    return next(order for order in emit(made, WORKSHOP) if order.path == path)


def test_index_changes_with_counts_only() -> None:
    """An edited headline prints no map; one more article does."""
    body = Texts().body("<p>One.</p>")
    articles = [article(f"a{number}", number, body) for number in range(3)]
    entry = replace(articles[1].entry, title="Another headline", summary="Another one.")
    edited = [articles[0], replace(articles[1], entry=entry), articles[2]]

    orders = [
        order_of("regions/index.html", with_regions(*each))
        for each in (articles, edited, articles[:2])
    ]

    assert orders[0] == orders[1]
    assert orders[0].inputs != orders[2].inputs


def test_older_pages_do_not_change_with_what_is_around() -> None:
    """A numbered page of a region keeps its inputs when the region's newest articles change."""
    body = Texts().body("<p>One.</p>")
    articles = [article(f"a{number}", number, body) for number in range(5)]
    before = order_of("regions/cn/page/1/index.html", with_regions(*articles[:4]))
    after = order_of("regions/cn/page/1/index.html", with_regions(*articles))
    assert before.inputs[2].digest == after.inputs[2].digest
    assert Surroundings(kind="country", path=(ASIA,)) == before.inputs[2].value.surroundings


def test_a_region_leads_up_down_and_aside(newsroom: Newsroom) -> None:
    """Its page has the path from the top, its parts with counts, what is near, and a map."""
    for number, regions in enumerate(("CN-ZJ", "CN-ZJ, CN", "CN-JX", "JP")):
        newsroom.article(f"a{number}", f"regions: [{regions}]")
    public = newsroom.build()
    china = public.page("/regions/cn/")
    path, parts, rest = china.split('<nav class="within path"')[1].split('<section class="part')[:3]
    assert [
        path.find(f'href="/regions/{each}"') > 0 for each in ("", "asia/", "eastern-asia/")
    ] == ([True] * 3)
    assert "<title" in path
    assert "China on the map" in path
    assert '/regions/cn-zj/">Zhejiang</a> <span class="count">2 articles' in parts
    assert '/regions/cn-jx/">Jiangxi</a> <span class="count">1 article' in parts
    assert '<a href="/regions/jp/">Japan</a>' in rest
    assert "Zhejiang lies in China" in public.page("/regions/cn-zj/")


def test_coverage_by_month_is_shown_where_it_has_a_course(newsroom: Newsroom) -> None:
    """A chart counts all articles of a region, those on its older pages too."""
    newsroom.edit("content/site.yaml", "language: en\n", "language: en\npage_size: 2\n")
    for number, month in enumerate((1, 2, 2, 4, 5)):
        newsroom.article(f"a{number}", f"date: 2025-0{month}-11\nregions: [NO]")
    public = newsroom.build()
    figures = "January 2025: 1; February 2025: 2; April 2025: 1; May 2025: 1"
    assert figures in public.page("/regions/no/")
    assert figures in public.page("/archive/")
    older = public.page("/regions/no/page/1/")
    assert "Articles by month" not in older
    assert "on the map" not in older
    assert '<a href="/regions/northern-europe/">Northern Europe</a>' in older
