"""Dates that hang on the day of publication ("last week", "Wednesday night", "10 days ago"), and those with no bounds."""

from datetime import date, timedelta

from extract.dates import guards, intervals
from extract.dates.intervals import Interval, Season, Tense, unknown
from extract.dates.rules import Groups, relative, rule, unbounded
from extract.dates.words import SEASONS, month_number, number, weekday_number
from extract.records import Grain

_DAY = timedelta(days=1)


@relative
def _weekday(groups: Groups, today: date, tense: Tense) -> Interval:
    wanted = weekday_number(groups["weekday"])
    if "week" in groups:
        step = {"last": -7, "this": 0, "next": 7}[groups["week"].lower()]
        return intervals.day(intervals.week(today).first + timedelta(days=step + wanted))  # type: ignore[operator]
    which = " ".join(groups.get("which", "").lower().split())
    back = (today.weekday() - wanted) % 7
    ahead = (wanted - today.weekday()) % 7
    if which in ("last", "past", "this past"):
        return intervals.day(today - timedelta(days=back or 7))
    if which in ("coming", "this coming"):
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
        evening -= _DAY if evening == today else 0 * _DAY
        return Interval(evening, evening + _DAY, "day")
    return Interval(today, today + _DAY, "day") if tense == "future" else Interval(today - _DAY, today, "day")


@relative
def _weekend(groups: Groups, today: date, tense: Tense) -> Interval:
    which = " ".join(groups["which"].lower().split())
    saturday = intervals.week(today).first + 5 * _DAY  # type: ignore[operator]
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
def _ago(groups: Groups, today: date, tense: Tense) -> Interval:
    unit, count = groups["unit"].lower(), number(groups["number"])
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
        before = intervals.unit_around(intervals.shift(today, -number(groups["second_number"]), unit), unit)
        return Interval(before.first, around.last, around.grain)
    return around


@relative
def _past(groups: Groups, today: date, tense: Tense) -> Interval:
    unit = groups["unit"].lower()
    count = number(groups.get("number", "one"))
    half = "half" in groups or "late_half" in groups
    begin = intervals.shift(today, -count, unit)
    if half:
        finer = {"decade": ("year", 5), "year": ("month", 6), "month": ("day", 15), "week": ("day", 4), "day": ("day", 1)}
        begin = intervals.shift(begin, -finer[unit][1], finer[unit][0]) if unit in finer else begin - _DAY
    return Interval(begin, today, unit)  # type: ignore[arg-type]


@relative
def _ahead(groups: Groups, today: date, tense: Tense) -> Interval:
    unit = groups["unit"].lower()
    if tense != "future":
        # "Over the next two weeks they fled": the weeks after something else.
        return unknown(unit)  # type: ignore[arg-type]
    return Interval(today, intervals.shift(today, number(groups.get("number", "one")), unit), unit)  # type: ignore[arg-type]


@relative
def _from_now(groups: Groups, today: date, tense: Tense) -> Interval:
    unit = groups["unit"].lower()
    return intervals.unit_around(intervals.shift(today, number(groups["number"]), unit), unit)


_WHICH = r"(?P<which>last|next|this past|this coming|this)"
_QUALIFIER = (
    r"(?:(?P<qualifier>more than|less than|fewer than|at least|just over|just under|over|under|nearly|almost|about|around|"
    r"some|roughly|just|only) )?"
)
_FEW = r"(?:few|several|couple of|many)"
_PART_OF_DAY = r"(?:day|night|morning|afternoon|evening)"

THE_UNIT = rule("current", r"the (?P<unit>{LONGUNIT})", _unit)
RELATIVE = [
    rule("weekday", r"(?:(?P<which>last|next|this past|this coming|this|past|coming) )?(?P<weekday>{WEEKDAY})"
         r"(?:,? (?:of )?(?P<week>last|this|next) week)?", _weekday, guards.weekday),
    rule("weekday", r"(?P<near>today|tonight|yesterday|tomorrow)", _near, guards.today),
    rule("unit", r"(?P<near>this (?:morning|afternoon|evening)|last (?:night|evening))", _near),
    rule("unit", r"the day (?P<way>before|after) (?:yesterday|tomorrow)", _two_days_off),
    rule("unit", r"overnight(?: (?:on |into |from )?{WEEKDAY})? (?:into|to) (?P<until>{WEEKDAY})", _overnight),
    rule("unit", r"{WEEKDAY} night (?:into|to) (?P<until>{WEEKDAY})", _overnight),
    rule("unit", r"overnight(?: (?:on |from )?(?P<weekday>{WEEKDAY}))?", _overnight),
    rule("unit", r"(?:over )?(?P<which>the past|the|last|next|this past|this coming|this) weekend", _weekend),
    rule("unit", r"(?P<which>last|next|this past|this coming) (?P<unit>{LONGUNIT})", _unit),
    rule("current", r"this (?P<unit>{LONGUNIT})", _unit),
    rule("month", _WHICH + r" (?P<month>{MONTH})", _relative_month, guards.month_year),
    rule("unit", _WHICH + r" (?P<season>{SEASON})", _relative_season),
    rule("unit", r"(?P<which>the) (?P<season>{SEASON})", _relative_season, guards.season),
    rule("unit", _QUALIFIER + r"(?P<number>{NUMBER})(?:(?: to | or |{DASH})(?P<second_number>{NUMBER}))? "
         r"(?P<unit>minute|hour|day|week|month|quarter|year|decade)s? ago(?: this (?:week|month|year))?", _ago),
    rule("vague", _QUALIFIER + r"(?:{NUMBER} and a half |{NUMBER} )(?P<unit>{LONGUNIT})s?(?: and a half)? ago", unbounded(None)),
    rule("vague", r"(?:a )?(?:" + _FEW + r" )?(?:hours|days|weeks|months|years|decades|centuries) ago", unbounded(None)),
    rule("duration", r"(?:over )?the (?:past|last) (?P<number>{NUMBER})(?P<half> and a half)? "
         r"(?P<unit>minute|hour|day|week|month|quarter|year|decade)s?", _past, guards.not_of),
    rule("duration", r"(?:over )?the (?:past|last) (?P<unit>hour|day|week|month|year|decade)(?P<late_half> and a half)?", _past,
         guards.not_of),
    rule("duration", r"(?:over )?the (?:next|coming) (?P<number>{NUMBER}) (?P<unit>hour|day|week|month|year|decade)s?", _ahead,
         guards.not_of),
    rule("duration", r"(?:over )?the (?:next|coming) (?P<unit>week|month|year|decade)", _ahead, guards.not_of),
    rule("duration", r"within (?P<number>{NUMBER}) (?P<unit>hour|day|week|month|year)s?", _ahead, guards.not_of),
    rule("unit", r"(?P<number>{NUMBER}) (?P<unit>day|week|month|year|decade)s? from now", _from_now),
    rule("unit", r"in (?P<number>{NUMBER}) (?P<unit>day|week|month|year|decade)(?:s['’]|['’]s) time", _from_now),
    rule("vague", r"recently|lately", unbounded(None), guards.not_as),
    rule("duration", r"(?:in |over )?(?:the )?(?:recent|coming) (?:hours|days|weeks|months|years|decades)", unbounded(None)),
    rule("duration", r"(?:over )?the (?:past|last|next|coming) " + _FEW + r" (?:hours|days|weeks|months|years|decades)",
         unbounded(None), guards.not_of),
    rule("duration", r"(?:for|within) (?:hours|days|weeks|months|years|decades)", unbounded(None), guards.not_of),
    rule("vague", r"(?:later |earlier |early |late )?the (?:very )?(?:same|next|following|previous) " + _PART_OF_DAY,
         unbounded("day")),
    rule("vague", r"(?:later |earlier )?that (?:same )?" + _PART_OF_DAY, unbounded("day")),
    rule("vague", r"(?:the (?:same|following|previous)|that same) (?:week|weekend|month|year)", unbounded(None)),
    rule("vague", r"the day (?:before|after)", unbounded("day")),
    rule("vague", r"midweek|mid-week", unbounded("day")),
    rule("vague", r"(?:earlier|later|early|late) in the " + _PART_OF_DAY, unbounded("day")),
    rule("vague", r"on the (?:\d{1,3}(?:st|nd|rd|th) |{ORDINAL} )?anniversary", unbounded("day")),
    rule("vague", r"(?:{NUMBER} |(?:a )?" + _FEW + r" )?(?:hours?|days?|weeks?|months?|years?|decades?) (?:earlier|later)",
         unbounded(None)),
]  # fmt: skip
