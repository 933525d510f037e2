"""One record in the tables: its document, its sentence and its participants once each, then the event itself.

All of this is done within a transaction of the caller, so that no other program can come in between.
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from cli.sinks.sqlite.layout import PARTICIPANTS, TABLES, fields

Known = dict[tuple[Any, ...], int]  # table, names and values of a row → its key
Values = Sequence[tuple[str, Any]]


def write_row(connection: sqlite3.Connection, row: tuple[Any, ...], known: Known) -> bool:
    """Write the cells of a record, in the order of ``columns()``; whether one of this id was there and was replaced."""
    document = _find_or_add(connection, "documents", _values("document", row), known)
    sentence = _find_or_add(connection, "sentences", [("document", document), *_values("sentence", row)], known)
    parties = [(group, _party(connection, group, row, known)) for group in PARTICIPANTS]
    values = dict([("document", document), ("sentence", sentence), *parties, *_values("event", row)])
    there = connection.execute("SELECT 1 FROM events WHERE id = ?", [values["id"]]).fetchone()
    names = [f'"{name}"' for name in values]
    changes = ", ".join(f"{name} = excluded.{name}" for name in names)
    connection.execute(
        f"INSERT INTO events ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        [*values.values()],
    )
    return there is not None


def drop_orphans(connection: sqlite3.Connection) -> None:
    """Drop what only records stood on whose place others took."""
    for table, links in (("actors", PARTICIPANTS), ("sentences", ("sentence",)), ("documents", ("document",))):
        unused = " AND ".join(f"NOT EXISTS (SELECT 1 FROM events WHERE events.{link} = {table}.id)" for link in links)
        connection.execute(f"DELETE FROM {table} WHERE {unused}")


def _party(connection: sqlite3.Connection, group: str, row: tuple[Any, ...], known: Known) -> int | None:
    values = _values(group, row)
    if all(value is None for _, value in values):
        return None
    return _find_or_add(connection, TABLES[group], values, known)


def _values(group: str, row: tuple[Any, ...]) -> list[tuple[str, Any]]:
    return [(field.name, _plain(row[field.position])) for field in fields(group)]


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _find_or_add(connection: sqlite3.Connection, table: str, values: Values, known: Known) -> int:
    """The key of the row with these values."""
    if (key := known.get((table, *values))) is not None:
        return key
    cells = [value for _, value in values]
    same = " AND ".join(f'"{name}" IS ?' for name, _ in values)
    found = connection.execute(f"SELECT id FROM {table} WHERE {same}", cells).fetchone()
    if found is None:
        names, marks = ", ".join(f'"{name}"' for name, _ in values), ", ".join("?" * len(values))
        found = (connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", cells).lastrowid,)
    known[table, *values] = found[0]
    return int(found[0])
