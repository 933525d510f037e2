"""Which records are wanted: by day, land, participant, place, status and confidence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

from extract.records import Event, Participant, Place, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a record must meet: all of the conditions that are set, of each at least one of its values.

    - ``actions``, ``statuses``: those of the record.
    - ``since``, ``until``: the interval of the date has a day between them, both inclusive; where an end of it is open
      it reaches as far as it must. A record without an interval counts by its day of publication; without that too it
      is left out.
    - ``countries`` (ISO 3166-1 alpha-3): that of the actor, the target or the place.
    - ``actors``, ``targets``: code ("ISRMIL"), country, sector or id of the participant, or the beginning of words in
      its name or phrase ("israel def"). What is all in capitals is met in capitals only.
    - ``places``: id or country of the place, or the beginning of words in its name or phrase.
    - ``min_confidence``: from 0 to 1, inclusive.
    """

    actions: frozenset[str] | None = None
    since: Date | None = None
    until: Date | None = None
    countries: frozenset[str] | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: frozenset[Status] | None = None
    min_confidence: float = 0.0

    def keeps(self, event: Event) -> bool:
        """Whether the record meets all conditions."""
        return (
            event.confidence >= self.min_confidence
            and (self.actions is None or event.action in self.actions)
            and (self.statuses is None or event.status in self.statuses)
            and (self.countries is None or not self.countries.isdisjoint(_countries(event)))
            and (not self.actors or _is_one(event.actor, self.actors))
            and (not self.targets or _is_one(event.target, self.targets))
            and (not self.places or _is_at(event.place, self.places))
            and self._is_in_time(event)
        )

    def _is_in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = days_of(event)
        if first is None and last is None:
            return False
        return (self.since is None or last is None or last >= self.since.isoformat()) and (
            self.until is None or first is None or first <= self.until.isoformat()
        )


EVERYTHING = Conditions()


def days_of(event: Event) -> tuple[str | None, str | None]:
    """The interval of a record as ISO days: that of its date, else its day of publication twice; None is open."""
    if event.date is not None and (event.date.from_ or event.date.to):
        return event.date.from_, event.date.to
    return event.published, event.published


def _countries(event: Event) -> Iterable[str]:
    return [part.country for part in (event.actor, event.target, event.place) if part is not None and part.country]


def _is_one(who: Participant | None, wanted: Iterable[str]) -> bool:
    if who is None:
        return False
    keys, names = {who.code, who.country, who.sector, who.id}, (who.name, who.text)
    return any(value in keys or _is_named(value, names) for value in wanted)


def _is_at(place: Place | None, wanted: Iterable[str]) -> bool:
    if place is None:
        return False
    keys, names = {place.country, place.id}, (place.name, place.text)
    return any(value in keys or _is_named(value, names) for value in wanted)


def _is_named(value: str, names: Iterable[str]) -> bool:
    """Whether the value begins at a word of one of the names: "USA" is not in "Jerusalem", "UN" not in "under"."""
    exact = value.isupper()
    pattern = re.compile(rf"(?<!\w){re.escape(value if exact else value.casefold())}")
    return any(pattern.search(name if exact else name.casefold()) for name in names)
