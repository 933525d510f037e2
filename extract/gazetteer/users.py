"""Actors that a user adds: tab-separated files with the columns of the bundled tables, read and checked."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, get_args

from extract.errors import ActorsError
from extract.gazetteer.names import Gazetteer
from extract.gazetteer.rows import SECTORS, USER, Line
from extract.gazetteer.tables import COLUMNS
from extract.hints import closest
from extract.lands import land_codes
from extract.records import Kind, Via

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
DEFAULTS = {"kind": "organization", "via": "gazetteer"}
VIAS = tuple(via for via in get_args(Via) if via != "context")  # that no name has by itself


def with_actors(gazetteer: Gazetteer, paths: Iterable[str | Path]) -> Gazetteer:
    """``gazetteer`` with the rows of all files before its own; itself where there is no file, and never changed.

    :raises ActorsError: naming the file, the line and the column that is wrong.
    """
    files = [Path(path) for path in paths]
    if not files:
        return gazetteer
    return gazetteer.with_rows([line for file in files for line in read_actors(file, gazetteer.countries)])


def read_actors(file: Path, countries: Collection[str]) -> list[Line]:
    """The rows of one file, in the order of ``COLUMNS``; ``countries`` are the codes that a row may have.

    :raises ActorsError: naming the file, the line and the column that is wrong.
    """
    lines = _text(file).split("\n")
    table = _Table(file, countries)
    table.read_header(lines[0].rstrip("\r"))
    return list(table.rows(lines[1:]))


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ActorsError(f"{file}: cannot be read: {reason}", "name a tab-separated file with --actors") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ActorsError(f"{file}: line {line}: not UTF-8", "save the file as UTF-8") from error


class _Table:
    """The header of a file, and the checks of what stands below it."""

    def __init__(self, file: Path, countries: Collection[str]) -> None:
        self.file = file
        self.known = {"kind": get_args(Kind), "country": countries, "sector": SECTORS, "via": VIAS}
        self.columns: list[str] = []

    def read_header(self, line: str) -> None:
        """Take the columns from the first line."""
        self.columns = [cell.strip() for cell in line.split("\t")]
        if not line.strip():
            self._fail(1, None, "no header line", f"write the names of the columns there: {', '.join(COLUMNS)}")
        if self.columns[0] not in COLUMNS and len(self.columns) == 1:
            self._fail(1, None, "a header without tabs", "divide the columns by tabs")
        for column in self.columns:
            if column not in COLUMNS:
                self._fail(1, column, f"no such column {column!r}", _advice(column, COLUMNS))
            if self.columns.count(column) > 1:
                self._fail(1, column, "given twice", "leave one of the two out")
        if "name" not in self.columns:
            self._fail(1, "name", "missing", "add a column that holds the name of each actor")
        if not {"country", "sector"} & set(self.columns):
            self._fail(1, "country", "missing, and so is sector", "add one of the two, or both")

    def rows(self, lines: Sequence[str]) -> Iterator[Line]:
        """The checked rows; lines of blanks alone are left out."""
        for number, line in enumerate(lines, 2):
            if line.strip():
                cells = [cell.strip() for cell in line.split("\t")]
                while len(cells) > len(self.columns) and not cells[-1]:
                    cells.pop()
                if len(cells) > len(self.columns):
                    extra = f"{len(cells)} cells, but the header names {len(self.columns)} columns"
                    self._fail(number, str(len(self.columns) + 1), extra, "look for a tab too many")
                # Editors drop the tabs at the end of a line.
                row = dict.fromkeys(COLUMNS, "") | dict(zip(self.columns, cells, strict=False))
                self._check(number, row)
                for column, default in DEFAULTS.items():
                    row[column] = row[column] or default
                yield "\t".join((row | {"source": USER}).values())

    def _check(self, number: int, row: dict[str, str]) -> None:
        if not row["name"]:
            self._fail(number, "name", "empty", "give the actor a name, or take the line out")
        if not row["country"] and not row["sector"]:
            self._fail(number, "country", "empty, and so is sector", "fill one of the two, or both")
        for column, known in self.known.items():
            if row[column] and row[column] not in known:
                self._fail(number, column, f"no such {column} {row[column]!r}", _advice(row[column], known))
        for column in ("from", "to"):
            if row[column] and not _is_date(row[column]):
                self._fail(number, column, f"no date {row[column]!r}", "write YYYY, YYYY-MM or YYYY-MM-DD")
        shared = min(len(row["from"]), len(row["to"]))
        if row["from"][:shared] > row["to"][:shared]:
            self._fail(number, "from", f"{row['from']} is after {row['to']}, the end", "swap the two dates")

    def _fail(self, number: int, column: str | None, message: str, hint: str) -> NoReturn:
        where = f"line {number}" if column is None else f"line {number}, column {column}"
        raise ActorsError(f"{self.file}: {where}: {message}", hint)


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _advice(given: str, known: Collection[str]) -> str:
    """The nearest of what is known, and all of it where it is little."""
    land = land_codes().get(given)
    if land in known:
        return f"write its ISO 3166-1 alpha-3 code, {land}"
    close = closest(given, known)
    listed = f"known are {', '.join(sorted(known))}" if len(known) < 30 else ""
    if close is None:
        return listed or "write the ISO 3166-1 alpha-3 code, such as FRA"
    return "; ".join(filter(None, [f"did you mean {close}?", listed]))
