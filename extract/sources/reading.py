"""Paths, standard input and JSONL → a stream of documents and of what could not be read.

Texts are read as they stand: no line break is changed and only a byte order mark is left out, so offsets count in the
decoded file, or in the text field of a JSONL row.
"""

import difflib
import itertools
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import BinaryIO

from extract.datelines import complete, date_in_name, find_dateline
from extract.documents import STDIN, Document, Failure, Notice, Source
from extract.errors import InputError
from extract.sources.encodings import decode, is_wide
from extract.sources.rows import Keys, parse_row

TEXT_SUFFIXES = frozenset({".txt", ".md"})
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson"})

_ROW_START = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*["}]')
_JSON_START = re.compile(rb'(\xef\xbb\xbf)?\s*([\[{]\s*$|\[\s*\{\s*")')


def read_sources(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    text_key: str = "text",
    id_key: str = "id",
    date_key: str = "published",
    date: Date | None = None,
) -> Iterator[Source]:
    """Read files, folders and ``-`` (the bytes of ``stdin``) one after the other, and JSONL row by row.

    A folder is walked in the order of its names and gives its .txt, .md, .jsonl and .ndjson files; hidden names are
    left out. A file of another name, and standard input, is JSONL where its first line opens an object, else a text.

    A document's day of publication is the first known of: the row's own, that in the file's name (of a text, not of
    rows), that of the dateline, ``date``: what was recorded of the document, what it says, what holds for all. A
    dateline without a year takes the year from ``date``. A timestamp gives the day of its own offset, whatever the
    dateline's place: who writes "on Thursday" goes by the clock on the wall.
    """
    keys = Keys(text_key, id_key, date_key)
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(stdin, keys, date)
            continue
        for found in walk(path):
            if isinstance(found, Failure):
                yield found
                continue
            try:
                with open(found, "rb") as stream:
                    yield from _read(found, stream, keys, date)
            except OSError as error:
                yield _unreadable(found, error)


def walk(path: str) -> Iterator[str | Failure]:
    """The files that ``path`` stands for, in sorted order, each named by ``path`` and what lies below it."""
    if not os.path.exists(path):
        yield Failure(path, "no such file or folder", _similar(path), absent=True)
        return
    if not os.path.isdir(path):
        yield path
        return
    seen: set[tuple[int, int]] = set()  # every folder once: links may lead round in a circle
    empty = True
    stack = [path]
    while stack:
        place = stack.pop()
        if not os.path.isdir(place):
            empty = False
            yield place
            continue
        try:
            status = os.stat(place)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted((name for name in os.listdir(place) if not name.startswith(".")), reverse=True)
        except OSError as error:
            empty = False
            yield _unreadable(place, error)
            continue
        below = [f"{place.rstrip('/')}/{name}" for name in names]
        stack.extend(child for child in below if os.path.isdir(child) or _is_text_name(child))
    if empty:
        kinds = ", ".join(sorted(TEXT_SUFFIXES | ROW_SUFFIXES))
        hint = f"it has no {kinds} file; text under other names can be named file by file"
        yield Failure(path, "the folder holds no text", hint, absent=True)


def _read_stdin(stdin: BinaryIO | None, keys: Keys, date: Date | None) -> Iterator[Source]:
    if stdin is None:
        yield Failure(STDIN, "standard input is closed", "name a file instead", absent=True)
        return
    try:
        yield from _read(STDIN, stdin, keys, date)
    except OSError as error:
        yield _unreadable(STDIN, error)


def _read(source: str, stream: BinaryIO, keys: Keys, date: Date | None) -> Iterator[Source]:
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.strip():
            break
    suffix = os.path.splitext(source)[1].lower()
    first = head[-1] if head and suffix not in TEXT_SUFFIXES else b""
    if head and (suffix in ROW_SUFFIXES or _ROW_START.match(first)):
        yield from _read_rows(source, itertools.chain(head, stream), keys, date)
        return
    try:
        if suffix == ".json" or _JSON_START.match(first):
            raise InputError("this is JSON, but not one object on each line", "turn it into JSON lines with jq -c")
        text, encoding = decode(b"".join(head) + stream.read())
        if not text.strip():
            what = "there is only blank space in it" if text else "it is empty"
            raise InputError(what, "leave it out, or check how it was saved")
    except InputError as error:
        yield Failure(source, error.message, error.hint)
        return
    if encoding:
        yield Notice(source, f"not UTF-8: read as {encoding}")
    own = date_in_name(os.path.basename(source))
    yield Document(source, text, own or _dated(text, date))


def _read_rows(source: str, lines: Iterator[bytes], keys: Keys, date: Date | None) -> Iterator[Source]:
    first = next(lines)
    if is_wide(first):
        try:
            text, _ = decode(first + b"".join(lines))
        except InputError as error:
            yield Failure(source, error.message, error.hint)
            return
        first, *rest = (line.encode() for line in text.split("\n"))
        lines = iter(rest)
    encodings: set[str] = set()
    empty = True
    for number, line in enumerate(itertools.chain([first], lines), start=1):
        if not line.strip():
            continue
        empty = False
        place = f"{source}:{number}"
        try:
            text, encoding = decode(line)
            row = parse_row(text, keys)
        except InputError as error:
            yield Failure(place, error.message, error.hint)
            if b"\0" in line:
                return  # a binary file: its "lines" would each fail
            continue
        if encoding and encoding not in encodings:
            encodings.add(encoding)
            yield Notice(place, f"not UTF-8: read as {encoding}, like other rows of this file that are not")
        yield from (Notice(place, note) for note in row.notes)
        yield Document(row.id or place, row.text, row.published or _dated(row.text, date))
    if empty:
        yield Failure(source, "there is no row in it", "leave it out, or check how it was saved")


def _dated(text: str, date: Date | None) -> Date | None:
    dateline = find_dateline(text)
    if dateline and dateline.date:
        return dateline.date
    if dateline and dateline.month_day and date:
        return complete(dateline.month_day, date) or date
    return date


def _is_text_name(path: str) -> bool:
    # A link that leads nowhere stays in, so that it fails aloud; pipes and devices would block.
    suffix = os.path.splitext(path)[1].lower()
    return suffix in TEXT_SUFFIXES | ROW_SUFFIXES and (os.path.isfile(path) or not os.path.exists(path))


def _similar(path: str) -> str:
    folder, name = os.path.split(path.rstrip("/"))
    if not os.path.isdir(folder or "."):
        return f"the folder {folder} is not there either"
    try:
        close = difflib.get_close_matches(name, os.listdir(folder or "."), n=1)
    except PermissionError:  # a hint is not worth a failure
        close = []
    return f"did you mean {os.path.join(folder, close[0])}?" if close else "check the spelling and the current folder"


def _unreadable(source: str, error: OSError) -> Failure:
    return Failure(
        source, f"cannot be read: {error.strerror or error}", "check that it is whole and that you may read it"
    )
