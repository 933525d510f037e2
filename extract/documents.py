"""What extraction is given and what it gives: documents, word of what could not be read, and readings."""

from dataclasses import dataclass, field
from datetime import date

from extract.records import Event

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known of it. ``id`` is the path as given, or the id that a row or an article bears."""

    id: str
    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read or coded: where it stands (path, with ``:line`` for a row), why, and a hint.

    ``absent`` says that there was nothing to read at all: no such path, or a folder without text.
    """

    source: str
    message: str
    hint: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know about a source that was read all the same.

    ``files`` are those in it that were left out, all by name.
    """

    source: str
    message: str
    files: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its events in text order and the number of its sentences."""

    document: Document
    events: tuple[Event, ...]
    sentences: int


Source = Document | Failure | Notice
Outcome = Reading | Failure | Notice  # of a source
