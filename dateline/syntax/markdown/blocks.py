"""Blocks, found by the first character of their line: the library's rules, asked less often.

The library asks every rule about every line, and every rule that could end a paragraph about every
line of it. Here a rule is asked only about lines that start as it must; a test compares.
"""

from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.utils import EnvType

from dateline.syntax.markdown.block_rules import (
    heading_rule,
    hr_rule,
    list_rule,
    quote_rule,
    table_rule,
)
from dateline.syntax.markdown.plain_blocks import read_plain_blocks
from dateline.syntax.markdown.states import QuickBlock, add_text
from dateline.syntax.markdown.tokens import Token

Rule = Callable[[StateBlock, int, int, bool], bool]

_STARTS: Final = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
_FIRST_CHARACTERS = "".join(sorted(set("".join(_STARTS.values()))))
_CHAINS = ("paragraph", "reference", "blockquote", "list")


class BlockParser(ParserBlock):
    """The rules of a configured ruler, each asked only where its first character stands."""

    def __init__(self, ruler: Ruler[Rule]) -> None:
        super().__init__()
        ruler.at("table", table_rule, {"alt": ["paragraph", "reference"]})
        ruler.at("hr", hr_rule, {"alt": list(_CHAINS)})
        ruler.at("blockquote", quote_rule, {"alt": list(_CHAINS)})
        ruler.at("list", list_rule, {"alt": ["paragraph", "reference", "blockquote"]})
        ruler.at("heading", heading_rule, {"alt": ["paragraph", "reference", "blockquote"]})
        rules = dict(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))
        self._starting = {
            first: tuple(rules[name] for name in rules if first in _STARTS.get(name, ""))
            for first in _FIRST_CHARACTERS
        }
        self._code = rules["code"]
        self._deflist = rules["deflist"]
        self._texts = (rules["lheading"], rules["deflist"], rules["paragraph"])
        self.ruler = EndingRules(ruler, rules)
        self._ends_paragraph = self.ruler.getRules("paragraph")[0]

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token]:
        """Put the tokens of a text into `outTokens`."""
        plain = read_plain_blocks(src)
        outTokens.extend(read_odd_blocks(src, md, env) if plain is None else plain)
        return outTokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Put the tokens of these lines into `state`."""
        line = startLine
        had_blank = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                _keep_as_text(state, line)
            else:
                self._block(state, line, endLine)
            # A list is loose if a blank line stands between its items' blocks, not after them.
            state.tight = not had_blank
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                had_blank = True
            if line < endLine and state.isEmpty(line):
                had_blank = True
                line += 1
                state.line = line

    def _block(self, state: StateBlock, line: int, end: int) -> None:
        """Let the first rule that says yes take the block that starts on this line."""
        if state.sCount[line] - state.blkIndent >= 4:
            self._code(state, line, end, False)
            return
        if table_rule(state, line, end, False):
            return
        first = state.src[state.bMarks[line] + state.tShift[line]]
        for rule in self._starting.get(first, ()):
            if rule(state, line, end, False):
                return
        self._text(state, line, end)

    def _text(self, state: StateBlock, line: int, end: int) -> None:
        """Read what no first character tells: a paragraph, an underlined heading, a term."""
        following = line + 1
        level = 0
        if following < state.lineMax and not state.isEmpty(following):
            if end != state.lineMax:
                self._text_in_quotation(state, line, end)
                return
            following, level = self._end_of_text(state, following)
        if level:
            _push_heading(state, line, following, level)
        elif not (_is_term(state, line, end) and self._deflist(state, line, end, False)):
            _push_paragraph(state, line, following)

    def _text_in_quotation(self, state: StateBlock, line: int, end: int) -> None:
        """Read a text whose paragraph may go on where its quotation doesn't: the library's way."""
        for rule in self._texts:
            if rule(state, line, end, False):
                return

    def _end_of_text(self, state: StateBlock, line: int) -> tuple[int, int]:
        """Return the line that ends this text, and the level of the heading that it underlines.

        The library looks twice: for the line below a heading, then for the end of a paragraph.
        """
        parent, state.parentType = state.parentType, "paragraph"
        level = 0
        while line < state.lineMax and not state.isEmpty(line):
            indent = state.sCount[line]
            # Lines indented deeper, and those that a quotation took in (-1), go on in any case.
            if 0 <= indent <= state.blkIndent + 3:
                level = _underlined(state, line) if indent >= state.blkIndent else 0
                if level or self._ends_paragraph(state, line, state.lineMax, True):
                    break
            line += 1
        state.parentType = parent
        return line, level


def read_odd_blocks(text: str, md: MarkdownIt, env: EnvType) -> list[Token]:
    """Return the tokens of a text that isn't plain."""
    state = QuickBlock(text, md, env, [])
    md.block.tokenize(state, state.line, state.lineMax)
    return state.tokens


class EndingRules(Ruler[Rule]):
    """What the library's own rules ask: does a block start here that ends the one before?"""

    def __init__(self, ruler: Ruler[Rule], rules: dict[str, Rule]) -> None:
        super().__init__()
        self._active = list(rules)
        self._chains = {"": ruler.getRules("")}
        for chain in _CHAINS:
            self._chains[chain] = [_ending(ruler.getRules(chain), rules)]

    def getRules(self, chainName: str = "") -> list[Rule]:  # noqa: N802, N803
        """Return one rule that stands for all of this chain."""
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        """Return the names of all rules."""
        return self._active


def _ending(chain: list[Rule], rules: dict[str, Rule]) -> Rule:
    members = {name: rule for name, rule in rules.items() if rule in chain}
    anywhere = tuple(rule for name, rule in members.items() if name not in _STARTS)
    starting = {
        first: tuple(rule for name, rule in members.items() if first in _STARTS.get(name, first))
        for first in _FIRST_CHARACTERS
    }

    def ends(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in starting.get(state.src[at : at + 1], anywhere):
            if rule(state, line, end, silent):
                return True
        return False

    return ends


def _is_term(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether a definition may start on the next line, or after a blank one."""
    line += 1
    if line < end and state.isEmpty(line):
        line += 1
    return line < end and state.src.startswith((":", "~"), state.bMarks[line] + state.tShift[line])


def _underlined(state: StateBlock, line: int) -> int:
    """Return the level of the heading that this line underlines, or 0."""
    start = state.bMarks[line] + state.tShift[line]
    mark = state.src[start]
    if mark not in "-=" or state.src[start : state.eMarks[line]].strip(" \t").strip(mark):
        return 0
    return 1 if mark == "=" else 2


def _push_heading(state: StateBlock, line: int, underline: int, level: int) -> None:
    state.line = underline + 1
    opened, closed = add_text(
        state, "heading", f"h{level}", _content(state, line, underline), (line, underline)
    )
    opened.map = [line, underline + 1]
    opened.markup = closed.markup = "-="[level == 1]


def _push_paragraph(state: StateBlock, line: int, end: int) -> None:
    state.line = end
    add_text(state, "paragraph", "p", _content(state, line, end), (line, end))


def _content(state: StateBlock, line: int, end: int) -> str:
    if end > line + 1:
        return mdTrim(state.getLines(line, end, state.blkIndent, False))
    start = state.bMarks[line] + state.tShift[line]
    return mdTrim(state.src[start : state.eMarks[line]])


def _keep_as_text(state: StateBlock, line: int) -> None:
    """Keep a line below the deepest level as text; the library would drop it, and all after it."""
    state.env.setdefault("too_deep", line)
    _push_paragraph(state, line, line + 1)
