"""Every page of the sample site as a document: valid, and no link of it leads nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from documents import broken_links, html_errors, unreached_pages

pytestmark = pytest.mark.xdist_group("html")


def test_html_is_valid(sample: Path, java: Path, npm_package: Callable[[str], Path]) -> None:
    """The Nu HTML Checker finds no error in any page."""
    assert [] == html_errors(sample, java, npm_package("vnu-jar"))


def test_no_link_leads_nowhere(sample: Path) -> None:
    """Each link, picture, script and style within the site leads to a file, and to its anchor."""
    assert {} == broken_links(sample)


def test_every_page_is_reached(sample: Path) -> None:
    """From the front page links lead to every page but former addresses and the 404 page."""
    assert [] == unreached_pages(sample)
