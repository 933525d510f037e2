"""The files that the workers read: local ones, and those of stores that pyarrow knows (s3, gs, abfs, hdfs)."""

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from extract.documents import STDIN, Failure, Notice, Source
from extract.sources.folders import LeftOut, nothing_hint, takes, unreadable, walk
from extract.sources.globs import Globs
from extract.sources.making import Options
from extract.sources.reading import read_stream

AHEAD = 8 << 20  # bytes that are asked of a store at once
SCHEME = "://"


@dataclass(frozen=True, slots=True)
class File:
    """One file: ``name`` is what records and messages call it, ``place`` the path in its store.

    ``store`` is a URI by which the store is found, None for the disk. ``named`` says that the user named the file
    itself and not a folder around it; ``size`` is in bytes.
    """

    name: str
    place: str
    store: str | None
    named: bool
    size: int


def find_files(paths: Iterable[str], globs: Globs) -> Iterator[File | Failure | Notice]:
    """The files that paths and URIs stand for, in the order in which one process reads them."""
    for path in paths:
        left_out = LeftOut()
        if path == STDIN:
            yield Failure(STDIN, "no worker can read standard input", "name a file", absent=True)
        elif SCHEME in path:
            yield from _find_in_store(path, globs, left_out)
        else:
            for found in walk(path, globs, left_out):
                yield found if isinstance(found, Failure) else _on_disk(found, named=found == path)
        yield from left_out.notice(path)


def read_file(file: File, options: Options) -> Iterator[Source]:
    """The documents of a file, and what of it could not be read, as ``read_sources`` has them."""
    left_out = LeftOut()
    try:
        with _opened(file) as stream:
            yield from read_stream(file.name, stream, options, None if file.named else left_out)
    except OSError as error:
        yield unreadable(file.name, error)
    yield from left_out.notice(file.name)


def store_of(place: str) -> tuple[Any, str]:
    """The ``pyarrow.fs.FileSystem`` of a URI or of a path on the disk, and the path in it.

    :raises OSError: where there is none.
    """
    from pyarrow import ArrowException, fs

    if SCHEME not in place:
        return fs.LocalFileSystem(), os.path.abspath(place)
    try:
        store, path = fs.FileSystem.from_uri(place)
    except (ArrowException, ValueError) as error:
        raise OSError(str(error).splitlines()[0]) from error
    return store, path.rstrip("/")


def _on_disk(path: str, *, named: bool) -> File | Failure:
    try:
        return File(path, os.path.abspath(path), None, named, os.path.getsize(path))
    except OSError as error:
        return unreadable(path, error)


def _find_in_store(uri: str, globs: Globs, left_out: LeftOut) -> Iterator[File | Failure]:
    try:
        store, path = store_of(uri)
        from pyarrow import fs

        there = store.get_file_info(path)
        folder = there.type == fs.FileType.Directory
        below = store.get_file_info(fs.FileSelector(path, recursive=True)) if folder else [there]
    except OSError as error:
        yield unreadable(uri, error)
        return
    if there.type == fs.FileType.NotFound:
        yield Failure(uri, "no such file or folder", "check the spelling, and what you may read", absent=True)
        return
    scheme = uri.partition(SCHEME)[0]
    below = sorted((info for info in below if info.type == fs.FileType.File), key=lambda info: info.path.split("/"))
    chosen = [info for info in below if not folder or takes(info.path.removeprefix(f"{path}/"), globs, left_out)]
    if not chosen:
        yield Failure(uri, "the folder holds no text", nothing_hint(globs), absent=True)
    yield from (File(f"{scheme}{SCHEME}{i.path}", i.path, uri, not folder, i.size or 0) for i in chosen)


@contextmanager
def _opened(file: File) -> Iterator[BinaryIO]:
    if file.store is None:
        with open(file.place, "rb") as stream:
            yield stream
    else:
        store, _ = store_of(file.store)
        with store.open_input_file(file.place) as far, io.BufferedReader(far, AHEAD) as stream:
            yield stream
