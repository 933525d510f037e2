"""How far the reading of files is, in bytes."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from extract.documents import STDIN
from extract.sources.folders import LeftOut, walk
from extract.sources.globs import Globs


class Meter:
    """``position`` is the number of bytes of all files up to where the reading is, packed ones as they are packed."""

    def __init__(self) -> None:
        self._before = 0
        self._file: BinaryIO | None = None

    @property
    def position(self) -> int:
        """The bytes behind the reading."""
        if self._file is None:
            return self._before
        with suppress(OSError, ValueError):  # a pipe has no position
            return self._before + self._file.tell()
        return self._before

    @contextmanager
    def on(self, file: BinaryIO) -> Iterator[None]:
        """Within, ``file`` is what is read."""
        self._file = file
        try:
            yield
        finally:
            self._file = None
            with suppress(OSError):
                self._before += os.fstat(file.fileno()).st_size


def size_of(paths: Iterable[str], globs: Iterable[str] = ()) -> int | None:
    """The bytes of all files that the paths stand for; None where standard input is among them."""
    total, chosen = 0, Globs(globs)
    for path in paths:
        if path == STDIN:
            return None
        for found in walk(path, chosen, LeftOut()):
            if isinstance(found, str):
                with suppress(OSError):  # told when it is read
                    total += os.path.getsize(found)
    return total
