"""Typed columns for pandas, DuckDB, Spark and R: Parquet, by pyarrow."""

import itertools
from collections.abc import Iterable
from typing import BinaryIO

from cli.sinks.files import telling_errors
from extract.arrow import schema, table_of
from extract.records import Event

ROWS = 5_000  # of a row group: what is held in memory
COMPRESSION = "zstd"


def write_parquet(events: Iterable[Event], stream: BinaryIO) -> None:
    """Write the columns of ``csv`` with their types, as ``extract.arrow.schema`` has them.

    :raises OutputError: where the stream takes no more.
    :raises RecordError: for a record that has no room in them.
    """
    from pyarrow import parquet

    rest = iter(events)
    with telling_errors("the result"):
        writer = parquet.ParquetWriter(stream, schema(), compression=COMPRESSION)
    try:
        while group := list(itertools.islice(rest, ROWS)):
            table = table_of(group)
            with telling_errors("the result"):
                writer.write_table(table)
    finally:
        with telling_errors("the result"):
            writer.close()
