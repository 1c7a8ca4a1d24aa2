"""Links: to files, anchors, addresses, attachments, the site itself, and to what is held."""

import re

import pytest
from newsroom import Newsroom
from reading import checked

PLACE = "content/articles/2026/a.md"


@pytest.fixture
def linked(newsroom: Newsroom) -> Newsroom:
    """A newsroom with something of each kind to link to."""
    newsroom.article("2025/b", "date: 2025-06-01\ntopics: [recycling]", "## A heading\n\nWords.\n")
    newsroom.write("content/pages/about.md", "---\ntitle: About\n---\n## Who\n\nWe.\n")
    newsroom.write("content/articles/2026/my data.csv", "a,b\n")
    newsroom.write("content/articles/2026/paper.pdf", "%PDF-1.4\n")
    newsroom.write("content/media/paper.pdf", "%PDF-1.5\n")
    return newsroom.write("content/static/all data.csv", "c,d\n")


HREFS = (
    ("../2025/b.md", "/2025/b/"),
    ("../2025/b.md#a-heading", "/2025/b/#a-heading"),
    ("../../pages/about.md#who", "/about/#who"),
    ("#here", "#here"),
    ("/about/", "/about/"),
    ("/about/#who", "/about/#who"),
    ("/about/?from=a", "/about/?from=a"),
    ("/", "/"),
    ("/feed.xml", "/feed.xml"),
    ("/topics/recycling/", "/topics/recycling/"),
    ("/archive/2025/", "/archive/2025/"),
    ("https://test-letter.example/about/#who", "/about/#who"),
    ("https://test-letter.example", "/"),
    ("HTTPS://Test-Letter.example/about/", "/about/"),
    ("https://other.example/about/", "https://other.example/about/"),
    ("mailto:desk@test-letter.example", "mailto:desk@test-letter.example"),
    ("my%20data.csv", "/2026/a/my%20data.csv"),
    ("<my data.csv>", "/2026/a/my%20data.csv"),
    ("paper.pdf", "/2026/a/paper.pdf"),
    ("</all data.csv>", "/all%20data.csv"),
)


def test_links_lead_there(linked: Newsroom) -> None:
    """Each way to write a link leads to its address, and what is attached is published too."""
    links = "".join(f"[number {place}]({target})\n\n" for place, (target, _) in enumerate(HREFS))

    result = linked.article("2026/a", body=f"## Here\n\n{links}").build()

    page = result.page("/2026/a/")
    found = re.findall(r'href="([^"]*)"[^>]*>number ', page)
    assert (0, []) == (result.status, result.problems)
    assert [href for _, href in HREFS] == found
    assert b"a,b\n" == result.public["2026/a/my data.csv"]
    assert b"%PDF-1.4\n" == result.public["2026/a/paper.pdf"]
    assert b"c,d\n" == result.public["all data.csv"]


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("../2025/bb.md", "there is no file '../2025/bb.md'", "did you mean '../2025/b.md'?"),
        ("b.md", "there is no file 'b.md'", "did you mean '../2025/b.md'?"),
        ("articles/2025/b.md", "there is no file 'articles/2025/b.md'", "did you mean '../2025/b"),
        ("../2025/b.md#headng", "no heading '#headng' in ../2025/b.md#headng", "it has #a-heading"),
        (
            "../2025/b.md#a-headng",
            "no heading '#a-headng' in ../2025/b.md#a-headng",
            "did you mean '#a-heading'?",
        ),
        ("#nowhere", "no heading '#nowhere' in this text", "it has none"),
        ("/abuot/", "no page of this site is at /abuot/", "did you mean '/about/'?"),
        ("/about", "no page of this site is at /about", "did you mean '/about/'?"),
        ("/about/#why", "no heading '#why' at /about/", "did you mean '/about/#who'?"),
        (
            "https://test-letter.example/abuot/",
            "no page of this site is at /abuot/",
            "did you mean '/about/'?",
        ),
        ("my%20dta.csv", "there is no file 'my%20dta.csv'", "did you mean 'my%20data.csv'?"),
        ("run.js", "'run.js' is not a kind of file that readers get", "readers get .pdf"),
        ("www.other.example", "there is no file 'www.other.example'", "for another site, write"),
        ("/etc/passwd", "no page of this site is at /etc/passwd", "an address of this site"),
        ("../../../../etc/passwd", "there is no file '../../../../etc/passwd'", "for another"),
        ("..%2F..%2F..%2Fetc%2Fpasswd", "there is no file", "for another site"),
        ("../../site.yaml", "'../../site.yaml' is not a kind of file that readers get", "readers"),
        ("../../vocabulary/topics.yaml", "'../../vocabulary/topics.yaml' is not a kind", "readers"),
        ("a%00.md", "there is no file 'a%00.md'", ""),
    ],
)
def test_link_that_leads_nowhere(target: str, message: str, hint: str, linked: Newsroom) -> None:
    """A link to nothing is an error at its place, with what was probably meant."""
    linked.write("content/articles/2026/run.js", "alert(1)")

    result = checked(linked.article("2026/a", body=f"Words.\n\nSee [x]({target}).\n"))

    (problem,) = result.problems
    assert problem.startswith(f"{PLACE}:7:9: error: {message}"), problem
    assert f"    {hint}" in result.report


def test_two_attachments_of_one_name_clash(linked: Newsroom) -> None:
    """Both would be the same file of the article: neither may be taken for the other."""
    body = "[x](paper.pdf) and [y](../../media/paper.pdf)\n"

    result = checked(linked.article("2026/a", body=body))

    message = "'../../media/paper.pdf' and content/articles/2026/paper.pdf would both be"
    assert [f"{PLACE}:5:24: error: {message} /2026/a/paper.pdf"] == result.problems


def test_attachment_of_nobody_is_not_published(linked: Newsroom) -> None:
    """Only what a public text links to comes out."""
    result = linked.build()

    assert not [path for path in result.public if path.endswith((".pdf", "my data.csv"))]


HELD = {
    "draft": "draft: true",
    "future": "date: 2026-04-01",
    "embargo": "embargo: {until: 2026-04-01}",
}


@pytest.mark.parametrize("head", HELD.values(), ids=HELD)
@pytest.mark.parametrize("target", ["held.md", "/2026/held/"])
def test_link_to_a_held_article(head: str, target: str, newsroom: Newsroom) -> None:
    """It is an error that names the held file, however it is linked to."""
    newsroom.article("a", body=f"[x]({target})\n").article("held", head)

    result = checked(newsroom)

    message = "a link to content/articles/held.md, which is not public"
    assert [f"content/articles/a.md:5:5: error: {message}"] == result.problems


def test_link_of_a_held_article_is_checked_before_it_comes_out(newsroom: Newsroom) -> None:
    """A clock will publish it: what would stop the publication then is told now."""
    newsroom.article("later", "date: 2026-04-01", "[x](/nowhere/) [y](latest.md) [z](draft.md)\n")
    newsroom.article("latest", "date: 2026-05-01").article("draft", "draft: true")

    result = checked(newsroom)

    place = "content/articles/later.md:5"
    assert [
        f"{place}:5: error: no page of this site is at /nowhere/",
        f"{place}:20: error: a link to content/articles/latest.md, which is not public by then",
        f"{place}:35: error: a link to content/articles/draft.md, which is not public by then",
    ] == result.problems


def test_articles_that_come_out_together_may_link_to_each_other(newsroom: Newsroom) -> None:
    """What a held article needs may come out with it: articles, terms, years, attachments."""
    body = "[x](two.md), [y](/topics/recycling/), [z](/archive/2027/), [d](d.csv)\n"
    newsroom.write("content/articles/d.csv", "1\n")
    newsroom.article("one", "date: 2027-01-01", body)
    newsroom.article("two", "date: 2027-01-01\ntopics: [recycling]", "[x](one.md)\n")

    before, then = newsroom.build(), newsroom.build("--now", "2027-01-02")

    assert (0, []) == (before.status, before.problems)
    assert (0, []) == (then.status, then.problems)


def test_link_of_a_draft_is_a_warning(newsroom: Newsroom) -> None:
    """A draft may link to what isn't public, and to nothing yet."""
    newsroom.article("draft", "draft: true", "[x](/nowhere/) and [y](later.md)\n")

    result = checked(newsroom.article("later", "date: 2026-04-01"))

    assert 0 == result.status
    assert [
        "content/articles/draft.md:6:5: warning: no page of this site is at /nowhere/"
    ] == result.problems


def test_many_broken_links_are_all_told(newsroom: Newsroom) -> None:
    """Hundreds of them are told without a guess at each."""
    links = " ".join(f"[x](/nowhere-{number}/)" for number in range(300))

    result = checked(newsroom.article("a", body=f"{links}\n"))

    assert 300 == len(result.problems)


EXPIRING = "expires: 2026-03-02 09:00\n"
BEFORE, SINCE = "2026-03-02T07:59:59Z", "2026-03-02T08:00:00Z"


def test_link_that_will_end_is_told_when_it_is_written(newsroom: Newsroom) -> None:
    """A warning with the instant and the cures; at that instant the clock's build goes on."""
    newsroom.article("a", body="See [this](short.md#part).\n").article(
        "short", EXPIRING, "## Part\n"
    )

    before, since = newsroom.build("--now", BEFORE), newsroom.build("--now", SINCE)

    assert [
        "content/articles/a.md:5:12: warning: a link to content/articles/short.md, "
        "which expires on 2026-03-02 09:00: plain words from then on"
    ] == before.problems
    assert "links: {held: text}" in before.report
    assert "take its `expires` out" in before.report
    assert (0, 0) == (before.status, since.status)
    assert [
        "content/articles/a.md:5:12: warning: a link to content/articles/short.md, "
        "which has left the site: it stands as plain words"
    ] == since.problems
    assert '<a href="/2026/short/#part">this</a>' in before.page("/2026/a/")
    assert "See <a>this</a>." in since.page("/2026/a/")


def test_link_that_will_end_may_be_meant(newsroom: Newsroom) -> None:
    """A paper that says so once is told nothing more; nor where both texts leave together."""
    newsroom.article("a", body="[x](short.md)\n").article("short", EXPIRING, "[y](short.md)\n")
    settings = newsroom.read("content/site.yaml")
    newsroom.write("content/site.yaml", f"{settings}links: {{held: text}}\n")
    said = [newsroom.build("--now", now).problems for now in (BEFORE, SINCE)]
    newsroom.write("content/site.yaml", settings).article("a", EXPIRING, "[x](short.md)\n")

    assert [[], []] == said
    assert [] == newsroom.build("--now", BEFORE).problems


def test_clock_stops_no_build_for_what_nobody_touched(newsroom: Newsroom) -> None:
    """Lists that leave with their last article, the menu, an address in words: words remain."""
    settings = newsroom.read("content/site.yaml")
    menu = "navigation: [{name: Topics, to: /topics/}, {name: Recycling, to: /topics/recycling/}]\n"
    newsroom.write("content/site.yaml", settings + menu)
    url = "https://test-letter.example/2026/short/"
    body = f"[list](/topics/recycling/), [feed](/topics/recycling/feed.xml), <{url}>, `{url}`.\n"
    newsroom.article("a", "regions: [CN]\n", body)
    newsroom.article("short", f"topics: [recycling]\n{EXPIRING}")

    before, since = newsroom.build("--now", BEFORE), newsroom.build("--now", SINCE)

    assert (0, 0) == (before.status, since.status), since.output
    assert "<a>list</a>, <a>feed</a>" in since.page("/2026/a/")
    assert 'href="/topics/' in before.page("/2026/a/")
    assert 'href="/topics/' not in since.page("/2026/a/")
    assert "content/site.yaml" in since.report
