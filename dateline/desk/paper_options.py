"""The options of commands that make a paper one's own: light, since every command reads them."""

from argparse import ArgumentParser

HOSTS = ("github", "gitlab", "netlify", "cloudflare", "none")


def init_options(parser: ArgumentParser) -> None:
    """Add what `dateline init` takes; on a terminal it asks for what isn't given."""
    add = parser.add_argument
    add("folder", metavar="DIR", help="the paper's folder: a new one, or an empty one")
    add("--title", metavar="NAME", help="the paper's name; else made of the folder's")
    add("--url", metavar="URL", help="where it will be published: https://paper.example/")
    add("--language", metavar="TAG", help="its language: en, en-GB, …")
    add("--zone", metavar="ZONE", help="the time zone of its dates: Europe/Brussels")
    add("--publisher", metavar="NAME", help="who publishes it, if that has another name")
    add("--email", metavar="ADDRESS", help="where letters go")
    add("--host", choices=HOSTS, help="who will host it, for workflows and settings")
    add("--now", metavar="INSTANT", help="date the examples by 2026-02-05, not by today")
    add("--yes", action="store_true", help="ask nothing: take what is usual")
    add("--quiet", action="store_true", help="say only what is wrong")


def layouts_options(parser: ArgumentParser) -> None:
    """Add what `dateline layouts` takes."""
    add = parser.add_argument
    add(
        "action",
        nargs="?",
        choices=("list", "eject", "diff", "seen"),
        help="eject: take one over; diff: what Dateline changed since; seen: that is in yours now",
    )
    add("name", metavar="LAYOUT", nargs="?", help="article.html, assets/site.css, …")
    add("--mine", action="store_true", help="with diff: what you changed, not what Dateline did")
    add("--project", metavar="DIR", default=".", help="the folder that holds content/")
    parser.set_defaults(now=None)


def upgrade_options(parser: ArgumentParser) -> None:
    """Add what `dateline upgrade` takes."""
    add = parser.add_argument
    add("--check", action="store_true", help="write nothing: show what would change")
    add("--project", metavar="DIR", default=".", help="the folder that holds content/")
    add("--quiet", action="store_true", help="say only what is wrong")
    parser.set_defaults(now=None)
