"""Calendar arithmetic: days, both inclusive, as ``Interval``; nothing here knows of words."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.records import Grain

Tense = Literal["past", "future", "present"]
Part = Literal["early", "mid", "late", "start", "end"]
Season = Literal["spring", "summer", "autumn", "winter"]

SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``first`` to ``last``, both inclusive, None where it cannot be told; ``grain`` is the unit named."""

    first: date | None
    last: date | None
    grain: Grain | None


def unknown(grain: Grain | None = None) -> Interval:
    """An interval without bounds."""
    return Interval(None, None, grain)


def day(value: date) -> Interval:
    """One day."""
    return Interval(value, value, "day")


def days_in(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]


def on(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has none (February 30)."""
    return date(year, month, number) if 1 <= number <= days_in(year, month) else None


def monday_of(value: date) -> date:
    """The Monday of the ISO week that holds the day."""
    return value - timedelta(days=value.weekday())


def week(value: date) -> Interval:
    """The ISO week, Monday to Sunday, that holds the day."""
    return Interval(monday_of(value), monday_of(value) + timedelta(days=6), "week")


def month(year: int, number: int) -> Interval:
    """The whole month."""
    return Interval(date(year, number, 1), date(year, number, days_in(year, number)), "month")


def quarter(year: int, number: int) -> Interval:
    """The calendar quarter, ``number`` from 1 to 4."""
    last = number * 3
    return Interval(date(year, last - 2, 1), date(year, last, days_in(year, last)), "quarter")


def season(year: int, name: Season) -> Interval:
    """The season that begins in ``year``: whole months by the northern convention, winter December to February."""
    first = date(year, SEASON_START[name], 1)
    return Interval(first, add_months(first, 3) - timedelta(days=1), "quarter")


def year(number: int) -> Interval:
    """The whole year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> Interval:
    """Ten years from ``first``."""
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def add_months(value: date, count: int) -> date:
    """The same day ``count`` months on, or the last day of a shorter month."""
    index = value.year * 12 + value.month - 1 + count
    to_year, to_month = index // 12, index % 12 + 1
    return date(to_year, to_month, min(value.day, days_in(to_year, to_month)))


def shift(value: date, count: int, unit: str) -> date:
    """The day ``count`` units on; hours are rounded away from ``value`` to whole days."""
    if unit in ("minute", "hour"):
        hours = count if unit == "hour" else count / 60
        return value + timedelta(days=int(-(-abs(hours) // 24)) * (1 if count > 0 else -1))
    if unit == "day":
        return value + timedelta(days=count)
    if unit == "week":
        return value + timedelta(weeks=count)
    return add_months(value, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def unit_around(value: date, unit: str) -> Interval:
    """The calendar unit that holds the day."""
    if unit == "week":
        return week(value)
    if unit == "month":
        return month(value.year, value.month)
    if unit == "quarter":
        return quarter(value.year, (value.month + 2) // 3)
    if unit == "year":
        return year(value.year)
    if unit == "decade":
        return decade(value.year // 10 * 10)
    return day(value)


def narrow(whole: Interval, part: Part) -> Interval:
    """The early, middle or late part of a week, month, quarter, year or decade; a day stays itself.

    Month: days 1-10, 11-20 and 20 to the end (late February reads as the 20th to the 28th or 29th). Year: January to
    April, May to August, September to December. Decade: four, three and three years. ``start`` and ``end`` are the
    outermost tenth or so: the same as early and late but in a year (one month) and in a decade (one year).
    """
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole
    if whole.grain == "week":
        begin, until = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (4, 6)}[part]
        return replace(whole, first=first + timedelta(days=begin), last=first + timedelta(days=until))
    if whole.grain == "month":
        begin, until = {"early": (1, 10), "start": (1, 10), "mid": (11, 20)}.get(part, (20, last.day))
        return replace(whole, first=first.replace(day=begin), last=first.replace(day=until))
    if whole.grain in ("quarter", "year"):
        table = {"early": (0, 4), "start": (0, 1), "mid": (4, 8), "late": (8, 12), "end": (11, 12)}
        if whole.grain == "quarter":
            table = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (2, 3), "end": (2, 3)}
        begin, until = table[part]
        return replace(whole, first=add_months(first, begin), last=add_months(first, until) - timedelta(days=1))
    if whole.grain == "decade":
        begin, until = {"early": (0, 3), "start": (0, 0), "mid": (4, 6), "late": (7, 9), "end": (9, 9)}[part]
        return replace(whole, first=date(first.year + begin, 1, 1), last=date(first.year + until, 12, 31))
    return whole


def nth_weekday(whole: Interval, weekday: int, number: int) -> Interval:
    """The ``number``-th such weekday (0 is Monday) of a longer interval, -1 the last; null if it has none such."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return unknown("day")
    if number == -1:
        found = last - timedelta(days=(last.weekday() - weekday) % 7)
    else:
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day(found) if first <= found <= last else unknown("day")


def half_of(whole: Interval, number: int) -> Interval:
    """The first (1) or second (2, -1) half of a longer interval; it keeps the grain of the whole."""
    first, last = whole.first, whole.last
    if first is None or last is None or number not in (1, 2, -1):
        return unknown()
    if whole.grain == "month":
        middle = first.replace(day=16)
    elif whole.grain in ("year", "decade"):
        middle = add_months(first, 6 if whole.grain == "year" else 60)
    else:
        middle = first + (last - first) // 2 + timedelta(days=1)
    return replace(whole, last=middle - timedelta(days=1)) if number == 1 else replace(whole, first=middle)


def slice_of(whole: Interval, unit: str, number: int, count: int) -> Interval:
    """``count`` units from the ``number``-th (from 1; -1: the last) of a longer interval; null if it has none such.

    ``unit`` is day, week (seven days from the start), month or quarter.
    """
    first, last = whole.first, whole.last
    grain: Grain = {"day": "day", "week": "week", "month": "month"}.get(unit, "quarter")  # type: ignore[assignment]
    if first is None or last is None or (unit == "quarter" and whole.grain != "year"):
        return unknown(grain)
    if number == -1:
        begin, until = shift(last + timedelta(days=1), -count, unit), last
    else:
        begin = shift(first, (number - 1) * count, unit)
        until = shift(begin, count, unit) - timedelta(days=1)
    return Interval(begin, until, grain) if first <= begin and until <= last else unknown(grain)
