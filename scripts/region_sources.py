"""Reads Unicode CLDR's JSON packages (npm: cldr-core, cldr-subdivisions-full)."""

import json
import re
from pathlib import Path

from region_corrections import TRUST_ISO, TRUST_ISO_FOR

# Areas of CLDR's own: the outlying parts of Oceania, and unions of states.
NOT_M49 = ("QO", "EU", "EZ", "UN")


def containment(cldr: Path) -> dict[str, list[str]]:
    """Return the codes that each area of UN M49, and the EU, holds."""
    path = cldr / "cldr-core" / "supplemental" / "territoryContainment.json"
    table = read_json(path)["supplemental"]["territoryContainment"]
    return {
        key: [code for code in entry["_contains"] if code not in NOT_M49]
        for key, entry in table.items()
        if "-" not in key and key != "QO"
    }


def aliases(cldr: Path) -> dict[str, dict[str, dict[str, str]]]:
    """Return the codes that took the place of others, by kind of code."""
    path = cldr / "cldr-core" / "supplemental" / "aliases.json"
    found: dict[str, dict[str, dict[str, str]]] = read_json(path)["supplemental"]["metadata"][
        "alias"
    ]
    return found


def subdivision_names(cldr: Path) -> dict[str, str]:
    """Return CLDR's English names, but for those that lag behind ISO."""
    path = cldr / "cldr-subdivisions-full" / "subdivisions" / "en" / "en.json"
    names = read_json(path)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    coded = {iso_code(key): without_brackets(name) for key, name in names.items()}
    return {
        code: name
        for code, name in coded.items()
        if code[:2] not in TRUST_ISO and code not in TRUST_ISO_FOR
    }


def read_json(path: Path) -> dict:  # type: ignore[type-arg]
    """Read a JSON file."""
    content: dict = json.loads(path.read_text("utf-8"))  # type: ignore[type-arg]
    return content


def iso_code(word: str) -> str:
    """`cnzj`, as CLDR writes it, is `CN-ZJ` in ISO 3166-2; `TW` stays `TW`."""
    return word if word.isupper() else f"{word[:2]}-{word[2:]}".upper()


def without_brackets(name: str) -> str:
    """`Gwynedd [Gwynedd GB-GWN]` and `Île-de-France²` are notes of the sources to themselves."""
    return re.sub(r"\s*(\[.*?\]|\(.*?\)|[²³*])", "", name).strip()
