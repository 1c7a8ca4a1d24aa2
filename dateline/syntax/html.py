"""An author's raw HTML, judged by an allow-list, and what of it was dropped.

nh3 makes the HTML safe and balanced, but reports nothing and knows no places. So a reading of our
own finds what is dropped; what it overlooks is at worst missing from the report, never unsafe.
"""

import re
from collections import Counter
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from dateline.syntax.tags import HOLLOW_TAGS, Loss, Tag, Text, read_parts

if TYPE_CHECKING:
    from nh3 import Cleaner

# Formatting tags left open are opened again in each later paragraph, so that they multiply: what
# isn't closed is cut before cleaning, and this bounds the rest.
MAX_DEPTH = 32

_INLINE = (
    "abbr b bdi bdo br cite code del em i ins kbd mark q rp rt ruby s samp small span strong sub"
    " sup time u var wbr"
)
_BLOCK = (
    "address blockquote caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 h5 h6"
    " hr li ol p pre section summary table tbody td tfoot th thead tr ul"
)
_VOID = "area base br col embed hr img input link meta source track wbr"
INLINE_TAGS = frozenset(_INLINE.split())
BLOCK_TAGS = INLINE_TAGS | frozenset(_BLOCK.split())
VOID_TAGS = frozenset(_VOID.split())
# A missing end tag is no mistake here, and these start tags stand for one (HTML, 13.1.2.4).
_CELLS = frozenset({"td", "th"})
_ROWS = _CELLS | {"caption", "colgroup", "tr"}
_PARTS = _ROWS | {"tbody", "tfoot", "thead"}
_TERMS = frozenset({"dd", "dt"})
_ENDED_BY: Final = {
    "dd": _TERMS,
    "dt": _TERMS,
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "rp": frozenset({"rp", "rt"}),
    "rt": frozenset({"rp", "rt"}),
    "tbody": _PARTS,
    "td": _CELLS,
    "tfoot": _PARTS,
    "th": _CELLS,
    "thead": _PARTS,
    "tr": _ROWS,
}
_END_OPTIONAL = _PARTS | _TERMS | {"li", "p", "rp", "rt"}
ATTRIBUTES: Final = {
    "*": {"dir", "lang", "title"},
    "del": {"datetime"},
    "details": {"open"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "td": {"colspan", "rowspan"},
    "th": {"abbr", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_HINTS: Final = {
    "a": "write [words](address)",
    "img": "write ![what it shows](picture.jpg)",
    "h1": "write ## before the words",
    "iframe": "link to the page instead",
    "video": "link to it instead",
    "audio": "link to it instead",
}

# XML 1.0 has no place for these, and HTML's references can name them.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


class Finding(Struct, frozen=True):
    """What was dropped, at which place in the HTML. `fatal`: all that follows."""

    offset: int
    message: str
    hint: str = ""
    fatal: bool = False


def clean_block(markup: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the allowed part of a fragment, balanced, and what was dropped."""
    verdict = _judge(markup)
    if any(finding.fatal for finding in verdict.findings):
        return "", tuple(verdict.findings)
    cleaned = re.sub(_FORBIDDEN, "\ufffd", _cleaner().clean(_without(markup, verdict.cuts)))
    if not verdict.findings and _is_less(cleaned, verdict.kept):
        message = "part of this HTML stands where it cannot, and was dropped"
        return cleaned, (Finding(0, message),)
    return cleaned, tuple(verdict.findings)


def read_tag(markup: str) -> Tag | None:
    """Return the one tag that this is, or None for a comment or a declaration."""
    return next((part for part in read_parts(markup) if isinstance(part, Tag)), None)


def write_tag(tag: Tag) -> str:
    """Return an allowed tag with its allowed attributes only."""
    if tag.closing:
        return f"</{tag.name}>"
    kept = {name: value for name, value, _ in tag.attributes if _is_kept(tag.name, name)}
    written = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
    return f"<{tag.name}{written}>"


def attribute_findings(tag: Tag) -> list[Finding]:
    """Return the attributes of a tag that are dropped."""
    return [
        Finding(place, f"`{name}` of `<{tag.name}>` is not allowed, and was dropped")
        for name, _, place in tag.attributes
        if not _is_kept(tag.name, name)
    ]


def tag_finding(tag: Tag) -> Finding:
    """Return what to say of a tag that isn't allowed."""
    whole = " with all it holds" if tag.name in HOLLOW_TAGS else ""
    message = f"`<{tag.name}>` is not allowed, and was dropped{whole}"
    return Finding(tag.start, message, _HINTS.get(tag.name, ""))


def stray_finding(tag: Tag) -> Finding:
    """Return what to say of an end tag without a start."""
    return Finding(tag.start, f"`</{tag.name}>` closes nothing, and was dropped")


class _Verdict:
    """What a reading gathers: findings, tags to cut before cleaning, and what should be left."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.cuts: list[Tag] = []
        self.kept: Counter[str] = Counter()
        self.opened: list[Tag] = []
        self.refused: Counter[str] = Counter()
        self.hollow = ""


def _judge(markup: str) -> _Verdict:
    verdict = _Verdict()
    for part in read_parts(markup):
        if isinstance(part, Loss):
            verdict.findings.append(Finding(part.start, part.message, fatal=part.comment))
        elif verdict.hollow:
            if isinstance(part, Tag) and part.closing and part.name == verdict.hollow:
                verdict.hollow = ""
        elif isinstance(part, Text):
            verdict.kept[""] += _letters(markup[part.start : part.end])
        else:
            _judge_tag(part, verdict)
        if len(verdict.opened) > MAX_DEPTH:
            message = f"this HTML nests more than {MAX_DEPTH} levels deep"
            verdict.findings = [Finding(verdict.opened[-1].start, message, fatal=True)]
            return verdict
    for tag in verdict.opened:
        _leave_open(tag, verdict)
    return verdict


def _judge_tag(tag: Tag, verdict: _Verdict) -> None:
    if tag.name not in BLOCK_TAGS:
        _refuse(tag, verdict)
    elif tag.closing:
        _close(tag, verdict)
    else:
        verdict.findings += attribute_findings(tag)
        verdict.kept[tag.name] += 1
        ended = _ENDED_BY.get(tag.name, frozenset())
        while verdict.opened and verdict.opened[-1].name in ended:
            verdict.opened.pop()
        if tag.name not in VOID_TAGS:
            verdict.opened.append(tag)


def _refuse(tag: Tag, verdict: _Verdict) -> None:
    """Drop a tag that isn't allowed; its end tag needs no second warning."""
    if not tag.closing:
        verdict.findings.append(tag_finding(tag))
        verdict.hollow = tag.name if tag.name in HOLLOW_TAGS else ""
        verdict.refused[tag.name] += not verdict.hollow
    elif verdict.refused[tag.name]:
        verdict.refused[tag.name] -= 1
    else:
        verdict.findings.append(stray_finding(tag))


def _close(tag: Tag, verdict: _Verdict) -> None:
    if all(each.name != tag.name for each in verdict.opened):
        verdict.findings.append(stray_finding(tag))
        verdict.cuts.append(tag)
        return
    while (last := verdict.opened.pop()).name != tag.name:
        _leave_open(last, verdict)


def _leave_open(tag: Tag, verdict: _Verdict) -> None:
    if tag.name not in _END_OPTIONAL:
        message = f"`<{tag.name}>` is not closed in its block, and was dropped"
        hint = f"close it before the next blank line: </{tag.name}>"
        verdict.findings.append(Finding(tag.start, message, hint))
        verdict.cuts.append(tag)
        verdict.kept[tag.name] -= 1


def _without(markup: str, cuts: list[Tag]) -> str:
    pieces, at = [], 0
    for tag in sorted(cuts, key=lambda each: each.start):
        pieces.append(markup[at : tag.start])
        at = tag.end
    return "".join([*pieces, markup[at:]])


def _is_less(cleaned: str, kept: Counter[str]) -> bool:
    """Tell whether something is missing that the allow-list allows."""
    left: Counter[str] = Counter()
    for part in read_parts(cleaned):
        if isinstance(part, Tag):
            left[part.name] += not part.closing
        elif isinstance(part, Text):
            left[""] += _letters(cleaned[part.start : part.end])
    return any(left[name] < count for name, count in kept.items())


def _letters(text: str) -> int:
    return len("".join(unescape(text).split()))


def _is_kept(tag: str, attribute: str) -> bool:
    return attribute in ATTRIBUTES["*"] or attribute in ATTRIBUTES.get(tag, ())


@cache
def _cleaner() -> "Cleaner":
    from nh3 import Cleaner  # for texts with HTML

    return Cleaner(
        tags=set(BLOCK_TAGS),
        clean_content_tags=set(HOLLOW_TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        strip_comments=True,
        link_rel=None,
        url_schemes=set(),
    )
