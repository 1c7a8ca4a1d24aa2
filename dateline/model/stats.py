"""Files as a walk finds them: by path, with what tells a changed file from an unchanged one."""

import os

Stats = tuple[int, int, int, int, int]  # size, mtime, ctime, inode, mode; times in nanoseconds
# An absolute path, and the stats of what stands there; links aren't followed.
Row = tuple[str, Stats]

FOLDER: Stats = (0, 0, 0, 0, 0)
MISSING: Stats = (-1, 0, 0, 0, 0)


def stat_of(stat: os.stat_result) -> Stats:
    """Return what tells a changed file from an unchanged one."""
    return (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_mode)
