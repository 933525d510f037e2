"""A phrase that one rule reads, before anything is put around it."""

import re
from dataclasses import dataclass

from extract.dates.absolute import ABSOLUTE
from extract.dates.anaphoric import ANAPHORIC
from extract.dates.context import Around
from extract.dates.counted import COUNTED
from extract.dates.holidays import HOLIDAYS
from extract.dates.meanings import Resolve
from extract.dates.relative import RELATIVE, THE_UNIT
from extract.dates.rules import Kind, Rule
from extract.dates.words import month_number, weekday_number
from extract.dates.years import YEARS

RULES = (*ABSOLUTE, *HOLIDAYS, *YEARS, *RELATIVE, *COUNTED, *ANAPHORIC)
# "The year" is a date in "the end of the year" only.
RULES_OF_A_WHOLE = (*RULES, THE_UNIT)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that ends at character ``end``, and how to resolve it.

    A ``floating`` phrase (a weekday, a month, a day without a year) takes its week or year from the other end of a
    range. ``place`` is its position among the weekdays, months or years, so that "Friday and Saturday" joins.
    ``says_year`` marks a month with its year, ``at_its_end`` "the end of ...".
    """

    end: int
    kind: Kind
    resolve: Resolve
    floating: bool = False
    place: int | None = None
    says_year: bool = False
    at_its_end: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Where to look: ``text[start:end]``. ``strict`` applies the guards; a text known to be a date needs none."""

    text: str
    start: int
    end: int
    strict: bool

    def match(self, pattern: re.Pattern[str], pos: int) -> re.Match[str] | None:
        """The pattern's match at ``pos``."""
        return pattern.match(self.text, pos, self.end)

    def runs_on(self, pos: int) -> bool:
        """Whether a word is cut in two at ``pos``."""
        return pos < self.end and (self.text[pos].isalnum() or self.text[pos] == "_")


def leaf(window: Window, pos: int, trusted: bool = False, rules: tuple[Rule, ...] = RULES) -> Phrase | None:
    """The longest phrase of one rule that begins at ``pos``; ``trusted`` as in ``context.Around``."""
    best: tuple[Rule, re.Match[str]] | None = None
    text, end = window.text, window.end
    for item in rules:
        match = item.pattern.match(text, pos, end)
        if match is None or (best and match.end() <= best[1].end()) or window.runs_on(match.end()):
            continue
        if not window.strict or item.guard(Around(match, window.start, trusted)):
            best = item, match
    return _phrase(*best) if best else None


def _phrase(item: Rule, match: re.Match[str]) -> Phrase:
    groups = {name: value for name, value in match.groupdict().items() if value}
    place = None
    if item.kind == "weekday" and "weekday" in groups:
        place = weekday_number(groups["weekday"])
    elif item.kind == "month":
        place = month_number(groups["month"])
    elif item.kind == "year":
        place = int(groups["year"])
    fixed = any(name in groups for name in ("year", "relative", "which", "week", "near", "written"))
    floating = item.kind in ("weekday", "date", "month") and not fixed
    return Phrase(
        match.end(), item.kind, lambda anchor: item.meaning(groups, anchor), floating, place, "year" in groups
    )
