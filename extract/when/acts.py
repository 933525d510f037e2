"""Acts whose dates are asked for, and those whose dates are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.records import Status, When


@dataclass(frozen=True, slots=True)
class Act:
    """An act: the token ``head`` of its trigger, its status and the name of its ``action``."""

    head: int
    status: Status
    action: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An act of the document that was told before, with what is known of its date."""

    act: Act
    when: When | None


def days_of(when: When | None) -> tuple[date, date] | None:
    """The first and the last day of an interval, or None where one of them is not known."""
    if when is None or when.from_ is None or when.to is None:
        return None
    return date.fromisoformat(when.from_), date.fromisoformat(when.to)


def last_days(told: Sequence[Told]) -> tuple[date, date] | None:
    """The days of the last act of ``told`` of which both ends are known."""
    return next((days for one in reversed(told) if (days := days_of(one.when)) is not None), None)
