"""What a construction does to the meaning of the phrase inside it: open bounds, parts, ranges, clock times."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from extract.dates.intervals import Interval, half_of, monday_of, narrow, nth_weekday, slice_of, unknown, week
from extract.dates.rules import Anchor
from extract.records import Grain

Resolve = Callable[[Anchor], Interval]

_DAY = timedelta(days=1)
_CLOCK = ("hour", "minute")
_MINUTES = re.compile(r"\d[:.]\d")


def opened(word: str, inner: Resolve, at_its_end: bool) -> Resolve:
    """After "since", "until", "till", "by", "through", "before" or "after".

    ``at_its_end`` says that the inner phrase is an end ("before the end of May" has May 31 in it); so has a clock time.
    """

    def resolve(anchor: Anchor) -> Interval:
        tense = anchor.tense
        if word == "since":
            tense = "past"
        elif word in ("until", "till", "by", "through") and tense == "past":
            # "Prorogued until October 14": what is past may have an end to come, so the nearest.
            tense = "present"
        found = inner(replace(anchor, tense=tense))
        first, last, clock = found.first, found.last, found.grain in _CLOCK
        if clock and anchor.tense == "past" and word in ("before", "after"):
            # "Shortly after midnight on Tuesday" is Tuesday still.
            return found
        if word == "before":
            return replace(found, first=None, last=last if at_its_end or clock else first and first - _DAY)
        if word not in ("since", "after"):
            return replace(found, first=None)
        begin = first if word == "since" else last if clock else last and last + _DAY
        # What is past has ended by publication.
        until = anchor.today if word == "since" or anchor.tense == "past" else None
        return replace(found, first=begin, last=until if begin and until and begin <= until else None)

    return resolve


def narrowed(inner: Resolve, part: str, hangs: bool = False) -> Resolve:
    """The part of an interval: early, mid, late, start or end; earlier and later than the day of publication in it.

    Where the phrase ``hangs`` on the event told before, earlier and later than that event.
    """

    def resolve(anchor: Anchor) -> Interval:
        found = inner(anchor)
        if part in ("early", "mid", "late", "start", "end"):
            return narrow(found, part)  # type: ignore[arg-type]
        if hangs:
            begin, until = anchor.previous or (None, None)
        else:
            begin = until = anchor.today
        if part == "sometime" or not (begin and until and found.first and found.last):
            return found
        if not found.first <= begin <= until <= found.last:
            return found
        return replace(found, last=until) if part == "earlier" else replace(found, first=begin)

    return resolve


def sliced(inner: Resolve, unit: str, rank: int, count: int | None) -> Resolve:
    """The ``rank``-th unit, half or ``count`` units of an interval; without a count ("the first days") a rough part."""

    def resolve(anchor: Anchor) -> Interval:
        found = inner(anchor)
        if unit == "half":
            return half_of(found, rank)
        if count is None:
            if rank not in (1, -1):
                return unknown(found.grain)
            if unit == "month":
                return narrow(found, "early" if rank == 1 else "late")
            return narrow(found, "start" if rank == 1 else "end")
        return slice_of(found, unit, rank, count)

    return resolve


def placed(inner: Resolve, weekday: int, rank: int) -> Resolve:
    """The ``rank``-th such weekday of an interval (from 1; -1: the last)."""
    return lambda anchor: nth_weekday(inner(anchor), weekday, rank)


def clipped(inner: Resolve) -> Resolve:
    """What happened this week has happened by publication; what is to come this week comes from then on."""

    def resolve(anchor: Anchor) -> Interval:
        found = inner(anchor)
        if anchor.today is None or anchor.tense == "present":
            return found
        return replace(found, last=anchor.today) if anchor.tense == "past" else replace(found, first=anchor.today)

    return resolve


def stretch(first: Resolve, first_floats: bool, last: Resolve, last_floats: bool) -> Resolve:
    """From the beginning of the one to the end of the other; an end that floats lands next to the end that does not.

    Both floating: the last day is resolved as it stands in the past tense, the first day in the future tense.
    """

    def resolve(anchor: Anchor) -> Interval:
        if anchor.tense == "future" or not first_floats:
            begin = first(anchor)
            until = last(replace(anchor, today=begin.last or anchor.today, tense="future") if last_floats else anchor)
        else:
            until = last(anchor)
            begin = first(replace(anchor, today=until.last or anchor.today, tense="past"))
        if begin.first and until.last and begin.first > until.last:
            return unknown(until.grain)
        return Interval(begin.first, until.last, until.grain)

    return resolve


def at_clock(inner: Resolve, clock: str) -> Resolve:
    """The same days, to the hour or the minute."""
    grain: Grain = "minute" if _MINUTES.search(clock) else "hour"
    return lambda anchor: replace(inner(anchor), grain=grain)


def weekend_around(inner: Resolve) -> Resolve:
    """The Saturday and Sunday of the day's ISO week."""

    def resolve(anchor: Anchor) -> Interval:
        first = inner(anchor).first
        monday = monday_of(first) if first else None
        return Interval(monday + 5 * _DAY, monday + 6 * _DAY, "day") if monday else unknown("day")

    return resolve


def week_around(inner: Resolve) -> Resolve:
    """The ISO week of the day."""

    def resolve(anchor: Anchor) -> Interval:
        first = inner(anchor).first
        return week(first) if first else unknown("week")

    return resolve
