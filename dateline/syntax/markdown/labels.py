"""Where the label of a link ends: the one search that brackets can make long."""

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline

from dateline.syntax.markdown.limits import MAX_STEPS


def label_end(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N803
    """Return where the label that opens at `start` closes, or -1.

    As in the library, but foreign words may stand in a link's label, and the steps are counted.
    """
    env = state.env
    if state.html_terminator_last("]") < start or env.get("steps", 0) > MAX_STEPS:
        return -1
    before, end, level, steps = state.pos, -1, 1, 0
    state.pos = start + 1
    while state.pos < state.posMax:
        steps += 1
        at = state.pos
        character = state.src[at]
        if character == "]":
            level -= 1
            if level == 0:
                end = at
                break
        state.md.inline.skipToken(state)
        if character == "[":
            if state.pos == at + 1:
                level += 1
            elif disableNested and state.src[state.pos - 1] != "}":
                break
    state.pos = before
    env["steps"] = env.get("steps", 0) + steps
    return end


class LinkParts:
    """What the library's own rules call, by the library's names."""

    parseLinkLabel = staticmethod(label_end)  # noqa: N815
    parseLinkDestination = staticmethod(parseLinkDestination)  # noqa: N815
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815
