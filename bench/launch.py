"""Runs a command, and writes what it took to a file.

    python -I -S launch.py FILE COMMAND …

A process of its own, and a small one: the system counts the memory of who starts a program as the
program's first, and no figure of a light program could be smaller than that.
"""

import os
import sys
import time


def main() -> int:
    """Run the command; return its exit status."""
    report, *command = sys.argv[1:]
    started = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - started
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    figures = (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)
    descriptor = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.write(descriptor, " ".join(map(str, figures)).encode())
    os.close(descriptor)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
