"""Every word that a page shows and no author wrote, in one catalogue for each language."""

from msgspec import Struct


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
    home: str
    menu: str
    footer: str
    feed: str
    subscribe: str
    sign_up: str
    archive: str
    preview: str
    new_tab: str
    published_by: str
    licence: str
    browse: str

    # lists
    latest: str
    more_news: str
    older: str
    newer: str
    pages: str
    page: str
    no_articles: str
    one_article: str
    many_articles: str
    year: str
    by_month: str
    lead_story: str
    taxonomies: dict[str, str]
    terms: dict[str, str]
    write_to: str
    website: str

    # an article
    kinds: dict[str, str]
    byline: str
    next_name: str
    last_name: str
    updated: str
    highlights: str
    read_more: str
    disclaimer: str
    named_disclaimer: str
    withdrawn: str
    withdrawn_on: str
    updates: str
    corrections: str
    correction_was: str
    correction_now: str
    sources: str
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
    related: str
    neighbours: str
    newer_article: str
    older_article: str
    cite: str
    citation: str

    # feeds
    term_feed: str
    term_feed_about: str
    highlights_feed: str
    highlights_feed_about: str
    corrections_feed: str
    corrections_feed_about: str
    correction_of: str
    withdrawal_of: str
    read_whole: str

    # the page that isn't there
    not_found: str
    not_found_text: str
    not_found_home: str
    not_found_archive: str


ENGLISH = Words(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    date="{day} {month} {year}",
    date_time="{date}, {hour:02}:{minute:02}",
    place_and_date=", ",
    dateline_end=" — ",
    skip="Skip to content",
    home="Front page",
    menu="Sections",
    footer="About this paper",
    feed="RSS feed",
    subscribe="Subscribe",
    sign_up="Sign up for the newsletter by mail",
    archive="Archive",
    preview="Preview: not published",
    new_tab="(opens in a new tab)",
    published_by="Published by",
    licence="Licence:",
    browse="Browse by",
    latest="Latest articles",
    more_news="More news",
    older="Older",
    newer="Newer",
    pages="Pages of this list",
    page="page {}",
    no_articles="Nothing has been published here yet.",
    one_article="1 article",
    many_articles="{} articles",
    year="Articles of {}",
    by_month="By month",
    lead_story="Lead story",
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
    byline="By {}",
    next_name=", ",
    last_name=" and ",
    updated="Updated {}",
    highlights="Highlights",
    read_more="Read more",
    disclaimer="Disclaimer",
    named_disclaimer="Disclaimer: {}",
    withdrawn="Withdrawn",
    withdrawn_on="This article was withdrawn on {}.",
    updates="Updates",
    corrections="Corrections",
    correction_was="It said:",
    correction_now="It now says:",
    sources="Sources",
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
    related="Related articles",
    neighbours="Articles before and after",
    newer_article="Newer article",
    older_article="Older article",
    cite="Cite this article",
    citation="{authors}, “{title}”, {paper}, {date}, {url}",
    term_feed="{paper}: {name}",
    term_feed_about="Articles of {paper} under “{name}”",
    highlights_feed="{paper}: highlights",
    highlights_feed_about="Every article of {paper} in a few points",
    corrections_feed="{paper}: corrections",
    corrections_feed_about="What {paper} got wrong, and what it says now",
    correction_of="Correction: {}",
    withdrawal_of="Withdrawn: {}",
    read_whole="Read the whole article",
    not_found="This page isn’t here",
    not_found_text="It may have moved, or the address may have been mistyped.",
    not_found_home="Go to the front page",
    not_found_archive="Look in the archive",
)


def words_for(language: str) -> Words:  # noqa: ARG001 - one language so far
    """Return the catalogue for a language tag (`en`, `en-GB`); English is the only one so far."""
    return ENGLISH
