"""Files of JSON lines → rows and failures, line by line."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cli.report.rows import Row, row_of
from extract.documents import Failure
from extract.restore import read_json_lines


def read_rows(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Row | Failure]:
    """The rows of files and of ``-`` (the bytes of ``stdin``), in UTF-8; blank lines are passed over.

    A line that holds no record is a failure with its number (``file:line``).
    """
    return read_json_lines(paths, stdin, row_of)
