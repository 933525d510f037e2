"""What of the records is written: those of one act joined, then those that were asked for."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cli.text import count
from extract.filters import Conditions, days_of
from extract.records import Event

if TYPE_CHECKING:
    from extract.unique import Joiner


class Output:
    """The way of the records of one run to the sink, and what there is to say of it.

    ``read`` and ``written`` count them, ``undated`` those that were left out for want of a day.
    """

    def __init__(self, conditions: Conditions, window: int | None) -> None:
        self.read = self.written = self.undated = 0
        self._conditions = conditions
        self._joiner = None if window is None else _joiner(window)

    def choose(self, events: Iterable[Event]) -> Iterator[Event]:
        """The records to write."""
        counted = self._counted(events)
        for event in counted if self._joiner is None else self._joiner.join(counted):
            if self._conditions.keeps(event):
                self.written += 1
                yield event
            elif self._asks_for_days and days_of(event) == (None, None):
                self.undated += 1

    def _counted(self, events: Iterable[Event]) -> Iterator[Event]:
        for event in events:
            self.read += 1
            yield event

    @property
    def _asks_for_days(self) -> bool:
        return self._conditions.since is not None or self._conditions.until is not None

    def notes(self) -> Iterator[str]:
        """What the user should know, one line each: records that were joined, came late, or have no day."""
        joiner = self._joiner
        if joiner is not None:
            joined = joiner.read - joiner.kept
            yield f"note: {count(joiner.read, 'record')} of {count(joiner.kept, 'act')}: {joined:,} joined to others"
            if joiner.late:
                yield (
                    f"warning: {count(joiner.late, 'record')} came after the window of their day had passed; sort the "
                    "input by day of publication to have all of an act joined"
                )
        if self.undated:
            yield undated_note(self.undated)


def undated_note(records: int) -> str:
    """The line that says how many records had no day to be chosen by."""
    return f"note: {count(records, 'record')} without any day left out by --since or --until"


def _joiner(window: int) -> "Joiner":
    from extract.unique import Joiner  # most runs join nothing

    return Joiner(window)
