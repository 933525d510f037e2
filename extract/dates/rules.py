"""What a rule is: a pattern, the meaning of what it matched, and when it must not fire."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.dates.guards import Guard, always
from extract.dates.intervals import Interval, Tense
from extract.dates.words import compile_pattern
from extract.records import Grain

Groups = dict[str, str]
Days = tuple[date, date]
# Phrases of one of the first four kinds may be the two ends of a range. "current" is a whole unit that holds the
# anchor's day; a "duration" is a stretch counted from that day; an "anaphor" hangs on the event told before; "vague"
# has no bounds.
Kind = Literal["weekday", "date", "month", "year", "unit", "current", "duration", "anaphor", "vague"]

# Any day will do: the bounds computed from it are thrown away, the grain is kept.
_SOME_DAY = date(2000, 6, 15)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative phrase hangs on: the day of publication, the tense of the clause, and the first and last day of
    the event told before; None where unknown.
    """

    today: date | None
    tense: Tense
    previous: Days | None = None


Meaning = Callable[[Groups, Anchor], Interval]
Relative = Callable[[Groups, date, Tense], Interval]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of date phrase. ``guard`` says whether the words around the match allow it."""

    kind: Kind
    pattern: re.Pattern[str]
    meaning: Meaning
    guard: Guard = always


def rule(kind: Kind, template: str, meaning: Meaning, guard: Guard = always) -> Rule:
    """A rule from a template of ``words.compile_pattern``."""
    return Rule(kind, compile_pattern(template), meaning, guard)


def relative(resolve: Relative) -> Meaning:
    """A meaning that needs a day to hang on: without one the bounds are null and the grain stays."""

    def meaning(groups: Groups, anchor: Anchor) -> Interval:
        if anchor.today is None:
            return Interval(None, None, resolve(groups, _SOME_DAY, anchor.tense).grain)
        return resolve(groups, anchor.today, anchor.tense)

    return meaning


def unbounded(grain: Grain | None) -> Meaning:
    """A meaning without bounds."""
    return lambda groups, anchor: Interval(None, None, grain)
