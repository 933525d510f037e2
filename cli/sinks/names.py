"""What ``events lookup`` writes: the rows of one name, in the formats that events are written in."""

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from cli.environment import Environment
from cli.sinks.drawing import draw_table
from cli.text import printable

if TYPE_CHECKING:
    from extract.gazetteer import Lookup

COLUMNS = ("name", "kind", "country", "sector", "code", "role", "from", "to", "id", "via", "source")
CHOSEN = "*"
MIN_WIDTHS = {"code": 6, "from": 10, "to": 10}
NARROW = 90


def records(found: "Lookup", day: date | None) -> list[dict[str, Any]]:
    """One object a row, always with the same keys; ``code`` is that of ``day``, ``rule`` None where it did not choose.

    ``looked_up`` is the name whose rows these are, ``left_out`` the title that was taken off before it.
    """
    return [
        {
            "looked_up": found.name,
            "left_out": found.left_out,
            "name": row.name,
            "kind": row.kind,
            "country": row.country,
            "sector": row.sector,
            "code": row.on(day).code,
            "role": row.role,
            "from": row.start,
            "to": row.end,
            "id": row.id,
            "via": row.via,
            "source": row.source,
            "chosen": row is found.chosen,
            "rule": found.rule if row is found.chosen else None,
        }
        for row in found.rows
    ]


def write_names_jsonl(found: "Lookup", day: date | None, environment: Environment) -> None:
    """Write one JSON object for each row on a line of its own."""
    for record in records(found, day):
        environment.write(json.dumps(record, ensure_ascii=not environment.takes_unicode) + "\n")


def write_names_table(found: "Lookup", day: date | None, environment: Environment) -> None:
    """Write one table: above it what all rows share, below it the rule that chose the marked row."""
    rows = records(found, day)
    filled = [column for column in COLUMNS if any(row[column] for row in rows)]
    shared = [column for column in filled if len(rows) > 1 and len({row[column] for row in rows}) == 1]
    columns = [column for column in filled if column not in shared]
    if shared:
        environment.write(", ".join(f"{column} {printable(rows[0][column])}" for column in shared) + "\n")
    cells = [
        ((CHOSEN if row["chosen"] else "", *(printable(row[c] or "-") for c in columns)), "bold" * row["chosen"])
        for row in rows
    ]
    draw_table(("", *columns), cells, environment, MIN_WIDTHS if environment.width >= NARROW else {}, lines=False)
    environment.write(f"{CHOSEN} {found.rule}\n")


NAME_SINKS: "dict[str, Callable[[Lookup, date | None, Environment], None]]" = {
    "table": write_names_table,
    "jsonl": write_names_jsonl,
}
