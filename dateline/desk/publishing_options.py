"""The options of commands that publish, or tell of it: light, since every command reads them."""

from argparse import ArgumentParser

from dateline.desk.options import previous_option, shared_options


def build_options(parser: ArgumentParser) -> None:
    """Add what `dateline build` takes."""
    shared_options(parser)
    add = parser.add_argument
    add("--drafts", action="store_true", help="make a preview of all that is held back, elsewhere")
    add("--once", action="store_true", help="no other build follows here: for CI")
    add("--no-memo", action="store_true", help="forget what earlier builds made, and make all anew")
    add(
        "--in-place",
        action="store_true",
        help="write public/ file by file, where it can't be exchanged in one step",
    )
    add("--profile", action="store_true", help="tell where the time went")
    add("--why", metavar="PATH", help="tell why a page was printed again")


def queue_options(parser: ArgumentParser) -> None:
    """Add what `dateline queue` takes."""
    shared_options(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "cron"),
        default="text",
        help="in words, for programs, or as a schedule that publishes when something is due",
    )


def changes_options(parser: ArgumentParser) -> None:
    """Add what `dateline changes` takes."""
    shared_options(parser)
    previous_option(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="a file on a line, or for programs",
    )


def ping_options(parser: ArgumentParser) -> None:
    """Add what `dateline ping` takes."""
    shared_options(parser)
    previous_option(parser)
