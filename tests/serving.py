"""`dateline serve` as a person starts it: a process of its own, its words, its address."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import TypeVar

ROOT = Path(__file__).parents[1]
LONG = 60.0  # after which nobody waits on: a test that gets here fails
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")

Found = TypeVar("Found")


class Serving:
    """A preview that runs; `said` are the lines of its terminal so far."""

    def __init__(self, folder: Path, options: tuple[str, ...]) -> None:
        words = [sys.executable, "-u", "-m", "dateline.desk.cli", "serve", "--project", str(folder)]
        self.process = subprocess.Popen(
            [*words, "--jobs", "1", *options],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,  # so that a Ctrl-C reaches all of it, and nobody else
        )
        self.said: list[str] = []
        self.listening = Thread(target=self._listen, daemon=True)
        self.listening.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)

    @property
    def port(self) -> int:
        """Return where it listens."""
        line = self.until(r"^preview: ")
        found = ADDRESS.search(line)
        assert found, line
        return int(found[1])

    @property
    def address(self) -> str:
        """Return where a browser finds it, without the last slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def builds(self) -> int:
        """Return how many editions were published so far."""
        return sum(" as they were" in line for line in self.said)

    @property
    def memory(self) -> int:
        """Return how much memory, in KiB, it and the process that forks its builds hold."""
        return sum(
            int(found[1])
            for each in self._processes()
            if (found := re.search(r"VmRSS:\s+(\d+)", (each / "status").read_text("utf-8")))
        )

    @property
    def open_files(self) -> int:
        """Return how many files, pipes and sockets these two have open."""
        return sum(len(list((each / "fd").iterdir())) for each in self._processes())

    def _processes(self) -> list[Path]:
        own = Path(f"/proc/{self.process.pid}")
        children = (own / f"task/{self.process.pid}/children").read_text("ascii").split()
        return [own, *(Path(f"/proc/{each}") for each in children)]

    def until(self, pattern: str, since: int = 0) -> str:
        """Wait for a line that matches, said after the first `since`, and return it."""
        return wait_for(
            lambda: next((each for each in self.said[since:] if re.search(pattern, each)), ""),
            lambda: "".join(self.said),
        )

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[HTTPResponse, bytes]:
        """Ask for a path as it is written, dots and all."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def stop(self) -> int:
        """Press Ctrl-C; return the exit status."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.ended()

    def ended(self) -> int:
        """Wait until it ends by itself; return the exit status."""
        status = self.process.wait(LONG)
        self.listening.join(LONG)
        return status


def wait_for(seek: Callable[[], Found], told: Callable[[], str] = str) -> Found:
    """Return what `seek` finds, once it finds anything."""
    until = monotonic() + LONG
    while monotonic() < until:
        if found := seek():
            return found
        sleep(0.02)
    raise AssertionError(f"waited in vain: {told()}")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[Serving]:
    """Serve a project while a test looks at it."""
    started = Serving(folder, options)
    try:
        yield started
    finally:
        started.stop()
        assert started.process.stdout is not None
        started.process.stdout.close()
