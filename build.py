"""`python build.py` is `dateline build`: the newsletter of this folder, built into public/."""

import sys

WITHOUT_LIBRARIES = """\
{missing} is missing: the libraries that Dateline builds with aren't installed for this Python.
    make site
makes a virtual environment with what is pinned, and builds. Without make (Windows):
    py -m venv .venv
    .venv\\Scripts\\python -m pip install -r requirements.txt
    .venv\\Scripts\\python build.py"""


def build() -> int:
    """Build, or say how to come by the libraries."""
    try:
        from dateline.desk.cli import run

        run(["build", *sys.argv[1:]])
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] == "dateline":
            raise
        print(WITHOUT_LIBRARIES.format(missing=missing.name), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(build())
