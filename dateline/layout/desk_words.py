"""The words of the page for the editor's desk, and what the queue says of a change to come."""

from msgspec import Struct


class DeskWords(Struct, frozen=True, kw_only=True):
    """The words of the desk's page in one language; `becomes` and `why` are by the gate's keys."""

    heading: str
    about: str
    clock: str
    moment: str
    month: str
    more: str
    nothing: str

    coming: str
    becomes: dict[str, str]
    changes: str

    waiting: str
    why: dict[str, str]
    note: str

    problems: str
    problems_about: str
    severities: dict[str, str]

    links: str
    links_about: str
    links_never: str

    strangers: str
    strangers_about: str
    outlet: str

    placeless: str
    coverage: str
    coverage_about: str
    in_all: str
    quiet: str

    corrections: str


ENGLISH_DESK = DeskWords(
    heading="The desk",
    about="What this preview knows about the paper today. No publication has this page.",
    clock="All times are those of {}.",
    moment="{date}, {hour:02}:{minute:02}",
    month="{month:.3} {year}",
    more="And {} more.",
    nothing="Nothing.",
    coming="To come",
    becomes={
        "public": "comes out",
        "withdrawn": "is withdrawn",
        "expired": "leaves the site",
        "future": "is released, and waits for its date",
        "update": "tells of an update",
        "correction": "tells of a correction",
        "reply": "shows a reader's reply",
        "rewording": "has a new wording",
        "aged": "is news no more, and leaves the news sitemap",
        "running out": "expires in thirty days; each build warns of it from then on",
        "run out": "expires, and nothing is published until its date is renewed",
    },
    changes="changes",
    waiting="Held back",
    why={
        "draft": "a draft; it comes out when “draft: true” is taken out",
        "embargo": "embargoed until {}",
        "future": "dated {}",
    },
    note="{why} ({note})",
    problems="Open problems",
    problems_about="A build searches the printed pages too; what it finds there, it alone tells.",
    severities={"error": "error", "warning": "warning", "note": "note"},
    links="Stale links",
    links_about="What other sites answered, last on {}. “dateline check --links” asks again.",
    links_never="No other site was asked yet whether it is still there: “dateline check --links”.",
    strangers="Unreviewed outlets",
    strangers_about=(
        "Nobody has said whose word it is. “dateline outlets” prints them ready for outlets.yaml."
    ),
    outlet="Outlet",
    placeless="Articles without a region",
    coverage="Coverage by region and month",
    coverage_about="What is out, in the last twelve months. A province counts for its country.",
    in_all="In all",
    quiet="Quiet all year:",
    corrections="Recent corrections",
)
