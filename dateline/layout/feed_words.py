"""The words about feeds: those of the page that explains them, and what each feed is called."""

from msgspec import Struct


class FeedWords(Struct, frozen=True, kw_only=True):
    """The words about feeds in one language. `{}` stands for what a view fills in."""

    follow: str
    what_is_feed: str
    explained: tuple[str, ...]
    how: str
    steps: tuple[str, ...]
    formats: str
    whole: str
    others: str
    list: str
    list_text: str
    list_name: str
    lead: str
    by_mail: str
    by_mail_text: str
    term: str
    term_about: str
    class_about: str
    highlights: str
    highlights_about: str
    corrections: str
    corrections_about: str
    correction_of: str
    withdrawal_of: str
    read_whole: str


ENGLISH_FEEDS = FeedWords(
    follow="Follow by RSS",
    what_is_feed="What is RSS?",
    explained=(
        "RSS is a way to follow a paper without visiting it. The paper keeps a file, called a "
        "feed, with its newest articles. A program of your own, a feed reader, looks at the "
        "file from time to time and shows you what is new, beside the other papers that you "
        "follow.",
        "Nobody learns that you read it. There is no account and no e-mail address to give, "
        "no ranking by what others clicked, and you leave by deleting one line in your reader.",
    ),
    how="How to subscribe",
    steps=(
        "Get a feed reader. There are free ones for every phone and computer, and as web pages; "
        "some mail programs and browsers are feed readers too.",
        "Choose “add” or “follow” in it, and paste the address below. The address of any page "
        "of this paper does as well.",
        "That is all. New articles come to your reader whole, with pictures and footnotes.",
    ),
    formats="All of them hold the same articles, whole. If in doubt, take the first.",
    whole="The whole paper",
    others="Less, or something else",
    list="All feeds in one file",
    list_text="Most readers can import a list of feeds (OPML) in one go.",
    list_name="The list of all feeds",
    lead="Every article of this paper, as soon as it appears, in a place of your own.",
    by_mail="By mail",
    by_mail_text="If you would rather find the paper in your mail, sign up here.",
    term="{paper}: {name}",
    term_about="Articles of {paper} under “{name}”",
    class_about="Articles of {paper} that rest on sources of this class: {name}",
    highlights="{paper}: highlights",
    highlights_about="Every article of {paper} in a few points",
    corrections="{paper}: corrections",
    corrections_about="What {paper} got wrong, and what it says now",
    correction_of="Correction: {}",
    withdrawal_of="Withdrawn: {}",
    read_whole="Read the whole article",
)
