"""Date phrases: where they stand in a text, and which days they mean.

``find_dates`` looks for the forms that news uses and is strict about look-alikes ("may strike", "march on the
capital", "the Sunday Times", "2,000 troops", "the 2015 nuclear deal"). ``resolve_date`` says which days a phrase means,
given the day of publication and the tense of the clause. Neither asks a language model anything.

What a phrase holds: the words that change its meaning ("since January", "the past 22 hours", "late February", "from 7
a.m. Tuesday to 5:17 a.m. Wednesday"), not a bare "in", "on" or "during".

What is decided:

- ``grain`` is the calendar unit that the phrase names: "late February" has grain month though it bounds nine days.
- Weekdays, days and months without a year: the most recent in the past and present tense (a day without a year in the
  present: the nearest), the next in the future tense; the day of publication itself counts for both.
- "this week" ends with the day of publication in the past tense and begins with it in the future tense.
- Three numbers such as 09/11/2001 have bounds only where one order alone is possible (26/04/2018) or both orders agree;
  with full stops (9.11.2001) the day comes first.
- Seasons are whole months by the northern convention; "the winter of 2015" may be either of two and has null bounds.
- Hours ago may have been yesterday: the interval is then two days long. Clock times set the grain; time zones do not
  count.
- "since X" runs to the day of publication; "by", "until" and "through" have no beginning; "before" and "after" leave X
  itself out.
- Phrases that hang on the event told before ("the next day", "two days later", "earlier in the day") have bounds where
  the days of that event are given. Impossible dates (February 30) and vague phrases ("recently") have null bounds.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extract.dates.absolute import parse_absolute
from extract.dates.edges import begins, ends, may_begin
from extract.dates.grammar import parse
from extract.dates.intervals import Interval, Tense, unknown
from extract.dates.phrases import Phrase, Window
from extract.dates.rules import Anchor
from extract.records import When

__all__ = ["DateSpan", "Tense", "find_dates", "is_anaphoric", "is_duration", "resolve_date"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date phrase: ``text`` is what stands from character ``start`` to ``end`` of the document."""

    text: str
    start: int
    end: int


# Any days will do to see whether a phrase moves with the event told before: the two lie in no common decade.
_SOME_DAY = date(2000, 6, 15)
_TWO_DAYS = (date(1970, 1, 15), date(1985, 8, 20))
_WORD = re.compile(r"[A-Za-z]+|\d+|['’‘](?=\d0s)")
# A neutral word before a phrase that a caller took from elsewhere.
_NEUTRAL = re.compile(r"((?:(?:on|in|at|during|of|for)\s+)?)((?:the\s+)?)", re.IGNORECASE)
_FULL_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateSpan]:
    """The date phrases in ``text[start:end]``: leftmost, longest, in order, none overlapping another.

    Offsets are characters of ``text``. Time is linear in the length; the text outside the bounds is not looked at.
    """
    end = len(text) if end is None else min(end, len(text))
    window = Window(text, start, end, strict=True)
    spans: list[DateSpan] = []
    done = start
    for word in _WORD.finditer(text, start, end):
        pos = word.start()
        if pos < done or not may_begin(text, word, end) or not begins(text, pos, start):
            continue
        phrase = parse(window, pos)
        if phrase and ends(text, phrase, end):
            spans.append(DateSpan(text[pos : phrase.end], pos, phrase.end))
            done = phrase.end
    return spans


def resolve_date(
    span: DateSpan,
    published: date | None,
    *,
    tense: Tense = "past",
    previous: tuple[date | None, date | None] | None = None,
) -> When:
    """The days that the phrase means, ISO, both inclusive; null where they cannot be told or do not exist.

    ``published`` None leaves relative phrases without bounds; absolute ones keep theirs. ``previous`` is the first and
    the last day of the event that an anaphoric phrase hangs on: the one told before, or the one named after the phrase
    ("the day after the vote"). Without it, or with one of the two unknown, such a phrase has no bounds; any other
    phrase takes no notice of it.
    """
    phrase = _parse_whole(span.text)
    found = _bounds(phrase, Anchor(published, tense, _known(previous))) if phrase else _written(span.text)
    first, last = (bound.isoformat() if bound else None for bound in (found.first, found.last))
    return When(span.text, span.start, span.end, first, last, found.grain)


def is_duration(span: DateSpan) -> bool:
    """Whether the phrase is a stretch of time ("the past 22 hours", "for weeks") and not a place in the calendar."""
    phrase = _parse_whole(span.text)
    return phrase is not None and phrase.kind == "duration"


def is_anaphoric(span: DateSpan, *, tense: Tense = "past") -> bool:
    """Whether the phrase hangs on another event ("the next day", "two weeks later"): its bounds move with that one."""
    phrase = _parse_whole(span.text)
    if phrase is None:
        return False
    one, other = (_bounds(phrase, Anchor(_SOME_DAY, tense, (moved, moved))) for moved in _TWO_DAYS)
    return one != other


def _known(previous: tuple[date | None, date | None] | None) -> tuple[date, date] | None:
    first, last = previous or (None, None)
    return (first, last) if first and last else None


def _bounds(phrase: Phrase, anchor: Anchor) -> Interval:
    try:
        return phrase.resolve(anchor)
    except (OverflowError, ValueError):
        # Outside the years 1 to 9999, which is as far as dates go: "5000 years ago".
        return unknown()


def _written(text: str) -> Interval:
    if not _FULL_YEAR.search(text):
        return unknown()
    found = parse_absolute(text.strip())
    return Interval(found, found, "day") if found else unknown()


@lru_cache(maxsize=4096)
def _parse_whole(text: str) -> Phrase | None:
    window = Window(text, 0, len(text), strict=False)
    neutral = _NEUTRAL.match(text)
    for begin in (0, neutral.end(1), neutral.end(2)) if neutral else (0,):
        phrase = parse(window, begin)
        if phrase and phrase.end == len(text):
            return phrase
    return None
