"""Dates that hang on the day of publication: weekdays, nights, weekends, and units of the calendar by their place."""

from datetime import date, timedelta

from extract.dates import guards, intervals
from extract.dates.intervals import Interval, Season, Tense
from extract.dates.rules import Groups, relative, rule
from extract.dates.words import SEASONS, month_number, ordinal, weekday_number

_DAY = timedelta(days=1)


@relative
def _weekday(groups: Groups, today: date, tense: Tense) -> Interval:
    wanted = weekday_number(groups["weekday"])
    if "week" in groups:
        step = {"last": -7, "this": 0, "next": 7}[groups["week"].lower()]
        return intervals.day(intervals.monday_of(today) + timedelta(days=step + wanted))
    which = " ".join(groups.get("which", "").lower().split())
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    if which in ("last", "past", "this past"):
        return intervals.day(today - timedelta(days=back or 7))
    if which in ("coming", "this coming", "the coming"):
        return intervals.day(today + timedelta(days=ahead or 7))
    if which == "next":
        return intervals.day(today + timedelta(days=7 - today.weekday() + wanted))
    return intervals.day(today + timedelta(days=ahead) if tense == "future" else today - timedelta(days=back))


def last_weekday(today: date, wanted: int) -> date:
    """The most recent such weekday (0 is Monday), ``today`` included."""
    return today - timedelta(days=(today.weekday() - wanted) % 7)


_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last": -1, "this": 0}


@relative
def _near(groups: Groups, today: date, tense: Tense) -> Interval:
    return intervals.day(today + _NEAR[groups["near"].lower().split()[0]] * _DAY)


@relative
def _two_days_off(groups: Groups, today: date, tense: Tense) -> Interval:
    return intervals.day(today + (2 if groups["way"].lower() == "after" else -2) * _DAY)


@relative
def _overnight(groups: Groups, today: date, tense: Tense) -> Interval:
    if "until" in groups:
        morning = last_weekday(today, weekday_number(groups["until"]))
        return Interval(morning - _DAY, morning, "day")
    if "weekday" in groups:
        # The night that begins on that day; told on that day, it is the night that ended then.
        evening = last_weekday(today, weekday_number(groups["weekday"]))
        evening -= timedelta(days=evening == today)
        return Interval(evening, evening + _DAY, "day")
    return Interval(today, today + _DAY, "day") if tense == "future" else Interval(today - _DAY, today, "day")


@relative
def _weekend(groups: Groups, today: date, tense: Tense) -> Interval:
    which = " ".join(groups["which"].lower().split())
    saturday = intervals.monday_of(today) + 5 * _DAY
    if which in ("last", "next"):
        saturday += timedelta(days=7 if which == "next" else -7)
    elif which in ("the past", "this past", "past") or (which == "the" and tense != "future"):
        saturday = last_weekday(today, 5)
    return Interval(saturday, saturday + _DAY, "day")


@relative
def _unit(groups: Groups, today: date, tense: Tense) -> Interval:
    which, unit = " ".join(groups.get("which", "this").lower().split()), groups["unit"].lower()
    whole = intervals.unit_around(today, unit)
    if which == "this past":
        return Interval(intervals.shift(today, -1, unit), today, whole.grain)
    if which in ("next", "this coming"):
        return intervals.unit_around(intervals.shift(whole.last, 1, "day"), unit)  # type: ignore[arg-type]
    if which == "last":
        return intervals.unit_around(intervals.shift(whole.first, -1, "day"), unit)  # type: ignore[arg-type]
    return whole


@relative
def _before_last(groups: Groups, today: date, tense: Tense) -> Interval:
    return intervals.unit_around(intervals.shift(today, -2, groups["unit"].lower()), groups["unit"].lower())


@relative
def _relative_month(groups: Groups, today: date, tense: Tense) -> Interval:
    wanted, which = month_number(groups["month"]), " ".join(groups["which"].lower().split())
    if which == "next":
        return intervals.month(today.year + (wanted <= today.month), wanted)
    if which == "this" or (which == "this past" and wanted == today.month):
        return intervals.month(today.year, wanted)
    return intervals.month(today.year - (wanted >= today.month), wanted)


@relative
def _relative_season(groups: Groups, today: date, tense: Tense) -> Interval:
    name: Season = SEASONS[groups["season"].lower()]  # type: ignore[assignment]
    which = " ".join(groups["which"].lower().split())
    around = [intervals.season(today.year + step, name) for step in (-2, -1, 0, 1)]
    if which in ("last", "this past"):
        return [one for one in around if one.last and one.last < today][-1]
    if which == "next":
        return next(one for one in around if one.first and one.first > today)
    if which == "this" and name != "winter":
        return around[2]
    if tense == "future":
        return next(one for one in around if one.last and one.last >= today)
    return [one for one in around if one.first and one.first <= today][-1]


@relative
def _quarter(groups: Groups, today: date, tense: Tense) -> Interval:
    """The last such quarter that has begun, or in the future tense the next that has not ended."""
    options = [intervals.quarter(today.year + step, ordinal(groups["rank"])) for step in (-1, 0, 1)]
    if tense == "future":
        return next(one for one in options if one.last and one.last >= today)
    return [one for one in options if one.first and one.first <= today][-1]


@relative
def _units_end(groups: Groups, today: date, tense: Tense) -> Interval:
    """The end of this week, month or year; in the past tense the last that has begun."""
    unit = groups["unit"].lower()
    end = intervals.narrow(intervals.unit_around(today, unit), "end")
    if tense == "past" and end.first and end.first > today:
        end = intervals.narrow(intervals.unit_around(intervals.shift(today, -1, unit), unit), "end")
    return end


_WHICH = r"(?P<which>last|next|this past|this coming|this)"

THE_UNIT = rule("current", r"the (?P<unit>{LONGUNIT})", _unit)
RELATIVE = [
    rule(
        "weekday",
        r"(?:(?P<which>last|next|this past|this coming|the coming|this|past|coming) )?(?P<weekday>{WEEKDAY})"
        r"(?:,? (?:of )?(?P<week>last|this|next) week)?",
        _weekday,
        guards.weekday,
    ),
    rule("weekday", r"(?P<near>today|tonight|yesterday|tomorrow)", _near, guards.today),
    rule("unit", r"(?P<near>this (?:morning|afternoon|evening)|last (?:night|evening))", _near),
    rule("unit", r"the day (?P<way>before|after) (?:yesterday|tomorrow)", _two_days_off),
    rule("unit", r"the night (?P<way>before) last", _two_days_off),
    rule("unit", r"overnight(?: (?:on |into |from )?{WEEKDAY})? (?:into|to) (?P<until>{WEEKDAY})", _overnight),
    rule("unit", r"{WEEKDAY} night (?:into|to) (?P<until>{WEEKDAY})", _overnight),
    rule("unit", r"overnight(?: (?:on |from )?(?P<weekday>{WEEKDAY}))?", _overnight),
    rule("unit", r"(?:over )?(?P<which>the past|the|last|next|this past|this coming|this) weekend", _weekend),
    rule("unit", r"(?P<which>last|next|this past|this coming) (?P<unit>{LONGUNIT})", _unit, guards.no_century),
    rule("current", r"this (?P<unit>{LONGUNIT})", _unit),
    rule("unit", r"the (?P<unit>week|month|year) before last", _before_last),
    rule("unit", r"the (?P<rank>first|second|third|fourth) quarter", _quarter, guards.in_phrase),
    rule("unit", r"(?:the )?(?P<unit>week|month|year)(?:['’]s |-)end", _units_end, guards.phrase_end),
    rule("month", _WHICH + r" (?P<month>{MONTH})", _relative_month, guards.month_year),
    rule("unit", _WHICH + r" (?P<season>{SEASON})", _relative_season),
    rule("unit", r"(?P<which>the) (?P<season>{SEASON})", _relative_season, guards.season),
]
