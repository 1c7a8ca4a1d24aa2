"""Options that several commands share: light, since every command reads them."""

import argparse


def shared_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command that reads a whole paper takes."""
    project_options(parser)
    add = parser.add_argument
    add("--base-url", metavar="URL", default="", help="publish here, whatever the settings say")
    add("--strict", action="store_true", help="let warnings stop the publication too")
    add("--jobs", type=jobs, default=0, metavar="N", help="how many processes work at once")
    loudness = parser.add_mutually_exclusive_group()
    loudness.add_argument("--quiet", action="store_true", help="say only what is wrong")
    loudness.add_argument(
        "--verbose", action="store_true", help="say more, and each problem's code"
    )


def project_options(parser: argparse.ArgumentParser) -> None:
    """Add which paper is meant, and as of when."""
    add = parser.add_argument
    add("--project", metavar="DIR", default=".", help="the folder that holds content/")
    add("--now", metavar="INSTANT", help="work as of 2026-02-05 or 2026-02-05T09:30+01:00")


def previous_option(parser: argparse.ArgumentParser, required: bool = True) -> None:
    """Add what to compare with."""
    parser.add_argument(
        "--previous",
        metavar="FILE|URL",
        required=required,
        help="the manifest.json of the last publication",
    )


def jobs(text: str) -> int:
    """Read a number of processes."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 64")
    return int(text)


def port(text: str) -> int:
    """Read a port."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 65535")
    return int(text)
