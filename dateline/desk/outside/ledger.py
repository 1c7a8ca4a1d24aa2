"""What became of links, kept beside the memo: who asks again soon asks only what is stale."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from dateline.desk.outside import LEDGER
from dateline.model.outside import Answer, Answers, Fate

VERSION = 1
MOST = 50_000_000  # bytes: what is longer isn't ours
LASTING = (Fate.FINE, Fate.MOVED, Fate.DEAD, Fate.UNSURE)  # the others may be otherwise tomorrow


class Ledger(Struct, frozen=True):
    """The file as it stands on disk."""

    version: int
    links: Answers


def read_ledger(own: Path) -> Answers | None:
    """Return what is known; None where nobody ever asked, or where the file can't be read."""
    try:
        data = (own / LEDGER).read_bytes()
        ledger = msgspec.json.decode(data, type=Ledger) if len(data) <= MOST else None
    except (OSError, ValueError):  # msgspec's DecodeError is a ValueError
        return None
    if ledger is None or ledger.version != VERSION:
        return None
    return {url: each for url, each in ledger.links.items() if each.asked.tzinfo}


def write_ledger(own: Path, answers: Answers) -> None:
    """Keep what is known, whole or not at all."""
    own.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(Ledger(VERSION, dict(sorted(answers.items())))))
    part = own / f"{LEDGER}.part"
    part.write_bytes(text)
    part.replace(own / LEDGER)


def is_fresh(answer: Answer | None, now: datetime, days: int) -> bool:
    """Tell whether a link needn't be asked again; what lies in the future was no answer."""
    if answer is None or answer.fate not in LASTING:
        return False
    return timedelta() <= now - answer.asked < timedelta(days=days)
