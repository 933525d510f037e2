"""The forms of a name: as it is written in a table, as it is kept, as it stands in a text."""

import functools
import re
from collections.abc import Callable

from extract.gazetteer.rows import Line


def names_of_actor(line: Line) -> list[str]:
    """The name, the aliases and, of a person, the short names of a row."""
    cells = line.split("\t")
    names = [cells[1], *cells[2].split("|"), *(cells[11].split("|") if len(cells) > 11 else ())]
    return [name for name in map(str.strip, names) if name]


def names_of_place(line: Line) -> list[str]:
    """The name and the aliases of a row."""
    name, aliases, _ = line.split("\t", 2)
    return [name, *aliases.split("|")] if aliases else [name]


def normal(surface: str) -> str:
    """Lower case, straight apostrophes, single spaces: the form under which names are kept."""
    if not surface.isascii():
        surface = straight(surface)
    return " ".join(surface.split()).lower()


def straight(text: str) -> str:
    """``text`` with the apostrophes of typewriters."""
    return text.replace("’", "'").replace("‘", "'")


def first_word(key: str) -> str:
    """What the tokenizer makes of the beginning of a name, near enough to look it up by."""
    word = key.partition(" ")[0]
    if word.isalnum():
        return word
    match = re.match(r"[\w.]+", key)
    return match.group() if match else key[:1]


def fits(alias: str, surface: str) -> bool:
    """Whether the capitals of ``surface`` are those of a name: "US" as it is, of others the first."""
    if alias.isupper() and len(alias) <= 5:
        return alias == surface
    return not alias[:1].isupper() or surface[:1].isupper()


@functools.cache
def written(line: Line, key: str, names_of: Callable[[Line], list[str]]) -> tuple[str, ...]:
    """The names of a row whose normal form is ``key``, as they are written."""
    return tuple(name for name in names_of(line) if normal(name) == key)
