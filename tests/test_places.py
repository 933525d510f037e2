"""Where places lie: a table of texts with traps, and the place of an act in its sentence."""

import csv
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from extract.actors import Cast
from extract.language import parse_all
from extract.mentions import find_mentions
from extract.places import PlaceFinder
from extract.records import Place

FOLDER = Path(__file__).parent / "places"
COUNTRY_SHARE, NEAR_SHARE = 0.97, 0.93
NEAR_KM = 50.0


class Case(NamedTuple):
    """A text, a phrase of it, and where that lies by general knowledge: an empty country for the open sea."""

    text: str
    phrase: str
    country: str
    lat: float
    lon: float


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def kilometres(case: Case, place: Place | None) -> float:
    """The distance of a place from where the phrase lies; infinite where it has no coordinates."""
    if place is None or place.lat is None or place.lon is None:
        return math.inf
    lat, other = math.radians(case.lat), math.radians(place.lat)
    half = math.sin((other - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other) * math.sin(math.radians(place.lon - case.lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def casts(extractor, texts: list[str]) -> Iterator[Cast]:
    gazetteer = extractor.gazetteer
    for parse in parse_all(extractor.nlp, texts):
        yield Cast(parse, find_mentions(parse, gazetteer), gazetteer, None)


def place_of(cast: Cast, case: Case) -> Place | None:
    """The place of the phrase, wherever in the text it stands."""
    finder = PlaceFinder(cast)
    start = case.text.index(case.phrase)
    places = (finder.at(spot) for number in range(len(cast.parse.sentences)) for spot in finder.spots(number))
    return next((place for place in places if place.start <= start < place.end), None)


def test_places_lie_where_they_lie(extractor) -> None:
    """The right country for 97 % of the table and the right point for 93 %."""
    table = [Case(r["text"], r["phrase"], r["country"], float(r["lat"]), float(r["lon"])) for r in rows("places.tsv")]
    assert len(table) >= 200
    abroad, far = [], []
    for case, cast in zip(table, casts(extractor, [c.text for c in table]), strict=True):
        place = place_of(cast, case)
        said = f"{case.text} {case.phrase!r} is {place and place.name} ({place and place.country})\n"
        if place is None or (place.country or "") != case.country:
            abroad.append(said)
        if kilometres(case, place) > NEAR_KM:
            far.append(said)
    found = [len(table) - len(misses) for misses in (abroad, far)]
    sys.stdout.write(f"{len(table)} places, right country {found[0]}, within {NEAR_KM:.0f} km {found[1]}\n")
    sys.stdout.writelines(["wrong country:\n", *abroad, "too far:\n", *far])
    assert found[0] >= COUNTRY_SHARE * len(table)
    assert found[1] >= NEAR_SHARE * len(table)


@pytest.mark.parametrize("row", rows("acts.tsv"), ids=lambda row: f"{row['trigger']}: {row['text']}")
def test_the_place_of_an_act(extractor, row: dict[str, str]) -> None:
    """The phrase that an act took place at; an empty cell where its sentence states none."""
    cast = next(casts(extractor, [row["text"]]))
    start = row["text"].index(row["trigger"])
    head = next(token.i for token in cast.parse.tokens if token.start == start)
    targets = tuple(
        referent
        for token in cast.parse.tokens
        if row["target"] and token.start == row["text"].index(row["target"])
        for referent in cast.resolve(token.i)
    )
    place = PlaceFinder(cast).find(head, targets, row["action"])
    assert (place.text if place else "") == row["place"]
    if row["name"]:
        assert place is not None
        assert place.name == row["name"]
