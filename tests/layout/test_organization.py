"""The paper tells machines who publishes it and how it works, under one name."""

import json
import re

from newsroom import Newsroom, Result

from dateline.editorial.fields import SITE
from dateline.layout.words import words_for

SETTINGS = """\
policies:
  principles: /ethics/
  ethics: /ethics/#gifts
  disclaimers: https://group.example/disclaimers
trust: {social: https://social.example/@letter}
"""


def published(newsroom: Newsroom) -> Result:
    """Build a paper that has policies."""
    newsroom.write("content/site.yaml", newsroom.read("content/site.yaml") + SETTINGS)
    newsroom.write("content/pages/ethics.md", "---\ntitle: Ethics\n---\n## Gifts\n\nNone.\n")
    return newsroom.article("one").build()


def told(page: str) -> list[dict[str, object]]:
    """Return what a page tells machines: the nodes of its JSON-LD."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    nodes = [json.loads(script) for script in scripts]
    return [each for node in nodes for each in node.get("@graph", [node])]


def test_front_page_tells_who_publishes_it(newsroom: Newsroom) -> None:
    """Each policy has its property of schema.org's, with whole URLs; the rest is left out."""
    site, paper = told(published(newsroom).page("/"))

    assert {
        "@type": "NewsMediaOrganization",
        "@id": "https://test-letter.example/#publisher",
        "name": "The Test Letter",
        "url": "https://test-letter.example/",
        "email": "desk@test-letter.example",
        "sameAs": ["https://social.example/@letter"],
        "publishingPrinciples": [
            "https://test-letter.example/ethics/",
            "https://group.example/disclaimers",
        ],
        "ethicsPolicy": "https://test-letter.example/ethics/#gifts",
    } == paper
    assert "WebSite" == site["@type"]
    assert {"@id": paper["@id"]} == site["publisher"]


def test_articles_name_the_same_publisher(newsroom: Newsroom) -> None:
    """No page tells of a publisher without the one `@id` that all share."""
    result = published(newsroom)
    _, paper = told(result.page("/"))

    publishers = [node["publisher"] for node in told(result.page("/2026/one/"))]

    assert [paper["@id"]] == [each["@id"] for each in publishers]


def test_every_policy_has_a_name_and_a_property(newsroom: Newsroom) -> None:
    """A policy that the table knows is known to the words and to schema.org."""
    rows = next(field.fields for field in SITE if field.name == "policies")
    names = words_for("en").policies.names
    settings = "".join(f"  {row.name}: https://group.example/{row.name}\n" for row in rows)
    newsroom.write(
        "content/site.yaml", f"{newsroom.read('content/site.yaml')}policies:\n{settings}"
    )

    _, paper = told(newsroom.article("one").build().page("/"))

    assert {row.name for row in rows} == set(names)
    assert all(f"https://group.example/{row.name}" in json.dumps(paper) for row in rows)
