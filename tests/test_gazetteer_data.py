"""The bundled tables of names: their form, that they do not contradict each other, and names that all news has."""

import csv
import re
import unicodedata
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from extract.gazetteer import load_gazetteer
from extract.records import Kind, Via

DATA = Path(__file__).parent.parent / "extract" / "data"
ACTORS = ("id", "name", "aliases", "kind", "country", "sector", "role", "from", "to", "via", "source")
COLUMNS = {
    "gazetteer/countries.tsv": ACTORS,
    "gazetteer/demonyms.tsv": ACTORS,
    "gazetteer/seats.tsv": ACTORS,
    "gazetteer/organizations.tsv": ACTORS,
    "gazetteer/people.tsv": (*ACTORS, "short"),
    "gazetteer/places.tsv": ("name", "aliases", "country", "lat", "lon", "population", "id", "kind"),
    "agents.tsv": ("noun", "sector", "kind"),
    "titles.tsv": ("title", "sector", "role"),
}
ACTOR_TABLES = [name for name, columns in COLUMNS.items() if columns[:11] == ACTORS]
SECTORS = set("GOV MIL LEG JUD COP SPY REB OPP PTY MED EDU BUS CVL REF CRM NGO IGO".split())
PLACE_KINDS = set(
    "airport base camp city facility island mountain province region river sea strait town".split()
)  # fmt: skip
# ISO 3166-1 codes of dependencies where nothing is ever done in the name of the dependency itself.
DEPENDENCIES = set(
    "AIA ALA ASM BLM CCK CXR GLP GUF JEY MAF MNP MTQ MYT PCN REU SGS SHN SJM SXM TCA VGB VIR".split()
)  # fmt: skip
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table below ``extract/data``."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def names(row: dict[str, str]) -> list[str]:
    """The name and the aliases of a row."""
    return [row["name"], *filter(None, row["aliases"].split("|"))]


def country_codes() -> set[str]:
    """The codes that a row may have: those of the bundled countries."""
    return {row["country"] for row in table("gazetteer/countries.tsv")}


@pytest.mark.parametrize("name", COLUMNS)
def test_form(name: str) -> None:
    """Columns, one cell for each, no stray blanks, no control or format characters."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert tuple(lines[0].split("\t")) == COLUMNS[name]
    assert len(lines) > 100
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        assert len(cells) == len(COLUMNS[name]), f"line {number}"
        assert all(cell == cell.strip() and "  " not in cell for cell in cells), f"line {number}"
        assert not [c for c in line if c != "\t" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")], (
            f"line {number}"
        )


@pytest.mark.parametrize("name", ACTOR_TABLES)
def test_codes_of_actors(name: str) -> None:
    codes = country_codes()
    for row in table(name):
        assert row["name"]
        assert not row["country"] or row["country"] in codes, row
        assert not row["sector"] or row["sector"] in SECTORS, row
        assert row["kind"] in get_args(Kind), row
        assert row["via"] in get_args(Via), row
        assert not row["id"] or re.fullmatch(r"Q\d+|[A-Z]{3}", row["id"]), row


@pytest.mark.parametrize("name", ACTOR_TABLES)
def test_dates_are_in_order(name: str) -> None:
    for row in table(name):
        for cell in (row["from"], row["to"]):
            assert not cell or DAY.fullmatch(cell), row
            if len(cell) == len("2001-01-31"):
                date.fromisoformat(cell)  # raises where the calendar has no such day
        if row["from"] and row["to"]:
            shared = min(len(row["from"]), len(row["to"]))
            assert row["from"][:shared] <= row["to"][:shared], row


@pytest.mark.parametrize("name", [*ACTOR_TABLES, "gazetteer/places.tsv"])
def test_aliases_are_not_repeated(name: str) -> None:
    for row in table(name):
        given = names(row)
        assert len(given) == len(set(given)), row
        assert all(alias == alias.strip() for alias in given), row


def test_no_name_stands_for_two_countries() -> None:
    """Within what is not a person or a town, a name as it is written means one country (or none)."""
    meant: dict[str, set[str]] = defaultdict(set)
    for file in ("countries", "demonyms", "seats", "organizations"):
        for row in table(f"gazetteer/{file}.tsv"):
            for alias in names(row):
                if row["country"] and not (row["via"] in ("demonym", "metonym") and alias == row["name"]):
                    meant[alias].add(row["country"])
    assert {alias: sorted(codes) for alias, codes in meant.items() if len(codes) > 1} == {}


def test_country_codes_are_three_letters_and_unique() -> None:
    states = [row["country"] for row in table("gazetteer/countries.tsv") if row["kind"] == "country"]
    assert len(states) == len(set(states)) > 190
    assert all(re.fullmatch("[A-Z]{3}", code) for code in states)


def test_places() -> None:
    """Coordinates in range with a country's code; an id or a name is given once."""
    codes = country_codes() | DEPENDENCIES
    ids: set[str] = set()
    owners: dict[str, int] = {}
    for number, row in enumerate(table("gazetteer/places.tsv")):
        assert row["kind"] in PLACE_KINDS, row
        assert not row["country"] or row["country"] in codes, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert not row["population"] or row["population"].isdigit(), row
        assert not row["id"] or (row["id"].isdigit() and row["id"] not in ids), row
        ids.add(row["id"])
        for alias in names(row):
            assert owners.setdefault(alias.lower(), number) == number, row


@pytest.mark.parametrize("name", ["atlas.tsv", "atlas_names.tsv"])
def test_the_atlas_is_sorted_for_bisection(name: str) -> None:
    keys = [line.split(b"\t")[0] for line in (DATA / "gazetteer" / name).read_bytes().splitlines()]
    assert keys == sorted(set(keys))


def test_the_atlas() -> None:
    """Coordinates in range, known countries and kinds, no name without its rows; all within 15 MB."""
    identities = set()
    kinds: dict[str, int] = defaultdict(int)
    for line in (DATA / "gazetteer" / "atlas.tsv").read_text(encoding="utf-8").splitlines():
        identity, name, country, _, lat, lon, population, kind = line.split("\t")
        identities.add(identity)
        kinds[kind] += 1
        assert name
        assert re.fullmatch("([A-Z]{3})?", country)
        assert -90 <= float(lat) <= 90
        assert -180 <= float(lon) <= 180
        assert population.isdigit()
    assert set(kinds) == PLACE_KINDS | {"capital", "country"}
    assert kinds["sea"] + kinds["strait"] >= 50
    assert kinds["base"] + kinds["airport"] >= 100
    assert kinds["city"] > 60_000
    for line in (DATA / "gazetteer" / "atlas_names.tsv").read_text(encoding="utf-8").splitlines():
        own, _, others = line.split("\t")[1].partition("|")
        assert {*own.split(), *others.split()} <= identities, line
    assert sum(file.stat().st_size for file in (DATA / "gazetteer").glob("*atlas*")) < 15_000_000


def test_places_are_no_other_states_name() -> None:
    """Not Armenia in Colombia, nor Jamaica in New York."""
    states = {alias: row["country"] for row in table("gazetteer/countries.tsv") for alias in names(row)}
    found = [
        (a, r["country"])
        for r in table("gazetteer/places.tsv")
        for a in names(r)
        if states.get(a, r["country"]) != r["country"]
    ]
    assert found == []


def test_agents() -> None:
    rows = table("agents.tsv")
    nouns = [row["noun"] for row in rows]
    assert len(nouns) == len(set(nouns))
    assert all(noun == noun.lower() for noun in nouns)
    assert all(row["kind"] in get_args(Kind) and row["sector"] in SECTORS | {""} for row in rows)


@pytest.mark.parametrize("noun", "house part base target week position home cell power front campaign justice".split())
def test_words_of_many_meanings_are_no_agents(noun: str) -> None:
    assert noun not in load_gazetteer().agents


@pytest.mark.parametrize("noun", "plane market church mosque hospital".split())
def test_things_are_facilities(noun: str) -> None:
    assert load_gazetteer().agents[noun] == (None, "facility")


def test_titles_are_unique() -> None:
    rows = table("titles.tsv")
    titles = [row["title"] for row in rows]
    assert len(titles) == len(set(titles))
    assert all(row["sector"] in SECTORS | {""} for row in rows)


@pytest.mark.parametrize(
    ("surface", "country", "sector"),
    [
        ("Russia", "RUS", None), ("U.S.", "USA", None), ("US", "USA", None), ("United States", "USA", None),
        ("Britain", "GBR", None), ("North Korea", "PRK", None), ("South Korea", "KOR", None), ("Iran", "IRN", None),
        ("Burma", "MMR", None), ("Ivory Coast", "CIV", None), ("Taiwan", "TWN", None), ("Kosovo", "XKX", None),
        ("Syrian", "SYR", None), ("Iraqi", "IRQ", None), ("Israelis", "ISR", None), ("Palestinians", "PSE", None),
        ("Afghan", "AFG", None), ("Dutch", "NLD", None), ("Filipino", "PHL", None), ("Saudi", "SAU", None),
        ("White House", "USA", "GOV"), ("Kremlin", "RUS", "GOV"), ("Pentagon", "USA", "MIL"),
        ("State Department", "USA", "GOV"), ("Congress", "USA", "LEG"), ("Moscow", "RUS", None),
        ("Washington", "USA", None), ("Beijing", "CHN", None), ("Tehran", "IRN", None), ("Ankara", "TUR", None),
        ("Crimea", "UKR", None), ("Chechnya", "RUS", None), ("Gaza", "PSE", None), ("West Bank", "PSE", None),
        ("Kashmir", "IND", None), ("Nagorno-Karabakh", "AZE", None), ("Darfur", "SDN", None), ("Tigray", "ETH", None),
        ("United Nations", None, "IGO"), ("NATO", None, "IGO"), ("European Union", None, "IGO"),
        ("Islamic State", None, "REB"), ("Taliban", "AFG", "REB"), ("Hezbollah", "LBN", "REB"),
        ("al-Qaida", None, "REB"), ("Boko Haram", None, "REB"), ("Israel Defense Forces", "ISR", "MIL"),
        ("IDF", "ISR", "MIL"), ("Human Rights Watch", None, "NGO"), ("Syrian Observatory", None, "NGO"),
        ("Republican Party", "USA", "PTY"), ("Associated Press", "USA", "MED"), ("Donetsk", "UKR", None),
        ("New York", "USA", None), ("Kiev", "UKR", None), ("Kharkiv", "UKR", None), ("Bombay", "IND", None),
        ("Rangoon", "MMR", None), ("Aleppo", "SYR", None), ("Raqqa", "SYR", None), ("Deir el-Zour", "SYR", None),
        ("al-Bab", "SYR", None), ("Kobani", "SYR", None), ("Khan Sheikhoun", "SYR", None), ("Mosul", "IRQ", None),
        ("Fallujah", "IRQ", None), ("Irbil", "IRQ", None), ("Misrata", "LBY", None), ("Helmand", "AFG", None),
        ("Bagram", "AFG", None), ("Incirlik", "TUR", None), ("Srebrenica", "BIH", None), ("Avdiivka", "UKR", None),
        ("North Waziristan", "PAK", None), ("Marawi", "PHL", None), ("Cabo Delgado", "MOZ", None),
        ("Khan Younis", "PSE", None), ("Hodeidah", "YEM", None), ("El Fasher", "SDN", None), ("Goma", "COD", None),
    ],
)  # fmt: skip
def test_well_known_names(surface: str, country: str | None, sector: str | None) -> None:
    """The first reading of a name has the country and the sector that everybody expects."""
    rows = load_gazetteer().find(surface)
    assert rows, surface
    assert (rows[0].country, rows[0].sector) == (country, sector)


@pytest.mark.parametrize(
    ("surface", "country", "lat", "lon"),
    [
        ("New York", "USA", 40.7, -74.0), ("London", "GBR", 51.5, -0.1), ("Paris", "FRA", 48.9, 2.4),
        ("Aleppo", "SYR", 36.2, 37.2), ("Azaz", "SYR", 36.6, 37.0), ("Tal Afar", "IRQ", 36.4, 42.4),
        ("Tripoli", "LBY", 32.9, 13.2), ("Hyderabad", "IND", 17.4, 78.5), ("Diego Garcia", "GBR", -7.3, 72.4),
        ("Red Sea", None, 20.5, 38.5),
    ],
)  # fmt: skip
def test_where_well_known_places_lie(surface: str, country: str | None, lat: float, lon: float) -> None:
    row = load_gazetteer().located(surface)[0]
    assert row.country == country
    assert row.lat == pytest.approx(lat, abs=0.15)
    assert row.lon == pytest.approx(lon, abs=0.15)
