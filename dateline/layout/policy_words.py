"""The words about the paper's policies: what each is called where another site holds its page."""

from msgspec import Struct


class PolicyWords(Struct, frozen=True, kw_only=True):
    """The words about policies in one language; `names` are by the key in the settings."""

    heading: str
    names: dict[str, str]


ENGLISH_POLICIES = PolicyWords(
    heading="How we work",
    names={
        "coverage": "What we cover",
        "principles": "Principles",
        "ethics": "Ethics",
        "corrections": "Corrections policy",
        "verification": "Sourcing policy",
        "unnamed_sources": "Unnamed sources",
        "disclaimers": "Disclaimer policy",
        "ownership": "Ownership and funding",
        "diversity": "Diversity",
        "masthead": "Masthead",
        "feedback": "Contact",
    },
)
