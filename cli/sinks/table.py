"""A table for people: who did what to whom, when, where, coloured by quad class."""

from collections.abc import Iterable

from cli.environment import Environment
from cli.sinks.drawing import draw_table
from cli.text import printable
from extract.records import Event, Participant, When

STYLES = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}
COLUMNS = ("when", "actor", "action", "target", "place", "status", "source")
# A day, and most actions, unfolded; on a narrower terminal Rich would cut the last column to keep these.
MIN_WIDTHS = {"when": 10, "action": 8}
NARROW = 80
NOTHING = "-"


def write_table(events: Iterable[Event], environment: Environment) -> None:
    """Collect the events and write one table as wide as the terminal; long cells are folded. No event, no table."""
    rows = [(cells(event), STYLES[event.quad]) for event in events]
    if not rows:
        return
    draw_table(COLUMNS, rows, environment, MIN_WIDTHS if environment.width >= NARROW else {})


def cells(event: Event) -> tuple[str, ...]:
    """The text of one row, in the order of ``COLUMNS``.

    ``source`` is the document and the number of the sentence, and how many other documents tell of the act.
    """
    others = event.sources.count - 1 if event.sources else 0
    return (
        _when(event.date),
        _who(event.actor),
        event.action,
        _who(event.target),
        printable(event.place.name) if event.place else NOTHING,
        event.status,
        f"{printable(event.doc)}:{event.sentence.index}" + (f" +{others}" if others else ""),
    )


def _who(participant: Participant | None) -> str:
    if participant is None:
        return NOTHING
    name = printable(participant.name)
    return f"{name} ({participant.code})" if participant.code else name


def _when(date: When | None) -> str:
    if date is None:
        return NOTHING
    if date.from_ is None and date.to is None:
        return printable(date.text) if date.text else NOTHING
    if date.from_ == date.to:
        return date.from_ or NOTHING
    if date.from_ and date.grain in ("month", "year"):
        return date.from_[: 7 if date.grain == "month" else 4]
    return f"{date.from_ or '...'} to {date.to or '...'}"
