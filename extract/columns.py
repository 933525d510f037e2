"""The record flattened: one column for each value that is no object, named by its keys (``actor_name``).

Columns, their types and their order come from the dataclasses of ``extract.records``.
"""

import dataclasses
import functools
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from extract.errors import RecordError
from extract.records import Event

LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    - ``name``: the keys that lead to the value, joined by underscores; ``path`` holds them one by one.
    - ``type``: of the value, or with ``many`` of the items of the list that it is.
    - ``required``: the object that holds the value always has it; ``nullable``: a record may have none, be it for want
      of that object.
    """

    name: str
    path: tuple[str, ...]
    type: type
    many: bool
    required: bool
    nullable: bool


@functools.cache
def columns() -> tuple[Column, ...]:
    """All columns, in the order of the record."""
    return tuple(_columns_of(Event, (), nullable=False))


def cells(event: Event) -> tuple[Any, ...]:
    """The values of a record in the order of ``columns()``: str, int, float, list, or None where nothing is known."""
    plain = event.to_dict()
    return tuple(_value(plain, column.path) for column in columns())


def storable_cells(event: Event) -> tuple[Any, ...]:
    """``cells`` for formats of typed columns, whose texts are UTF-8 and whose integers have 64 bits.

    Bytes of a file name that are no Unicode become their escapes (``\\udce9``).

    :raises RecordError: for a larger number, which no text of news has but a file of records may.
    """
    return tuple(_storable(value) for value in cells(event))


def _columns_of(kind: Any, path: tuple[str, ...], *, nullable: bool) -> Iterator[Column]:
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        inner, optional = _without_none(hints[field.name])
        # "from" is a keyword of Python, hence the underscore.
        here = (*path, field.name.rstrip("_"))
        if dataclasses.is_dataclass(inner):
            yield from _columns_of(inner, here, nullable=nullable or optional)
            continue
        many = typing.get_origin(inner) is tuple
        yield Column(
            name="_".join(here),
            path=here,
            type=_plain_type(typing.get_args(inner)[0] if many else inner),
            many=many,
            required=not optional,
            nullable=nullable or optional,
        )


def _without_none(kind: Any) -> tuple[Any, bool]:
    if typing.get_origin(kind) not in (types.UnionType, typing.Union):
        return kind, False
    (part,) = (part for part in typing.get_args(kind) if part is not types.NoneType)
    return part, True


def _plain_type(kind: Any) -> type:
    plain = type(typing.get_args(kind)[0]) if typing.get_origin(kind) is Literal else kind
    if plain not in (str, int, float, bool):
        raise TypeError(f"no column can hold {kind}")
    return typing.cast(type, plain)


def _value(plain: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        if plain is None:
            return None
        plain = plain[key]
    return plain


def _storable(value: Any) -> Any:
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        raise RecordError(f"a record has a number of {len(str(value))} digits", "write jsonl or csv, which hold it")
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
