"""A table for people: who did what to whom, when, where, coloured by quad class."""

import io
from collections.abc import Iterable

from cli.environment import Environment
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
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Lines between rows, since cells may be folded; none between columns, since 80 characters are few.
    lines = box.HORIZONTALS if environment.takes_unicode else box.ASCII
    table = Table(box=lines, show_lines=True, pad_edge=False, collapse_padding=True)
    widths = MIN_WIDTHS if environment.width >= NARROW else {}
    for column in COLUMNS:
        table.add_column(column, overflow="fold", min_width=widths.get(column))
    for row, style in rows:
        # Text, not str: what looks like markup in a name stays as it is.
        table.add_row(*(Text(cell) for cell in row), style=style)
    page = io.StringIO()
    console = Console(file=page, width=environment.width, force_terminal=environment.stdout_is_terminal)
    console.print(table)
    environment.write(page.getvalue())


def cells(event: Event) -> tuple[str, ...]:
    """The text of one row, in the order of ``COLUMNS``; ``source`` is the document and the number of the sentence."""
    return (
        _when(event.date),
        _who(event.actor),
        event.action,
        _who(event.target),
        printable(event.place.name) if event.place else NOTHING,
        event.status,
        f"{printable(event.doc)}:{event.sentence.index}",
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
        return printable(date.text)
    if date.from_ == date.to:
        return date.from_ or NOTHING
    if date.from_ and date.grain in ("month", "year"):
        return date.from_[: 7 if date.grain == "month" else 4]
    return f"{date.from_ or '...'} to {date.to or '...'}"
