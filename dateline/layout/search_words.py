"""The words of the page that searches."""

from msgspec import Struct


class SearchWords(Struct, frozen=True, kw_only=True):
    """The words of search in one language. `{}` stands for what the page's script fills in."""

    search: str
    about: str
    label: str
    button: str
    filters: str
    all_regions: str
    all_topics: str
    year: str
    all_years: str
    all_classes: str
    order: str
    best: str
    newest: str
    results: str
    searching: str
    none: str
    one: str
    many: str
    more: str
    failed: str
    without_script: str
    preview: str
    by_time: str
    by_region: str
    by_topic: str


ENGLISH_SEARCH = SearchWords(
    search="Search",
    about="Every article of this paper. What you type stays in your browser.",
    label="Search this paper",
    button="Search",
    filters="Narrow it down",
    all_regions="All regions",
    all_topics="All topics",
    year="Year",
    all_years="All years",
    all_classes="All sources",
    order="Order",
    best="Best match",
    newest="Newest",
    results="Results",
    searching="Searching",
    none="No article has all of this. Try fewer words, or fewer filters.",
    one="1 article",
    many="{} articles",
    more="Show more",
    failed="The index could not be fetched. Try again; the archive below needs no index.",
    without_script=(
        "Searching by words needs JavaScript, which is off in this browser. The archive below does "
        "without."
    ),
    preview="Search comes with publication: a preview has no index.",
    by_time="By year and month",
    by_region="By region",
    by_topic="By topic",
)
