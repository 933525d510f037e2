"""The tables of ``extract/data`` and of users, read and checked."""

import functools
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

from extract.errors import LexiconError
from extract.gazetteer.forms import straight
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
        for line, lower in _lines(root / "gazetteer" / file, COLUMNS):
            _, name, aliases, kind, rest = lower.split(TAB, 4)
            keys = aliases.split("|") if aliases else []
            # A demonym or a capital is named after its country, which has a row of its own.
            if kind not in ("country", "place") or rest.split(TAB)[5] not in ("demonym", "metonym"):
                keys.append(name)
            if kind == "country":
                gazetteer.countries.add(rest.partition(TAB)[0].upper())
            gazetteer.add(keys, line, place=False, land=kind == "country")
    for line, lower in _lines(root / "gazetteer" / "people.tsv", (*COLUMNS, "short")):
        _, name, aliases, _ = lower.split(TAB, 3)
        short = lower[lower.rindex(TAB) + 1 :]
        keys = "|".join(filter(None, (name, aliases, short))).split("|")
        gazetteer.add(keys, line, place=False, land=False)
    for line, lower in _lines(root / "gazetteer" / "places.tsv", PLACE_COLUMNS):
        name, aliases, country, _ = lower.split(TAB, 3)
        gazetteer.countries.add(country.upper())
        gazetteer.add([name, *aliases.split("|")] if aliases else [name], line, place=True, land=False)
    gazetteer.countries.discard("")  # seas have none
    gazetteer.settle()
    return gazetteer


def _cells(file: Traversable, columns: tuple[str, ...]) -> Iterator[list[str]]:
    return (line.split(TAB) for line, _ in _lines(file, columns))


def _lines(file: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[Line, Line]]:
    """The lines of a tab-separated table below its header, each as it is and with its names in their normal form.

    The whole text is lowered at once: name by name takes twice as long as all the rest.
    """
    text = file.read_text(encoding="utf-8")
    lines, lowers = text.split("\n"), straight(text).lower().split("\n")
    if tuple(lines[0].split(TAB)) != columns:
        raise LexiconError(f"{file.name}: line 1: the columns are not {', '.join(columns)}")
    tabs = len(columns) - 1
    for number, (line, lower) in enumerate(zip(lines, lowers, strict=True), 1):
        if line and number > 1:
            if line.count(TAB) != tabs:
                raise LexiconError(f"{file.name}: line {number}: {line.count(TAB) + 1} columns, not {len(columns)}")
            yield line, lower
