"""`.well-known/` and other names that steer a host: who may put what there."""

import pytest
from newsroom import Newsroom

SECURITY = "Contact: mailto:desk@test-letter.example\n"


def test_words_of_content_are_published(newsroom: Newsroom) -> None:
    """An editor's security.txt (RFC 9116) is where those look who want to report."""
    newsroom.write("content/static/.well-known/security.txt", SECURITY).article("one")

    result = newsroom.build()

    assert (0, []) == (result.status, result.problems)
    assert SECURITY.encode() == result.public[".well-known/security.txt"]
    assert 0 == newsroom.remove("content/static/.well-known").build().status


@pytest.mark.parametrize(
    "path",
    [
        ".well-known/assetlinks.json",
        ".well-known/webfinger",
        ".well-known/x.html",
        ".well-known/acme-challenge/token",
        "_headers",
        "_redirects",
        "_worker.js",
        "_routes.json",
        "_x.txt",
        "CNAME",
    ],
)
def test_what_steers_a_host_is_refused_in_content(newsroom: Newsroom, path: str) -> None:
    """Whom programs and hosts trust is for the layouts to say."""
    newsroom.write(f"content/static/{path}", "{}").article("one")

    result = newsroom.build()

    assert (1, {}) == (result.status, result.public)
    assert result.problems[0].startswith(f"content/static/{path}: error: a ")
    assert "layouts/static/" in result.report


@pytest.mark.parametrize("path", [".well-known/assetlinks.json", ".well-known/webfinger", "_x"])
def test_layouts_are_trusted(newsroom: Newsroom, path: str) -> None:
    """Whoever writes layouts may put anything there."""
    newsroom.write(f"layouts/static/{path}", "{}").article("one")

    result = newsroom.build()

    assert (0, []) == (result.status, result.problems)
    assert b"{}" == result.public[path]


@pytest.mark.parametrize("folder", ["content/static", "layouts/static", "layouts/assets"])
@pytest.mark.parametrize(
    "path", [".DS_Store", ".x.txt.swp", "x.txt~", ".git/config", ".hidden/x.txt", ".env"]
)
def test_leftovers_are_not_published(newsroom: Newsroom, folder: str, path: str) -> None:
    """What systems and editors leave about stays at home."""
    newsroom.write(f"{folder}/{path}", "x").article("one")

    result = newsroom.build()

    assert (0, []) == (result.status, result.problems)
    assert not [each for each in result.public if each.startswith(".") or each.endswith("~")]


def test_well_known_below_another_folder_is_hidden(newsroom: Newsroom) -> None:
    """Only the root of a site has one (RFC 8615)."""
    newsroom.write("content/static/a/.well-known/x.txt", "x").article("one")

    result = newsroom.build()

    assert not [path for path in result.public if "well-known" in path]


def test_alias_reaches_no_well_known_place(newsroom: Newsroom) -> None:
    """A former address can't be made a file that steers a host."""
    for alias in ("/.well-known/security.txt", "/_worker.js", "/a/.hidden/", "/.nojekyll"):
        result = newsroom.article("one", f"aliases: [{alias}]\n").build()

        assert (1, {}) == (result.status, result.public)
        assert f"'{alias}' is not a former address of this site" in result.output
