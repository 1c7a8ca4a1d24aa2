"""The library's states, which gather tokens of ours."""

from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from dateline.syntax.markdown.tokens import Nesting, QuickToken, Token, text_tokens


class QuickBlock(StateBlock):
    """The state of the block parser."""

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Add a token, one level deeper or less deep."""
        token = QuickToken(ttype, tag, nesting)
        token.block = True
        if nesting < 0:
            self.level -= 1
        token.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class QuickInline(StateInline):
    """The state of the inline parser."""

    def pushPending(self) -> Token:  # noqa: N802 (the library's name)
        """Add the text that was read since the last token."""
        token = QuickToken("text", "", 0, self.pending)
        token.level = self.pendingLevel
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Add a token, after the text before it."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        token = QuickToken(ttype, tag, nesting)
        meta: dict[str, Any] | None = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token.level = self.level
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def has_delimiters(self) -> bool:
        """Tell whether there are marks (`*`, `_`, `~~`) that are still to be paired."""
        return bool(self.delimiters) or any(
            meta is not None and meta["delimiters"] for meta in self.tokens_meta
        )


def add_tokens(state: StateInline, tokens: tuple[Token, ...]) -> None:
    """Add tokens of one level that hold all that they open, after the text before them."""
    if state.pending:
        state.pushPending()
    state.pendingLevel = state.level
    state.tokens += tokens
    state.tokens_meta += (None,) * len(tokens)


def add_text(
    state: StateBlock, name: str, tag: str, content: str, lines: tuple[int, int]
) -> tuple[Token, Token]:
    """Add a block that holds text and nothing else, and return what opens and what closes it."""
    tokens = text_tokens(name, tag, content, lines, state.level)
    state.tokens += tokens
    return tokens[0], tokens[2]
