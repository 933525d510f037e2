"""The vocabulary of time: fragments of patterns, and what each word stands for."""

import re

MONTH_NUMBERS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}  # fmt: skip
WEEKDAY_NUMBERS = {name: number for number, name in enumerate("mon tue wed thu fri sat sun".split())}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        start=1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "second|minute|hour|day|week|month|quarter|year|decade"
FRAGMENTS = {
    # One blank, some blanks, or a single line break (texts are wrapped), never a blank line. Bounded, hence linear.
    "BLANK": r"(?:(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3})",
    "MONTH": rf"(?:(?:{FULL_MONTHS})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.:]\d|,\d{3}(?!\d))",
    "YEAR": r"(?:1[89]|20)\d\d(?!\w|[.,:]\d)",
    "WEEKDAY": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "WD": r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\b\.?)",
    "TIME": r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)|\d{1,2}:\d\d(?::\d\d)?(?!\d)|"
    r"noon\b|midnight\b|\d{4} (?:hours|GMT|UTC)\b)"
    r"(?: (?:GMT|UTC|BST|EST|EDT|EET|ET|CEST|CET|local time)\b|\s[+-]\d{4}\b)?)",
    "DAYPART": r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|dawn|dusk)",
    "TWILIGHT": r"(?:dawn|daybreak|sunrise|dusk|sunset|nightfall)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "NUMBER": rf"(?:\d{{1,4}}|(?:{_TENS})-(?:one|two|three|four|five|six|seven|eight|nine)|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")",
    "ORDINAL": "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")",
    "UNIT": rf"(?:{_UNITS})",
    "LONGUNIT": r"(?:week|month|quarter|year|decade)",
    "DASH": r"\s?[-–]\s?",
}


def compile_pattern(template: str) -> re.Pattern[str]:
    """The template with ``{NAME}`` filled in from ``FRAGMENTS`` and each blank matching any blank; case is ignored."""
    filled = re.sub(r"\{([A-Z]+)\}", lambda match: FRAGMENTS[match[1]], template.replace(" ", "{BLANK}"))
    return re.compile(filled, re.IGNORECASE)


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6."""
    return WEEKDAY_NUMBERS[word[:3].lower()]


def number(word: str) -> int:
    """A count written in digits or in words."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    tens, _, ones = word.partition("-")
    return NUMBERS[tens] + (NUMBERS[ones] if ones else 0)


def ordinal(word: str) -> int:
    """A rank: "second" or "2nd" is 2; "last" and "final" are -1, "opening" is 1."""
    word = word.lower()
    if word in ("last", "final", "closing"):
        return -1
    if word == "opening":
        return 1
    return ORDINALS[word] if word in ORDINALS else int(word.rstrip("stndrh"))
