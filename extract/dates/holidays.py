"""Days with a name of their own: on a fixed day, around Easter, or on a day that differs by year and country."""

from collections.abc import Callable
from datetime import date, timedelta

from extract.dates import guards, intervals
from extract.dates.absolute import nearest_of
from extract.dates.intervals import Interval
from extract.dates.rules import Anchor, Groups, rule, unbounded

_FIXED = {
    "newyearsday": (1, 1),
    "newyears": (1, 1),
    "newyearseve": (12, 31),
    "valentinesday": (2, 14),
    "mayday": (5, 1),
    "bastilleday": (7, 14),
    "halloween": (10, 31),
    "christmas": (12, 25),
    "christmasday": (12, 25),
    "christmaseve": (12, 24),
    "boxingday": (12, 26),
}
# Days after Easter Sunday.
_AROUND_EASTER = {"palmsunday": -7, "goodfriday": -2, "easter": 0, "eastersunday": 0, "eastermonday": 1}
_YEARS_AROUND = 2


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian algorithm, Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _name(groups: Groups) -> str:
    return "".join(filter(str.isalpha, groups["holiday"].lower()))


def _chosen(groups: Groups, anchor: Anchor, in_year: Callable[[int], date | None]) -> date | None:
    if "year" in groups:
        return in_year(int(groups["year"]))
    if anchor.today is None:
        return None
    years = range(anchor.today.year - _YEARS_AROUND, anchor.today.year + _YEARS_AROUND + 1)
    return nearest_of([found for year in years if (found := in_year(year))], anchor.today, anchor.tense)


def _fixed(groups: Groups, anchor: Anchor) -> Interval:
    month, number = _FIXED[_name(groups)]
    found = _chosen(groups, anchor, lambda year: intervals.on(year, month, number))
    return Interval(found, found, "day")


def _around_easter(groups: Groups, anchor: Anchor) -> Interval:
    step = timedelta(days=_AROUND_EASTER[_name(groups)])
    found = _chosen(groups, anchor, lambda year: easter(year) + step)
    return Interval(found, found, "day")


_OF_YEAR = r"(?:,? (?P<year>{YEAR}))?"

HOLIDAYS = [
    rule(
        "date",
        r"(?P<holiday>New Year['’]?s (?:Day|Eve)|Christmas (?:Day|Eve)|Boxing Day|May Day|Bastille Day|"
        r"(?:St\.? )?Valentine['’]?s Day)" + _OF_YEAR,
        _fixed,
        guards.capitalised,
    ),
    rule("date", r"(?P<holiday>New Year['’]s)", _fixed, guards.capitalised),
    rule("date", r"(?P<holiday>Christmas|Halloween)" + _OF_YEAR, _fixed, guards.feast),
    rule(
        "date",
        r"(?P<holiday>Palm Sunday|Good Friday|Easter(?: Sunday| Monday)?)" + _OF_YEAR,
        _around_easter,
        guards.feast,
    ),
    # Their days differ by year, country or church.
    rule(
        "vague",
        r"(?:Ramadan|Eid(?: al-(?:Fitr|Adha))?|Ashura|Arbaeen|Nowruz|Diwali|Passover|Yom Kippur|Rosh Hashanah?|"
        r"Hanukkah|Lunar New Year|Thanksgiving|(?:Independence|Victory|Republic|National|Army|Labou?r|Memorial|"
        r"Remembrance|Veterans) Day)",
        unbounded(None),
        guards.feast,
    ),
]
