"""Where events go: one sink a file, one entry here. Help, checks and tests follow from this dict."""

from collections.abc import Callable, Iterable

from cli.environment import Environment
from cli.sinks.jsonl import write_jsonl
from cli.sinks.table import write_table
from extract.records import Event

Sink = Callable[[Iterable[Event], Environment], None]

SINKS: dict[str, Sink] = {
    "table": write_table,
    "jsonl": write_jsonl,
}
