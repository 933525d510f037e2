"""How date phrases are put together: parts ("late ..."), clock times, open bounds ("since ...") and ranges.

Every function tries one construction at one position and returns the phrase that begins there, or None. Nothing nests
without limit and no pattern backtracks over more than a few words, so the time is linear in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from extract.dates.absolute import ABSOLUTE
from extract.dates.guards import ends_phrase
from extract.dates.intervals import Interval, narrow, slice_of, unknown, week
from extract.dates.relative import RELATIVE, THE_UNIT
from extract.dates.rules import Anchor, Kind, Rule
from extract.dates.words import compile_pattern, month_number, number, ordinal, weekday_number
from extract.records import Grain

_RULES = (*ABSOLUTE, *RELATIVE)
_RULES_OF_A_WHOLE = (*_RULES, THE_UNIT)
_DAY = timedelta(days=1)

_CLOCK = r"(?P<clock>(?:from |between )?{TIME}(?:(?: to | and | until |{DASH}){TIME})?)"
_CLOCK_BEFORE = compile_pattern(_CLOCK + r",? (?:on |of )?")
_CLOCK_AFTER = compile_pattern(r",? (?:at |around |about |by )?(?:about |around )?" + _CLOCK)
_DAYPART = compile_pattern(r" (?:early |late |mid-?)?{DAYPART}\b")
_PART = compile_pattern(r"(?:the )?(?P<part>early|late|mid|earlier|later|sometime)(?:-|,? (?:on |in )?)")
_EDGE = compile_pattern(r"(?:the )?(?:very )?(?P<edge>beginning|start|turn|middle|end|close) of ")
_SLICE = compile_pattern(
    r"(?:the )?(?P<rank>{ORDINAL}|\d{1,2}(?:st|nd|rd|th)|last|final|opening) (?:(?P<count>{NUMBER}) )?"
    r"(?P<unit>quarter|half|day|week|month)s? of "
)
_WEEK_OF = compile_pattern(r"(?:the )?week (?:of|beginning|starting|ending) ")
_OPEN = compile_pattern(r"(?P<word>since|until|till|through|by|before|after) (?:(?:at least|about|around|on) )?")
_FROM = compile_pattern(r"from (?:the )?")
_BETWEEN = compile_pattern(r"between (?:the )?")
_TO = compile_pattern(r" (?:to|until|till|through|into) (?:on )?|{DASH}")
_AND = compile_pattern(r" (?P<word>and|or) (?:on )?")

_EDGES = {"beginning": "start", "start": "start", "turn": "start", "middle": "mid", "end": "end", "close": "end"}
_RANGE_KINDS = ("weekday", "date", "month", "year")
_WHOLES = ("month", "year", "unit", "current")
_CYCLES = {"weekday": 7, "month": 12, "year": 10_000}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that ends at character ``end``, and how to resolve it.

    A ``floating`` phrase (a weekday, a month, a day without a year) takes its week or year from the other end of a
    range. ``place`` is its position among the weekdays, months or years, so that "Friday and Saturday" joins.
    """

    end: int
    kind: Kind
    resolve: Callable[[Anchor], Interval]
    floating: bool = False
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Where to look: ``text[start:end]``. ``strict`` applies the guards; a text known to be a date needs none."""

    text: str
    start: int
    end: int
    strict: bool


def parse(window: Window, pos: int) -> Phrase | None:
    """The longest date phrase that begins at ``pos``."""
    options = (_between(window, pos), _open(window, pos), _joined(window, pos, _point(window, pos)))
    return max((option for option in options if option), key=lambda option: option.end, default=None)


def _leaf(window: Window, pos: int, trusted: bool = False, rules: tuple[Rule, ...] = _RULES) -> Phrase | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for item in rules:
        match = item.pattern.match(window.text, pos, window.end)
        if match is None or (best and match.end() <= best[1].end()) or _runs_on(window.text, match.end(), window.end):
            continue
        if not window.strict or item.guard(window.text, match, window.start, window.end, trusted):
            best = item, match
    return _phrase(*best) if best else None


def _runs_on(text: str, pos: int, end: int) -> bool:
    return pos < end and (text[pos].isalnum() or text[pos] == "_")


def _phrase(item: Rule, match: re.Match[str]) -> Phrase:
    groups = {name: value for name, value in match.groupdict().items() if value}
    own_year = any(name in groups for name in ("year", "relative", "which", "week", "near"))
    place = None
    if item.kind == "weekday" and "weekday" in groups:
        place = weekday_number(groups["weekday"])
    elif item.kind == "month" and "year" not in groups:
        place = month_number(groups["month"])
    elif item.kind == "year":
        place = int(groups["year"])
    floating = not own_year and item.kind in ("weekday", "date", "month")
    return Phrase(match.end(), item.kind, lambda anchor: item.meaning(groups, anchor), floating, place)


def _point(window: Window, pos: int, trusted: bool = False) -> Phrase | None:
    """A leaf with what may stand around it: clock time, part of the day, "late", "the end of", "the first half of"."""
    plain = _dressed(window, pos, trusted)
    if plain and plain.kind == "current":
        plain = replace(plain, kind="unit", resolve=_clipped(plain.resolve))
    options = [plain, _part(window, pos), _edge(window, pos), _slice(window, pos)]
    clock = _CLOCK_BEFORE.match(window.text, pos, window.end)
    inner = _dressed(window, clock.end(), True) if clock else None
    if clock and inner and inner.kind in ("weekday", "date"):
        options.append(replace(inner, resolve=_with_grain(inner.resolve, _clock_grain(clock["clock"]))))
    week_of = _WEEK_OF.match(window.text, pos, window.end)
    inner = _leaf(window, week_of.end(), True) if week_of else None
    if inner and inner.kind in ("date", "weekday"):
        options.append(Phrase(inner.end, "unit", _week_around(inner.resolve)))
    return max((option for option in options if option), key=lambda option: option.end, default=None)


def _dressed(window: Window, pos: int, trusted: bool) -> Phrase | None:
    inner = _leaf(window, pos, trusted)
    if inner is None or inner.kind not in ("weekday", "date"):
        return inner
    daypart = _DAYPART.match(window.text, inner.end, window.end)
    if daypart and not _runs_on(window.text, daypart.end(), window.end):
        inner = replace(inner, end=daypart.end())
    clock = _CLOCK_AFTER.match(window.text, inner.end, window.end)
    if clock and not _runs_on(window.text, clock.end(), window.end):
        inner = replace(inner, end=clock.end(), resolve=_with_grain(inner.resolve, _clock_grain(clock["clock"])))
    return inner


def _part(window: Window, pos: int) -> Phrase | None:
    match = _PART.match(window.text, pos, window.end)
    inner = _part_of(window, match.end()) if match else None
    if not match or not inner or inner.kind in ("duration", "vague"):
        return None
    part = match["part"].lower()
    if part == "mid" and inner.kind == "weekday":
        return None
    kind = "unit" if inner.kind == "current" else inner.kind
    return replace(inner, kind=kind, resolve=_narrowed(inner.resolve, part))


def _part_of(window: Window, pos: int) -> Phrase | None:
    return _edge(window, pos) or _dressed(window, pos, True) or _leaf(window, pos, True, (THE_UNIT,))


def _edge(window: Window, pos: int) -> Phrase | None:
    match = _EDGE.match(window.text, pos, window.end)
    inner = _leaf(window, match.end(), True, _RULES_OF_A_WHOLE) if match else None
    if not match or not inner or inner.kind not in _WHOLES:
        return None
    return replace(inner, kind="unit", resolve=_narrowed(inner.resolve, _EDGES[match["edge"].lower()]), place=None)


def _slice(window: Window, pos: int) -> Phrase | None:
    match = _SLICE.match(window.text, pos, window.end)
    inner = _leaf(window, match.end(), True, _RULES_OF_A_WHOLE) if match else None
    if not match or not inner or inner.kind not in _WHOLES:
        return None
    unit, rank = match["unit"].lower(), ordinal(match["rank"])
    count = number(match["count"]) if match["count"] else 1

    def resolve(anchor: Anchor) -> Interval:
        return slice_of(inner.resolve(anchor), unit, rank, count)

    return Phrase(inner.end, "unit", resolve)


def _open(window: Window, pos: int) -> Phrase | None:
    match = _OPEN.match(window.text, pos, window.end)
    first = _point(window, match.end()) if match else None
    inner = _joined(window, match.end(), first) if match else None
    if not match or not inner or inner.kind in ("duration", "vague"):
        return None
    word = match["word"].lower()
    if window.strict and word in ("by", "before", "after") and not ends_phrase(window.text, inner.end, window.end):
        # "After Tuesday's attack", "by Friday protesters": the day belongs to the noun.
        return None
    return Phrase(inner.end, "unit", _opened(word, inner.resolve))


def _between(window: Window, pos: int) -> Phrase | None:
    for opening, middle in ((_FROM, _TO), (_BETWEEN, _AND)):
        match = opening.match(window.text, pos, window.end)
        first = _point(window, match.end(), True) if match else None
        if first and first.kind in _RANGE_KINDS:
            return _range(window, first, middle, close_by=False)
    return None


def _joined(window: Window, pos: int, first: Phrase | None) -> Phrase | None:
    """The phrase with a second end if one follows: "Monday to Friday", "March 3 - April 5", "Friday and Saturday"."""
    if first is None or first.kind not in _RANGE_KINDS:
        return first
    return _range(window, first, _TO, close_by=False) or _range(window, first, _AND, close_by=True) or first


def _range(window: Window, first: Phrase, middle: re.Pattern[str], close_by: bool) -> Phrase | None:
    match = middle.match(window.text, first.end, window.end)
    last = _point(window, match.end(), True) if match else None
    if last is None or not (last.kind == first.kind or {last.kind, first.kind} == {"weekday", "date"}):
        return None
    if close_by:
        # "In 1967 and 1973" are two dates, "Friday and Saturday" is one stretch.
        cycle = _CYCLES.get(first.kind)
        if cycle is None or first.place is None or last.place is None or (last.place - first.place) % cycle != 1:
            return None
    return Phrase(last.end, "unit", _stretch(first, last))


def _stretch(first: Phrase, last: Phrase) -> Callable[[Anchor], Interval]:
    def resolve(anchor: Anchor) -> Interval:
        if anchor.tense == "future" or not first.floating:
            begin = first.resolve(anchor)
            known = begin.last or anchor.today
            until = last.resolve(Anchor(known, "future") if last.floating else anchor)
        else:
            until = last.resolve(anchor)
            begin = first.resolve(Anchor(until.last or anchor.today, "past"))
        if begin.first and until.last and begin.first > until.last:
            return unknown(until.grain)
        return Interval(begin.first, until.last, until.grain)

    return resolve


def _opened(word: str, inner: Callable[[Anchor], Interval]) -> Callable[[Anchor], Interval]:
    def resolve(anchor: Anchor) -> Interval:
        if word == "since":
            anchor_of_inner = replace(anchor, tense="past")
        elif word in ("until", "till", "by", "through") and anchor.tense == "past":
            # "Prorogued until October 14": what is past may have an end to come, so the nearest.
            anchor_of_inner = replace(anchor, tense="present")
        else:
            anchor_of_inner = anchor
        found = inner(anchor_of_inner)
        if word == "before":
            return replace(found, first=None, last=found.first - _DAY if found.first else None)
        if word not in ("since", "after"):
            return replace(found, first=None)
        begin = found.first if word == "since" else found.last + _DAY if found.last else None
        # What is past has ended by publication.
        until = anchor.today if word == "since" or anchor.tense == "past" else None
        return replace(found, first=begin, last=until if begin and until and begin <= until else None)

    return resolve


def _narrowed(inner: Callable[[Anchor], Interval], part: str) -> Callable[[Anchor], Interval]:
    def resolve(anchor: Anchor) -> Interval:
        found = inner(anchor)
        if part in ("early", "mid", "late", "start", "end"):
            return narrow(found, part)  # type: ignore[arg-type]
        today, first, last = anchor.today, found.first, found.last
        if part == "sometime" or not (today and first and last and first <= today <= last):
            return found
        return replace(found, last=today) if part == "earlier" else replace(found, first=today)

    return resolve


def _clipped(inner: Callable[[Anchor], Interval]) -> Callable[[Anchor], Interval]:
    """What happened this week has happened by publication, what is to come this week comes from then on."""

    def resolve(anchor: Anchor) -> Interval:
        found = inner(anchor)
        if anchor.today is None or anchor.tense == "present":
            return found
        return replace(found, last=anchor.today) if anchor.tense == "past" else replace(found, first=anchor.today)

    return resolve


def _with_grain(inner: Callable[[Anchor], Interval], grain: Grain) -> Callable[[Anchor], Interval]:
    return lambda anchor: replace(inner(anchor), grain=grain)


def _clock_grain(clock: str) -> Grain:
    return "minute" if re.search(r"\d[:.]\d", clock) else "hour"


def _week_around(inner: Callable[[Anchor], Interval]) -> Callable[[Anchor], Interval]:
    def resolve(anchor: Anchor) -> Interval:
        first = inner(anchor).first
        return week(first) if first else unknown("week")

    return resolve
