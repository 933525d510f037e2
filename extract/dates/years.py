"""Years, decades, quarters and seasons that say their year."""

from datetime import date

from extract.dates import guards, intervals
from extract.dates.intervals import Interval, Season, unknown
from extract.dates.rules import Anchor, Groups, rule, unbounded
from extract.dates.words import SEASONS


def _year(groups: Groups, anchor: Anchor) -> Interval:
    return intervals.year(int(groups["year"]))


def _year_pair(groups: Groups, anchor: Anchor) -> Interval:
    first = int(groups["year"])
    last = int(groups["second_year"])
    last += first // 100 * 100 if last < 100 else 0
    if last <= first:
        return unknown("year")
    return Interval(date(first, 1, 1), date(last, 12, 31), "year")


def _decade(groups: Groups, anchor: Anchor) -> Interval:
    return intervals.decade(int(groups["decade"]) if "decade" in groups else 1900 + int(groups["short"]))


def _quarter(groups: Groups, anchor: Anchor) -> Interval:
    return intervals.quarter(int(groups["year"]), int(groups["number"]))


def _season(groups: Groups, anchor: Anchor) -> Interval:
    name: Season = SEASONS[groups["season"].lower()]  # type: ignore[assignment]
    first = int(groups["year"])
    if "second_year" in groups:
        consecutive = name == "winter" and int(groups["second_year"]) % 100 == (first + 1) % 100
        return intervals.season(first, name) if consecutive else unknown("quarter")
    # "The winter of 2015" may be the one that began or the one that ended then.
    return unknown("quarter") if name == "winter" else intervals.season(first, name)


def _seasons(groups: Groups, anchor: Anchor) -> Interval:
    first, last = (
        intervals.season(int(groups["year"]), SEASONS[groups[name].lower()])  # type: ignore[arg-type]
        for name in ("season", "to_season")
    )
    return Interval(first.first, last.last, "quarter")


_FOUR_DIGITS = r"(?P<year>(?:1[89]|20)\d\d)"
_TWO_DIGITS = r"\d\d(?![\w/-]|[.,:]\d)"

YEARS = [
    rule("year", r"(?:(?:the )?year )?(?P<year>{YEAR})", _year, guards.year),
    rule("unit", _FOUR_DIGITS + r"{DASH}(?P<second_year>{YEAR}|" + _TWO_DIGITS + ")", _year_pair, guards.year),
    rule("unit", _FOUR_DIGITS + r"/(?P<second_year>" + _TWO_DIGITS + ")", _year_pair, guards.year),
    rule("unit", r"(?:the )?(?P<decade>(?:1[89]|20)\d0)s", _decade),
    rule("unit", r"(?:the )['’‘](?P<short>[2-9]0)s", _decade),
    rule("unit", r"Q(?P<number>[1-4])(?: of)? (?P<year>{YEAR})", _quarter),
    rule("unit", r"(?:the )?(?P<season>{SEASON})(?: of)? (?P<year>{YEAR})", _season, guards.season_year),
    rule(
        "unit",
        r"(?:the )?(?P<season>{SEASON})(?: of)? "
        + _FOUR_DIGITS
        + r"(?:/|{DASH})(?P<second_year>{YEAR}|"
        + _TWO_DIGITS
        + ")",
        _season,
        guards.season_year,
    ),
    rule(
        "unit",
        r"(?:the )?(?P<season>spring|summer) and (?P<to_season>summer|autumn|fall)(?: of)? (?P<year>{YEAR})",
        _seasons,
        guards.season_year,
    ),
    # Fiscal years begin in October, April or July, by country.
    rule("vague", r"(?:the )?fiscal (?:year )?{YEAR}", unbounded("year")),
]
