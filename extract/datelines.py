"""Dates that a document carries itself: in its dateline, its file's name and its metadata.

A dateline stands at the head of one of the first lines: "WASHINGTON, April 26, 2018 (AP) —", "MOSCOW — May 31, 2018".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

# Headline, standfirst, byline and place-free date line may precede the dateline.
LINES_SEARCHED = 5
HEADLINE = 500  # characters of a line in which a dateline may be glued to a headline
# A dispatch can bear the day after its publication: time zones and next-day print editions.
DAYS_AHEAD = 7

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_DATE = (
    rf"(?i:{_WEEKDAY}(?:(?P<m1>{_MONTH})\s*(?P<d1>{_DAY})(?:,?\s+(?P<y1>[12]\d{{3}})(?!\d))?"
    rf"|(?P<d2>{_DAY})(?:\s+of)?\s+(?P<m2>{_MONTH})(?:,?\s+(?P<y2>[12]\d{{3}})(?!\d))?"
    r"|(?P<y3>[12]\d{3})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>[12]\d{3})(?!\d)))"
)
_AGENCY = r"(?P<agency>\s*\([^\W\d_][\w .&/-]{1,30}\)|\.?\s*/[^\W\d_][\w -]{1,20}/\.?)"
_SEPARATORS = "—–―-|:"
_SEPARATOR = r"(?:\s*(?:—|–|―|--)\s*|\s-\s+|\s\|\s+|:\s+)"
_PLACE = r"(?P<place>[^\W\d_][^\n\d()—–―:|]{1,60}?)"
_TIME = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}(?:,\s*|\s+){_DATE}{_AGENCY}?(?:{_SEPARATOR}|\.?\s*$|(?<=\)|\.)\s)",  # TEL AVIV, 26 April 2018 —
        rf"{_PLACE}{_AGENCY}?{_SEPARATOR}{_DATE}(?:{_SEPARATOR}|\.?\s*$)",  # MOSCOW — May 31, 2018
        rf"{_PLACE}{_AGENCY}?{_SEPARATOR}",  # KYIV, Ukraine (AP) —
    )
)
_DATE_FIRST = re.compile(rf"{_DATE}{_AGENCY}?{_SEPARATOR}")  # May 31 (UPI) --
_DATE_LINE = re.compile(rf"(?i:(?:published|posted|updated|date)(?:\s+on)?:?\s+)?{_DATE}{_TIME}\.?\s*$")
# Scraped pages glue the dateline to the end of the headline: "Buried in Old Mosul-MOSUL —".
_GLUED = re.compile(r"(?<=[\w.’'] )-(?=[^\W\d_]{3})|(?<=[\w.’'])-(?=[^\W\d_]{3})")

_SMALL_WORDS = frozenset(
    "al am an and at bin by da de del den der di do dos du el en es la las le los of on sur the und y".split()
)
# Labels and names that open a headline in capitals.
_NO_PLACES = frozenset(
    "ANALYSIS ANSWER BREAKING COMMENT COMMENTARY CORRECTED CORRECTION DATE EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER "
    "FACTBOX FEATURE FILE FOCUS INSIGHT INTERVIEW LIVE NATO NEWS OPEC OPINION PHOTO PHOTOS POSTED PREVIEW PROFILE "
    "PUBLISHED QUESTION TIMELINE UPDATE UPDATED URGENT VERBATIM VIDEO WATCH WRAPUP".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: ``text[start:end]``, separator included; offsets are characters in the document's text.

    ``place_text`` is the place as written ("GAZIANTEP, TURKEY"), null with its offsets where only a date stands.
    ``date`` needs a year; a date without one leaves its ``(month, day)`` in ``month_day``.
    """

    start: int
    end: int
    place_text: str | None
    place_start: int | None
    place_end: int | None
    date: date | None
    month_day: tuple[int, int] | None = None


def find_dateline(text: str) -> Dateline | None:
    """The dateline of ``text``, or None. A date on a line of its own joins the place of a dateline near it."""
    placed = dated = None
    for start, line in _first_lines(text):
        found = _placed(text, start, line)
        if found and not placed:
            placed = found
        found = _dated(start, line)
        if found and not dated:
            dated = found
    if placed and dated and not (placed.date or placed.month_day):
        return replace(placed, date=dated.date, month_day=dated.month_day)
    return placed or dated


def complete(month_day: tuple[int, int], published: date) -> date | None:
    """The last such day at ``published``, a few days after it at most; None for a day that no such year has."""
    latest = published + timedelta(days=DAYS_AHEAD)
    days = (_day(year, *month_day) for year in (latest.year, latest.year - 1))
    return next((day for day in days if day and day <= latest), None)


def date_in_name(name: str) -> date | None:
    """The first possible date in a file's name: 2018-05-31, 2018_05_31, 2018.05.31 or 20180531."""
    # Eight digits inside a word are a hash or a number; with separators a word may touch them ("report2018-05-31").
    pattern = r"(?<!\d)((?:19|20)\d\d)([-_.])(\d\d)\2(\d\d)(?!\d)|(?<![^\W_])((?:19|20)\d\d)(\d\d)(\d\d)(?=T\d|[\W_]|$)"
    for match in re.finditer(pattern, name):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
        if found := _day(int(year), int(month), int(day)):
            return found
    return None


def parse_date(text: str) -> date | None:
    """The day that ``text`` names in full (day, month and year, a time may follow), in its own time zone, or None."""
    text = text.strip()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass  # not ISO 8601: the form of RFC 5322 next, those of datelines, then dateparser
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, IndexError):
        pass
    if match := _DATE_LINE.match(text):
        day, month_day = _read(match)
        if day or not month_day:
            return day
    import dateparser  # slow to import, and seldom needed

    # Absolute dates only: "yesterday" would depend on the day of the run.
    settings = {"STRICT_PARSING": True, "PARSERS": ["timestamp", "absolute-time"], "TIMEZONE": "UTC"}
    found: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found else None


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    start = seen = 0
    while start < len(text) and seen < LINES_SEARCHED:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].rstrip()
        indent = len(line) - len(line.lstrip())
        if line:
            seen += 1
            yield start + indent, line[indent:]
        start = end + 1


def _placed(text: str, start: int, line: str) -> Dateline | None:
    for at in (0, *(match.end() for match in _GLUED.finditer(line, 0, HEADLINE))):
        for form in _FORMS:
            match = form.match(line, at)
            if match and _is_dateline(match, text, line[match.end() :], glued=at > 0):
                day, month_day = _read(match)
                return Dateline(
                    start + match.start(),
                    start + len(match[0].rstrip()) + match.start(),
                    match["place"],
                    start + match.start("place"),
                    start + match.end("place"),
                    day,
                    month_day,
                )
    return None


def _is_dateline(match: re.Match[str], text: str, rest: str, *, glued: bool) -> bool:
    place = match["place"]
    city, *region = place.split(",")
    words = city.split()
    if len(words) > 5 or len(region) > 2 or city.upper() in _NO_PLACES or "--" in place:
        return False
    if not all(word[0].isupper() or word in _SMALL_WORDS for word in place.replace("/", " ").split() if word[0] != ","):
        return False
    has_date = any(match.groupdict().get(key) for key in ("m1", "m2", "m3", "m4"))
    capitals = city == city.upper() and len(city) > 2
    if has_date:
        # "Trump Meets Kim, June 12, 2018" is a headline.
        return capitals or len(words) < 3 or match[0].rstrip()[-1] in _SEPARATORS
    if match["agency"] and not glued:
        return True
    # A place alone counts in capitals, before a text that is not all in capitals itself.
    if not capitals or rest.isupper():
        return False
    # "RIYADH: Saudi Arabia said ..." against the speakers of a transcript, who speak again, and against headlines.
    if ":" in match[0]:
        return len(rest) > 60 and text.count(f"{place}:") == 1
    return bool(rest) or match[0].rstrip()[-1] in "—–―"


def _dated(start: int, line: str) -> Dateline | None:
    match = _DATE_LINE.match(line) or _DATE_FIRST.match(line)
    if not match:
        return None
    day, month_day = _read(match)
    if not (day or month_day):
        return None
    return Dateline(start, start + len(match[0].rstrip()), None, None, None, day, month_day)


def _read(match: re.Match[str]) -> tuple[date | None, tuple[int, int] | None]:
    """The date of a match of ``_DATE``, or else its month and day where it has no year; both None if impossible."""
    groups = match.groupdict()
    for form in "1234":
        if not groups.get(f"m{form}"):
            continue
        name, year = groups[f"m{form}"], groups[f"y{form}"]
        month = int(name) if name.isdigit() else 1 + _MONTH_NAMES.index(name[:3].lower())
        day = int(re.sub(r"\D", "", groups[f"d{form}"]))
        if year:
            return _day(int(year), month, day), None
        return None, ((month, day) if _day(2000, month, day) else None)
    return None, None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
