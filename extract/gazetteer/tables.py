"""The tables of ``extract/data`` and of users, read and checked."""

import functools
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

from extract.errors import LexiconError
from extract.gazetteer.names import Gazetteer
from extract.gazetteer.rows import Cells
from extract.records import Kind

ACTOR_FILES = ("countries.tsv", "demonyms.tsv", "seats.tsv", "organizations.tsv", "people.tsv")
PLACE_COLUMNS = ("name", "aliases", "country", "lat", "lon", "population", "id", "kind")
COLUMNS = ("id", "name", "aliases", "kind", "country", "sector", "role", "from", "to", "via", "source")


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
