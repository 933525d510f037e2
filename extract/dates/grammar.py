"""How date phrases are put together: parts ("late ..."), clock times, open bounds ("since ...") and ranges.

Every function tries one construction at one position and returns the phrase that begins there, or None. Nothing nests
without limit and no pattern backtracks over more than a few words, so the time is linear in the text.
"""

import re
from dataclasses import replace

from extract.dates import meanings
from extract.dates.context import ends_phrase
from extract.dates.phrases import RULES_OF_A_WHOLE, Phrase, Window, leaf
from extract.dates.relative import THE_UNIT
from extract.dates.rules import Kind
from extract.dates.words import compile_pattern, number, ordinal, weekday_number

_CLOCK = r"(?P<clock>(?:from |between )?{TIME}(?:(?: to | and | until |{DASH}){TIME})?)"
_CLOCK_BEFORE = compile_pattern(_CLOCK + r",? (?:on |of )?")
_CLOCK_AFTER = compile_pattern(r",? (?:at |around |about |by )?(?:about |around )?" + _CLOCK)
_DAYPART = compile_pattern(r" (?:early |late |mid-?)?{DAYPART}")
_PART = compile_pattern(r"(?:the )?(?P<part>early|late|mid|earlier|later|sometime)(?:-|,? (?:on |in )?)")
_EDGE = compile_pattern(r"(?:the )?(?:very )?(?P<edge>beginning|start|turn|middle|end|close) of ")
_SLICE = compile_pattern(
    r"(?:the )?(?P<rank>{ORDINAL}|\d{1,2}(?:st|nd|rd|th)|last|final|opening) (?:(?P<count>{NUMBER}) )?"
    r"(?P<unit>quarter|half|day|week|month)(?P<plural>s)? of "
)
_NTH_DAY = compile_pattern(r"(?:the )?(?P<rank>{ORDINAL}|last) (?P<weekday>{WEEKDAY}) (?:of|in) ")
_TWILIGHT = compile_pattern(r"(?:at|before|around|after) {TWILIGHT},? (?:on )?")
_NIGHT_OF = compile_pattern(
    r"the (?:(?:early |late )?(?:night|evening|morning|afternoon)|(?:early|small|late) (?:morning )?hours)"
    r"(?: of (?:the )?| (?=from|between))"
)
_WEEK_OF = compile_pattern(r"(?:the )?week(?P<end>end)? (?:of|beginning|starting|ending) ")
_OPEN = compile_pattern(r"(?P<word>since|until|till|through|by|before|after) (?:(?:at least|about|around|on) )?")
_FROM = compile_pattern(r"from (?:the )?")
_BETWEEN = compile_pattern(r"between (?:the )?")
_TO = compile_pattern(r" (?:to|until|till|through|into) (?:on )?|{DASH}")
_AND = compile_pattern(r",? (?:and|or) (?:on )?")
_COMMA = compile_pattern(r", ")
_MOST_IN_LIST = 5

_EDGES = {"beginning": "start", "start": "start", "turn": "start", "middle": "mid", "end": "end", "close": "end"}
_RANGE_KINDS = ("weekday", "date", "month", "year")
_WHOLES = ("month", "year", "unit", "current")
_CYCLES = {"weekday": 7, "month": 12, "year": 10_000}


def parse(window: Window, pos: int) -> Phrase | None:
    """The longest date phrase that begins at ``pos``."""
    return _longest(_between(window, pos), _open(window, pos), _joined(window, _point(window, pos)))


def _longest(*options: Phrase | None) -> Phrase | None:
    return max((option for option in options if option), key=lambda option: option.end, default=None)


def _point(window: Window, pos: int, trusted: bool = False) -> Phrase | None:
    """A leaf with what may stand around it: clock time, part of the day, "late", "the end of", "the first half of"."""
    plain = _dressed(window, pos, trusted)
    if plain and plain.kind == "current":
        plain = replace(plain, kind="unit", resolve=meanings.clipped(plain.resolve))
    return _longest(
        plain, *(put_around(window, pos) for put_around in (_part, _edge, _slice, _nth_day, _timed, _night))
    )


def _dressed(window: Window, pos: int, trusted: bool) -> Phrase | None:
    """A leaf and, where it is a day, the part of the day and the clock time after it."""
    inner = leaf(window, pos, trusted)
    if inner is None or inner.kind not in ("weekday", "date"):
        return inner
    daypart = window.match(_DAYPART, inner.end)
    if daypart and not window.runs_on(daypart.end()):
        inner = replace(inner, end=daypart.end())
    clock = window.match(_CLOCK_AFTER, inner.end)
    if clock and not window.runs_on(clock.end()):
        inner = replace(inner, end=clock.end(), resolve=meanings.at_clock(inner.resolve, clock["clock"]))
    return inner


def _timed(window: Window, pos: int) -> Phrase | None:
    """ "7 a.m. Tuesday", "at dawn on Friday", "the week of March 5"."""
    clock, week_of = window.match(_CLOCK_BEFORE, pos), window.match(_WEEK_OF, pos)
    match = clock or week_of or window.match(_TWILIGHT, pos)
    inner = _dressed(window, match.end(), True) if match else None
    if inner is None or inner.kind not in ("weekday", "date"):
        return None
    if clock:
        return replace(inner, resolve=meanings.at_clock(inner.resolve, clock["clock"]))
    if not week_of:
        return inner
    around = meanings.weekend_around if week_of["end"] else meanings.week_around
    return Phrase(inner.end, "unit", around(inner.resolve))


def _night(window: Window, pos: int) -> Phrase | None:
    """ "The night of May 3", "the small hours of Sunday", "the night from Monday to Tuesday"."""
    match = window.match(_NIGHT_OF, pos)
    inner = match and (_between(window, match.end()) or _joined(window, _dressed(window, match.end(), True)))
    return inner if inner and inner.kind in ("weekday", "date", "unit") else None


def _part(window: Window, pos: int) -> Phrase | None:
    """ "Late February", "early on Wednesday", "later this week", "mid-1990s"."""
    match = window.match(_PART, pos)
    inner = match and (
        _edge(window, match.end())
        or _dressed(window, match.end(), True)
        or leaf(window, match.end(), True, (THE_UNIT,))
    )
    if not match or not inner or inner.kind in ("duration", "vague"):
        return None
    kind: Kind = "unit" if inner.kind == "current" else inner.kind
    hangs = inner.kind == "anaphor"
    return replace(inner, kind=kind, resolve=meanings.narrowed(inner.resolve, match["part"].lower(), hangs))


def _edge(window: Window, pos: int) -> Phrase | None:
    """ "The end of May", "the beginning of the year"."""
    match = window.match(_EDGE, pos)
    inner = leaf(window, match.end(), True, RULES_OF_A_WHOLE) if match else None
    if not match or not inner or inner.kind not in _WHOLES:
        return None
    edge = _EDGES[match["edge"].lower()]
    return Phrase(inner.end, "unit", meanings.narrowed(inner.resolve, edge), at_its_end=edge == "end")


def _slice(window: Window, pos: int) -> Phrase | None:
    """ "The first quarter of 2018", "the last three months of the year", "the second week of May"."""
    match = window.match(_SLICE, pos)
    inner = leaf(window, match.end(), True, RULES_OF_A_WHOLE) if match else None
    if not match or not inner or inner.kind not in _WHOLES:
        return None
    count = number(match["count"]) if match["count"] else None if match["plural"] else 1
    resolve = meanings.sliced(inner.resolve, match["unit"].lower(), ordinal(match["rank"]), count)
    return Phrase(inner.end, "unit", resolve)


def _nth_day(window: Window, pos: int) -> Phrase | None:
    """ "The first Sunday of March"."""
    match = window.match(_NTH_DAY, pos)
    inner = leaf(window, match.end(), True, RULES_OF_A_WHOLE) if match else None
    if not match or not inner or inner.kind not in _WHOLES:
        return None
    rank = ordinal(match["rank"])
    return Phrase(inner.end, "date", meanings.placed(inner.resolve, weekday_number(match["weekday"]), rank))


def _open(window: Window, pos: int) -> Phrase | None:
    """ "Since January", "by the end of the year", "after Sunday"."""
    match = window.match(_OPEN, pos)
    inner = _joined(window, _point(window, match.end())) if match else None
    if not match or not inner or inner.kind in ("duration", "vague"):
        return None
    word = match["word"].lower()
    if window.strict and word in ("by", "before", "after") and not ends_phrase(window.text, inner.end, window.end):
        # "After Tuesday's attack", "by Friday protesters": the day belongs to the noun.
        return None
    return Phrase(inner.end, "unit", meanings.opened(word, inner.resolve, inner.at_its_end))


def _between(window: Window, pos: int) -> Phrase | None:
    """ "From Monday to Friday", "between March and May 2018"."""
    for opening, middle in ((_FROM, _TO), (_BETWEEN, _AND)):
        match = window.match(opening, pos)
        first = _point(window, match.end(), True) if match else None
        if first and first.kind in _RANGE_KINDS:
            return _range(window, first, middle)
    return None


def _joined(window: Window, first: Phrase | None) -> Phrase | None:
    """The phrase with a second end if one follows: "Monday to Friday", "March 3 - April 5", "Friday and Saturday"."""
    if first is None or first.kind not in _RANGE_KINDS:
        return first
    return _range(window, first, _TO) or _range(window, first, _AND, neighbours=True) or _list(window, first) or first


def _list(window: Window, first: Phrase) -> Phrase | None:
    """ "Friday, Saturday and Sunday": weekdays one after the other."""
    last = first
    for _ in range(_MOST_IN_LIST):
        match = window.match(_COMMA, last.end)
        following = _point(window, match.end(), True) if match and last.kind == "weekday" else None
        if following is None or not _follows(last, following):
            break
        last = following
    return _range(window, first, _AND, neighbours=True, after=last) if last is not first else None


def _follows(first: Phrase, last: Phrase) -> bool:
    """Whether the one weekday, month or year is the next after the other."""
    cycle = _CYCLES.get(first.kind)
    if first.says_year and first.kind == "month":
        # "October 2000 and November 2001" are two dates.
        return False
    if not cycle or first.kind != last.kind or first.place is None or last.place is None:
        return False
    return (last.place - first.place) % cycle == 1


def _range(
    window: Window, first: Phrase, middle: re.Pattern[str], neighbours: bool = False, after: Phrase | None = None
) -> Phrase | None:
    """From the one to the other; ``neighbours`` joins only what comes next in the calendar, after ``after``.

    Without them the two may be of different kinds where both say their year: "from June 2014 to 2017".
    """
    before = after or first
    match = window.match(middle, before.end)
    last = _point(window, match.end(), True) if match else None
    if last is None or last.kind not in _RANGE_KINDS:
        return None
    if last.kind != first.kind and {last.kind, first.kind} != {"weekday", "date"} and (last.floating or first.floating):
        return None
    if neighbours and not _follows(before, last):
        # "In 1967 and 1973" are two dates, "Friday and Saturday" is one stretch.
        return None
    return Phrase(last.end, "unit", meanings.stretch(first.resolve, first.floating, last.resolve, last.floating))
