"""What a paper may choose about its Markdown: language, typography, and the words we put in."""

from msgspec import Struct


class MarkdownWords(Struct, frozen=True):
    """The words that Markdown has signs for but no letters; `{}` stands for a number."""

    note: str = "Note"
    tip: str = "Tip"
    important: str = "Important"
    warning: str = "Warning"
    caution: str = "Caution"
    table: str = "Table"
    footnotes: str = "Footnotes"
    footnote: str = "Footnote {}"
    back: str = "Back to reference {}"


class MarkdownSettings(Struct, frozen=True):
    """All that Markdown reads besides the text; `language` is a BCP 47 tag.

    `style`: what reads badly is told too. `figures` are the words behind a fence that make it a
    figure, which isn't read here.
    """

    language: str = "en"
    typography: bool = True
    words: MarkdownWords = MarkdownWords()
    style: bool = False
    figures: tuple[str, ...] = ()
