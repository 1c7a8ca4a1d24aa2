"""trust.txt and security.txt say what the settings say, line for line, whatever stands in them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ROOT, Newsroom

from dateline.model.site import Publisher, Site
from dateline.model.trust import Declaration, Security
from dateline.outputs.trust import print_security, print_trust

SITE = "content/site.yaml"
NOON = datetime(2027, 6, 1, 12, tzinfo=UTC)
SETTINGS = """\
policies: {ethics: /ethics/}
security:
  contact: [security@test-letter.example, https://test-letter.example/tell]
  expires: 2027-01-01
  encryption: https://test-letter.example/key.txt
  policy: /ethics/
  languages: [en, nl]
trust:
  belongto: https://press.example/
  social: [https://social.example/@letter, https://video.example/letter]
  disclosure: /ethics/
  contact: letters@test-letter.example
  datatrainingallowed: no
"""


def declared(newsroom: Newsroom, settings: str = SETTINGS) -> Newsroom:
    """Add settings that declare something, an article, and a page to lead to."""
    newsroom.write(SITE, newsroom.read(SITE) + settings).article("one")
    return newsroom.write("content/pages/ethics.md", "---\ntitle: Ethics\n---\n## Gifts\n\nNone.\n")


def test_files_say_what_the_settings_say(newsroom: Newsroom) -> None:
    """Each field stands on a line of its own, with whole URLs; trust.txt stands in both places."""
    public = declared(newsroom).build().public

    assert (
        b"# The Test Letter\n"
        b"belongto=https://press.example/\n"
        b"social=https://social.example/@letter\n"
        b"social=https://video.example/letter\n"
        b"disclosure=https://test-letter.example/ethics/\n"
        b"contact=mailto:letters@test-letter.example\n"
        b"datatrainingallowed=no\n"
    ) == public["trust.txt"]
    assert public["trust.txt"] == public[".well-known/trust.txt"]
    assert (
        b"Contact: mailto:security@test-letter.example\n"
        b"Contact: https://test-letter.example/tell\n"
        b"Expires: 2026-12-31T23:00:00Z\n"
        b"Encryption: https://test-letter.example/key.txt\n"
        b"Policy: https://test-letter.example/ethics/\n"
        b"Preferred-Languages: en, nl\n"
        b"Canonical: https://test-letter.example/.well-known/security.txt\n"
    ) == public[".well-known/security.txt"]


def test_nothing_declared_gives_no_file(newsroom: Newsroom) -> None:
    """A paper that declares nothing has neither file."""
    public = newsroom.article("one").build().public

    assert [] == [path for path in public if "trust.txt" in path or ".well-known" in path]


def test_paper_under_a_path_claims_no_canonical_place(newsroom: Newsroom) -> None:
    """RFC 8615 knows `/.well-known/` at the root of a host alone."""
    result = declared(newsroom).build("--base-url", "https://org.example/paper/")

    assert "Canonical" not in result.page(".well-known/security.txt")
    assert "Policy: https://org.example/paper/ethics/\n" in result.page(".well-known/security.txt")


def test_pages_may_link_to_them(newsroom: Newsroom) -> None:
    """What is published can be linked to, and what isn't can't."""
    link = "[Tell us](/.well-known/security.txt), [trust](/trust.txt)\n"

    with_both = declared(newsroom).article("two", body=link).build()
    without = newsroom.edit(SITE, SETTINGS, "").build()

    assert (0, 0, 1) == (with_both.status, with_both.output.count("error"), without.status)
    assert 2 == without.output.count("error: no page of this site is at")


@pytest.mark.parametrize("name", ["trust.txt", ".well-known/security.txt"])
def test_file_of_an_editor_cannot_take_their_place(name: str, newsroom: Newsroom) -> None:
    """A file in content/static/ that would say another thing stops the build, which names it."""
    declared(newsroom).write(f"content/static/{name}", "Contact: mailto:evil@evil.example\n")

    result = newsroom.build()

    assert 1 == result.status
    assert name in result.problems[0]


def test_text_files_are_served_as_utf_8(newsroom: Newsroom) -> None:
    """RFC 9116 §3 asks for text/plain in UTF-8."""
    result = declared(newsroom, f"{SETTINGS}hosting: {{headers: true}}\n").build()

    assert "/*.txt\n  Content-Type: text/plain; charset=utf-8\n" in result.page("_headers")


@given(words=st.lists(st.text(min_size=1), min_size=1, max_size=4), title=st.text())
def test_no_value_can_add_a_line(words: list[str], title: str) -> None:
    """Line ends, controls and foreign letters in a value break neither file (RFC 9116 §2.2)."""
    site = Site(
        title=title,
        base_url="https://paper.example/",
        id_authority="paper.example,2025",
        publisher=Publisher("Paper"),
        trust=tuple(Declaration("contact", word) for word in words),
    )
    security = Security(contacts=tuple(words), expires=NOON, languages=tuple(words))

    trust = print_trust(site).decode()
    lines = print_security(site, security).decode()

    assert 1 + len(words) == len(trust.splitlines())
    assert [True] * len(words) == [line[:8] == "contact=" for line in trust.splitlines()[1:]]
    assert len(words) + 3 == len(lines.splitlines())
    assert lines.splitlines()[len(words)] == "Expires: 2027-06-01T12:00:00Z"
    assert "".join(lines.splitlines()[: len(words)]).isascii()


def test_sample_names_its_desk() -> None:
    """The sample's masthead names everybody who signs an article."""
    authors = (ROOT / "content/vocabulary/authors.yaml").read_text("utf-8")
    names = [line.split(":")[0] for line in authors.splitlines() if not line.startswith(" ")]
    masthead = (ROOT / "content/pages/masthead.md").read_text("utf-8")

    assert names
    assert [] == [name for name in names if f"(/authors/{name}/)" not in masthead]
