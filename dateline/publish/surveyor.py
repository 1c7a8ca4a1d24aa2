"""The surveyor: looks whether the two trees are what they were, while the build reads."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

from dateline.publish.survey import MARK_SIZE, Survey, holds, mark_of, read_survey

# Below this size of all surveys, in bytes, they are checked sooner than a process is forked.
SMALL = 60_000
NONE = bytes(MARK_SIZE)  # the mark of no survey

GO = b"g"

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
        self._answers: list[bytes] = []  # the marks of surveys that held, or b""
        self._pipe = self._looking = self._working = self._word = -1

    def send(self) -> None:
        """Look at all places in their order, in a process of its own, which reads their surveys."""
        if self._word >= 0:
            os.write(self._word, GO)
            os.close(self._word)
            self._word = -1
        elif self._is_worth_it():
            self._pipe, self._looking = self._fork(self._tell)

    def call(self) -> None:
        """Have the process at hand that `send` will want: to fork it is quicker now."""
        if self._is_worth_it():
            word, self._word = os.pipe()
            self._pipe, self._looking = self._fork(lambda pipe: self._wait(word, pipe))
            os.close(word)

    def hand_over(self, task: Callable[[], bool]) -> None:
        """Do a task that may change the places and write their surveys anew: then it is True.

        It is done by a process of its own; whoever asks of a place waits until it is done.
        """
        pipe, self._working = self._fork(lambda pipe: self._work(task, pipe))
        if self._pipe >= 0:
            os.close(self._pipe)
        self._pipe = pipe
        self._answers.clear()
        self.__dict__.pop("_found", None)

    def kept(self, number: int) -> Survey | None:
        """Return the survey of a tree, whether it holds or not."""
        return self._found[number][0]

    def mark(self, number: int) -> bytes:
        """Return the mark of the survey of a tree that holds; b"" where none does."""
        mark = self._held(number)
        return mark if mark_of(self._places[number][1]) == mark else b""

    def trusted(self, number: int) -> Survey | None:
        """Return the survey of a tree that holds; None where none does."""
        mark = self.mark(number)
        survey, found = self._found[number]
        return survey if mark and mark == found else None

    def recall(self) -> None:
        """Let the surveyor go, if he only looks: a task is waited for."""
        for pipe in (self._pipe, self._word):
            if pipe >= 0:
                os.close(pipe)
        self._pipe = self._word = -1
        if self._looking >= 0:
            with suppress(ProcessLookupError):
                os.kill(self._looking, signal.SIGKILL)
            os.waitpid(self._looking, 0)
        if self._working >= 0:
            os.waitpid(self._working, 0)
        self._looking = self._working = -1

    @cached_property
    def _found(self) -> list[tuple[Survey | None, bytes]]:
        found: list[tuple[Survey | None, bytes]] = []
        for _, survey in self._places:
            found.append(read_survey(survey, found[-1][0] if found else None))
        return found

    def _fork(self, act: Callable[[int], None]) -> tuple[int, int]:
        """Do something in a process of its own; return the pipe on which it tells, and itself."""
        ours, theirs = os.pipe()
        process = os.fork()
        if process:
            os.close(theirs)
            return ours, process
        try:
            os.close(ours)
            act(theirs)
        finally:
            os._exit(0)

    def _is_worth_it(self) -> bool:
        return hasattr(os, "fork") and sum(_size(survey) for _, survey in self._places) > SMALL

    def _wait(self, word: int, pipe: int) -> None:
        """Look when told to; whoever should tell it may also have ended."""
        os.close(self._word)
        if os.read(word, 1):
            self._tell(pipe)

    def _tell(self, pipe: int) -> None:
        for number in range(len(self._places)):
            os.write(pipe, self._looked(number) or NONE)

    def _work(self, task: Callable[[], bool], pipe: int) -> None:
        done = task()
        for number, (_, survey) in enumerate(self._places):
            os.write(pipe, (mark_of(survey) if done else self.mark(number)) or NONE)

    def _held(self, number: int) -> bytes:
        while len(self._answers) <= number:
            answer = os.read(self._pipe, MARK_SIZE) if self._pipe >= 0 else b""
            if answer:
                self._answers.append(b"" if answer == NONE else answer)
            else:
                self._answers.append(self._looked(len(self._answers)))
        return self._answers[number]

    def _looked(self, number: int) -> bytes:
        """Return the mark of the survey of a tree, if that is what it was; else b""."""
        survey, mark = self._found[number]
        return mark if survey is not None and holds(survey, self._places[number][0]) else b""


def _size(survey: str) -> int:
    try:
        return os.stat(survey).st_size
    except OSError:
        return 0
