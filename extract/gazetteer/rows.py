"""One row of a table: what a name stands for, and for how long."""

import functools
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from extract.records import Kind, Via

Line = str  # of a table: its cells between tabs, which are told apart once they are asked for
OF_STATE = frozenset(["GOV", "LEG", "JUD", "MIL", "COP", "SPY"])  # whom leaving an office makes a private person
# ``data`` and users may give these; MNC is a body of business above any state.
SECTORS = frozenset("GOV LEG JUD MIL COP SPY REB OPP PTY BUS MED EDU NGO IGO CVL REF CRM MNC".split())
USER = "user"  # the source of rows that a user added


@dataclass(frozen=True, slots=True)
class Row:
    """What a name stands for; ``start`` and ``end`` bound the office (ISO dates, None where open)."""

    id: str | None
    name: str
    kind: Kind
    country: str | None
    sector: str | None
    role: str | None
    start: str | None
    end: str | None
    via: Via
    source: str | None = None
    lat: float | None = None
    lon: float | None = None

    @property
    def code(self) -> str | None:
        """Country and sector together, as in ICEWS; None for nobody in particular."""
        return ((self.country or "") + (self.sector or "")) or None

    def holds(self, day: date | None) -> bool:
        """Whether the row is in force on ``day`` (always, when no day is known)."""
        return day is None or (self.begun(day) and (self.end is None or day.isoformat()[: len(self.end)] <= self.end))

    def begun(self, day: date) -> bool:
        """Whether the row was in force on ``day`` or before it."""
        return self.start is None or self.start <= day.isoformat()

    def on(self, day: date | None) -> "Row":
        """The row as it is on ``day``: a person out of office has no role, and of a state no more than his country."""
        if self.kind != "person" or self.holds(day):
            return self
        return replace(self, sector=None if self.sector in OF_STATE else self.sector, role=None)


@functools.cache
def actor_row(line: Line) -> Row:
    """A row of an actor table."""
    identity, name, _, kind, country, sector, role, start, end, via, source = line.split("\t")[:11]
    return Row(
        identity or None,
        name,
        cast(Kind, kind),
        country or None,
        sector or None,
        role or None,
        start or None,
        end or None,
        cast(Via, via or "gazetteer"),
        source or None,
    )


@functools.cache
def place_row(line: Line) -> Row:
    """A row of the table of places."""
    name, _, country, lat, lon, _, identity, _ = line.split("\t")
    return Row(
        identity or None,
        name,
        "place",
        country or None,
        None,
        None,
        None,
        None,
        "place",
        "geonames" if identity else "hand",
        float(lat) if lat else None,
        float(lon) if lon else None,
    )
