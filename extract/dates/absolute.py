"""Days and months by name or number, with their year or without it."""

from datetime import date
from functools import lru_cache

from extract.dates import guards, intervals
from extract.dates.intervals import Interval, Tense, unknown
from extract.dates.rules import Anchor, Groups, Rule, relative, rule
from extract.dates.words import month_number, ordinal, weekday_number

_YEARS_TO_A_LEAP_DAY = 8  # 1896 to 1904: the longest wait for a February 29


def _nearest_month(number: int, today: date, tense: Tense) -> int:
    """The year of such a month: this one or the last in the past tense, this one or the next in the future."""
    if tense == "past":
        return today.year - (number > today.month)
    if tense == "future":
        return today.year + (number < today.month)
    distance = (number - today.month) % 12  # months ahead
    return today.year + (number < today.month) - (distance >= 6)


def nearest(month: int, number: int, today: date, tense: Tense) -> date | None:
    """The month and day in the nearest year: on or before ``today`` in the past tense, on or after it in the future."""
    years = range(today.year - _YEARS_TO_A_LEAP_DAY, today.year + _YEARS_TO_A_LEAP_DAY + 1)
    return nearest_of([found for year in years if (found := intervals.on(year, month, number))], today, tense)


def nearest_of(days: list[date], today: date, tense: Tense) -> date | None:
    """The nearest of the days: on or before ``today`` in the past tense, on or after it in the future."""
    if tense == "past":
        days = [found for found in days if found <= today]
    elif tense == "future":
        days = [found for found in days if found >= today]
    return min(days, key=lambda found: abs(found - today), default=None)


def _relative_year(word: str, today: date) -> int:
    return today.year + {"last": -1, "this": 0, "next": 1}[word.lower()]


def _numbered_day(groups: Groups, number: int, anchor: Anchor) -> date | None:
    month = month_number(groups["month"])
    if "year" in groups:
        return intervals.on(int(groups["year"]), month, number)
    today = anchor.today
    if today is None:
        return None
    if "relative" in groups:
        return intervals.on(_relative_year(groups["relative"], today), month, number)
    found = nearest(month, number, today, anchor.tense)
    if "weekday" in groups and found is not None:
        # "Wednesday, Nov. 25" says its year between the lines: the nearest in which that day is a Wednesday.
        wanted = weekday_number(groups["weekday"])
        options = [intervals.on(today.year + step, month, number) for step in (-1, 0, 1)]
        agreeing = [option for option in options if option and option.weekday() == wanted]
        return min(agreeing, key=lambda option: abs(option - today), default=found)
    return found


def _month_day(groups: Groups, anchor: Anchor) -> Interval:
    first = _numbered_day(groups, ordinal(groups["day"]), anchor)
    if "second" not in groups:
        return Interval(first, first, "day")
    last = _numbered_day(groups, ordinal(groups["second"]), anchor)
    if first is None or last is None or last < first:
        # "from March 30 to 5" is no interval, nor is "February 27 to 30".
        return unknown("day")
    return Interval(first, last, "day")


def _day_of_month(groups: Groups, anchor: Anchor) -> Interval:
    """ "The 5th": of this month or of the nearest that has such a day."""
    today, number = anchor.today, ordinal(groups["day"])
    if today is None:
        return unknown("day")
    firsts = [intervals.add_months(today.replace(day=1), step) for step in range(-2, 3)]
    days = [found for first in firsts if (found := intervals.on(first.year, first.month, number))]
    found = nearest_of(days, today, anchor.tense)
    return Interval(found, found, "day")


def _month(groups: Groups, anchor: Anchor) -> Interval:
    number = month_number(groups["month"])
    if "year" in groups:
        return intervals.month(int(groups["year"]), number)
    return _floating_month(groups, anchor)


@relative
def _floating_month(groups: Groups, today: date, tense: Tense) -> Interval:
    number = month_number(groups["month"])
    if "relative" in groups:
        return intervals.month(_relative_year(groups["relative"], today), number)
    return intervals.month(_nearest_month(number, today, tense), number)


def _iso(groups: Groups, anchor: Anchor) -> Interval:
    found = intervals.on(int(groups["year"]), int(groups["month"]), int(groups["day"]))
    return Interval(found, found, "day")


def _numeric(groups: Groups, anchor: Anchor) -> Interval:
    """Three numbers: with full stops day first; else only what both orders agree on, or one alone allows."""
    year, one, two = int(groups["year"]), int(groups["one"]), int(groups["two"])
    day_first = intervals.on(year, two, one) if two <= 12 else None
    month_first = intervals.on(year, one, two) if one <= 12 else None
    if groups["mark"] == ".":
        found = day_first
    elif day_first and month_first and day_first != month_first:
        found = None
    else:
        found = day_first or month_first
    return Interval(found, found, "day")


def _written(groups: Groups, anchor: Anchor) -> Interval:
    found = parse_absolute(groups["written"])
    return Interval(found, found, "day")


@lru_cache(maxsize=4096)
def parse_absolute(text: str) -> date | None:
    """A day in an order or with separators that no rule knows ("26/Apr/2018"), read by dateparser; None if unreadable.

    The day, the month and the year must all be there: nothing is made up.
    """
    import dateparser  # imported late: it costs 0.2 s, and few texts need it

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DATES_FROM": "past"}
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found else None


_WEEKDAY = r"(?:(?:the )?(?P<weekday>{WD})(?: {DAYPART})?,? )?"
_DATE_YEAR = r"(?:(?:{BLANK}?,)? ?(?:of )?(?P<year>{YEAR})|,? (?:of )?(?P<relative>this|last|next) year)"
_SECOND = r"(?:{DASH}|(?:, {DAY}){1,4},? and | to | and | or | through | until )(?P<second>{DAY})"
_PAIR = r"(?P<pair>between |from )?"


def _dates() -> list[Rule]:
    rules = []
    for second in ("", _SECOND):
        pair = _PAIR if second else ""
        for year in ("", _DATE_YEAR):
            # "March 3 and 10 April" are two dates.
            alone = "(?! {MONTH})" if second else ""
            month_first = (
                f"{_WEEKDAY}{pair}(?:this )?(?P<month>{{MONTH}}) (?:the )?(?P<day>{{DAY}}){second}{alone}{year}"
            )
            day_first = f"{_WEEKDAY}{pair}(?:the )?(?P<day>{{DAY}}|{{ORDINAL}}(?= of )){second}(?: of)? "
            day_first += f"(?P<month>{{MONTH}}){year}"
            rules += [rule("date", template, _month_day, guards.month_day) for template in (month_first, day_first)]
    for given in (r"(?P<month>{MONTH}) (?P<day>{DAY})", r"(?P<day>{DAY}) (?P<month>{MONTH})"):
        template = r"(?P<weekday>{WEEKDAY}) \(" + given + r"(?:,? (?P<year>{YEAR}))?\)"
        rules.append(rule("date", template, _month_day, guards.month_day))
    return rules


_OF_YEAR = r",? (?:of )?(?:(?P<year>{YEAR})|(?P<relative>this|last|next) year)"
_NUMERIC_DAY = r"0?[1-9]|[12]\d|3[01]"

ABSOLUTE = [
    *_dates(),
    rule(
        "date",
        r"(?P<year>(?:1[89]|20)\d\d)(?P<mark>[-/])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/])",
        _iso,
    ),
    rule(
        "date",
        rf"(?P<one>{_NUMERIC_DAY})(?P<mark>[-/.])(?P<two>{_NUMERIC_DAY})(?P=mark)(?P<year>{{YEAR}})(?!/)",
        _numeric,
    ),
    rule(
        "date",
        r"(?P<written>\d{1,2}[-/]{MONTH}[-/]{YEAR}|{YEAR}(?:[-/]| ){MONTH}(?:[-/]| )\d{1,2}(?!\w|[.,:]\d))",
        _written,
        guards.has_capital,
    ),
    rule("date", r"the (?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))", _day_of_month, guards.day_of_month),
    rule("month", r"(?P<month>{MONTH})" + _OF_YEAR, _month, guards.month_year),
    rule("month", r"(?P<month>{MONTH})", _month, guards.month),
]
