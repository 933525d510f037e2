"""What extraction is given: documents, and beside them word of what could not be read."""

from dataclasses import dataclass, field
from datetime import date

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


Source = Document | Failure | Notice
