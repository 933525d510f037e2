"""Where a date phrase may begin and end: a cheap look at single words before the dear one at whole phrases."""

import re

from extract.dates.phrases import Phrase
from extract.dates.words import FULL_MONTHS, MONTH_NUMBERS, NUMBERS, ORDINALS, SEASONS, WEEKDAY_NUMBERS

# The next word but "the"; none where a hyphen or a quotation mark stands between.
_NEXT_WORD = re.compile(r"\s{1,7}(?:the\s{1,7})?(\w+)", re.IGNORECASE)
# The words that a phrase may begin with (so may a digit): those that say a date by themselves, and those that need one
# of the words of a date, or a number, to follow. Most "the" and "in" need not be looked at twice.
_ALONE = frozenset(
    (
        f"{FULL_MONTHS.lower().replace('|', ' ')} sept tues thurs monday tuesday wednesday thursday friday saturday "
        "sunday today tonight yesterday tomorrow overnight recently lately midweek noon midnight christmas boxing "
        "fiscal halloween bastille valentine ramadan eid ashura arbaeen nowruz diwali passover yom rosh hanukkah lunar "
        "easter thanksgiving"
    ).split()
).union(MONTH_NUMBERS, WEEKDAY_NUMBERS)
_OPENING = frozenset(
    (
        "the this last next that past coming recent within over in on for between from since until till through by "
        "before after early earlier late later mid sometime year week weeks days hours months years decades day hour "
        "month few several many couple q final opening beginning start turn middle end close more less fewer at just "
        "under nearly almost about around some roughly only half"
    ).split()
).union(NUMBERS, ORDINALS, SEASONS)
_FOLLOWING = _ALONE.union(
    _OPENING,
    (
        "ago and anniversary afternoon evening following half least minute minutes morning night of or previous "
        "quarter quarters same than to very weekend decade dawn daybreak sunrise dusk sunset nightfall fortnight "
        "century centuries preceding small"
    ).split(),
)
# The first words of days that have names, before "Day", "Friday" or "Sunday".
_NAMES = frozenset(
    "good palm independence victory republic national army labor labour memorial remembrance veterans".split()
)
# What may follow those that are common and seldom begin a phrase. A number may as well, but no year.
_ONLY_BEFORE = {
    "in": frozenset(("recent", "coming")).union(NUMBERS),
    "on": frozenset(("its", "their", "anniversary")).union(NUMBERS, ORDINALS),
    "at": frozenset("least dawn daybreak sunrise dusk sunset nightfall".split()),
    "for": frozenset("hours days weeks months years decades".split()),
    "new": frozenset(("year",)),
    "more": frozenset(("than",)),
    "less": frozenset(("than",)),
    "fewer": frozenset(("than",)),
}
_MONTHS = frozenset(FULL_MONTHS.lower().split("|")).union(MONTH_NUMBERS)
_MOST_DIGITS = 4
_YEAR = re.compile(r"\d{4}")


def may_begin(text: str, word: re.Match[str], end: int) -> bool:
    """Whether the word, with the one after it, may begin a phrase: a cheap look before the dear one."""
    first = word[0].lower()
    if not first.isalpha():
        return len(first) <= _MOST_DIGITS
    if first in _MONTHS:
        # "May", never "may".
        return word[0][0].isupper()
    if first in _ALONE:
        return True
    only = _ONLY_BEFORE.get(first)
    if only is None and first not in _OPENING and first not in _NAMES:
        return False
    following = _NEXT_WORD.match(text, word.end(), end)
    if only is not None:
        return following is not None and (
            following[1].lower() in only or (following[1][0].isdigit() and not _YEAR.fullmatch(following[1]))
        )
    return following is None or not following[1].isalpha() or following[1].lower() in _FOLLOWING


def begins(text: str, pos: int, start: int) -> bool:
    """Whether no word, compound, price or address is cut in two before ``pos``."""
    if pos == start:
        return True
    before = text[pos - 1]
    if before.isalnum() or before in "_/$€£#@\\" or (before in ".,:" and pos - 1 > start and text[pos - 2].isdigit()):
        return False
    return not (before in "-'’" and pos - 1 > start and text[pos - 2].isalnum())


def ends(text: str, phrase: Phrase, end: int) -> bool:
    """Whether no compound or address is cut in two after the phrase: not "2015-era", "2018/x"."""
    pos = phrase.end
    if pos >= end:
        return True
    if text[pos].isalnum() or text[pos] in "_@":
        return False
    if text[pos] not in "-/" or pos + 1 >= end or not text[pos + 1].isalnum():
        return True
    # "April 5, 2017-Trump says": a dash without its blanks.
    return phrase.kind == "date" and text[pos] == "-" and text[pos + 1].isupper()
