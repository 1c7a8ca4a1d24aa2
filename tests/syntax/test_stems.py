"""Forms of a word come to one stem, by the rules of the paper's language."""

import pytest

from dateline.syntax.stems import stemmer_for


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {"magnet", "magnets"}),
        ("en-GB", {"licensed", "licensing", "license"}),
        ("de", {"seltene", "seltenen", "seltener"}),
        ("FR", {"terre", "terres"}),
    ],
)
def test_forms_share_a_stem(language: str, forms: set[str]) -> None:
    """Whatever ending a word has in its language, it is one word."""
    stem = stemmer_for(language)
    assert 1 == len({stem(form) for form in forms})


def test_language_without_rules_keeps_its_words() -> None:
    """A word of a language that has no rules here is its own stem."""
    stem = stemmer_for("zh")
    assert ["magnets", "稀土"] == [stem("magnets"), stem("稀土")]
