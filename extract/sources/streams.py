"""The bytes of a source: read in pieces, looked at before they are read, counted, and bounded."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from extract.errors import InputError
from extract.sources.limits import ROW, WHOLE, too_long

HEAD = 1 << 16
BROKEN: tuple[type[Exception], ...] = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip


class BrokenStream(Exception):  # noqa: N818 - it is no error of the reader that meets it
    """Bytes that cannot be read; ``stream`` says of which layer of a packed file."""

    def __init__(self, stream: "Stream", cause: Exception) -> None:
        super().__init__(str(cause))
        self.stream = stream
        self.cause = cause


class Stream(io.RawIOBase):
    """The bytes of ``inner``, each number of them told to ``count``; nothing is closed with it.

    ``broken`` is what ``inner`` raises where it cannot be read.
    """

    def __init__(
        self, inner: BinaryIO, count: Callable[[int], None], broken: tuple[type[Exception], ...] = BROKEN
    ) -> None:
        self._inner = inner
        self._count = count
        self._broken = broken
        self._ahead = b""
        self._failed: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` with what is there.

        :raises BrokenStream: where ``inner`` cannot be read.
        :raises ExpansionError: where it holds more than may be unpacked.
        """
        data = self._ahead or self._next(len(buffer))
        size = min(len(buffer), len(data))
        buffer[:size] = data[:size]
        self._ahead = data[size:]
        return size

    def peek(self, enough: Callable[[bytes], bool]) -> bytes:
        """The first bytes, as many as are ``enough``, all that there are, or at least ``HEAD``; they stay unread."""
        while len(self._ahead) < HEAD and not enough(self._ahead):
            data = self._next(HEAD)
            if not data:
                break
            self._ahead += data
        return self._ahead

    def _next(self, size: int) -> bytes:
        if self._failed:
            raise self._failed
        try:
            # What a pipe holds at the moment is enough: the row at its head must not wait for the next one.
            data: bytes = getattr(self._inner, "read1", self._inner.read)(size)
            self._count(len(data))
        except self._broken as error:
            self._failed = BrokenStream(self, error)
            raise self._failed from error
        except (BrokenStream, InputError) as error:
            self._failed = error
            raise
        return data


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes to be read as documents. ``source`` names them to the user: ``a.tar.gz!b/c.txt``.

    ``name`` is that of the file without folders and without the ending of a packing that was taken off. ``file`` is
    the same bytes where they can be sought in. ``named`` says that the user asked for this one by its name.
    """

    source: str
    name: str
    stream: Stream
    file: BinaryIO | None = None
    named: bool = True

    def buffered(self) -> io.BufferedReader:
        """The bytes, for reading line by line."""
        return io.BufferedReader(self.stream, HEAD)

    def whole(self) -> bytes:
        """All bytes.

        :raises InputError: where they are more than ``WHOLE``.
        """
        data = self.buffered().read(WHOLE + 1)
        if len(data) > WHOLE:
            raise too_long("it", WHOLE)
        return data

    def seekable(self) -> BinaryIO:
        """The bytes as a file, in memory where they come out of a pipe or an archive.

        :raises InputError: where these are more than ``WHOLE``.
        """
        if self.file:
            self.file.seek(0)
            return self.file
        data = self.buffered().read(WHOLE + 1)
        if len(data) > WHOLE:
            message = f"it has more than {WHOLE >> 20} MiB and cannot be read from within a pipe or an archive"
            raise InputError(message, "unpack it, or name the file itself")
        return io.BytesIO(data)

    def lines(self) -> Iterator[bytes]:
        """The lines with their ends.

        :raises InputError: at a line of more than ``ROW`` bytes.
        """
        stream = self.buffered()
        while line := stream.readline(ROW + 1):
            if len(line) > ROW:
                raise too_long("a line", ROW)
            yield line
