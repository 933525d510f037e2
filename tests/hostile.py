"""Records that hold what formats trip over, made from the record's types, and the way back from flattened columns."""

import dataclasses
import itertools
import json
import types
import typing
from collections.abc import Sequence
from typing import Any, Literal

from extract.columns import columns
from extract.records import Event, content_hash
from extract.restore import event_of

TEXTS = (
    "", " ", "'", "''", "'tis", '"', 'the "Islamic State" group', "a,b;c", "a\tb", "\ta", "a\nb", "a\r\nb", "a\rb",
    "\rb", "\n", "=cmd()", '=HYPERLINK("http://example.org")', "+1", "-1", "-9.5", "@SUM(A1)", "＝1", "'=1",
    "Erdoğan 🚀", "مرحبا \u202eabc", "\u2028 and \u2029", "\x85", "\ufeffa", "null", "NULL", "NaN", "None", "true",
    "007", "1e5", "\\N", "\\", "\\n", "a|b", "[1]", '{"a": 1}', "'); DROP TABLE events;--", "\x1b[31m", "<script>",
    "\ue000\U0010ffff", "#", "a" * 70_000,
)  # fmt: skip
NUL = ("\x00", "a\x00b")
NO_UNICODE = "news/caf\udce9.txt"  # as Python writes bytes in the name of a file


def record(texts: Sequence[str], *, empty: bool = False) -> Event:
    """A record whose texts are these in turn; with ``empty`` it has nothing that may be missing."""
    turn, numbers = itertools.cycle(texts), itertools.count(3)
    made: Event = _made(Event, turn, numbers, empty=empty)
    return dataclasses.replace(made, id=content_hash(*texts, empty), mention=content_hash(*texts))


def records(texts: Sequence[str] = TEXTS) -> list[Event]:
    """A record for each text, which all its values are, one of all texts, and one with nothing that may be missing."""
    return [*(record([text]) for text in texts), record(texts), record(["a"], empty=True)]


def restored(values: Sequence[Any]) -> Event:
    """The record whose flattened values these are, in the order of the columns. An object of nulls alone is null."""
    tree: dict[str, Any] = {}
    for column, value in zip(columns(), values, strict=True):
        *above, last = column.path
        place = tree
        for key in above:
            place = place.setdefault(key, {})
        place[last] = value
    hints = typing.get_type_hints(Event)
    for key, value in tree.items():
        if isinstance(value, dict) and _is_optional(hints[key]) and all(part is None for part in value.values()):
            tree[key] = None
    return event_of(tree)


def from_cells(row: Sequence[str]) -> Event:
    """The record that a row of csv or tsv holds, by what the documentation says of its cells."""
    values: list[Any] = []
    for column, cell in zip(columns(), row, strict=True):
        if cell == "":
            values.append(None)
        elif column.many:
            values.append(json.loads(cell))
        else:
            values.append(cell.removeprefix("'") if column.type is str else column.type(cell))
    return restored(values)


def _is_optional(kind: Any) -> bool:
    return types.NoneType in typing.get_args(kind)


def _made(kind: Any, texts: Any, numbers: Any, *, empty: bool) -> Any:
    if _is_optional(kind):
        if empty:
            return None
        (kind,) = (part for part in typing.get_args(kind) if part is not types.NoneType)
    if typing.get_origin(kind) is Literal:
        return typing.get_args(kind)[-1]
    if typing.get_origin(kind) is tuple:
        return () if empty else tuple(next(texts) for _ in range(3))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        maker = typing.cast(Any, kind)
        return maker(*[_made(hints[name], texts, numbers, empty=empty) for name in names])
    if kind is str:
        return next(texts)
    return next(numbers) if kind is int else -0.1 * next(numbers)
