"""The surveyor: looks whether the two trees are what they were, while the build reads."""

import os
import signal
from contextlib import suppress
from functools import cached_property

from dateline.publish.survey import Survey, holds, mark_of, read_survey

# Below this size of a survey, in bytes, it is checked sooner than a process is forked.
SMALL = 100_000
YES = b"y"

SURVEY, SPARE_SURVEY = "public.survey", "spare.survey"

Place = tuple[str, str]  # a tree, and the file of its survey
PUBLIC, SPARE = 0, 1


def trees_of(public: str, own: str) -> tuple[Place, Place]:
    """Return both trees of a project, each with its survey: public/ and the spare."""
    return (public, f"{own}/{SURVEY}"), (f"{own}/spare", f"{own}/{SPARE_SURVEY}")


class Surveyor:
    """Tells which trees are what their surveys say; looks when asked, unless sent ahead.

    What was found holds only while nobody else publishes: it is asked again under the lock, and
    an answer counts only for the survey that was looked at.
    """

    def __init__(self, *places: Place) -> None:
        self._places = places
        self._answers: list[bool] = []
        self._pipe = self._process = -1

    def send(self) -> None:
        """Look at all places in their order, in a process of its own."""
        if hasattr(os, "fork") and sum(map(_size, self._found)) > SMALL:
            self._fork()

    def trusted(self, number: int) -> tuple[Survey | None, bytes]:
        """Return the survey of a tree that holds, with its mark; (None, b"") where none does."""
        survey, mark = self._found[number]
        if survey is None or mark_of(self._places[number][1]) != mark or not self._holds(number):
            return None, b""
        return survey, mark

    def recall(self) -> None:
        """Let the surveyor go, whatever it is at."""
        if self._pipe >= 0:
            os.close(self._pipe)
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._pipe = -1

    @cached_property
    def _found(self) -> list[tuple[Survey | None, bytes]]:
        return [read_survey(survey) for _, survey in self._places]

    def _fork(self) -> None:
        ours, theirs = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(theirs)
            self._pipe = ours
            return
        try:
            os.close(ours)
            for number in range(len(self._places)):
                os.write(theirs, YES if self._looked(number) else b"n")
        finally:
            os._exit(0)

    def _holds(self, number: int) -> bool:
        while len(self._answers) <= number:
            if self._pipe >= 0 and (answer := os.read(self._pipe, 1)):
                self._answers.append(answer == YES)
            else:
                self._answers.append(self._looked(len(self._answers)))
        return self._answers[number]

    def _looked(self, number: int) -> bool:
        survey, _ = self._found[number]
        return survey is not None and holds(survey, self._places[number][0])


def _size(found: tuple[Survey | None, bytes]) -> int:
    survey, _ = found
    return 0 if survey is None else len(survey.digests) * 10
