"""Every word that a page shows and no author wrote, in one catalogue for each language."""

from msgspec import Struct

from dateline.layout.desk_words import ENGLISH_DESK, DeskWords
from dateline.layout.feed_words import ENGLISH_FEEDS, FeedWords
from dateline.layout.figure_words import ENGLISH_FIGURES, FigureWords
from dateline.layout.policy_words import ENGLISH_POLICIES, PolicyWords
from dateline.layout.search_words import ENGLISH_SEARCH, SearchWords


class Words(Struct, frozen=True, kw_only=True):
    """The words of the pages in one language. `{}` stands for what a view fills in."""

    months: tuple[str, ...]
    date: str
    date_time: str
    place_and_date: str
    dateline_end: str
    right_to_left: bool = False

    # what stands on every page
    skip: str
    menu: str
    feed: str
    subscribe: str
    sign_up: str
    archive: str
    preview: str
    style: str
    new_tab: str
    published_by: str
    licence: str

    # lists
    latest: str
    older: str
    newer: str
    pages: str
    page: str
    no_articles: str
    one_article: str
    many_articles: str
    year: str
    taxonomies: dict[str, str]
    terms: dict[str, str]
    write_to: str
    website: str

    # an article
    kinds: dict[str, str]
    rests_on: dict[str, str]
    classes: dict[str, str]
    unreviewed: str
    byline: str
    next_name: str
    last_name: str
    reading: str
    contents: str
    page_contents: str
    updated: str
    highlights: str
    disclaimer: str
    named_disclaimer: str
    disclaimers: str
    disclaimers_about: str
    no_disclaimers: str
    all_wordings: str
    since: str
    withdrawn: str
    withdrawn_on: str
    updates: str
    corrections: str
    all_corrections: str
    corrections_about: str
    no_corrections: str
    withdrawn_because: str
    correction_was: str
    correction_now: str
    sources: str
    linked: str
    accessed: str
    archived: str
    filed_under: str
    discussion: str
    join_forum: str
    join_discussion: str
    no_replies: str
    one_reply: str
    many_replies: str
    reply: str
    reply_subject: str
    roles: dict[str, str]
    related: str
    neighbours: str
    newer_article: str
    older_article: str
    cite: str
    citation: str

    # where and when: maps, tables, charts
    regions_in: str
    region: str
    articles: str
    groups: str
    region_path: str
    parts: str
    also_in: str
    near_by: str
    map_title: str
    map_about: str
    on_the_map: str
    lies_in: str
    outlines: str
    outlines_short: str
    no_article: str
    span: str
    or_more: str
    count_of: str
    articles_by_month: str
    articles_by_year: str
    month_of_year: str
    most: str

    figures: FigureWords
    feeds: FeedWords
    policies: PolicyWords
    search: SearchWords
    desk: DeskWords

    # the page that isn't there
    moved: str
    gone: str
    gone_since: str
    not_found: str
    not_found_text: str
    not_found_home: str
    not_found_archive: str


ENGLISH = Words(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    date="{day} {month} {year}",
    date_time="{date}, {hour:02}:{minute:02}",
    place_and_date=", ",
    dateline_end=" — ",
    skip="Skip to content",
    menu="Sections",
    feed="RSS feed",
    subscribe="Subscribe",
    sign_up="Newsletter by mail",
    archive="Archive",
    style="Every element of this paper",
    preview="Preview: not published",
    new_tab="(opens in a new tab)",
    published_by="Published by",
    licence="Licence:",
    latest="Latest articles",
    older="Older",
    newer="Newer",
    pages="Pages of this list",
    page="page {}",
    no_articles="Nothing has been published here yet.",
    one_article="1 article",
    many_articles="{} articles",
    year="Articles of {}",
    taxonomies={
        "regions": "Regions",
        "topics": "Topics",
        "authors": "Authors",
        "series": "Series",
    },
    terms={
        "regions": "Region",
        "topics": "Topic",
        "authors": "Author",
        "series": "Series",
    },
    write_to="Write to {}",
    website="Website",
    kinds={
        "analysis": "Analysis",
        "opinion": "Opinion",
        "brief": "Brief",
    },
    rests_on={
        "state-owned": "State-owned source",
        "state-affiliated": "State-affiliated source",
        "government": "Government source",
        "party": "Party source",
        "industry": "Industry source",
    },
    classes={
        "state-owned": "state-owned",
        "state-affiliated": "state-affiliated",
        "government": "government",
        "party": "party",
        "industry": "industry",
        "independent": "independent",
    },
    unreviewed="unreviewed",
    byline="By {}",
    next_name=", ",
    last_name=" and ",
    reading="{} min read",
    contents="In this article",
    page_contents="On this page",
    updated="Updated {}",
    highlights="Highlights",
    disclaimer="Disclaimer",
    named_disclaimer="Disclaimer: {}",
    disclaimers="Disclaimers",
    disclaimers_about="An article keeps the wording that was in force on its day.",
    no_disclaimers="No article carries a disclaimer.",
    all_wordings="All wordings of this disclaimer",
    since="Since {}",
    withdrawn="Withdrawn",
    withdrawn_on="This article was withdrawn on {}.",
    updates="Updates",
    corrections="Corrections",
    all_corrections="All corrections",
    corrections_about="What we got wrong, and what we say now. Nothing is mended in silence.",
    no_corrections="Nothing has been corrected so far.",
    withdrawn_because="Withdrawn:",
    correction_was="It said:",
    correction_now="It now says:",
    sources="Sources",
    linked="Also linked in the text:",
    accessed="read on {}",
    archived="archived copy",
    filed_under="Filed under",
    discussion="Discussion",
    join_forum="Join the full discussion at the {} forum",
    join_discussion="Join the full discussion",
    no_replies="0 comments, no replies yet",
    one_reply="1 comment",
    many_replies="{} comments",
    reply="Leave a reply",
    reply_subject="Re: {}",
    roles={
        "reader": "",
        "author": "Author",
        "moderator": "Moderator",
    },
    related="Related articles",
    neighbours="Articles before and after",
    newer_article="Newer article",
    older_article="Older article",
    cite="Cite this article",
    citation="{authors}, “{title}”, {paper}, {date}, {url}",
    regions_in="{}: articles by region",
    region="Region",
    articles="Articles",
    groups="Groups",
    region_path="The way to this region",
    parts="Parts",
    also_in="Also part of",
    near_by="Near by",
    map_title="Articles by country",
    map_about=(
        "A map of the world. Each country with articles is a link; the tables below hold the "
        "same numbers, and those of other regions."
    ),
    on_the_map="{} on the map",
    lies_in="{part} lies in {whole}",
    outlines=(
        "Articles on a wider region alone are counted in the tables only. Outlines: Natural Earth, "
        "which draws borders as they are held on the ground; they take no side in disputes."
    ),
    outlines_short="Outlines: Natural Earth; they take no side in disputes.",
    no_article="none",
    span="{}–{}",
    or_more="{} or more",
    count_of="{name}: {count}",
    articles_by_month="Articles by month",
    articles_by_year="Articles by year",
    month_of_year="{month} {year}",
    most="Most: {count}, in {period}",
    moved="This page has moved to",
    gone="This page is gone",
    gone_since="It was removed on {}.",
    figures=ENGLISH_FIGURES,
    feeds=ENGLISH_FEEDS,
    policies=ENGLISH_POLICIES,
    search=ENGLISH_SEARCH,
    desk=ENGLISH_DESK,
    not_found="This page isn’t here",
    not_found_text="It may have moved, or the address may have been mistyped.",
    not_found_home="Go to the front page",
    not_found_archive="Look in the archive",
)


def words_for(language: str) -> Words:  # noqa: ARG001 - one language so far
    """Return the catalogue for a language tag (`en`, `en-GB`); English is the only one so far."""
    return ENGLISH
