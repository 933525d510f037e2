"""A row (one object of JSON, one line of a table) → its text, its id and its day of publication."""

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.datelines import parse_date
from extract.documents import Document, Failure, Notice, Source
from extract.errors import InputError
from extract.sources.making import Options, dated, with_title

# JSON can hold half of a surrogate pair, which no UTF-8 can.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """What a row holds; ``notes`` say what of it could not be taken as it stands."""

    text: str
    id: str | None
    published: date | None
    notes: tuple[str, ...]


def read_row(place: str, row: Any, options: Options) -> Iterator[Source]:
    """The document in a row that stands at ``place``, after what has to be said of it; or else a failure."""
    try:
        found = parse_row(row, options)
    except InputError as error:
        yield Failure(place, error.message, error.hint)
        return
    yield from (Notice(place, note) for note in found.notes)
    yield Document(found.id or place, found.text, found.published or dated(found.text, options.date))


def parse_row(row: Any, options: Options) -> Row:
    """Take a row apart.

    :raises InputError: for a value that is no object, and an object without its text.
    """
    keys = options.keys
    if not isinstance(row, Mapping):
        raise InputError("a JSON value that is no object", "write one JSON object on each line, for example with jq -c")
    text = row.get(keys.text)
    if not isinstance(text, str) or not text.strip():
        what = "has no" if text is None else "has an empty" if isinstance(text, str) else "has no string as"
        there = ", ".join(json.dumps(key) for key in itertools.islice(row, 8)) or "none"
        raise InputError(
            f'the row {what} "{keys.text}"', f"its keys are {there}: name that of the text with --text-key"
        )
    notes = []
    title = row.get(keys.title) if keys.title else None
    if isinstance(title, str):
        text = with_title(title, text)
    if _SURROGATE.search(text):
        notes.append("halves of surrogate pairs in the text: read as U+FFFD")
        text = _SURROGATE.sub("\ufffd", text)
    own = row.get(keys.date)
    published = parse_date(str(own)) if isinstance(own, str | int) and not isinstance(own, bool) else None
    if own is not None and not published:
        notes.append(f'"{keys.date}" is no full date: {json.dumps(own)}')
    return Row(text, _id(row.get(keys.id)), published, tuple(notes))


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a typed table as JSON would have it: days and timestamps as text."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}


def load_json(line: str) -> Any:
    """The value that a line holds.

    :raises InputError: for broken JSON.
    """
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        hint = "write one whole JSON object on each line, for example with jq -c"
        raise InputError(f"broken JSON: {error.msg} at column {error.colno}", hint) from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets nested as deep
        raise InputError(f"JSON that cannot be read: {error}", "check this row") from error


def _id(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
