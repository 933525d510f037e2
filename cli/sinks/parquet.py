"""Typed columns for pandas, DuckDB, Spark and R: Parquet, by pyarrow."""

import itertools
from collections.abc import Iterable
from typing import Any, BinaryIO

from cli.sinks.columns import Column, columns, storable_cells
from cli.sinks.files import telling_errors
from extract.records import Event

ROWS = 5_000  # of a row group: what is held in memory


def write_parquet(events: Iterable[Event], stream: BinaryIO) -> None:
    """Write the columns of ``csv`` with their types: string, int64, double, and lists of these.

    What is nullable in the record is nullable there, and days are ISO strings, as in the record.

    :raises OutputError: where the stream takes no more.
    """
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([pa.field(c.name, _type_of(c, pa), nullable=c.nullable) for c in columns()])
    rows = map(storable_cells, events)
    with telling_errors("the result"):
        writer = parquet.ParquetWriter(stream, schema, compression="zstd")
    try:
        while group := list(itertools.islice(rows, ROWS)):
            arrays = [
                pa.array(values, field.type) for values, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            with telling_errors("the result"):
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    finally:
        with telling_errors("the result"):
            writer.close()


def _type_of(column: Column, pa: Any) -> Any:
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[column.type]
    return pa.list_(plain) if column.many else plain
