"""Records as JSON: one object a line as soon as it is found, or one array of them."""

import json
from collections.abc import Iterable
from typing import Any

from cli.environment import Environment
from extract.records import Event


def write_jsonl(events: Iterable[Event], environment: Environment) -> None:
    """Write each event on a line of its own: UTF-8, or escaped to ASCII where the stream is in another encoding."""
    for event in events:
        environment.write(compact(event.to_dict(), environment) + "\n")


def write_json(events: Iterable[Event], environment: Environment) -> None:
    """Write one array, an event a line, each as soon as it is found."""
    write_array("[", (event.to_dict() for event in events), "]\n", environment)


def write_array(start: str, items: Iterable[Any], end: str, environment: Environment) -> None:
    """Write ``start``, the items with commas between them, and ``end``."""
    environment.write(start)
    before = "\n"
    for item in items:
        environment.write(before + compact(item, environment))
        before = ",\n"
    environment.write(end if before == "\n" else f"\n{end}")


def compact(value: Any, environment: Environment) -> str:
    """``value`` as JSON on one line."""
    return json.dumps(value, ensure_ascii=not environment.takes_unicode, allow_nan=False)
