"""Blocks, found by the first character of their line: the library's rules, asked less often.

The library asks every rule about every line, and every rule that could end a paragraph about every
line of it. Here a rule is asked only about lines that start as it must; a test compares.
"""

import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import hr as read_hr
from markdown_it.rules_block import table as read_table
from markdown_it.token import Token
from markdown_it.utils import EnvType

from dateline.syntax.markdown.plain_blocks import blockquote, list_block
from dateline.syntax.markdown.tokens import QuickBlock, add_text

Rule = Callable[[StateBlock, int, int, bool], bool]

# Cells that the library adds where rows are shorter than the head of their table, in a whole
# text. It bounds one table (65,536) but not their number: 50 KB could make millions.
MAX_ADDED_CELLS = 20_000

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
# Of the row below a table's head. A hyphen and a space would be a list.
_ROW_STARTS = ("|", ":", "--", "-:", "-|")
_HEADING = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_FIRST_CHARACTERS = "".join(sorted(set("".join(_STARTS.values()))))
_CHAINS = ("paragraph", "reference", "blockquote", "list")


class BlockParser(ParserBlock):
    """The rules of a configured ruler, each asked only where its first character stands."""

    def __init__(self, ruler: Ruler[Rule]) -> None:
        super().__init__()
        ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
        ruler.at("hr", _hr, {"alt": list(_CHAINS)})
        ruler.at("blockquote", blockquote, {"alt": list(_CHAINS)})
        ruler.at("list", list_block, {"alt": ["paragraph", "reference", "blockquote"]})
        ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})
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
        state = QuickBlock(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

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
        if _table(state, line, end, False):
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


def _hr(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a rule across the page, if its line holds nothing but marks; most are list items."""
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : state.eMarks[line]].strip("*-_ \t"):
        return False
    return read_hr(state, line, end, silent)


def _heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001 (a Rule)
    """Read a heading with its marks before it, and perhaps behind it."""
    start = state.bMarks[line] + state.tShift[line]
    marks = _HEADING.match(state.src, start, state.eMarks[line])
    if marks is None or state.is_code_block(line):
        return False
    if not silent:
        state.line = line + 1
        words = state.src[marks.end() : state.eMarks[line]].rstrip(" \t")
        bare = words.rstrip("#")
        words = mdTrim(bare if bare.endswith((" ", "\t")) else words)
        tag = f"h{len(marks[0])}"
        opened, closed = add_text(state, "heading", tag, words, (line, line + 1))
        opened.markup = closed.markup = marks[0]
    return True


def _table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a table, if the next line can be the one below its head."""
    below = line + 1
    if below >= end:
        return False
    if not state.src.startswith(_ROW_STARTS, state.bMarks[below] + state.tShift[below]):
        return False
    if state.env.get("cells", 0) > len(state.src) + MAX_ADDED_CELLS:
        state.env.setdefault("too_many_cells", line)
        return False
    count = len(state.tokens)
    if not read_table(state, line, end, silent):
        return False
    if not silent:
        cells = [token for token in state.tokens[count:] if token.type == "inline"]
        state.env["cells"] = state.env.get("cells", 0) + len(cells)
        _place_cells(state, cells)
    return True


def _place_cells(state: StateBlock, cells: list[Token]) -> None:
    """Note in which column of the block each cell starts, for whoever must name its place."""
    line, at = -1, 0
    for cell in cells:
        if cell.map and cell.map[0] != line:
            line = cell.map[0]
            at = state.bMarks[line]
        # The library has taken the backslash from an escaped pipe.
        written = cell.content.replace("|", "\\|")
        found = state.src.find(written, at, state.eMarks[line])
        if found >= 0:
            cell.meta["at"] = found
            at = found + len(written)
