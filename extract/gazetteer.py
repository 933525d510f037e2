"""Known names → who they are: the tables of ``data/gazetteer`` and the nouns of ``data/agents.tsv``.

A row holds for a span of time; a name may have several rows (a person's offices, two persons of one surname).
"""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
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
Cells = tuple[str, ...]
PLACE_COLUMNS = ("name", "aliases", "country", "lat", "lon", "population", "id", "kind")
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


class Gazetteer:
    """Names in lower case → rows, most prominent first. Rows are made when they are asked for: most never are."""

    def __init__(
        self, agents: Mapping[str, tuple[str | None, Kind]], titles: Mapping[str, tuple[str | None, str]]
    ) -> None:
        self.agents = agents
        self.titles = titles
        self.first: dict[str, int] = {}  # first word → the most characters that a name so beginning has
        self._names: dict[str, list[tuple[str, Cells]]] = {}
        self._places: dict[str, list[tuple[str, Cells]]] = {}
        self._lands: dict[str, list[str]] = {}

    def find(self, surface: str) -> tuple[Row, ...]:
        """The rows of a name as it stands in a text; capitals count ("US" is not "us")."""
        key = normal(surface)
        return _rows_of(self._names.get(key), surface, actor_row) or _rows_of(self._places.get(key), surface, place_row)

    def located(self, surface: str) -> tuple[Row, ...]:
        """The rows of a place with coordinates, the most prominent first."""
        return _rows_of(self._places.get(normal(surface)), surface, place_row)

    def mend(self, surface: str) -> tuple[Row, ...]:
        """The rows of the land or people that a capitalised word misspells by one slip: "Ethopian", "Venezeula"."""
        if len(surface) < 5 or not surface[:1].isupper():
            return ()
        word = normal(surface)
        if word in common_words() or word in self._names:
            return ()
        # A letter too many, too few or two swapped; one letter for another makes too many surnames into lands.
        near = [
            key
            for key in self._lands.get(word[0], ())
            if (abs(len(key) - len(word)) == 1 or sorted(key) == sorted(word))
            and OSA.distance(key, word, score_cutoff=1) <= 1
        ]
        return tuple(actor_row(cells) for _, cells in self._names[near[0]]) if len(near) == 1 else ()

    def add(self, alias: str, cells: Cells, *, place: bool, land: bool) -> None:
        """Enter one name of a row."""
        key = normal(alias)
        entries = (self._places if place else self._names).setdefault(key, [])
        if (alias, cells) not in entries:
            entries.append((alias, cells))
        word = first_word(key)
        if len(key) > self.first.get(word, 0):
            self.first[word] = len(key)
        if land and len(key) >= 5 and key.isalpha() and key not in self._lands.setdefault(key[0], []):
            self._lands[key[0]].append(key)

    def by_size(self) -> None:
        """Of places with one name, the larger first."""
        for entries in self._places.values():
            if len(entries) > 1:
                entries.sort(key=lambda entry: -int(entry[1][5] or 0))


def normal(surface: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form under which names are kept."""
    if not surface.isascii():
        surface = surface.replace("’", "'").replace("‘", "'")
    return " ".join(surface.split()).lower()


def first_word(key: str) -> str:
    """What the tokenizer makes of the beginning of a name, near enough to look it up by."""
    word = key.partition(" ")[0]
    if word.isalnum():
        return word
    match = re.match(r"[\w.]+", key)
    return match.group() if match else key[:1]


def _fits(alias: str, surface: str) -> bool:
    if alias.isupper() and len(alias) <= 5:
        return alias == surface
    return not alias[:1].isupper() or surface[:1].isupper()


def _rows_of(entries: list[tuple[str, Cells]] | None, surface: str, make: Callable[[Cells], Row]) -> tuple[Row, ...]:
    return tuple(make(cells) for alias, cells in entries if _fits(alias, surface)) if entries else ()


@functools.cache
def actor_row(cells: Cells) -> Row:
    """A row of an actor table from its cells."""
    identity, name, _, kind, country, sector, role, start, end, via = cells[:10]
    return Row(
        identity or None,
        name,
        cast(Kind, kind),
        country or None,
        sector or None,
        role or None,
        start or None,
        end or None,
        cast(Via, via or "gazetteer"),
    )


@functools.cache
def place_row(cells: Cells) -> Row:
    """A row of the table of places from its cells."""
    name, _, country, lat, lon, _, identity, _ = cells
    return Row(
        identity or None,
        name,
        "place",
        country or None,
        None,
        None,
        None,
        None,
        "place",
        float(lat) if lat else None,
        float(lon) if lon else None,
    )


@functools.cache
def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer.

    :raises LexiconError: naming the file, the line and the column that is wrong.
    """
    return read_gazetteer(resources.files("extract") / "data")


def read_gazetteer(root: Traversable) -> Gazetteer:
    """Read all tables below ``root``."""
    agents = {c[0]: (c[1] or None, cast(Kind, c[2])) for c in _cells(root / "agents.tsv", ("noun", "sector", "kind"))}
    titles = {c[0]: (c[1] or None, c[2]) for c in _cells(root / "titles.tsv", ("title", "sector", "role"))}
    gazetteer = Gazetteer(agents, titles)
    for file in ACTOR_FILES:
        columns = (*COLUMNS, "short") if file == "people.tsv" else COLUMNS
        for cells in _cells(root / "gazetteer" / file, columns):
            name, aliases, kind, via = cells[1], cells[2], cells[3], cells[9]
            # A demonym or a capital is named after its country, which has a row of its own.
            of_land = via in ("demonym", "metonym") and kind in ("country", "place")
            for alias in (name, *aliases.split("|"), *(cells[11].split("|") if len(cells) > 11 else ())):
                if alias and not (of_land and alias == name):
                    gazetteer.add(alias, cells, place=False, land=kind == "country")
    for cells in _cells(root / "gazetteer" / "places.tsv", PLACE_COLUMNS):
        for alias in (cells[0], *cells[1].split("|")):
            if alias:
                gazetteer.add(alias, cells, place=True, land=False)
    gazetteer.by_size()
    return gazetteer


def _cells(file: Traversable, columns: tuple[str, ...]) -> Iterator[Cells]:
    """The rows of a tab-separated table below its header, as tuples in the order of ``columns``."""
    lines = file.read_text(encoding="utf-8").split("\n")
    if tuple(lines[0].split("\t")) != columns:
        raise LexiconError(f"{file.name}: line 1: the columns are not {', '.join(columns)}")
    for number, line in enumerate(lines[1:], 2):
        if line:
            cells = tuple(line.split("\t"))
            if len(cells) != len(columns):
                raise LexiconError(f"{file.name}: line {number}: {len(cells)} columns, not {len(columns)}")
            yield cells
