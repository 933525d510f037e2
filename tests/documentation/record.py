"""The tables of the page on the record: keys and types from the dataclasses, what they mean from ``record.toml``."""

import dataclasses
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from extract.records import Event

MEANINGS = Path(__file__).parent / "record.toml"
_NAMES = {str: "string", int: "integer", float: "number"}


def record_tables() -> str:
    """A table of the record's own keys, and one for each object in it, in Markdown."""
    meanings = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
    parts = [_table(Event, meanings["record"])]
    for title, kind in _objects():
        parts += [f"### {title}", meanings[title]["about"], _table(kind, meanings[title])]
    return "\n\n".join(parts)


def _objects() -> Iterator[tuple[str, Any]]:
    """The types of the record's objects, each once, called by the keys that hold them."""
    keys: dict[Any, list[str]] = {}
    for name, kind, _ in _fields(Event):
        if dataclasses.is_dataclass(kind):
            keys.setdefault(kind, []).append(name)
    for kind, names in keys.items():
        yield ", ".join(names), kind


def _table(kind: Any, meanings: dict[str, Any]) -> str:
    rows = ["| key | type | null | meaning |", "| --- | --- | --- | --- |"]
    for name, inner, optional in _fields(kind):
        told = meanings[name]
        text, null = (told, "") if isinstance(told, str) else (told["is"], told["null"])
        if optional != bool(null):
            raise ValueError(
                f"record.toml says of {kind.__name__}.{name} when it is null, or does not, against its type"
            )
        rows.append(f"| `{name}` | {_type(inner)} | {null} | {text} |")
    strange = meanings.keys() - {"about"} - {name for name, _, _ in _fields(kind)}
    if strange:
        raise ValueError(f"record.toml has keys of {kind.__name__} that the record lacks: {sorted(strange)}")
    return "\n".join(rows)


def _fields(kind: Any) -> Iterator[tuple[str, Any, bool]]:
    """Key, type and whether it may be null."""
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        parts = [part for part in typing.get_args(hints[field.name]) if part is not type(None)]
        optional = type(None) in typing.get_args(hints[field.name])
        yield field.name.rstrip("_"), parts[0] if optional else hints[field.name], optional


def _type(kind: Any) -> str:
    if dataclasses.is_dataclass(kind):
        return "object"
    if typing.get_origin(kind) is Literal:
        return ", ".join(f"`{value}`" for value in typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        return f"list of {_NAMES[typing.get_args(kind)[0]]}s"
    return _NAMES[kind]
