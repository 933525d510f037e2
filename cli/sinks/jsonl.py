"""One JSON object a line, as soon as it is found."""

import json
from collections.abc import Iterable

from cli.environment import Environment
from extract.records import Event


def write_jsonl(events: Iterable[Event], environment: Environment) -> None:
    """Write each event on a line of its own: UTF-8, or escaped to ASCII where the stream is in another encoding."""
    ascii_only = not environment.takes_unicode
    for event in events:
        environment.write(json.dumps(event.to_dict(), ensure_ascii=ascii_only, allow_nan=False) + "\n")
