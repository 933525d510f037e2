"""Records as a table of Arrow, by pyarrow: the columns of ``extract.columns`` with their types; extra ``parquet``."""

import functools
from collections.abc import Iterable
from typing import Any

from extract.columns import Column, columns, storable_cells
from extract.records import Event


@functools.cache
def schema() -> Any:
    """The ``pyarrow.Schema`` of records: string, int64, double, and lists of these.

    What is nullable in the record is nullable there, and days are ISO strings, as in the record.
    """
    import pyarrow as pa

    return pa.schema([pa.field(c.name, _type_of(c, pa), nullable=c.nullable) for c in columns()])


def table_of(events: Iterable[Event]) -> Any:
    """A ``pyarrow.Table`` with a row for each record, be there none.

    :raises RecordError: for a number that has no room in 64 bits.
    """
    import pyarrow as pa

    rows = [storable_cells(event) for event in events]
    values = zip(*rows, strict=True) if rows else [()] * len(schema())
    arrays = [pa.array(column, field.type) for column, field in zip(values, schema(), strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema())


def _type_of(column: Column, pa: Any) -> Any:
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[column.type]
    return pa.list_(plain) if column.many else plain
