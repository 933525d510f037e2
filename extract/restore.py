"""Records as JSON lines → the records."""

import dataclasses
import functools
import json
import math
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Literal, TypeVar

from extract.documents import STDIN, Failure
from extract.errors import InputError
from extract.records import Event

T = TypeVar("T")
Reader = Callable[[str, Any], Any]  # the name of the key and its value → the part of the record
HINT = "give what events extract --format jsonl printed"
ONE_LINE = f"{HINT}: each record on one line, as jq -c leaves it"
BROKEN = 10  # a file that begins with so many broken lines is something else
GZIP = b"\x1f\x8b"


def read_records(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Event | Failure]:
    """The records of files of JSON lines and of ``-`` (the bytes of ``stdin``)."""
    return read_json_lines(paths, stdin, event_of)


def read_json_lines(paths: Iterable[str], stdin: BinaryIO | None, read: Callable[[Any], T]) -> Iterator[T | Failure]:
    """What ``read`` makes of each line of files and of ``-`` (the bytes of ``stdin``), in UTF-8.

    A line that is no JSON, or of which ``read`` raises ``InputError``, is a failure with its number (``file:line``);
    blank lines are passed over. Of what is no text, or begins with ten lines that are no JSON, the rest is not read.
    """
    for path in paths:
        if path == STDIN:
            yield from _read_lines(path, stdin or (), read)
            continue
        try:
            with open(path, "rb") as lines:
                yield from _read_lines(path, lines, read)
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            yield Failure(path, f"cannot be read: {error.strerror or error}", HINT, absent=missing)


def _read_lines(path: str, lines: Iterable[bytes], read: Callable[[Any], T]) -> Iterator[T | Failure]:
    broken: int | None = 0  # lines so far, None after one of JSON
    for number, line in enumerate(lines, 1):
        if not (text := line.removeprefix(b"\xef\xbb\xbf").strip()):
            continue
        if number == 1 and line.startswith(GZIP):
            yield Failure(path, "it is compressed", "unpack it first, as with gzip -d")
            return
        if number == 1 and b"\0" in line:
            yield Failure(path, "it is no text", HINT)
            return
        try:
            row = json.loads(text)
        except (ValueError, RecursionError):  # broken JSON, or bytes that are no UTF-8
            yield Failure(f"{path}:{number}", "broken JSON", HINT)
            if broken is not None:
                broken += 1
                if broken == BROKEN:
                    yield Failure(path, f"its first {BROKEN} lines are no JSON, so the rest was not read", ONE_LINE)
                    return
            continue
        broken = None
        try:
            yield read(row)
        except InputError as error:
            yield Failure(f"{path}:{number}", error.message, error.hint)


def event_of(row: Any) -> Event:
    """The record that a JSON object holds. Keys that may be null may be missing, as in records of before they were.

    :raises InputError: naming the key that is wrong, missing or unknown.
    """
    event: Event = _reader(Event)("", row)
    return event


@functools.cache
def _reader(kind: Any) -> Reader:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        (part,) = (part for part in typing.get_args(kind) if part is not types.NoneType)
        inner = _reader(part)
        return lambda key, value: None if value is None else inner(key, value)
    if origin is Literal:
        return _one_of(frozenset(typing.get_args(kind)))
    if origin is tuple:
        return _all_of(_reader(typing.get_args(kind)[0]))
    if dataclasses.is_dataclass(kind):
        return _object_of(kind)
    return _plain(kind)


def _plain(kind: type) -> Reader:
    def read(key: str, value: Any) -> Any:
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise InputError(f'"{key}" is not of type {kind.__name__}', HINT)
        if isinstance(value, float) and not math.isfinite(value):  # Python reads NaN and 1e999, which no JSON can hold
            raise InputError(f'"{key}" is no finite number', HINT)
        return value

    return read


def _one_of(known: frozenset[Any]) -> Reader:
    def read(key: str, value: Any) -> Any:
        if not isinstance(value, str) or value not in known:
            raise InputError(f'"{key}" is none of {", ".join(sorted(known))}', HINT)
        return value

    return read


def _all_of(inner: Reader) -> Reader:
    def read(key: str, value: Any) -> Any:
        if not isinstance(value, list):
            raise InputError(f'"{key}" is no list', HINT)
        return tuple([inner(key, item) for item in value])

    return read


def _object_of(kind: Any) -> Reader:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    keys = {name.rstrip("_"): _reader(hints[name]) for name in names}
    needed = {name.rstrip("_") for name in names if types.NoneType not in typing.get_args(hints[name])}

    def read(key: str, value: Any) -> Any:
        if not isinstance(value, dict):
            raise InputError(f'"{key}" is no object' if key else "the row is no object", HINT)
        prefix = f"{key}." if key else ""
        if not needed <= value.keys():
            raise InputError(f'no "{prefix}{min(needed - value.keys())}"', HINT)
        if not value.keys() <= keys.keys():
            raise InputError(f'"{prefix}{min(value.keys() - keys.keys())}" is no key of a record', HINT)
        return kind(*[inner(prefix + name, value.get(name)) for name, inner in keys.items()])

    return read
