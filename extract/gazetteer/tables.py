"""The tables of ``extract/data`` and of users, read and checked."""

import functools
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

from extract.errors import LexiconError
from extract.gazetteer.names import Gazetteer
from extract.gazetteer.rows import Line
from extract.records import Kind

TAB = "\t"
ACTOR_FILES = ("countries.tsv", "demonyms.tsv", "seats.tsv", "organizations.tsv")
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
        for line in _lines(root / "gazetteer" / file, COLUMNS):
            _, name, aliases, kind, _ = line.split("\t", 4)
            names = [name, *aliases.split("|")] if aliases else [name]
            # A demonym or a capital is named after its country, which has a row of its own.
            if kind in ("country", "place") and line.split("\t")[9] in ("demonym", "metonym"):
                names = [alias for alias in names if alias != name]
            gazetteer.add(names, line, place=False, land=kind == "country")
    for line in _lines(root / "gazetteer" / "people.tsv", (*COLUMNS, "short")):
        _, name, aliases, _ = line.split("\t", 3)
        short = line[line.rindex("\t") + 1 :]
        others = f"{aliases}|{short}" if aliases and short else aliases or short
        gazetteer.add([name, *others.split("|")] if others else [name], line, place=False, land=False)
    for line in _lines(root / "gazetteer" / "places.tsv", PLACE_COLUMNS):
        name, aliases, _ = line.split("\t", 2)
        gazetteer.add([name, *aliases.split("|")] if aliases else [name], line, place=True, land=False)
    gazetteer.settle()
    return gazetteer


def _cells(file: Traversable, columns: tuple[str, ...]) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(file, columns))


def _lines(file: Traversable, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a tab-separated table below its header, with as many cells as there are ``columns``."""
    lines = file.read_text(encoding="utf-8").split("\n")
    if tuple(lines[0].split("\t")) != columns:
        raise LexiconError(f"{file.name}: line 1: the columns are not {', '.join(columns)}")
    tabs = len(columns) - 1
    for number, line in enumerate(lines[1:], 2):
        if line:
            if line.count(TAB) != tabs:
                raise LexiconError(f"{file.name}: line {number}: {line.count(TAB) + 1} columns, not {len(columns)}")
            yield line
