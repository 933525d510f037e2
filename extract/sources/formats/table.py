"""Comma- and tab-separated rows with a header line."""

import csv
import itertools
from collections import deque
from collections.abc import Iterable, Iterator

from extract.documents import Failure, Notice, Source
from extract.errors import InputError
from extract.sources.encodings import decode, is_wide
from extract.sources.formats.jsonl import no_row, wide_text
from extract.sources.formats.text import blank
from extract.sources.limits import ROW
from extract.sources.making import Keys, Options
from extract.sources.rows import read_row
from extract.sources.sniff import header_cells
from extract.sources.streams import Input

Cells = list[str]


def read_csv(input: Input, options: Options) -> Iterator[Source]:
    """A document for each row. Semicolons or tabs divide the cells where only they divide the header at the keys."""
    return _read(input, options, ",;\t")


def read_tsv(input: Input, options: Options) -> Iterator[Source]:
    """A document for each row. A cell is quoted as in CSV where it reads so, else its quotes are its own."""
    return _read(input, options, "\t")


def _read(input: Input, options: Options, delimiters: str) -> Iterator[Source]:
    # One setting for the whole process, which a cell with a long article exceeds.
    csv.field_size_limit(max(csv.field_size_limit(), ROW))
    lines = _Lines(_decoded(input))
    head = lines.peek()
    if not head.strip():
        raise blank(head)
    delimiter = next((d for d in delimiters if options.keys.text in header_cells(head, d)), delimiters[0])
    rows = _rows(lines, delimiter)
    header: Cells | None = None
    found = False
    for number, cells in rows:
        place = f"{input.source}:{number}"
        yield from lines.notes()
        if isinstance(cells, InputError):
            yield Failure(place, cells.message, cells.hint)
        elif header is None:
            header = [cell.strip() for cell in cells]
        elif any(cells):
            found = True
            yield from _row(place, header, cells, options)
    yield from lines.notes()
    if not found:
        raise no_row()


def _row(place: str, header: Cells, cells: Cells, options: Options) -> Iterator[Source]:
    if any(cells[len(header) :]):
        message = f"the row has {len(cells)} cells, the header has {len(header)}"
        yield Failure(place, message, "put cells with a delimiter in them between quotes")
        return
    row: dict[str, str | None] = {}
    for key, cell in zip(header, cells, strict=False):
        row.setdefault(key, cell)
    keys: Keys = options.keys
    if not row.get(keys.date):
        row[keys.date] = None  # no date is given, where JSON that says "" gives a wrong one
    for key in header[len(cells) :]:
        row.setdefault(key, None)
    yield from read_row(place, row, options)


def _rows(lines: "_Lines", delimiter: str) -> Iterator[tuple[int, Cells | InputError]]:
    """Each row with the number of its first line."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = lines.again()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            if delimiter == "\t" and "\r" not in first.rstrip("\r\n"):
                yield lines.number - 1, first.rstrip("\r\n").split("\t")
            else:
                hint = "put the cell between quotes, and write a quote within it twice"
                yield lines.number - 1, InputError(f"a broken row: {error}", hint)
        else:
            if cells:
                yield lines.first, cells


class _Lines:
    """The lines of a table, of which those of the row at hand can be read again."""

    def __init__(self, lines: Iterable[str | Notice]) -> None:
        self._lines = iter(lines)
        self._waiting: deque[str] = deque()
        self._row: list[str] = []
        self._notes: list[Notice] = []
        self.number = 1  # of the line that comes next
        self.first = 1  # of the row at hand

    def peek(self) -> str:
        """The first line, still unread."""
        line = self._take()
        if line is not None:
            self._waiting.append(line)
        return line or ""

    def notes(self) -> Iterator[Notice]:
        """What has been found since it was last asked."""
        while self._notes:
            yield self._notes.pop(0)

    def begin(self) -> None:
        """Begin a row."""
        self._row, self.first = [], self.number

    def again(self) -> str:
        """The first line of the row at hand; those after it come once more."""
        first, *rest = self._row
        self._waiting.extendleft(reversed(rest))
        self.number = self.first + 1
        return first

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._take()
        if line is None:
            raise StopIteration
        self.number += 1
        self._row.append(line)
        return line

    def _take(self) -> str | None:
        for line in self._lines:
            if isinstance(line, str):
                return line
            self._notes.append(line)
        return None


def _decoded(input: Input) -> Iterator[str | Notice]:
    """The lines as text. What is not UTF-8 is guessed once for all lines."""
    lines = input.lines()
    first = next(lines, b"")
    if is_wide(first):
        text = wide_text(first, lines)
        yield from (line + "\n" for line in text.removesuffix("\n").split("\n"))
        return
    guessed: str | None = None
    for line in itertools.chain([first], lines):
        if guessed:
            try:
                yield line.decode()
            except UnicodeDecodeError:
                yield line.decode(guessed, errors="replace")
            continue
        text, guessed = decode(line)
        if guessed:
            yield Notice(input.source, f"not UTF-8: lines that are not are read as {guessed}")
        yield text
