"""The command line: which command was asked for, and with what."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

import dateline
from dateline.desk.options import jobs, port, previous_option, project_options, shared_options
from dateline.desk.paper_options import init_options, layouts_options, upgrade_options
from dateline.desk.publishing_options import (
    build_options,
    changes_options,
    ping_options,
    queue_options,
)
from dateline.desk.request import UsageError, read_instant, read_request

Parsers = dict[str, argparse.ArgumentParser]
Options = Callable[[argparse.ArgumentParser], None]
DESCRIPTION = "Dateline turns a folder of Markdown into a policy newsletter's site."
AS_IT_WAS = "public/ is as it was"
DAYS = 7  # for which what a link answered is believed
GROUPS = (
    ("begin, and make it your own", ("init", "layouts", "upgrade")),
    ("write", ("new", "serve", "check", "schema")),
    ("see what is to come, and on whose word it rests", ("queue", "outlets")),
    ("publish", ("build", "changes", "ping")),
    ("this machine", ("doctor", "completion")),
)
EPILOGUE = """\
examples:
  dateline init paper
  dateline new "Ningbo: a delta meets" --region CN-ZJ
  dateline check
  dateline build --now 2026-03-01
  dateline queue --project papers/letter

options of a command: dateline COMMAND --help

exit status:
  0  done
  1  something is wrong with the content or the machine; public/ is as it was
  2  the command can't be understood
  130  stopped by Ctrl-C
"""


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command, and end this process with its exit status.

    Nothing is left to be done then. To give back all that was read piece by piece would take longer
    than reading some of it: what a command has put into the attic is never taken apart.
    """
    attic: list[object] = []
    status = main(arguments, attic)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody listens any more, which Python has its own ways to say
        sys.exit(status)
    os._exit(status)


def main(arguments: Sequence[str] | None = None, attic: list[object] | None = None) -> int:
    """Run one command; return its exit status. What is large and done with goes into an `attic`."""
    words = sys.argv[1:] if arguments is None else arguments
    first = next(iter(words), "")
    asked = _parser(first if first in COMMANDS else "").parse_args(words)
    try:
        if asked.command == "completion":
            from dateline.desk.completion import completion, read_commands

            return completion(read_commands(*_known(_parser())), asked.shell)
        if asked.command == "doctor":
            from dateline.desk.doctor import doctor

            return doctor(Path(asked.project).resolve())
        if asked.command == "init":
            from dateline.desk.init import init
            from dateline.desk.init import read_wanted as read_paper_wanted

            return init(read_paper_wanted(asked), read_instant(asked.now), asked.quiet)
        request = read_request(asked)
        if asked.command == "check":
            from dateline.desk.check import check

            return check(request)
        if asked.command == "new":
            from dateline.desk.new import new, read_wanted

            return new(request, read_wanted(asked))
        if asked.command == "serve":
            from dateline.desk.serve import read_wanted as read_port
            from dateline.desk.serve import serve

            return serve(request, read_port(asked))
        if asked.command == "schema":
            from dateline.desk.schema import read_target, schema

            return schema(request, read_target(asked))
        if asked.command == "layouts":
            from dateline.desk.layouts import layouts
            from dateline.desk.layouts import read_wanted as read_layout

            return layouts(request, read_layout(asked))
        if asked.command == "upgrade":
            from dateline.desk.upgrade import upgrade

            return upgrade(request, asked.check)
        if asked.command == "outlets":
            from dateline.desk.outlets import outlets

            return outlets(request)
        if asked.command == "queue":
            from dateline.desk.queue import queue

            return queue(request)
        if asked.command == "changes":
            from dateline.desk.changes import changes

            return changes(request)
        if asked.command == "ping":
            from dateline.desk.ping import ping

            return ping(request)
        from dateline.desk.building import build

        return build(request, [] if attic is None else attic)
    except UsageError as error:
        print(f"dateline {asked.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        if asked.command == "serve":  # that is how it ends
            return 0
        if asked.command == "init":
            print("\nstopped; nothing was made", file=sys.stderr)
            return 130
        in_place = getattr(asked, "in_place", False)
        public = "build again: public/ may be part old, part new" if in_place else AS_IT_WAS
        print(f"stopped; {public}", file=sys.stderr)
        return 130


def _parser(chosen: str = "") -> argparse.ArgumentParser:
    """Return what knows one command, or all of them ("")."""
    parser = argparse.ArgumentParser(
        "dateline",
        usage="dateline COMMAND [OPTIONS]",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=dateline.__version__)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="command", prog="dateline", help=argparse.SUPPRESS
    )
    for name in (chosen,) if chosen else COMMANDS:
        what, add_options = COMMANDS[name]
        add_options(commands.add_parser(name, help=what))
    if not chosen:
        parser.epilog = f"{_listed(_known(parser)[1])}\n{EPILOGUE}"
    return parser


def _known(parser: argparse.ArgumentParser) -> tuple[Parsers, dict[str, str]]:
    """The parsers of the commands, and what each command does."""
    commands = next(
        each for each in parser._actions if isinstance(each, argparse._SubParsersAction)
    )
    return commands.choices, {each.dest: each.help or "" for each in commands._choices_actions}


def _listed(helps: dict[str, str]) -> str:
    lines = []
    for title, names in GROUPS:
        lines += [f"{title}:", *(f"  {name:<12}{helps[name]}" for name in names), ""]
    return "\n".join(lines)


def _doctor_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", metavar="DIR", default=".", help="the folder of content/")


def _completion_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="for which shell")


def _check_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("files", metavar="FILE", nargs="*", help="say only what is wrong in these")
    shared_options(parser)
    add(
        "--since",
        metavar="REVISION",
        help="find published articles that changed since then and don't say so (needs git)",
    )
    previous_option(parser, required=False)
    add(
        "--format",
        choices=("human", "github", "json", "sarif"),
        default="human",
        help="in words, as annotations of a workflow, or for programs",
    )
    add(
        "--links", action="store_true", help="ask other sites whether what is linked is still there"
    )
    add(
        "--days",
        type=_days,
        default=DAYS,
        metavar="N",
        help=f"with --links: ask nobody who answered less than N days ago (default: {DAYS})",
    )


def _schema_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--into", metavar="FOLDER", default=".dateline/schema", help="where the schemas go")
    add("--vscode", action="store_true", help="write settings for VS Code too, if there are none")
    project_options(parser)
    add("--quiet", action="store_true", help="say only what is wrong")


def _serve_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--port", type=port, default=0, metavar="N", help="at 127.0.0.1:N (default: 8000 or next)")
    project_options(parser)
    add("--jobs", type=jobs, default=0, metavar="N", help="how many processes work at once")
    add("--quiet", action="store_true", help="say only what is wrong")
    parser.set_defaults(drafts=True)


def _new_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("title", metavar="TITLE", help='the headline, in quotes: "Ningbo: a delta meets"')
    add("--slug", metavar="WORDS", help="the file's name and last part of its address")
    add("--date", metavar="DAY", help="its day, if that isn't today: 2026-02-05")
    add("--kind", metavar="KIND", help="news, analysis, …: one of the paper's kinds")
    add("--region", metavar="CODE", action="append", help="where it plays (may be repeated)")
    project_options(parser)
    add("--quiet", action="store_true", help="print the file's path alone")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 365:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days from 0 to 365")
    return int(text)


COMMANDS: Final[dict[str, tuple[str, Options]]] = {
    "init": ("make a new paper in a folder of its own", init_options),
    "layouts": ("list the layouts, or take one over", layouts_options),
    "upgrade": ("write the names of today for fields that were renamed", upgrade_options),
    "new": ("write the file of a new article", _new_options),
    "build": ("build the site into public/", build_options),
    "serve": ("show a preview that follows what is saved", _serve_options),
    "check": ("say what is wrong, and publish nothing", _check_options),
    "schema": ("write JSON Schemas for text editors", _schema_options),
    "outlets": ("list the hosts that the articles rest on", shared_options),
    "queue": ("tell what comes out when, and why the rest is held", queue_options),
    "changes": ("list the files to upload, in safe order", changes_options),
    "ping": ("tell the WebSub hub which feeds have changed", ping_options),
    "doctor": ("say what this machine lacks", _doctor_options),
    "completion": ("print what a shell completes", _completion_options),
}


if __name__ == "__main__":
    run()
