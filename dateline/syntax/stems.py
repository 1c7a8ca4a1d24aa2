"""Brings the forms of a word to one stem: `magnets` and `magnet`, by the rules of its language."""

from collections.abc import Callable
from typing import Final

# The languages that Snowball knows (snowballstem.org), by their tags.
_RULES: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


def stemmer_for(language: str) -> Callable[[str], str]:
    """Return what brings a small word to its stem; of a language without rules, the word itself."""
    rules = _RULES.get(language.partition("-")[0].lower())
    if rules is None:
        return _as_it_is
    from snowballstemmer import stemmer  # 40 ms, for those who need it

    stem: Callable[[str], str] = stemmer(rules).stemWord
    return stem


def _as_it_is(word: str) -> str:
    return word
