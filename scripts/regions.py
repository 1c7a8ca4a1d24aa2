"""Makes the tables of regions below dateline/editorial/data/ from sources that others keep.

Codes come from pycountry (ISO 3166-1 and 3166-2), names of countries and areas from Babel (CLDR),
the areas (UN M49), English names of subdivisions and former codes from CLDR's own JSON. Run it
when one of them has a new edition:

    npm --prefix tests/tools ci
    python scripts/regions.py
"""

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pycountry
from babel import Locale
from region_corrections import (
    AREA_NAMES,
    AREA_WORDS,
    DOUBLES,
    FORMER,
    LANGUAGES,
    MEANT,
    SUBDIVISION_NAMES,
    UNSETTLED,
    WORDS,
)
from region_sources import (
    aliases,
    containment,
    iso_code,
    read_json,
    subdivision_names,
    without_brackets,
)

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "dateline" / "editorial" / "data"
CLDR = ROOT / "tests" / "tools" / "node_modules"

# UN M49: Americas > Latin America and the Caribbean > Caribbean. CLDR calls the middle level a
# grouping and leaves it out of the main line. North America (003) crosses the others.
GROUPINGS = {"202": "002", "419": "019", "003": "019"}

Row = list[str | list[str]]
Table = dict[str, object]


def main() -> None:
    """Write every table; the date goes into it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cldr", type=Path, default=CLDR, help="the folder that holds cldr-core")
    parser.add_argument("--made", default=date.today().isoformat(), help="the date to write")
    options = parser.parse_args()
    for name, table in tables(options.cldr, options.made).items():
        path = DATA / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(table), "utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def tables(cldr: Path, made: str) -> dict[str, Table]:
    """Return the content of every table by the name of its file."""
    head: Table = {"made": made, "sources": sources(cldr)}
    known = areas(cldr) + countries(cldr)
    parts = subdivisions(cldr)
    codes = {str(row[0]): row for row in known + parts}
    places: Table = {
        **head,
        "areas": areas(cldr),
        "countries": countries(cldr),
        "unsettled": {key: list(value) for key, value in UNSETTLED.items()},
        "meant": meant_countries(cldr, codes),
        "groups": {"eu": ["European Union", sorted(containment(cldr)["EU"])]},
    }
    made_tables: dict[str, Table] = {
        "regions.json": places,
        "subdivisions.json": {**head, "subdivisions": parts, "meant": meant_parts(cldr, codes)},
    }
    for language in LANGUAGES:
        names = {str(row[0]): _localized(str(row[0]), language) for row in known}
        made_tables[f"region-names/{language}.json"] = {**head, "names": names}
    return made_tables


def written(table: Table) -> str:
    """Return a table as JSON with a row on each line, so that a new edition shows as a diff."""
    parts = []
    for key, value in table.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f'"{key}": [\n{rows}\n]')
        elif isinstance(value, dict):
            rows = ",\n".join(
                f"{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}"
                for name, row in value.items()
            )
            parts.append(f'"{key}": {{\n{rows}\n}}')
        else:
            parts.append(f'"{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def sources(cldr: Path) -> list[dict[str, str]]:
    """Say where the tables come from, in which edition, and on what terms."""
    return [
        {
            "name": "pycountry (Debian iso-codes)",
            "version": version("pycountry"),
            "licence": "LGPL-2.1-or-later",
            "gives": "codes of ISO 3166-1 and ISO 3166-2, names in their own languages",
        },
        {
            "name": "Babel (Unicode CLDR)",
            "version": version("Babel"),
            "licence": "BSD-3-Clause; data Unicode-3.0",
            "gives": "names of countries and areas",
        },
        {
            "name": "cldr-core, cldr-subdivisions-full (Unicode CLDR)",
            "version": read_json(cldr / "cldr-core" / "package.json")["version"],
            "licence": "Unicode-3.0",
            "gives": "areas of UN M49, English names of subdivisions, former codes",
        },
    ]


def areas(cldr: Path) -> list[Row]:
    """Return the areas of UN M49: code, name, parents, other names, the slug of the name."""
    parents = _area_parents(cldr)
    rows: list[Row] = []
    for key in sorted(parents):
        name = _english(key)
        words = AREA_WORDS.get(key, [])
        slug = re.sub(r"[^a-z]+", "-", _plain(name).replace("&", "and")).strip("-")
        rows.append([key, name, parents[key], words, slug])
    return rows


def countries(cldr: Path) -> list[Row]:
    """Return the countries of ISO 3166-1, and Kosovo: code, name, parents, other names.

    Those that are not settled have no parent: the site says where they belong.
    """
    area_of = {
        code: area
        for area, codes in containment(cldr).items()
        if area.isdigit() and area not in GROUPINGS and area != "001"
        for code in codes
        if code.isalpha()
    }
    rows: list[Row] = []
    taken = {_folded(_english(code)) for code in _country_codes()} | set(map(_folded, MEANT))
    for code in _country_codes():
        parents = [] if code in UNSETTLED else [area_of[code]]
        words = _others(_english(code), [*_country_names(code), *WORDS.get(code, [])])
        words = [word for word in words if _folded(word) not in taken]
        rows.append([code, _english(code), parents, words])
        taken |= {_folded(word) for word in words}
    return rows


def subdivisions(cldr: Path) -> list[Row]:
    """Return the subdivisions of ISO 3166-2: code, name, parent, other names.

    Those that have a code of their own in ISO 3166-1 (Hong Kong, Puerto Rico) are left out: one
    place, one key.
    """
    english = subdivision_names(cldr)
    rows: list[Row] = []
    for part in sorted(pycountry.subdivisions, key=lambda part: part.code):
        if part.code in DOUBLES:
            continue
        own = without_brackets(part.name)
        name = SUBDIVISION_NAMES.get(part.code) or english.get(part.code) or own
        words = _others(name, [own, *_chinese_name(part.code, own), *WORDS.get(part.code, [])])
        rows.append([part.code, name, [part.parent_code or part.country_code], words])
    return rows


def meant_countries(cldr: Path, codes: Iterable[str]) -> dict[str, list[str]]:
    """Return what is written for a country's code: three letters, numbers, slips, former codes."""
    meant: dict[str, list[str]] = {}
    for country in pycountry.countries:
        meant[country.alpha_3] = [country.alpha_2]
        meant[country.numeric] = [country.alpha_2]
    for old, entry in aliases(cldr)["territoryAlias"].items():
        new = entry["_replacement"].split()
        if len(old) == 2 and len(new) <= 4 and set(new) <= set(codes):
            meant[old] = new
    return dict(sorted((meant | MEANT).items()))


def meant_parts(cldr: Path, codes: Iterable[str]) -> dict[str, list[str]]:
    """Return what is written in place of a subdivision's code: former codes, doubles."""
    known = set(codes)
    former = {
        iso_code(old): [iso_code(new) for new in entry["_replacement"].split()]
        for old, entry in aliases(cldr)["subdivisionAlias"].items()
    }
    meant = former | {double: [own] for double, own in DOUBLES.items()} | FORMER
    return {
        old: new for old, new in sorted(meant.items()) if old not in known and set(new) <= known
    }


def _area_parents(cldr: Path) -> dict[str, list[str]]:
    """Return the parents of each area, the one that leads up the main line first."""
    parents: dict[str, list[str]] = {"001": []}
    contains = containment(cldr)
    for area, parent in GROUPINGS.items():
        parents[area] = [parent]
        for part in contains[area]:
            parents.setdefault(part, []).append(area)
    for area, parts in contains.items():
        for part in parts if area.isdigit() and area not in GROUPINGS else ():
            if part.isdigit() and not parents.get(part, [""])[0].startswith(("202", "419")):
                parents.setdefault(part, []).insert(0, area)
    # All articles are in the world: the front page is its page.
    return {key: [each for each in above if each != "001"] for key, above in parents.items()}


def _country_codes() -> list[str]:
    """Kosovo has no code in ISO 3166-1; XK is the user-assigned one that everybody uses."""
    return sorted([country.alpha_2 for country in pycountry.countries] + ["XK"])


def _country_names(code: str) -> list[str]:
    country = pycountry.countries.get(alpha_2=code)
    names = [getattr(country, kind, "") for kind in ("name", "common_name", "official_name")]
    return [name for name in names if name]


def _english(key: str) -> str:
    return AREA_NAMES.get(key) or _localized(key, "en")


def _localized(key: str, language: str) -> str:
    name: str = Locale.parse(language).territories[key]
    return name


def _chinese_name(code: str, own: str) -> list[str]:
    """`Xizang Zizhiqu` is also written `Xizang`: the first word is the name, the last the kind."""
    return [own.split()[0]] if code.startswith("CN-") and code != "CN-NM" else []


def _others(name: str, names: Iterable[str]) -> list[str]:
    """Return each of the names once that isn't just another spelling of `name`."""
    others: dict[str, str] = {}
    for other in names:
        others.setdefault(_folded(other), other)
    others.pop(_folded(name), None)
    return list(others.values())


def _folded(name: str) -> str:
    return "".join(letter for letter in _plain(name).replace("&", "and") if letter.isalnum())


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
