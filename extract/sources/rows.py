"""One line of JSONL → the text in it, its id and its day of publication."""

import itertools
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.datelines import parse_date
from extract.errors import InputError

# JSON can hold half of a surrogate pair, which no UTF-8 can.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which a row keeps its text, its id and its date of publication."""

    text: str = "text"
    id: str = "id"
    date: str = "published"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row holds; ``notes`` say what of it could not be taken as it stands."""

    text: str
    id: str | None
    published: date | None
    notes: tuple[str, ...]


def parse_row(line: str, keys: Keys) -> Row:
    """Read one line.

    :raises InputError: for broken JSON, a value that is no object, and an object without its text.
    """
    row = _load(line)
    text = row.get(keys.text)
    if not isinstance(text, str) or not text.strip():
        what = "has no" if text is None else "has an empty" if isinstance(text, str) else "has no string as"
        there = ", ".join(json.dumps(key) for key in itertools.islice(row, 8)) or "none"
        raise InputError(
            f'the row {what} "{keys.text}"', f"its keys are {there}: name that of the text with --text-key"
        )
    notes = []
    if _SURROGATE.search(text):
        notes.append("halves of surrogate pairs in the text: read as U+FFFD")
        text = _SURROGATE.sub("\ufffd", text)
    own = row.get(keys.date)
    published = parse_date(str(own)) if isinstance(own, str | int) and not isinstance(own, bool) else None
    if own is not None and not published:
        notes.append(f'"{keys.date}" is no full date: {json.dumps(own)}')
    return Row(text, _id(row.get(keys.id)), published, tuple(notes))


def _load(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        hint = "write one whole JSON object on each line, for example with jq -c"
        raise InputError(f"broken JSON: {error.msg} at column {error.colno}", hint) from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets nested as deep
        raise InputError(f"JSON that cannot be read: {error}", "check this row") from error
    if not isinstance(row, dict):
        raise InputError("a JSON value that is no object", "write one JSON object on each line, for example with jq -c")
    return row


def _id(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
