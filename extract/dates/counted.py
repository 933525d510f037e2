"""Stretches counted from the day of publication ("10 days ago", "the past 22 hours"), and phrases with no bounds."""

from dataclasses import replace
from datetime import date, timedelta

from extract.dates import guards, intervals
from extract.dates.intervals import Interval, Tense, unknown
from extract.dates.rules import Anchor, Groups, relative, rule, unbounded
from extract.dates.words import number
from extract.records import Grain

_DAY = timedelta(days=1)
# Half of each unit, in a finer one.
_HALVES = {
    "century": (5, "decade"),
    "decade": (5, "year"),
    "year": (6, "month"),
    "month": (15, "day"),
    "week": (4, "day"),
    "hour": (30, "minute"),
}


def _length(groups: Groups, name: str = "number") -> tuple[int, str]:
    """How many of which unit; one where no number is given."""
    unit, count = groups["unit"].lower(), number(groups.get(name, "one"))
    return (2 * count, "week") if unit == "fortnight" else (count, unit)


@relative
def _ago(groups: Groups, today: date, tense: Tense) -> Interval:
    count, unit = _length(groups)
    qualifier = " ".join(groups.get("qualifier", "").lower().split())
    then = intervals.shift(today, -count, unit)
    grain: Grain = unit  # type: ignore[assignment]
    if qualifier in ("more than", "over", "at least"):
        return Interval(None, then, grain)
    if qualifier in ("less than", "fewer than", "under"):
        return Interval(then, today, grain)
    if unit in ("minute", "hour"):
        # The hour of publication is not known, so neither is whether it was still yesterday.
        return Interval(then, today, grain)
    around = intervals.unit_around(then, unit)
    if "second_number" in groups:
        before = intervals.unit_around(intervals.shift(today, -_length(groups, "second_number")[0], unit), unit)
        return Interval(before.first, around.last, around.grain)
    return around


@relative
def _half_ago(groups: Groups, today: date, tense: Tense) -> Interval:
    count, unit = _HALVES[groups["unit"].lower()]
    then = intervals.shift(today, -count, unit)
    return Interval(then, today, "minute") if unit == "minute" else intervals.unit_around(then, unit)


@relative
def _hours_ago(groups: Groups, today: date, tense: Tense) -> Interval:
    return Interval(today - _DAY, today, groups["unit"].lower().rstrip("s"))  # type: ignore[arg-type]


def _vague(groups: Groups, anchor: Anchor) -> Interval:
    unit = groups["unit"].lower().rstrip("s")
    return unknown(None if unit in ("century", "centurie") else unit)  # type: ignore[arg-type]


@relative
def _past(groups: Groups, today: date, tense: Tense) -> Interval:
    count, unit = _length(groups)
    begin = intervals.shift(today, -count, unit)
    if "half" in groups or "late_half" in groups:
        count, finer = _HALVES.get(unit, (1, "day"))
        begin = intervals.shift(begin, -count, finer)
    return Interval(begin, today, unit)  # type: ignore[arg-type]


def _ahead(groups: Groups, anchor: Anchor) -> Interval:
    count, unit = _length(groups)
    begin = until = anchor.today
    if anchor.tense != "future":
        # "Over the next two weeks they fled", "the next week they fled": after the event told before.
        begin, until = anchor.previous or (None, None)
    if begin is None or until is None:
        return unknown(unit)  # type: ignore[arg-type]
    end = intervals.shift(until, count, unit)
    if anchor.tense != "future" and "over" not in groups and "number" not in groups:
        return replace(intervals.unit_around(end, unit), first=_first_after(begin, unit))
    return Interval(begin, end, unit)  # type: ignore[arg-type]


def _first_after(value: date, unit: str) -> date | None:
    return intervals.unit_around(intervals.shift(value, 1, unit), unit).first


@relative
def _from_now(groups: Groups, today: date, tense: Tense) -> Interval:
    count, unit = _length(groups)
    return intervals.unit_around(intervals.shift(today, count, unit), unit)


_QUALIFIER = (
    r"(?:(?P<qualifier>more than|less than|fewer than|at least|just over|just under|over|under|nearly|almost|about|"
    r"around|some|roughly|just|only) )?"
)
_FEW = r"(?:few|several|couple of|many)"
_UNITS = r"(?P<unit>hours|days|weeks|months|years|decades)"
_ANY_UNIT = r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade)s?"
_LAST = r"(?:over )?the (?:past|last) "
_NEXT = r"(?P<over>over )?the (?:next|coming) "
_NUMBER = r"(?P<number>{NUMBER})"

COUNTED = [
    rule(
        "unit",
        _QUALIFIER
        + _NUMBER
        + r"(?:(?: to | or |{DASH})(?P<second_number>{NUMBER}))? "
        + _ANY_UNIT
        + r" ago(?: this (?:week|month|year))?",
        _ago,
    ),
    rule(
        "vague", _QUALIFIER + r"(?:{NUMBER} and a half |{NUMBER} )(?:{LONGUNIT})s?(?: and a half)? ago", unbounded(None)
    ),
    rule("vague", r"(?:a )?(?:" + _FEW + r" )?(?P<unit>days|weeks|months|years|decades|centuries) ago", _vague),
    rule("vague", _QUALIFIER + r"{NUMBER} (?P<unit>century|centuries) ago", _vague),
    rule("unit", r"(?:(?:a )?" + _FEW + r" )?(?P<unit>hours|minutes) ago", _hours_ago),
    rule("unit", _QUALIFIER + r"half an? (?P<unit>hour|week|month|year|decade|century) ago", _half_ago),
    rule("vague", r"(?:the )?turn of the (?:century|millennium)", unbounded(None)),
    rule("duration", _LAST + _NUMBER + r"(?P<half> and a half)? " + _ANY_UNIT, _past, guards.not_of),
    rule("duration", _LAST + r"(?P<unit>{LONGUNIT})(?P<late_half> and a half)?", _past, guards.not_of),
    # "Saturday is the last day": that one is no stretch.
    rule(
        "duration",
        r"(?:over the last|(?:over )?the past) (?P<unit>hour|day)(?P<late_half> and a half)?",
        _past,
        guards.not_of,
    ),
    rule("duration", r"the last (?P<unit>hour|day)(?P<late_half> and a half)", _past, guards.not_of),
    rule("duration", _NEXT + _NUMBER + r" " + _ANY_UNIT, _ahead, guards.not_of),
    rule("duration", _NEXT + r"(?P<unit>{LONGUNIT})", _ahead, guards.not_of),
    rule("duration", r"within " + _NUMBER + r" " + _ANY_UNIT, _ahead, guards.not_of),
    rule("unit", _NUMBER + r" " + _ANY_UNIT + r" from now", _from_now),
    rule("unit", r"in " + _NUMBER + r" (?P<unit>day|week|fortnight|month|year|decade)(?:s['’]|['’]s) time", _from_now),
    rule("vague", r"recently|lately", unbounded(None), guards.not_as),
    rule("duration", r"(?:in |over )?(?:the )?(?:recent|coming) " + _UNITS, _vague),
    rule("duration", r"(?:over )?the (?:past|last|next|coming) " + _FEW + r" " + _UNITS, _vague, guards.not_of),
    rule("duration", r"(?:for|within) " + _UNITS, _vague, guards.not_of),
    rule("vague", r"mid-?week", unbounded("day")),
]
