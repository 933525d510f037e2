"""Paths and standard input → a stream of documents and of what could not be read."""

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date as Date
from typing import BinaryIO

from extract.documents import STDIN, Failure, Source
from extract.errors import InputError
from extract.sources.folders import LeftOut, nothing_hint, takes, unreadable, walk
from extract.sources.formats import FORMATS, format_of_name
from extract.sources.globs import Globs
from extract.sources.limits import DEPTH, Budget, ExpansionError
from extract.sources.making import Keys, Options
from extract.sources.meter import Meter
from extract.sources.packed import ARCHIVES, members, packing_of_name, unpack, unpacked_name
from extract.sources.sniff import enough, format_of_head, is_binary, packing_of_head
from extract.sources.streams import BROKEN, BrokenStream, Input, Stream


def read_sources(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    text_key: str = "text",
    id_key: str = "id",
    date_key: str = "published",
    title_key: str | None = None,
    date: Date | None = None,
    input_format: str | None = None,
    globs: Iterable[str] = (),
    meter: Meter | None = None,
) -> Iterator[Source]:
    """Read files, folders, archives and ``-`` (the bytes of ``stdin``) one after the other, and tables row by row.

    A folder is walked in the order of its names and an archive in its own; both give the files that ``globs`` choose,
    or else those with an ending of ``FORMATS`` or of a packing; hidden and binary files are left out. The format is
    ``input_format``, or what the file's name tells, or else its first bytes.

    Offsets of records count in the text of the document: of plain text and rows it is as it stands (a byte order mark
    aside), of pages, feeds and mails it is what was taken out of them.

    A document's day of publication is the first known of: the row's, page's, article's or mail's own, that in the
    file's name (not of rows and articles of a feed), that of the dateline, ``date``: what was recorded of the document,
    what it says, what holds for all. A dateline without a year takes the year from ``date``. A timestamp gives the day
    of its own offset, whatever the dateline's place: who writes "on Thursday" goes by the clock on the wall.

    ``meter`` follows the reading.
    """
    keys = Keys(text_key, id_key, date_key, title_key)
    options = Options(keys=keys, date=date, format=input_format, globs=Globs(globs))
    for path in paths:
        if path == STDIN:
            if stdin is None:
                yield Failure(STDIN, "standard input is closed", "name a file instead", absent=True)
            else:
                yield from read_stream(STDIN, stdin, options, None)
            continue
        left_out = LeftOut()
        for found in walk(path, options.globs, left_out):
            if isinstance(found, Failure):
                yield found
                continue
            try:
                with open(found, "rb") as stream, meter.on(stream) if meter else nullcontext():
                    yield from read_stream(found, stream, options, None if found == path else left_out)
            except OSError as error:
                yield unreadable(found, error)
        yield from left_out.notice(path)


def read_stream(source: str, stream: BinaryIO, options: Options, left_out: LeftOut | None) -> Iterator[Source]:
    """Read one file or standard input; ``left_out`` takes it where it is binary and was not named."""
    try:
        file = stream if stream.seekable() else None
        size = file.seek(0, os.SEEK_END) if file else None
        if file:
            file.seek(0)
    except OSError as error:
        yield unreadable(source, error)
        return
    budget = Budget(size)
    name = "" if source == STDIN else os.path.basename(source)
    input = Input(source, name, Stream(stream, budget.read), file, left_out is None)
    try:
        yield from _read(input, options, budget, left_out or LeftOut(), 0)
    except ExpansionError as error:
        yield Failure(source, error.message, error.hint)


def _read(input: Input, options: Options, budget: Budget, left_out: LeftOut, depth: int) -> Iterator[Source]:
    """Read a file or a member of an archive; what goes wrong in it ends here, and the rest goes on."""
    try:
        yield from _dispatch(input, options, budget, left_out, depth)
    except ExpansionError:
        raise
    except InputError as error:
        yield Failure(input.source, error.message, error.hint)
    except BrokenStream as error:
        if error.stream is not input.stream:
            raise  # it is the archive around this one that breaks off
        yield unreadable(input.source, error.cause)
    except BROKEN as error:
        yield unreadable(input.source, error)


def _dispatch(input: Input, options: Options, budget: Budget, left_out: LeftOut, depth: int) -> Iterator[Source]:
    by_name = format_of_name(input.name)
    head = input.stream.peek(enough)
    packing = packing_of_name(input.name)
    if not packing and (not by_name or (options.format and options.format != "text")):
        packing = packing_of_head(input.stream.peek(lambda seen: len(seen) > 300 or b"\n" in seen))
    if packing and depth == DEPTH:
        raise InputError(f"it is packed more than {DEPTH} times over", "unpack it first")
    if packing and packing in ARCHIVES.values():
        yield from _read_archive(input, packing, options, budget, depth)
    elif packing:
        stream = unpack(input, packing, budget)
        inner = Input(input.source, unpacked_name(input.name), stream, named=input.named)
        yield from _read(inner, options, budget, left_out, depth + 1)
    elif not input.named and is_binary(head):
        left_out.binary.append(input.name)
    else:
        format = options.format or by_name or format_of_head(input.stream.peek, options.keys)
        yield from FORMATS[format].read(input, options)


def _read_archive(input: Input, packing: str, options: Options, budget: Budget, depth: int) -> Iterator[Source]:
    left_out, empty = LeftOut(), True
    for member in members(input, packing, budget):
        if not isinstance(member, Input):
            empty = False
            yield member
        elif takes(member.name, options.globs, left_out):
            empty = False
            yield from _read(replace(member, name=os.path.basename(member.name)), options, budget, left_out, depth + 1)
    if empty and input.named:
        yield Failure(input.source, "the archive holds no text", nothing_hint(options.globs))
    yield from left_out.notice(input.source)
