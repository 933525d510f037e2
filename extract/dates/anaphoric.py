"""Phrases that hang on the event told before them: "the next day", "two weeks later", "that month", "the day before".

Each bound is read from the bound of that event on its side: where the event fell on one of several days, the interval
holds every day that can be meant ("the next day" after a happening of March 3 to 5 is March 4 to 6). Without an event
the bounds are null and the grain stays.
"""

from collections.abc import Callable
from datetime import date, timedelta

from extract.dates import guards, intervals
from extract.dates.absolute import nearest
from extract.dates.intervals import Interval, Season
from extract.dates.rules import Anchor, Days, Groups, Meaning, rule
from extract.dates.words import SEASONS, month_number, number, ordinal, weekday_number

_DAY = timedelta(days=1)
_SOME_DAYS = (date(2000, 6, 15), date(2000, 6, 15))
_STEPS = {"next": 1, "following": 1, "after": 1, "later": 1, "afterwards": 1, "afterward": 1}
_STEPS |= {"previous": -1, "preceding": -1, "before": -1, "earlier": -1, "prior": -1, "beforehand": -1}


def _hanging(resolve: Callable[[Groups, Days, Anchor], Interval]) -> Meaning:
    def meaning(groups: Groups, anchor: Anchor) -> Interval:
        if anchor.previous is None:
            return Interval(None, None, resolve(groups, _SOME_DAYS, anchor).grain)
        return resolve(groups, anchor.previous, anchor)

    return meaning


def _each(previous: Days, resolve: Callable[[date], Interval]) -> Interval:
    """From the first day that the event's first day leads to, to the last that its last day leads to."""
    begin, until = resolve(previous[0]), resolve(previous[1])
    return Interval(begin.first, until.last, until.grain)


def _step(groups: Groups) -> int:
    """1 after the event, -1 before it, 0 with it."""
    return _STEPS.get(groups["way"].lower().split()[-1], 0)


def _around(value: date, step: int, unit: str) -> Interval:
    return intervals.unit_around(intervals.shift(value, step, unit), unit)


@_hanging
def _day(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    return _each(previous, lambda value: intervals.day(value + _step(groups) * _DAY))


@_hanging
def _twilight(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    return Interval(*previous, "day")


@_hanging
def _unit(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    return _each(previous, lambda value: _around(value, _step(groups), groups["unit"].lower()))


@_hanging
def _weekend(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    step = _step(groups)

    def resolve(value: date) -> Interval:
        saturday = intervals.monday_of(value) + 5 * _DAY
        if step < 0 or (step > 0 and value >= saturday):
            saturday += step * 7 * _DAY
        return Interval(saturday, saturday + _DAY, "day")

    return _each(previous, resolve)


@_hanging
def _weekday(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    wanted, step = weekday_number(groups["weekday"]), _step(groups)

    def resolve(value: date) -> Interval:
        if step > 0:
            return intervals.day(value + ((wanted - value.weekday() - 1) % 7 + 1) * _DAY)
        if step < 0:
            return intervals.day(value - ((value.weekday() - wanted - 1) % 7 + 1) * _DAY)
        return intervals.day(intervals.monday_of(value) + wanted * _DAY)

    return _each(previous, resolve)


def _nearby(options: list[Interval], value: date, step: int) -> Interval:
    """Of one interval a year, in order: the first that begins after the day, the last that ended before it, or its."""
    if step > 0:
        return next(one for one in options if one.first and one.first > value)
    if step < 0:
        return [one for one in options if one.last and one.last < value][-1]
    return min(options, key=lambda one: max(one.first - value, value - one.last))  # type: ignore[operator]


@_hanging
def _month(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    wanted, step = month_number(groups["month"]), _step(groups)

    def resolve(value: date) -> Interval:
        if step == 0:
            return intervals.month(value.year, wanted)
        return _nearby([intervals.month(value.year + years, wanted) for years in (-1, 0, 1)], value, step)

    return _each(previous, resolve)


@_hanging
def _season(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    name: Season = SEASONS[groups["season"].lower()]  # type: ignore[assignment]
    return _each(
        previous,
        lambda value: _nearby(
            [intervals.season(value.year + years, name) for years in (-2, -1, 0, 1)], value, _step(groups)
        ),
    )


@_hanging
def _counted(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    unit, step = groups["unit"].lower(), _step(groups)
    count = step * number(groups["number"])
    qualifier = " ".join(groups.get("qualifier", "").lower().split())
    whole = _each(previous, lambda value: _around(value, count, unit))
    near, far = (previous[0], whole.last) if step > 0 else (whole.first, previous[1])
    if qualifier in ("more than", "over", "at least"):
        return Interval(whole.first, None, whole.grain) if step > 0 else Interval(None, whole.last, whole.grain)
    if unit in ("minute", "hour"):
        # The hour of the event is not known, so neither is whether it was still the same day.
        return Interval(near, far, unit)  # type: ignore[arg-type]
    return Interval(near, far, whole.grain) if qualifier in ("less than", "fewer than", "under") else whole


@_hanging
def _to_the_day(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    count = _step(groups) * number(groups["number"])
    return _each(previous, lambda value: intervals.day(intervals.shift(value, count, groups["unit"].lower())))


@_hanging
def _within(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    unit = groups["unit"].lower()
    return Interval(previous[0], intervals.shift(previous[1], number(groups["number"]), unit), unit)  # type: ignore[arg-type]


@_hanging
def _hours(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    """Hours or minutes later, or earlier: the day of the event or the one beside it."""
    unit = groups["unit"].lower().rstrip("s")
    if _step(groups) > 0:
        return Interval(previous[0], previous[1] + _DAY, unit)  # type: ignore[arg-type]
    return Interval(previous[0] - _DAY, previous[1], unit)  # type: ignore[arg-type]


@_hanging
def _vague(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    return Interval(None, None, groups["unit"].lower().rstrip("s"))  # type: ignore[arg-type]


@_hanging
def _anniversary(groups: Groups, previous: Days, anchor: Anchor) -> Interval:
    """The same day so many years on; without a number the nearest to the day of publication, in the tense."""
    years = ordinal(groups["rank"]) if "rank" in groups else number(groups["number"]) if "number" in groups else None
    if years is not None:
        return _each(previous, lambda value: intervals.day(intervals.shift(value, years, "year")))
    found = nearest(previous[0].month, previous[0].day, anchor.today, anchor.tense) if anchor.today else None
    if found is None or found <= previous[1]:
        return intervals.unknown("day")
    return Interval(found, found + (previous[1] - previous[0]), "day")


_PART_OF_DAY = r"(?:day|night|morning|afternoon|evening)"
_UNIT = r"(?P<unit>minute|hour|day|week|month|year|decade)s?"
_LATER = r"(?P<way>earlier|later|before|after|afterwards?|beforehand)"
_QUALIFIER = (
    r"(?:(?P<qualifier>more than|less than|fewer than|at least|over|under)|nearly|almost|about|around|some|just|only)"
)
_WAY = r"(?P<way>the (?:very )?(?:same|next|following|previous|preceding)|that(?: (?:same|very))?)"
# "The next week" counts from the day of publication where the tense is future: a rule of counted stretches.
_WAY_NOT_NEXT = r"(?P<way>the (?:same|following|previous|preceding)|that(?: same)?)"
# A bare "that" before a name may be the one of "said that": "that Friday prayers were banned".
_WAY_OF_NAME = r"(?P<way>the (?:same|next|following|previous|preceding)|that same)"

ANAPHORIC = [
    rule("anaphor", _WAY + r" " + _PART_OF_DAY, _day),
    rule("anaphor", r"the " + _PART_OF_DAY + r" (?P<way>before|after|prior)", _day, guards.not_in),
    rule("anaphor", r"(?:earlier|later|early|late) (?P<way>in) the " + _PART_OF_DAY, _day),
    rule("anaphor", r"(?P<way>at|before|around|after) {TWILIGHT}", _twilight, guards.phrase_end),
    rule("anaphor", _WAY_NOT_NEXT + r" (?P<unit>{LONGUNIT})", _unit),
    rule("anaphor", r"the (?P<unit>week|month|year) (?P<way>before|after|prior)", _unit, guards.phrase_end),
    rule("anaphor", _WAY + r" weekend", _weekend),
    rule("anaphor", _WAY_OF_NAME + r" (?P<weekday>{WEEKDAY})(?: {DAYPART})?", _weekday, guards.weekday),
    rule("anaphor", _WAY_OF_NAME + r" (?P<month>{MONTH})", _month, guards.month_year),
    rule("anaphor", _WAY + r" (?P<season>{SEASON})", _season, guards.phrase_end),
    rule(
        "anaphor",
        rf"(?:{_QUALIFIER} )?(?P<number>{{NUMBER}}) {_UNIT} {_LATER}",
        _counted,
    ),
    rule("anaphor", r"(?P<number>{NUMBER}) (?P<unit>week|month|year)s? to the day " + _LATER, _to_the_day),
    rule("anaphor", r"within (?P<number>{NUMBER}) " + _UNIT + r" (?:of|after)", _within),
    rule("anaphor", r"(?:(?:a )?(?:few|several|couple of|many) )?(?P<unit>hours|minutes) " + _LATER, _hours),
    rule(
        "anaphor",
        r"(?:(?:a )?(?:few|several|couple of|many) )?(?P<unit>days|weeks|months|years|decades) " + _LATER,
        _vague,
    ),
    rule(
        "anaphor",
        r"on (?:the|its|their) (?:(?P<rank>\d{1,3}(?:st|nd|rd|th)|{ORDINAL}) |(?P<number>{NUMBER})-year )?anniversary",
        _anniversary,
    ),
]
