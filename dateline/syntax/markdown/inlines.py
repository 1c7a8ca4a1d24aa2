"""Text in a line: the library's rules, each asked only at the character that it starts with.

The commonest shapes (plain text, a link whose label and address hold nothing special) are read in
one step. Tokens that may need a place on the page note where they start: `meta["at"]`.
"""

import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    fragments_join,
    html_inline,
    image,
    link,
    link_pairs,
    newline,
    strikethrough,
)
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote.index import footnote_ref

from dateline.syntax.markdown.labels import label_end
from dateline.syntax.markdown.spans import (
    EMPHASIS,
    IMAGE,
    LINK,
    SPECIAL,
    emphasis_tokens,
    image_tokens,
    link_tokens,
    read_plain,
)
from dateline.syntax.markdown.states import QuickInline, add_tokens
from dateline.syntax.markdown.tokens import Token

Rule = Callable[[StateInline, bool], bool]

_LANGUAGE = re.compile(r"\{lang=([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\}")


class InlineParser(ParserInline):
    """The library's inline parser with a fixed set of rules."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Put the tokens of `src` into `tokens`."""
        plain = read_plain(src)
        tokens.extend(read_odd_line(src, md, env) if plain is None else plain)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """Put the tokens up to `state.posMax` into `state`."""
        src, end = state.src, state.posMax
        find, add = SPECIAL.search, state.append_pending
        nests = state.level < state.md.options.maxNesting
        at = state.pos
        while at < end:
            special = find(src, at, end)
            start = special.start() if special else end
            if start > at:
                add(src[at:start])
                state.pos = at = start
                if at == end:
                    break
            character = src[at]
            for rule in _RULES.get(character, ()) if nests else ():
                if rule(state, False):
                    at = state.pos
                    break
            else:
                add(character)
                state.pos = at = at + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 (the library's name)
        """Go past one token without keeping it."""
        at = state.pos
        if at in state.cache:
            state.pos = state.cache[at]
            return
        if state.level >= state.md.options.maxNesting:
            state.pos = state.posMax
        else:
            special = SPECIAL.search(state.src, at, state.posMax)
            start = special.start() if special else state.posMax
            if start > at:
                state.pos = start
            else:
                _skip_special(state)
        state.cache[at] = state.pos


def read_odd_line(src: str, md: MarkdownIt, env: EnvType) -> list[Token]:
    """Return the tokens of a line that isn't plain."""
    state = QuickInline(src, md, env, [])
    md.inline.tokenize(state)
    if state.has_delimiters():
        link_pairs(state)
        strikethrough.postProcess(state)
        emphasis.postProcess(state)
        fragments_join(state)
    return state.tokens


def _skip_special(state: StateInline) -> None:
    state.level += 1
    for rule in _RULES.get(state.src[state.pos], ()):
        if rule(state, True):
            break
    else:
        state.pos += 1
    state.level -= 1


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read a mark of emphasis, or all that it marks, by one pattern where that is enough."""
    if silent:
        return False
    plain = EMPHASIS.match(state.src, state.pos, state.posMax)
    if plain is None:
        return emphasis.tokenize(state, silent)
    add_tokens(state, emphasis_tokens(plain, state.level))
    state.pos = plain.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read a link, by one pattern where that is enough."""
    plain = LINK.match(state.src, state.pos, state.posMax)
    if plain is None:
        return _odd_link(state, silent)
    if not silent:
        add_tokens(state, link_tokens(plain, state.level))
    state.pos = plain.end()
    return True


def _odd_link(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    if not silent:
        # A flush of pending text may stand before it.
        opened = next(token for token in state.tokens[count:] if token.type == "link_open")
        if "label" not in opened.meta:
            opened.meta["at"] = _target_place(state, start)
    return True


def _image(state: StateInline, silent: bool) -> bool:
    """Read a picture, by one pattern where that is enough."""
    plain = IMAGE.match(state.src, state.pos, state.posMax)
    if plain is None:
        return _odd_image(state, silent)
    if not silent:
        add_tokens(state, image_tokens(plain, state.level))
    state.pos = plain.end()
    return True


def _odd_image(state: StateInline, silent: bool) -> bool:
    start, env = state.pos, state.env
    # A footnote in the text that stands for a picture would be counted and never shown.
    state.env = {"references": env.get("references", {}), "steps": env.get("steps", 0)}
    found = image(state, silent)
    env["steps"] = state.env["steps"]
    state.env = env
    if found and not silent:
        token = state.tokens[-1]
        if "label" not in token.meta:
            token.meta["at"] = _target_place(state, start + 1)
    return found


def _target_place(state: StateInline, bracket: int) -> int:
    """Return where the address of an inline link starts, whose label opens at `bracket`."""
    at = label_end(state, bracket) + 2
    while at < state.posMax and state.src[at] in " \t\n<":
        at += 1
    return at


def _foreign(state: StateInline, silent: bool) -> bool:
    """Read `[words]{lang=…}`, words in another language."""
    start = state.pos
    if state.html_terminator_last("]{lang=") < start:  # remembered, so that brackets stay cheap
        return False
    end = label_end(state, start)
    language = _LANGUAGE.match(state.src, end + 1, state.posMax) if end > 0 else None
    if language is None:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start + 1, end
        state.push("foreign_open", "span", 1).attrs = {"lang": language[1]}
        state.md.inline.tokenize(state)
        state.push("foreign_close", "span", -1)
        state.posMax = limit
    state.pos = language.end()
    return True


def _placed(rule: Rule, kind: str) -> Rule:
    """Return this rule, which also notes where its token starts and ends."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if len(state.tokens) > count and (token := state.tokens[-1]).type == kind:
            token.meta["at"] = start
            token.meta["end"] = state.pos
        return True

    return placed


def _autolink(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if not autolink(state, silent):
        return False
    if not silent:
        opened = next(token for token in state.tokens[count:] if token.type == "link_open")
        opened.meta["at"] = start + 1
    return True


_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (_placed(backtick, "code_inline"),),
    "~": (strikethrough.tokenize,),
    "*": (_emphasis,),
    "_": (emphasis.tokenize,),
    "[": (_foreign, _link, footnote_ref),
    "!": (_image,),
    "<": (_autolink, _placed(html_inline, "html_inline")),
    "&": (entity,),
}
