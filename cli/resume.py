"""``--skip-done FILE.jsonl``: a run goes on where one before it ended, even where that one was killed.

Beside the file of records stands ``FILE.jsonl.done``, with an object for each finished document on a line: its id and
the number of its records. It is written after them. A document is done where both files agree. Of one that was
begun, the records that are there are not written again: with the same input and options a text gives the same records
in the same order, so that in the end the file is, byte for byte, that of a run that nothing stopped.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cli.sinks.files import LineFile, telling_errors
from extract.documents import Document, Failure, Source
from extract.errors import EventsError
from extract.records import Event

ENDING = ".done"
_START = b'{"id": '  # of each line of records


class Done:
    """What was done before, and what this run adds to it. ``skipped`` counts documents."""

    def __init__(self, path: Path) -> None:
        """Read both files, and take a torn last line out of that of records.

        :raises EventsError: where the file does not hold records.
        """
        self.skipped = self.repeated = 0
        self._before: dict[str, int] = {}  # of each source, the documents that had been skipped
        self._path = Path(f"{path}{ENDING}")
        self._there, last = _mended(path)
        self._fresh = not self._path.exists()
        if self._fresh:
            # The run before went without this option: only of the last document there may be more to come.
            self._finished = {id: number for id, number in self._there.items() if id != last}
        else:
            self._finished = _finished(self._path)
        self._records: Counter[str] = Counter()
        self._file: LineFile | None = None

    def __enter__(self) -> Self:
        self._file = LineFile(self._path, append=True)
        if self._fresh:
            self._file.write(*(_line(id, number) for id, number in self._finished.items()))
        elif not self._file.is_empty:
            self._file.write("")  # the last line may be torn
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def left(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources without the documents that are done, and with a failure for one whose id is another's."""
        seen: set[str] = set()
        for item in sources:
            self._before.setdefault(item.id if isinstance(item, Document) else item.source, self.skipped)
            if not isinstance(item, Document):
                yield item
            elif item.id in seen:
                message = "another document has this id, and --skip-done tells documents by their ids"
                yield Failure(item.id, message, "give each an id of its own: --id-key names its key in a row")
            else:
                seen.add(item.id)
                if item.id in self._finished and self._finished[item.id] == self._there[item.id]:
                    self.skipped += 1
                else:
                    yield item

    def stop_at(self, source: str) -> None:
        """Count what was skipped before a source alone: how far was read ahead of it is chance."""
        self.skipped = self._before.get(source, self.skipped)

    def missing(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events whose lines are not there yet."""
        for event in events:
            self._records[event.doc] += 1
            if self._records[event.doc] > self._there[event.doc]:
                yield event
            else:
                self.repeated += 1

    def finish(self, id: str) -> None:
        """Note that the records of a document are all written."""
        if self._file:
            self._file.write(_line(id, self._records.pop(id, 0)))


def _line(id: str, records: int) -> str:
    return json.dumps({"doc": id, "records": records}, ensure_ascii=False)


def _mended(path: Path) -> tuple[Counter[str], str | None]:
    """The number of records of each document in the file, and the document of the last; its last line is whole then."""
    there: Counter[str] = Counter()
    last, end = None, 0
    if not path.exists():
        return there, last
    try:
        with open(path, "r+b") as file:
            for number, line in enumerate(file, 1):
                id = _document_of(line)
                if id is None and (line.endswith(b"\n") or not _START.startswith(line[: len(_START)])):
                    hint = "it takes what events extract writes as jsonl; is this the file?"
                    raise EventsError(f"{path}:{number}: --skip-done: no record", hint)
                if id is None:
                    file.truncate(end)
                    break
                there[id] += 1
                last, end = id, end + len(line)
                if not line.endswith(b"\n"):
                    file.seek(0, os.SEEK_END)
                    file.write(b"\n")
    except OSError as error:
        raise EventsError(
            f"{path}: --skip-done: {error.strerror or error}", "name a file that you may write"
        ) from error
    return there, last


def _document_of(line: bytes) -> str | None:
    """The document of a record, or None where the line holds none."""
    row = _json(line)
    id = row.get("doc") if isinstance(row, dict) and line.startswith(_START) else None
    return id if isinstance(id, str) else None


def _finished(path: Path) -> dict[str, int]:
    """The number of records of each finished document; lines that are torn are passed over."""
    finished: dict[str, int] = {}
    if not path.exists():
        return finished
    with telling_errors(str(path)), open(path, "rb") as lines:
        for line in lines:
            row = _json(line)
            if isinstance(row, dict) and isinstance(row.get("doc"), str) and isinstance(row.get("records"), int):
                finished[row["doc"]] = row["records"]
    return finished


def _json(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
