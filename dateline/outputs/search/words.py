"""Text as the words that a reader may ask for, by the rules that layouts/…/search.js has too."""

import html
import re
import unicodedata

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W_]{2,}")
_SIGNS = "“”‘’–—…·\u00a0"
# What is neither a letter of Europe nor a sign.
_FAR = re.compile("[^\x00-\u0dff\u2000-\u22ff]")
# Scripts without spaces between words: Thai, Lao, kana, Han; Hangul, where particles stick to them.
# A text, compiled where one of them stands: its table takes as long to make as many words.
_UNSPACED = "[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3]+"


def words_of_html(text: str) -> list[str]:
    """Return the words of HTML that is final; a tag parts two words."""
    return split_words(html.unescape(_TAG.sub(" ", text)))


def split_words(text: str) -> list[str]:
    """Return the words of a text, small and without accents; single letters are none.

    What is written without spaces is cut into pairs of letters that overlap.
    """
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    if text.isascii():  # many times faster, and so are most
        return _WORD.findall(text.lower())
    chunks = text.split()
    plain = " ".join([chunk for chunk in chunks if chunk.isascii()])
    folded = _fold(" ".join([chunk for chunk in chunks if not chunk.isascii()]))
    if _FAR.search(folded) is None:
        return _WORD.findall(f"{plain.lower()} {folded}")
    pairs = [
        run[at : at + 2]
        for run in re.findall(_UNSPACED, folded)
        for at in range(max(len(run) - 1, 1))
    ]
    return _WORD.findall(f"{plain.lower()} {re.sub(_UNSPACED, ' ', folded)}") + pairs


def _fold(text: str) -> str:
    bare = [
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if unicodedata.category(letter) != "Mn"
    ]
    return unicodedata.normalize("NFC", "".join(bare)).lower()
