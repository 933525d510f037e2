"""A record as it is compared with others."""

import math
from dataclasses import dataclass

from extract.records import Event, Place
from extract.unique.days import Days, day_of, days_of
from extract.unique.families import RECIPROCAL, Reality, kind_of
from extract.unique.sides import Side, side_of
from extract.unique.spots import is_land

POINTING = frozenset(["that", "the", "these", "this", "those"])
SPOKEN = 2  # words between such a word and the trigger: "the deadly rocket attack"
VIOLENT = frozenset(["ASSAULT", "MOBILIZE"])
LEAD = 1  # the last sentence of a headline and what follows on it


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a record counts; ``position`` is its place in the input, ``day`` its ordinal or None.

    ``pointing`` says that the trigger points back, ``leads`` that it stands in the headline or near it. ``order`` is a
    total order over the records of a day: those that tell most come first. ``least`` and ``most`` bound the number of
    those whom the act met.
    """

    event: Event
    position: int
    day: int | None
    family: str
    reality: Reality
    actor: Side | None
    target: Side | None
    reciprocal: bool
    days: Days
    spot: Place | None
    pointing: bool
    leads: bool
    least: float
    most: float
    order: tuple[int | str, ...]


def profile_of(event: Event, position: int, window: int) -> Profile:
    """The profile of a record at a position of the input."""
    pointing = _points(event)
    days = days_of(event, window, pointing=pointing)
    told = (event.actor is not None) + (event.target is not None) + days.dated + (event.place is not None)
    return Profile(
        event,
        position,
        day_of(event),
        *kind_of(event),
        side_of(event.actor),
        side_of(event.target),
        event.action in RECIPROCAL,
        days,
        _spot(event),
        pointing,
        event.sentence.index <= LEAD,
        *_numbers(event),
        (not days.dated, -told, event.doc, event.trigger.start, event.trigger.end, event.id),
    )


def rank(event: Event, position: int) -> tuple[float | str, ...]:
    """The best record comes first: both sides filled, sure, actual, published early; the rest settles ties."""
    sides = (event.actor is not None) + (event.target is not None)
    return (
        -sides,
        -event.confidence,
        event.status != "actual",
        event.published or "9999",
        event.doc,
        event.trigger.start,
        event.trigger.end,
        event.id,
        position,
    )


def _spot(event: Event) -> Place | None:
    """The place, unless it is no more than the land that acts: that need not be where it acts."""
    place = event.place
    if place is None or (event.actor is not None and event.actor.country == place.country and is_land(place)):
        return None
    return place


def _numbers(event: Event) -> tuple[float, float]:
    """How many are told of, at least and at most; of violence the number may be of weapons, dead or blows alike."""
    quantity = event.quantity
    if quantity is None or event.plover in VIOLENT:
        return 0, math.inf
    most = getattr(quantity, "max", None)
    least = 0 if quantity.bound == "max" else quantity.value
    return least, math.inf if quantity.bound == "min" else most if most is not None else quantity.value


def _points(event: Event) -> bool:
    """Whether the trigger is a noun that points back: "the attack", "this latest round of talks"."""
    before = event.sentence.text[: event.trigger.start - event.sentence.start]
    words = before[-40:].lower().split()[-1 - SPOKEN :]
    for word in reversed(words):
        if word in POINTING:
            return True
        if not word.isalpha():
            return False
    return False
