"""Where a key stands in a file of TOML, whose parser does not say."""

from collections.abc import Sequence
from typing import Any


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line, counted from 1, on which the value begins to which ``keys`` lead in a text that is valid TOML.

    :raises KeyError: where they lead to none.
    """
    import tomli

    lines = text.split("\n")
    whole = 0  # so many lines are valid alone: a value of several lines is not before its last
    for end in range(1, len(lines) + 1):
        try:
            table = tomli.loads("\n".join(lines[:end]))
        except tomli.TOMLDecodeError:
            continue
        if _leads(table, keys):
            return whole + 1
        whole = end
    raise KeyError(".".join(keys))


def _leads(table: Any, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True
