"""Tab-separated tables: reading, writing and the columns that every actor file has."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = dict[str, str]

ACTOR_COLUMNS = ("id", "name", "aliases", "kind", "country", "sector", "role", "from", "to", "via", "source")
PEOPLE_COLUMNS = (*ACTOR_COLUMNS, "short")
PLACE_COLUMNS = ("name", "aliases", "country", "lat", "lon", "population", "id", "kind")
AGENT_COLUMNS = ("noun", "sector", "kind")
TITLE_COLUMNS = ("title", "sector", "role")


def read_table(path: Path) -> list[Row]:
    """Rows of a tab-separated file with a header; a cell that the row leaves out is an empty string."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="", strict=True)
        return [dict(row) for row in reader]


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """Write ``rows`` in the order given, missing cells empty, and return how many there were.

    :raises ValueError: if a cell holds a tab or a line break, which the format cannot express.
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(columns) + "\n")
        for row in rows:
            cells = [row.get(column, "") for column in columns]
            if any("\t" in cell or "\n" in cell or "\r" in cell for cell in cells):
                raise ValueError(f"{path.name}: a cell holds a tab or a line break: {cells}")
            out.write("\t".join(cells) + "\n")
            count += 1
    return count


def split(cell: str) -> list[str]:
    """The items of a cell that holds several, separated by ``|``."""
    return [item for item in (part.strip() for part in cell.split("|")) if item]


def joined(name: str, aliases: Iterable[str]) -> str:
    """A cell of ``aliases`` without repetitions and without ``name`` itself, in the order given."""
    return "|".join(dict.fromkeys(alias for alias in aliases if alias and alias != name))


def actor(name: str, aliases: Iterable[str] = (), **cells: str) -> Row:
    """A row of an actor file; ``from_`` stands for the column ``from``, a keyword of Python."""
    row = {"name": name, "aliases": joined(name, aliases)}
    row.update({key.rstrip("_"): value for key, value in cells.items()})
    return row
