"""Rows of cells with a separator: ``csv`` and ``tsv``, flattened, quoted as in RFC 4180, one header line.

A cell of text says what it holds without a doubt, and no spreadsheet takes it for a formula:

- nothing known is an empty cell, and a text that is empty is a lone apostrophe;
- a text that begins with ``= + - @``, their wide forms, a tab, a line break or an apostrophe gets an apostrophe in
  front (https://owasp.org/www-community/attacks/CSV_Injection): take the first apostrophe of a cell away to have it
  back;
- a list is a JSON array; numbers stay numbers.
"""

import codecs
import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from cli.environment import Environment
from extract.columns import cells, columns
from extract.records import Event

RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")


def write_csv(events: Iterable[Event], environment: Environment) -> None:
    """Write a header and a row for each event, with commas between the cells."""
    _write(events, environment, ",")


def write_tsv(events: Iterable[Event], environment: Environment) -> None:
    """Write a header and a row for each event, with tabs between the cells."""
    _write(events, environment, "\t")


def harmless(value: Any) -> str:
    """The text of a cell for a value."""
    if value is None:
        return ""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return f"'{value}" if not value or value.startswith(RISKY) else value
    return str(value)


def line_of(row: Sequence[str], separator: str) -> str:
    """One line of cells, quoted where they need it, with its line feed."""
    page = io.StringIO()
    # The writer quotes the characters of its own line end only, and a lone carriage return must be quoted too.
    csv.writer(page, delimiter=separator, lineterminator="\r\n").writerow(row)
    return page.getvalue().removesuffix("\r\n") + "\n"


def use_utf8(environment: Environment) -> None:
    """Have standard output take any character: a file of cells has no escapes for those that another encoding lacks."""
    stream = environment.stdout
    if isinstance(stream, io.TextIOWrapper) and not environment.stdout_is_terminal:
        if codecs.lookup(stream.encoding).name != "utf-8":
            stream.reconfigure(encoding="utf-8")


def _write(events: Iterable[Event], environment: Environment, separator: str) -> None:
    use_utf8(environment)
    environment.write(line_of([column.name for column in columns()], separator))
    for event in events:
        environment.write(line_of([harmless(value) for value in cells(event)], separator))
