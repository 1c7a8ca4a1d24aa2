"""The rules of the house style: what each asks for, and how much it matters where nothing is said.

Off are those that the house answers by itself (a summary is taken from the first sentence, marks
are set curly) and those that are a matter of taste.
"""

from msgspec import Struct

LEVELS = ("error", "warning", "off")
OFF = "off"


class StyleRule(Struct, frozen=True):
    """One rule: its code, its usual level, what it asks for."""

    code: str
    level: str
    doc: str


STYLE = (
    StyleRule("long-highlight", "warning", "A highlight has at most 200 characters."),
    StyleRule("highlight-count", "off", "An article has three highlights, or none."),
    StyleRule("missing-summary", "off", "An article has a summary of its own."),
    StyleRule("summary-repeats-title", "warning", "A summary says more than the title."),
    StyleRule("title-in-capitals", "warning", "A title isn't all in capitals."),
    StyleRule("mixed-quotes", "off", "Quotation marks are all straight or all curly, as typed."),
    StyleRule("yearless-date", "off", "A date in the text has its year (in English)."),
    StyleRule("mojibake", "warning", "No letter was garbled by another program."),
    StyleRule("heading-skip", "warning", "A heading is one level below that above it."),
    StyleRule("bare-url", "warning", "An address in the text is a link."),
    StyleRule("click-here", "warning", "A link says what it leads to (in English)."),
)
STYLE_CODES = frozenset(rule.code for rule in STYLE)
