"""The values of a JSON object, checked as they are asked for: what is wrong is said with the name of its key."""

from collections.abc import Collection
from datetime import date as Date
from typing import Any

from extract.errors import InputError

HINT = "give what events extract --format jsonl printed"


class Fields:
    """One object; ``prefix`` ("place.") goes before its keys in messages. Keys that nobody asks for are not read."""

    def __init__(self, value: Any, prefix: str = "") -> None:
        if not isinstance(value, dict):
            raise InputError(f'"{prefix[:-1]}" is no object' if prefix else "the row is no object", HINT)
        self._values = value
        self._prefix = prefix

    def text(self, key: str) -> str:
        """A text that must be there."""
        value = self.maybe_text(key)
        if value is None:
            raise InputError(f'no "{self._prefix}{key}"', HINT)
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text, or None where it is null or missing."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, str):
            raise self._error(key, "is no text")
        return value

    def one_of(self, key: str, known: Collection[str]) -> str:
        """One of a few words."""
        value = self.text(key)
        if value not in known:
            raise self._error(key, f"is none of {', '.join(known)}")
        return value

    def number(self, key: str, low: float, high: float) -> float:
        """A number between two others, both included."""
        value = self.maybe_number(key, low, high)
        if value is None:
            raise InputError(f'no "{self._prefix}{key}"', HINT)
        return value

    def maybe_number(self, key: str, low: float, high: float) -> float | None:
        """The same, or None where it is null or missing."""
        value = self._values.get(key)
        if value is None:
            return None
        if type(value) not in (int, float) or not low <= value <= high:
            raise self._error(key, f"is no number from {low:g} to {high:g}")
        number: float = value
        return number

    def maybe_whole(self, key: str) -> int | None:
        """A whole number from 0, or None."""
        value = self._values.get(key)
        if value is None or (type(value) is int and value >= 0):
            return value
        raise self._error(key, "is no whole number from 0")

    def whole(self, key: str) -> int:
        """A whole number from 0 that must be there."""
        value = self.maybe_whole(key)
        if value is None:
            raise InputError(f'no "{self._prefix}{key}"', HINT)
        return value

    def maybe_day(self, key: str) -> str | None:
        """A day as 2018-05-31, or None; a time of day after it is dropped."""
        value = self.maybe_text(key)
        try:
            return Date.fromisoformat(value[:10]).isoformat() if value else None
        except ValueError:
            raise self._error(key, "is no day as 2018-05-31") from None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is null or missing."""
        value = self._values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, "is no list of texts")
        return tuple(value)

    def inner(self, key: str) -> "Fields":
        """An object that must be there."""
        if self._values.get(key) is None:
            raise InputError(f'no "{self._prefix}{key}"', HINT)
        return Fields(self._values.get(key), f"{self._prefix}{key}.")

    def maybe_inner(self, key: str) -> "Fields | None":
        """An object, or None where it is null or missing."""
        return None if self._values.get(key) is None else self.inner(key)

    def _error(self, key: str, what: str) -> InputError:
        return InputError(f'"{self._prefix}{key}" {what}', HINT)
