"""Known names → who they are: the tables of ``data/gazetteer`` and the nouns of ``data/agents.tsv``.

A row holds for a span of time; a name may have several rows (a person's offices, two persons of one surname).
"""

import csv
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

from rapidfuzz.distance import OSA

from extract.errors import LexiconError
from extract.headlines import common_words
from extract.records import Kind, Via

ACTOR_FILES = ("countries.tsv", "demonyms.tsv", "seats.tsv", "organizations.tsv", "people.tsv")
COLUMNS = ("id", "name", "aliases", "kind", "country", "sector", "role", "from", "to", "via", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """What a name stands for; ``start`` and ``end`` bound the office (ISO dates, None where open)."""

    id: str | None
    name: str
    kind: Kind
    country: str | None
    sector: str | None
    role: str | None
    start: str | None
    end: str | None
    via: Via
    lat: float | None = None
    lon: float | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the row is in force on ``day`` (always, when no day is known)."""
        if day is None:
            return True
        iso = day.isoformat()
        return (self.start is None or self.start[:10] <= iso) and (self.end is None or iso <= self.end)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names in lower case → rows, most prominent first; ``first`` → the most characters a name so beginning has."""

    names: Mapping[str, tuple[tuple[str, Row], ...]]
    places: Mapping[str, tuple[tuple[str, Row], ...]]
    first: Mapping[str, int]
    lands: Mapping[str, tuple[str, ...]]
    agents: Mapping[str, tuple[str | None, Kind]]
    titles: Mapping[str, tuple[str | None, str]]

    def find(self, surface: str) -> tuple[Row, ...]:
        """The rows of a name as it stands in a text; capitals count ("US" is not "us")."""
        key = normal(surface)
        rows = self.names.get(key) or self.places.get(key) or ()
        return tuple(row for alias, row in rows if _fits(alias, surface))

    def mend(self, surface: str) -> tuple[Row, ...]:
        """The rows of the land or people that a capitalised word misspells by one slip: "Ethopian", "Venezeula"."""
        if len(surface) < 5 or not surface[:1].isupper() or surface.lower() in common_words() or normal(surface) in self.names:
            return ()
        word = surface.lower()
        # A letter too many, too few or two swapped; one letter for another makes too many surnames into lands.
        near = [
            k
            for k in self.lands.get(word[0], ())
            if (abs(len(k) - len(word)) == 1 or sorted(k) == sorted(word)) and OSA.distance(k, word, score_cutoff=1) <= 1
        ]
        return tuple(row for _, row in self.names[near[0]]) if len(near) == 1 else ()

    def located(self, surface: str) -> tuple[Row, ...]:
        """The rows of a place with coordinates, the most prominent first."""
        return tuple(row for alias, row in self.places.get(normal(surface), ()) if _fits(alias, surface))


def normal(surface: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form under which names are kept."""
    return re.sub(r"\s+", " ", surface.replace("’", "'").replace("‘", "'")).strip().lower()


def first_word(key: str) -> str:
    """What the tokenizer makes of the beginning of a name, near enough to look it up by."""
    match = re.match(r"[\w.]+", key)
    return match.group() if match else key[:1]


def _fits(alias: str, surface: str) -> bool:
    if alias.isupper() and len(alias) <= 5:
        return alias == surface
    return not alias[:1].isupper() or surface[:1].isupper()


@functools.cache
def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer.

    :raises LexiconError: naming the file, the line and the column that is wrong.
    """
    return read_gazetteer(resources.files("extract") / "data")


def read_gazetteer(root: Traversable) -> Gazetteer:
    """Read all tables below ``root``."""
    names: dict[str, dict[tuple[str, Row], None]] = {}
    places: dict[str, dict[tuple[str, Row], None]] = {}
    sizes: dict[Row, int] = {}
    for file in ACTOR_FILES:
        for cells in _rows(root / "gazetteer" / file, COLUMNS):
            row = Row(
                cells["id"] or None, cells["name"], cast(Kind, cells["kind"]), cells["country"] or None,
                cells["sector"] or None, cells["role"] or None, cells["from"] or None, cells["to"] or None,
                cast(Via, cells["via"] or "gazetteer"),
            )  # fmt: skip
            for alias in _aliases(cells["name"], cells["aliases"], cells.get("short", "")):
                if row.via in ("demonym", "metonym") and alias == cells["name"] and row.kind in ("country", "place"):
                    continue  # named after its country, which has a row of its own
                names.setdefault(normal(alias), {})[alias, row] = None
    for cells in _rows(root / "gazetteer" / "places.tsv", ("name", "aliases", "country", "lat", "lon", "population", "id", "kind")):
        row = Row(
            cells["id"] or None, cells["name"], "place", cells["country"] or None, None, None, None, None, "place",
            float(cells["lat"]) if cells["lat"] else None, float(cells["lon"]) if cells["lon"] else None,
        )  # fmt: skip
        sizes[row] = int(cells["population"] or 0)
        for alias in _aliases(cells["name"], cells["aliases"], ""):
            places.setdefault(normal(alias), {})[alias, row] = None
    first: dict[str, int] = {}
    for key, rows in places.items():
        if len(rows) > 1:
            places[key] = dict.fromkeys(sorted(rows, key=lambda pair: -sizes[pair[1]]))
    for table in (names, places):
        for key in table:
            word = first_word(key)
            first[word] = max(first.get(word, 0), len(key))
    agents = {
        r["noun"]: (r["sector"] or None, cast(Kind, r["kind"]))
        for r in _rows(root / "agents.tsv", ("noun", "sector", "kind"))
    }
    titles = {
        r["title"]: (r["sector"] or None, r["role"]) for r in _rows(root / "titles.tsv", ("title", "sector", "role"))
    }
    lands: dict[str, list[str]] = {}
    for key, rows in names.items():
        if key.isalpha() and len(key) >= 5 and next(iter(rows))[1].kind == "country":
            lands.setdefault(key[0], []).append(key)
    return Gazetteer(
        {k: tuple(v) for k, v in names.items()}, {k: tuple(v) for k, v in places.items()}, first,
        {k: tuple(v) for k, v in lands.items()}, agents, titles,
    )  # fmt: skip


def _aliases(*cells: str) -> list[str]:
    return [alias for cell in cells for alias in cell.split("|") if alias]


def _rows(file: Traversable, columns: Iterable[str]) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = sorted(set(columns) - set(reader.fieldnames or ()))
        if missing:
            raise LexiconError(f"{file.name}: line 1: no column {missing[0]!r}", f"columns are {', '.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise LexiconError(f"{file.name}: line {reader.line_num}: wrong number of columns")
            yield row
