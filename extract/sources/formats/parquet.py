"""Rows of a Parquet file, read by pyarrow a few at a time; extra ``parquet``."""

from collections.abc import Iterator
from typing import Any

from extract.documents import Source
from extract.errors import InputError
from extract.sources.extras import missing
from extract.sources.formats.jsonl import no_row
from extract.sources.limits import RATIO, UNPACKED_ANYWAY
from extract.sources.making import Options
from extract.sources.rows import parse_row, plain_row, read_row
from extract.sources.streams import Input

BATCH = 64  # rows


def read(input: Input, options: Options) -> Iterator[Source]:
    """A document for each row, numbered from 1 where it has no id; only the columns of the keys are read.

    :raises InputError: where pyarrow is missing, the file is broken or has no column of texts.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing("parquet", "Parquet files are read by pyarrow") from error
    keys = options.keys
    file = input.seekable()
    try:
        table = parquet.ParquetFile(file)
        names = table.schema_arrow.names
        if keys.text not in names:
            parse_row(dict.fromkeys(names), options)  # says what is there
        groups = [table.metadata.row_group(index) for index in range(table.metadata.num_row_groups)]
        if sum(group.total_byte_size for group in groups) > max(RATIO * file.seek(0, 2), UNPACKED_ANYWAY):
            raise InputError(f"it unpacks to more than {RATIO} times its size", "write it anew, if you trust it")
        columns = [name for name in (keys.text, keys.id, keys.date, keys.title) if name in names]
        number = 0
        for batch in table.iter_batches(batch_size=BATCH, columns=columns):
            for row in rows_of(batch):
                number += 1
                yield from read_row(f"{input.source}:{number}", plain_row(row), options)
    except (pyarrow.ArrowException, UnicodeDecodeError) as error:
        raise InputError(f"a broken Parquet file: {str(error).splitlines()[0]}", "check that it is whole") from error
    if not number:
        raise no_row()


def rows_of(batch: Any) -> list[dict[str, Any]]:
    """The rows of a batch; days and times that no calendar of ours holds are named as such."""
    try:
        rows: list[dict[str, Any]] = batch.to_pylist()
    except (OverflowError, ValueError):
        names = batch.schema.names
        return [dict(zip(names, map(_value, cells), strict=True)) for cells in zip(*batch.columns, strict=True)]
    return rows


def _value(cell: Any) -> Any:
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        raise
    except (OverflowError, ValueError):
        return "a day out of range"
