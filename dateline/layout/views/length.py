"""What the length of a text asks for: a word on how long it takes, a list of its sections."""

from dateline.layout.views.parts import LinkView
from dateline.layout.words import Words
from dateline.model.prose import Outline

# A practised reader's pace in English non-fiction (Brysbaert 2019: 238 words a minute).
WORDS_A_MINUTE = 238
# A text with fewer words or sections is seen through faster than its contents list is.
LONG_TEXT = 400
MANY_SECTIONS = 4


def reading_time(outline: Outline, words: Words) -> str:
    """Return how long a text takes to read, "" where there is none."""
    if not outline.words:
        return ""
    return words.reading.format(max(1, round(outline.words / WORDS_A_MINUTE)))


def contents_list(outline: Outline) -> tuple[LinkView, ...]:
    """Return a link to each section of a long text, and nothing for a short one."""
    if outline.words < LONG_TEXT or len(outline.headings) < MANY_SECTIONS:
        return ()
    top = min([heading.level for heading in outline.headings])
    sections = [heading for heading in outline.headings if heading.level == top]
    if len(sections) < MANY_SECTIONS:
        return ()
    return tuple([LinkView(f"#{heading.anchor}", heading.text) for heading in sections])
