"""Where events go: one sink a file, one entry here. Help, checks and tests follow from this dict."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cli.environment import Environment
from cli.sinks.delimited import write_csv, write_tsv
from cli.sinks.geojson import write_geojson
from cli.sinks.icews import write_icews
from cli.sinks.jsonl import write_json, write_jsonl
from cli.sinks.parquet import write_parquet
from cli.sinks.table import write_table
from extract.records import Event


@dataclass(frozen=True, slots=True)
class TextSink:
    """Writes text to the standard output of an environment, be it a file; ``endings`` are those of such files."""

    write: Callable[[Iterable[Event], Environment], None]
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BinarySink:
    """Writes bytes to a stream. ``needs`` is the module that the extra of the format's name brings."""

    write: Callable[[Iterable[Event], BinaryIO], None]
    endings: tuple[str, ...]
    needs: str


@dataclass(frozen=True, slots=True)
class FileSink:
    """Adds to a file, which it opens itself."""

    write: Callable[[Iterable[Event], Path], None]
    endings: tuple[str, ...]


Sink = TextSink | BinarySink | FileSink


def _append_sqlite(events: Iterable[Event], path: Path) -> None:
    from cli.sinks.sqlite import append_sqlite  # the module of the standard library takes its time

    append_sqlite(events, path)


SINKS: dict[str, Sink] = {
    "table": TextSink(write_table),
    "jsonl": TextSink(write_jsonl, (".jsonl", ".ndjson")),
    "json": TextSink(write_json, (".json",)),
    "csv": TextSink(write_csv, (".csv",)),
    "tsv": TextSink(write_tsv, (".tsv",)),
    "parquet": BinarySink(write_parquet, (".parquet",), needs="pyarrow"),
    "sqlite": FileSink(_append_sqlite, (".db", ".sqlite", ".sqlite3")),
    "geojson": TextSink(write_geojson, (".geojson",)),
    "icews": TextSink(write_icews),
}
