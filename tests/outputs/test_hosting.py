"""What hosts read beside the pages is as the settings say, and says what it should."""

from hosts import headers_of, read_rules
from newsroom import Newsroom


def hosted(newsroom: Newsroom, settings: str) -> Newsroom:
    """Add settings for a host, and an article."""
    site = newsroom.read("content/site.yaml")
    return newsroom.write("content/site.yaml", f"{site}hosting: {{{settings}}}\n").article("one")


def test_without_headers_each_page_carries_the_policy(newsroom: Newsroom) -> None:
    """Where the host sends no headers, the policy stands in the page's head."""
    result = newsroom.article("one").build()

    pages = [text.decode() for path, text in result.public.items() if path.endswith(".html")]
    assert pages
    assert all('http-equiv="Content-Security-Policy"' in page for page in pages)
    assert all("unsafe" not in page for page in pages)
    assert "_headers" not in result.public


def test_headers_hold_the_policy_and_the_types(newsroom: Newsroom) -> None:
    """`_headers` sends the policy for all, keeps fingerprinted files for ever, names feeds."""
    result = hosted(newsroom, "headers: true").build()

    headers = result.page("_headers")
    blocks = {block.split("\n")[0]: block for block in headers.split("\n\n")}
    assert "default-src 'none'" in blocks["/*"]
    assert "connect-src 'self'" in blocks["/*"]
    assert "frame-ancestors 'none'" in blocks["/*"]
    assert "nosniff" in blocks["/*"]
    assert "immutable" in blocks["/assets/*"]
    assert "application/rss+xml" in blocks["/*feed.xml"]
    assert "http-equiv" not in result.page("/")


def test_hosts_are_told_each_thing_once(newsroom: Newsroom) -> None:
    """No file has two rules for one header: hosts would join them with a comma."""
    article = "regions: [CN]\ntopics: [rare-earths]\nauthors: [editor]\n"
    result = hosted(newsroom.article("two", article), "headers: true").build()

    rules = read_rules(result.page("_headers"))
    sent = {path: headers_of(rules, f"/{path}") for path in result.public}
    assert [] == [path for path, all_of in sent.items() if ", application" in str(all_of)]
    kinds = {path: all_of.get("content-type", "") for path, all_of in sent.items()}
    assert {"application/rss+xml; charset=utf-8"} == {
        kind for path, kind in kinds.items() if path.endswith("feed.xml")
    }
    assert "application/atom+xml; charset=utf-8" == kinds["feed.atom"]
    assert "application/feed+json; charset=utf-8" == kinds["feed.json"]
    short = {path for path, all_of in sent.items() if "max-age=600" in str(all_of)}
    assert {"feed.xml", "feed.atom", "feed.json", "topics/rare-earths/feed.xml"} <= short
    assert "index.html" not in short


def test_github_gets_its_files(newsroom: Newsroom) -> None:
    """`.nojekyll` is empty, `CNAME` holds the domain alone."""
    result = hosted(newsroom, "nojekyll: true, domain: test-letter.example").build()

    assert b"" == result.public[".nojekyll"]
    assert b"test-letter.example\n" == result.public["CNAME"]


def test_domain_can_hold_nothing_but_a_host(newsroom: Newsroom) -> None:
    """A line break in a domain would be a line of the host's own file."""
    result = hosted(newsroom, 'domain: "a.example\\nb.example"').build()

    assert 1 == result.status
    assert any("bad-host" in line or "name of a host" in line for line in result.problems)


def test_a_form_may_only_lead_where_the_settings_say(newsroom: Newsroom) -> None:
    """The policy allows a form to send to the sign-up address, and nowhere else."""
    site = newsroom.read("content/site.yaml")
    newsroom.write("content/site.yaml", f"{site}sign_up: https://mail.example/join?x=1\n")

    page = newsroom.article("one").build().page("/")

    assert "form-action https://mail.example" in page
