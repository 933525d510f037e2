"""JSON that is not one row a line: an object, an array of objects, an object with an array of articles somewhere in it.

An array is read piece by piece, as are objects that follow one another; one object that holds all is read whole.
"""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from extract.documents import Source
from extract.errors import InputError
from extract.sources.encodings import MARKS
from extract.sources.formats.jsonl import no_row
from extract.sources.limits import ROW, WHOLE, too_long
from extract.sources.making import Keys, Options
from extract.sources.rows import read_row
from extract.sources.streams import Input

PIECE = 1 << 18  # bytes
LEVELS = 3  # of objects around the array of articles
HINT = "mend it, or write one object on each line, for example with jq -c; what follows is not read"
_SPACE = " \t\r\n"


def read(input: Input, options: Options) -> Iterator[Source]:
    """A document for each object with a text, numbered from 1 where it has no id.

    :raises InputError: where the JSON is broken, or holds nothing; what stood before is read.
    """
    number = 0
    for value in _Scanner(input).values():
        for row in _rows(value, options.keys):
            number += 1
            yield from read_row(f"{input.source}:{number}", row, options)
    if not number:
        raise no_row()


def _rows(value: Any, keys: Keys) -> list[Any]:
    """``value`` itself, or the articles of the first array below it that holds some, or else of the first array."""
    if not isinstance(value, dict) or keys.text in value:
        return [value]
    level, arrays = [value], []
    for _ in range(LEVELS):
        below = [child for parent in level for child in parent.values()]
        arrays += [child for child in below if isinstance(child, list) and any(isinstance(row, dict) for row in child)]
        level = [child for child in below if isinstance(child, dict)]
    with_text = (rows for rows in arrays if any(isinstance(row, dict) and keys.text in row for row in rows))
    return next(with_text, arrays[0] if arrays else [value])


class _Scanner:
    """The values of a stream, one by one; those of an array at its top count as such."""

    def __init__(self, input: Input) -> None:
        self._stream = input.buffered()
        encoding = next((name for mark, name in MARKS if self._stream.peek(4).startswith(mark)), "utf-8-sig")
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._text = ""
        self._at = self._taken = 0
        self._ended = False

    def values(self) -> Iterator[Any]:
        """All values.

        :raises InputError: at the first that is broken.
        """
        while char := self._char():
            if char != "[":
                yield self._value(WHOLE)
                continue
            self._at += 1
            while self._char() != "]":
                yield self._value(ROW)
                if self._char() == ",":
                    self._at += 1
                elif self._char() != "]":
                    raise self._broken("Expecting ',' or ']'", self._at)
            self._at += 1

    def _char(self) -> str:
        """The next character that is no space, still unread; none at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._fill():
                return ""

    def _value(self, limit: int) -> Any:
        self._char()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                # What is merely cut off by the end of the piece fails at that end, or says that a string is open.
                cut_off = error.msg.startswith("Unterminated") or error.pos + 16 > len(self._text)
                if not cut_off or not self._fill():
                    raise self._broken(error.msg, error.pos) from error
            except (ValueError, RecursionError) as error:
                raise InputError(f"JSON that cannot be read: {error}", HINT) from error
            else:
                if end < len(self._text) or not self._fill():
                    self._at = end
                    return value
            if len(self._text) - self._at > limit:
                raise too_long("one value", limit)

    def _fill(self) -> bool:
        """Read on, twice as much as is still unread, so that a long value is tried few times."""
        if self._ended:
            return False
        data = self._stream.read(max(PIECE, len(self._text) - self._at))
        self._ended = not data
        try:
            more = self._decoder.decode(data, self._ended)
        except UnicodeDecodeError as error:
            raise InputError("this JSON is not in UTF-8", "save it as UTF-8") from error
        self._taken += self._at
        self._text, self._at = self._text[self._at :] + more, 0
        return bool(data)

    def _broken(self, message: str, at: int) -> InputError:
        return InputError(f"broken JSON: {message} at character {self._taken + at + 1:,}", HINT)


_DECODER = json.JSONDecoder()
