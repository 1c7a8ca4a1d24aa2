"""Standing pages: their addresses, their place in the menu, their mistakes."""

import re

import pytest
from newsroom import Newsroom
from reading import checked


def page(newsroom: Newsroom, name: str, head: str = "", body: str = "Words.\n") -> Newsroom:
    """Write content/pages/NAME.md."""
    title = "" if "title:" in head else f"title: On {name}\n"
    return newsroom.write(f"content/pages/{name}.md", f"---\n{title}{head}\n---\n{body}")


def menu(html: str) -> list[str]:
    """Return where the menu leads that a front page shows, in order."""
    nav = re.search(r"<nav[^>]*>(.*?)</nav>", html, re.DOTALL)
    return re.findall(r'href="([^"]*)"', nav[1]) if nav else []


@pytest.mark.parametrize(
    ("address", "name", "head"),
    [("/about/", "about", ""), ("/us/", "about", "slug: us"), ("/terms/", "legal/terms", "")],
)
def test_address_of_a_page(address: str, name: str, head: str, newsroom: Newsroom) -> None:
    """A page stands at its name, or at its slug; folders don't show."""
    result = page(newsroom, name, head).build()

    assert (0, []) == (result.status, result.problems)
    assert "Words." in result.page(address)


def test_page_asks_for_its_place_in_the_menu(newsroom: Newsroom) -> None:
    """`navigation: 1` is the first entry of the menu; the settings' own keep their order."""
    site = "content/site.yaml"
    items = "navigation:\n- {name: Archive, to: /archive/}\n- {name: About, to: /about/}\n"
    newsroom.write(site, newsroom.read(site) + items)
    page(newsroom, "about", "navigation: 9")
    page(newsroom, "contact", "navigation: 2")
    page(newsroom, "first", "navigation: 1")
    page(newsroom, "hidden", "draft: true\nnavigation: 1")
    page(newsroom, "quiet")

    links = menu(newsroom.build().page("/"))

    inside = [link for link in links if link in ("/first/", "/contact/", "/archive/", "/about/")]
    assert ["/first/", "/contact/", "/archive/", "/about/"] == inside
    assert "/hidden/" not in links
    assert "/quiet/" not in links


def test_draft_of_a_page_is_not_published(newsroom: Newsroom) -> None:
    """A draft leaves no byte; its mistakes are warnings; a link to it is an error that names it."""
    page(newsroom, "secret", "draft: true\nsumary: x", "Quetzalcoatlus. [x](nowhere.md)\n")

    result = newsroom.article("a").build()
    linked = newsroom.article("b", body="[x](/secret/) and [y](../pages/secret.md)").build()

    assert 0 == result.status
    assert not [
        path for path, data in result.public.items() if b"Quetzal" in data or "secret" in path
    ]
    assert 2 == len([each for each in result.problems if ": warning: " in each])
    assert [
        "content/articles/b.md:5:5: error: a link to content/pages/secret.md, which is not public",
        "content/articles/b.md:5:23: error: a link to content/pages/secret.md, which is not public",
    ] == [each for each in linked.problems if ": error: " in each]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("draft: 'yes'", "4:8: error: 'draft' is \"yes\"; exactly true or false is meant"),
        ("navigation: first", "3:13: error: 'first' is not a whole number from 1 on"),
        ("date: 2026-02-05", "3:1: error: unknown field 'date'"),
        ("slug: regions", "3:7: error: the address /regions/ belongs to the site's own pages"),
        ("title: ''", "2:8: error: 'title' is empty"),
    ],
)
def test_mistake_in_a_page(head: str, message: str, newsroom: Newsroom) -> None:
    """A page is checked as an article is."""
    if message.startswith("4"):
        head = f"slug: x\n{head}"

    result = checked(page(newsroom, "about", head))

    assert [f"content/pages/about.md:{message}"] == result.problems
