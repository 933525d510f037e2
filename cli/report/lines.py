"""Files of JSON lines → rows and failures, line by line."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cli.report.fields import HINT
from cli.report.rows import Row, row_of
from extract.documents import STDIN, Failure
from extract.errors import InputError


def read_rows(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Row | Failure]:
    """The rows of files and of ``-`` (the bytes of ``stdin``), in UTF-8; blank lines are passed over.

    A line that holds no record is a failure with its number (``file:line``).
    """
    for path in paths:
        if path == STDIN:
            yield from _rows(path, stdin or ())
            continue
        try:
            with open(path, "rb") as lines:
                yield from _rows(path, lines)
        except OSError as error:
            yield Failure(path, f"cannot be read: {error.strerror or error}", HINT)


def _rows(path: str, lines: Iterable[bytes]) -> Iterator[Row | Failure]:
    for number, line in enumerate(lines, 1):
        if not (text := line.removeprefix(b"\xef\xbb\xbf").strip()):
            continue
        try:
            yield row_of(json.loads(text))
        except InputError as error:
            yield Failure(f"{path}:{number}", error.message, error.hint)
        except (ValueError, RecursionError):  # broken JSON, or bytes that are no UTF-8
            yield Failure(f"{path}:{number}", "broken JSON", HINT)
