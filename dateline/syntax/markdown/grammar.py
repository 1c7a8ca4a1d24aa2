"""The grammar: CommonMark, tables, strikethrough, footnotes, definition lists, foreign words."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from dateline.syntax.markdown.addresses import normal
from dateline.syntax.markdown.blocks import BlockParser, read_odd_blocks
from dateline.syntax.markdown.inlines import InlineParser, read_odd_line
from dateline.syntax.markdown.labels import LinkParts
from dateline.syntax.markdown.limits import MAX_NESTING
from dateline.syntax.markdown.tokens import Token


class Grammar(MarkdownIt):
    """The parser of all bodies. It refuses no address: what may be linked is judged later."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": MAX_NESTING, "store_labels": True})
        self.use(footnote_plugin, inline=False).use(deflist_plugin)
        self.enable(["table", "strikethrough"])
        self.helpers = LinkParts()  # type: ignore[assignment]  # a module in the library
        self.inline = InlineParser()
        self.block = BlockParser(self.block.ruler)

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the library's name)
        """Percent-encode an address where it must be."""
        return normal(url)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Accept every address, since the library would leave a refused link as text."""
        return True


@cache
def grammar() -> Grammar:
    """Return the one parser of this process; parsing leaves no trace in it."""
    return Grammar()


def odd_blocks(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the tokens of a text that isn't made of plain blocks."""
    return read_odd_blocks(text, grammar(), env)


def odd_line(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the tokens of a line that isn't made of plain shapes."""
    return read_odd_line(text, grammar(), env)


def render(text: str) -> str:
    """Return the HTML that the library prints of the tokens."""
    return str(grammar().render(text))
