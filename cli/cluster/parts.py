"""What is given to a worker, what it says of it, and the file that it leaves.

A part is a run of documents that one worker codes and one Parquet file holds. The file appears whole, under a name
that follows from its documents, so that a part which is coded twice leaves one file; the keys of its documents stand
in its footer, and so a part is finished where its file is there.
"""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.cluster.files import SCHEME, store_of
from cli.sinks.files import replacing, telling_errors
from cli.sinks.parquet import COMPRESSION
from extract.arrow import table_of
from extract.documents import Document, Failure, Notice, Source
from extract.errors import EventsError
from extract.records import Event

if TYPE_CHECKING:
    import numpy as np

KEYS = b"events.documents"
READERS = 16  # footers that are read at once


@dataclass(frozen=True, slots=True)
class Part:
    """Sources in their order, of one file or of several small ones.

    The first is the ``row``-th of file number ``file``, both from 0. ``skipped`` is the number of documents among them
    that were done before.
    """

    file: int
    row: int
    sources: tuple[Source, ...]
    skipped: int = 0


@dataclass(slots=True)
class Tally:
    """What came of a part: counts, and what was said of its sources. ``error`` is one that ends the run.

    ``written`` counts records, ``undated`` those left out for want of a day; ``worker`` is the process.
    """

    worker: int
    skipped: int = 0
    documents: int = 0
    sentences: int = 0
    written: int = 0
    undated: int = 0
    problems: list[Failure | Notice] = field(default_factory=list)
    error: EventsError | None = None


def key_of(document: Document) -> int:
    """64 bits that tell a document by its id and its text."""
    data = f"{document.id}\0{document.text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")


class Folder:
    """The folder of the parts, local or in a store."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._path = None if SCHEME in place else Path(place).absolute()

    def __str__(self) -> str:
        return self.place

    def make(self) -> None:
        """Make the folder where it is not there; what a worker that was killed has left half-written goes.

        :raises OutputError: where that fails.
        """
        with telling_errors(self.place):
            if self._path is None:
                store, path = store_of(self.place)
                store.create_dir(path, recursive=True)
                return
            self._path.mkdir(exist_ok=True)
            for half in self._path.glob(".events-*"):
                half.unlink(missing_ok=True)

    def write(self, part: Part, keys: Iterable[int], events: Iterable[Event]) -> None:
        """Write the records of a part, and the keys of those of its documents that are finished.

        :raises OutputError: where there is no room or no permission.
        """
        import numpy as np
        import pyarrow as pa
        from pyarrow import parquet

        finished = np.array([*keys], dtype="<u8").tobytes()
        name = f"part-{part.file:06}-{part.row:09}-{hashlib.blake2b(finished, digest_size=8).hexdigest()}.parquet"
        table = table_of(events)
        sink = pa.BufferOutputStream()
        parquet.write_table(table.replace_schema_metadata({KEYS: finished.hex()}), sink, compression=COMPRESSION)
        data = sink.getvalue()
        if self._path is not None:
            with replacing(self._path / name) as stream, telling_errors(self.place):
                stream.write(data)
            return
        with telling_errors(self.place):
            # An object of a store appears when it is closed, and there is one write to be done before.
            store, path = store_of(self.place)
            with store.open_output_stream(f"{path}/{name}") as stream:
                stream.write(data)

    def finished(self) -> "np.ndarray":
        """The keys of all documents that are finished, sorted: 8 bytes each.

        :raises EventsError: where a file of the folder is no part, or is not whole.
        """
        import numpy as np

        with telling_errors(self.place):
            store, paths = self._parts()
            with ThreadPoolExecutor(READERS) as threads:
                found = [*threads.map(lambda path: _keys_in(store, path), paths)]
        return np.unique(np.concatenate([np.empty(0, "<u8"), *found]))

    def holds_parts(self) -> bool:
        """Whether there is a Parquet file in it.

        :raises OutputError: where it cannot be looked at.
        """
        with telling_errors(self.place):
            return bool(self._parts()[1])

    def _parts(self) -> tuple[Any, list[str]]:
        from pyarrow import fs

        store, path = store_of(self.place)
        below = store.get_file_info(fs.FileSelector(path, allow_not_found=True))
        names = [info.path for info in below if info.base_name.endswith(".parquet")]
        return store, sorted(name for name in names if not name.rpartition("/")[2].startswith((".", "_")))


def _keys_in(store: Any, path: str) -> "np.ndarray":
    import numpy as np
    from pyarrow import ArrowException, parquet

    try:
        told = parquet.read_metadata(path, filesystem=store).metadata or {}
    except ArrowException as error:
        raise EventsError(f"{path}: no whole Parquet file", "remove it, and what it held is done again") from error
    if KEYS not in told:
        raise EventsError(f"{path}: not written by --engine ray", "name a folder that holds nothing else")
    return np.frombuffer(bytes.fromhex(told[KEYS].decode()), dtype="<u8")
