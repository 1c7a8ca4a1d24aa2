"""Questions on a terminal: Enter gives the usual answer, and a wrong one is asked for again."""

import sys
from collections.abc import Callable

from msgspec import Struct

Fault = Callable[[str], str]
"""Tells what is wrong with an answer, and what could be typed; "" where nothing is."""


class Question(Struct, frozen=True):
    """A question, the answer that Enter gives, and what makes an answer wrong."""

    words: str
    usual: str
    fault: Fault


class NoAnswerError(Exception):
    """Whoever was asked has left."""


def is_answered() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: Question) -> str:
    """Return the answer to a question."""
    shown = f" [{question.usual}]" if question.usual else ""
    while True:
        print(f"{question.words}{shown}: ", end="", file=sys.stderr, flush=True)
        try:
            line = sys.stdin.readline()
        except UnicodeDecodeError:
            print("  that can't be read: type it anew", file=sys.stderr)
            continue
        if not line:
            raise NoAnswerError
        answer = " ".join(line.split()) or question.usual
        if not (fault := question.fault(answer)):
            return answer
        print(f"  {fault}", file=sys.stderr)
