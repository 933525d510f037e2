"""JSON lines: a row on each."""

import itertools
from collections.abc import Iterator

from extract.documents import Failure, Notice, Source
from extract.errors import InputError
from extract.sources.encodings import decode, is_wide
from extract.sources.formats.text import blank
from extract.sources.limits import WHOLE, too_long
from extract.sources.making import Options
from extract.sources.rows import load_json, read_row
from extract.sources.streams import Input


def read(input: Input, options: Options) -> Iterator[Source]:
    """A document for each line that is not blank; a line is all that is held at a time."""
    lines = input.lines()
    first = next(lines, b"")
    if is_wide(first):
        text = wide_text(first, lines)
        first, *rest = (line.encode() for line in text.split("\n"))
        lines = iter(rest)
    encodings: set[str] = set()
    empty = True
    for number, line in enumerate(itertools.chain([first] if first else [], lines), start=1):
        if not line.strip():
            continue
        empty = False
        place = f"{input.source}:{number}"
        try:
            text, encoding = decode(line)
            row = load_json(text)
        except InputError as error:
            yield Failure(place, error.message, error.hint)
            if b"\0" in line:
                return  # a binary file: its "lines" would each fail
            continue
        if encoding and encoding not in encodings:
            encodings.add(encoding)
            yield Notice(place, f"not UTF-8: read as {encoding}, like other rows of this file that are not")
        yield from read_row(place, row, options)
    if empty:
        raise no_row() if first else blank(first)


def wide_text(first: bytes, lines: Iterator[bytes]) -> str:
    """All lines of a file in UTF-16 or UTF-32, whose line breaks are no single bytes.

    :raises InputError: where they are more than ``WHOLE`` bytes, or break off.
    """
    data = bytearray(first)
    for line in lines:
        data += line
        if len(data) > WHOLE:
            raise too_long("it is in UTF-16 or UTF-32 and", WHOLE)
    return decode(bytes(data))[0]


def no_row() -> InputError:
    """The error for a file of rows that has none."""
    return InputError("there is no row in it", "leave it out, or check how it was saved")
