"""Records into a SQLite database, in short transactions, so that several programs may write to one file."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from cli.environment import OutputError
from cli.sinks.sqlite.layout import TABLES, fields, statements, view
from cli.sinks.sqlite.rows import drop_orphans, write_row
from extract.columns import storable_cells
from extract.errors import EventsError
from extract.records import Event

ROWS = 500  # of a transaction, at most
SECONDS = 1.0  # between two transactions, while records come
PATIENCE = 120.0  # seconds to wait for another program that writes


def append_sqlite(events: Iterable[Event], path: Path) -> None:
    """Add the events to a database, which is made where there is none; one whose id is there takes its place.

    A run that is interrupted leaves whole records, and running it again adds the others.

    :raises EventsError: where the file is no database, or one with other tables of these names.
    :raises OutputError: where it takes no more.
    """
    with closing(_open(path)) as connection, _telling_errors(path):
        rows: list[tuple[Any, ...]] = []
        replaced = 0
        due = time.monotonic() + SECONDS
        for event in events:
            rows.append(storable_cells(event))
            if len(rows) >= ROWS or time.monotonic() >= due:
                replaced += _write(connection, rows)
                rows.clear()
                due = time.monotonic() + SECONDS
        replaced += _write(connection, rows)
        if replaced:
            with _transaction(connection):
                drop_orphans(connection)


def _open(path: Path) -> sqlite3.Connection:
    connection = None
    try:
        # Absolute, since ":memory:" and "" are names of other things.
        connection = sqlite3.connect(os.path.abspath(path), timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        with _transaction(connection):
            _prepare(connection, path)
    except BaseException as error:
        if connection:
            connection.close()
        if not isinstance(error, sqlite3.Error):
            raise
        hint = "name a file that is new or a SQLite database, that you may write to, and that no other program holds"
        raise EventsError(f"cannot open {path} as a database: {error}", hint) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make what is missing: all of it, or the columns of records that came later than the database."""
    for group in ("document", "sentence", "actor", "event"):
        table = TABLES[group]
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for field in fields(group) if there else ():
            if field.name in there:
                continue
            if field.needed:
                raise EventsError(f"{path} has another table {table!r}: no {field.name!r} in it", "name another file")
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {field.declaration}")
    for statement in statements():
        connection.execute(statement)
    made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'records'").fetchone()
    if made != (view(),):
        connection.execute("DROP VIEW IF EXISTS records")
        connection.execute(view())


def _write(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> int:
    """Write rows of cells in one transaction; how many of their ids were there."""
    if not rows:
        return 0
    known: dict[tuple[Any, ...], int] = {}  # keys hold as long as the lock: other programs drop what nothing needs
    with _transaction(connection):
        return sum(write_row(connection, row, known) for row in rows)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. The lock is taken at once: two programs that read before they write would block each other."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _telling_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        hint = "free some space, or run it again once no other program holds the file"
        raise OutputError(f"cannot write {path}: {error}", hint) from error
