"""DATE by rule: no corpus marks dates the way we need, and a rule is at least the same everywhere."""

import re

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SURE_MONTH = (
    r"(?:January|February|April|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)"
)
MONTH = rf"(?:{SURE_MONTH}|March|May)"
DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
UNIT = r"(?:day|week|month|year|decade|century|weekend|quarter)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART = r"(?:morning|afternoon|evening|night)"
NUMBER = r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|many|some)"
EDGE = r"(?:early|late|mid|mid-)"
AFTER = r"(?:in|since|of|from|by|until|till|through|between|after|before|during|early|late|mid|year|to|for|back to|\()"

PATTERNS = [
    rf"(?:{EDGE} ?)?{WEEKDAY}(?: {PART})?(?:,? {MONTH} {DAY}(?:, {YEAR})?)?",
    rf"{MONTH} {DAY}(?: ?[-–] ?(?:{MONTH} )?{DAY})?(?:,? {YEAR})?(?![\d,:]\d)",
    rf"{DAY}(?: ?[-–] ?{DAY})?(?: of)? {MONTH}(?:,? {YEAR})?",
    rf"(?:{EDGE}[ -]?)?{MONTH},?(?: of)? {YEAR}",
    rf"(?:{EDGE}[ -]?)?{SURE_MONTH}",
    rf"(?<=[a-z] )(?:{EDGE} )?March(?= [a-z.,]|[.,])",
    r"(?<=(?:in|In|st|xt|is|ce|il|by|om|of|ly|te) )May(?= [a-z]|[.,])",
    rf"(?:(?:{EDGE}[ -]?)?(?:1[5-9]|20)\d0s)",
    r"(?:\d\d?(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first) century",
    rf"{YEAR} ?[-–] ?(?:{YEAR}|\d\d)(?!\d)",
    r"(?:(?:earlier|later|early|late|the end of|the beginning of|the start of) )?"
    r"(?:(?:the )?(?:last|next|past|previous|coming|following)|this) "
    r"(?:(?:\d+|few|several|two|three|four|five|six|seven|eight|nine|ten|twelve) )?"
    rf"(?:{UNIT}s?|{SEASON}|{PART}|{WEEKDAY}|{MONTH})",
    rf"(?:the )?(?:end|beginning|start|middle) of (?:the|this|next|last) (?:{UNIT}|{SEASON})",
    rf"{NUMBER} (?:{UNIT}|hour|minute)s? (?:ago|earlier|later|before)",
    r"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)(?! ?['’]s \w+ (?:show|paper))",
    rf"the (?:same|next|previous|following) (?:{UNIT}|{PART})",
    rf"(?:{SEASON} of {YEAR}|{YEAR} {SEASON})",
]
DATES = re.compile(r"(?<![\w$£€#.-])(?:" + "|".join(f"(?:{pattern})" for pattern in PATTERNS) + r")(?!\w)")
YEARS = re.compile(rf"(?<![\w$£€#.,/-])(?:{EDGE}[ -]?)?{YEAR}(?![\w%])(?!,\d)(?!-\w)")
# "1900 troops": a number of these is no year.
COUNTED = re.compile(
    r" (?:people|troops|soldiers|men|women|miles|kilometers|meters|percent|points|dollars|euros|others|"
    r"members|police|civilians|refugees|workers|homes|tons|deaths|cases|votes|jobs|prisoners)\b"
)


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether what stands before and after makes the four digits a year ("in 2003", "(2001)", not "2003 troops")."""
    before = text[:start].rstrip().rsplit(" ", 1)[-1].lower()
    introduced = re.fullmatch(AFTER, before.lstrip("(")) or before in ("the", "and") or before.endswith(",")
    return bool(introduced or text[start - 1 : start] == "(") and not COUNTED.match(text, end)


def find_dates(text: str) -> list[tuple[int, int]]:
    """Start and end (characters) of every date in ``text``, left to right, not overlapping.

    >>> [text[s:e] for text in ["On 4 May 2018, two days ago"] for s, e in find_dates(text)]
    ['4 May 2018', 'two days ago']
    """
    found = [match.span() for match in DATES.finditer(text)]
    taken = {i for start, end in found for i in range(start, end)}
    years = (match.span() for match in YEARS.finditer(text))
    found += [(start, end) for start, end in years if start not in taken and _is_year(text, start, end)]
    return sorted(found)
