"""Shows that the packaged tables of regions agree with the sources that they were made from."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pycountry
import pytest
from babel import Locale

from dateline.editorial.region_data import (
    DATA,
    fold,
    keys_by_name,
    read_names,
    read_parts,
    read_world,
)

ROOT = Path(__file__).resolve().parents[2]
CLDR = ROOT / "tests" / "tools" / "node_modules"
TABLES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.json"))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that makes the tables."""
    folder = str(ROOT / "scripts")
    sys.path.insert(0, folder)
    try:
        spec = importlib.util.spec_from_file_location("regions_script", f"{folder}/regions.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(folder)
    return module


def test_countries_are_those_of_iso_3166_1() -> None:
    """Every code of ISO 3166-1 is there, and Kosovo's, which ISO lacks."""
    codes = {key for key in read_world().places if key.isalpha()}
    assert {country.alpha_2 for country in pycountry.countries} | {"XK"} == codes


def test_subdivisions_are_those_of_iso_3166_2(script: ModuleType) -> None:
    """Every code of ISO 3166-2 is there, below what ISO says, but for what is a country too."""
    expected = {
        part.code: (part.parent_code or part.country_code,)
        for part in pycountry.subdivisions
        if part.code not in script.DOUBLES
    }
    assert expected == {key: part.parents for key, part in read_parts().places.items()}


@pytest.mark.parametrize("language", ["en", "de", "fr", "zh"])
def test_names_of_countries_are_those_of_cldr(language: str) -> None:
    """Countries are called what CLDR calls them, in every language."""
    territories = Locale.parse(language).territories
    names = {
        key: read_names(language).get(key, place.name)
        for key, place in read_world().places.items()
        if key.isalpha()
    }
    assert {key: territories[key] for key in names} == names


def test_official_names_are_understood() -> None:
    """What ISO calls a country leads to it, but for a name that two share."""
    missed = {
        (country.alpha_2, country.name)
        for country in pycountry.countries
        if (country.alpha_2,) != keys_by_name("en").get(fold(country.name))
    }
    assert {("CG", "Congo")} == missed


def test_chinese_provinces_have_letters() -> None:
    """Since 2017 the subdivisions of China are letters; the numbers are former codes of them."""
    codes = [key[3:] for key in read_parts().places if key.startswith("CN-")]
    assert 31 == len(codes)
    assert all(len(code) == 2 and code.isalpha() for code in codes)
    former = [key for key in read_parts().meant if key.startswith("CN-") and key[3:].isdecimal()]
    assert 34 == len(former)


def test_every_parent_and_every_answer_exists() -> None:
    """No row leads to a code that no table has."""
    world, parts = read_world(), read_parts()
    known = {*world.places, *parts.places}
    places = (*world.places.values(), *parts.places.values())
    led_to = {parent for place in places for parent in place.parents}
    led_to |= {key for keys in (*world.meant.values(), *parts.meant.values()) for key in keys}
    led_to |= {key for offer in world.unsettled.values() for key in offer.parents}
    led_to |= {key for group in world.groups.values() for key in group.members}
    assert set() == led_to - known
    assert set() == known & {*world.meant, *parts.meant}


def test_only_the_unsettled_stand_alone() -> None:
    """Every country lies in one area of UN M49, but for those that the site has to settle."""
    countries = [place for key, place in read_world().places.items() if key.isalpha()]
    alone = {place.key for place in countries if len(place.parents) != 1}
    assert set(read_world().unsettled) == alone


@pytest.mark.parametrize("name", TABLES)
def test_table_is_dated_and_names_its_sources(name: str) -> None:
    """Each table says when it was made, and of what, in which edition, on what terms."""
    table = json.loads((DATA / name).read_text("utf-8"))
    assert 10 == len(table["made"])
    for source in table["sources"]:
        assert {"name", "version", "licence", "gives"} == {
            key for key, value in source.items() if value
        }


@pytest.mark.skipif(not (CLDR / "cldr-core").is_dir(), reason="make tools installs CLDR's packages")
@pytest.mark.parametrize("name", TABLES)
def test_script_makes_the_table_again(script: ModuleType, name: str) -> None:
    """Made anew from the same editions of the sources, each table is the same, byte for byte."""
    packaged = (DATA / name).read_text("utf-8")
    made = json.loads(packaged)["made"]
    assert script.written(script.tables(CLDR, made)[name]) == packaged
