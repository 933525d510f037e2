"""Words that look like dates and are none: "may strike", "the Sunday Times", "2,000 troops", "the 2015 nuclear deal".

A guard is told the text, the match, the bounds that it may look at, and whether the construction around the match
already shows that it is a date ("late ...", "between ... and ..."), in which case it checks the match's own form alone.
"""

import re
from collections.abc import Callable

Guard = Callable[[str, re.Match[str], int, int, bool], bool]

_IN_TIME = frozenset("in since during until till through throughout early late mid last next this between".split())
_NEAR_TIME = _IN_TIME | frozenset("of by from before after".split())
_PART_OF = frozenset("beginning start middle end close month half quarter week days weeks part rest course".split())
_DETERMINERS = frozenset("the a an his her its their our that another".split())
_BLACK_DAYS = frozenset("bloody black good palm easter ash holy maundy super cyber sheffield every each any".split())
_PAPER = re.compile(r"\s(?:Times|Telegraph|Express|Mirror|Mail|Herald|Tribune|Post|Star|World|Independent|Vanguard)\b")
_MOVEMENT = re.compile(r"\s(?:youth |revolutionary )?(?:alliance|movement|coalition|bloc|camp|brigades?)\b", re.IGNORECASE)
_ATTACKS = re.compile(r",?\s(?:terror(?:ist)? )?attacks?\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s?(?:%|percent\b|per cent\b|people\b|million\b|billion\b|troops\b|soldiers\b|civilians\b)")
_VERB_AFTER_MAY = re.compile(
    r"\s(?:be|have|face|also|still|soon|well|yet|never|need|not|lose|seek|get|go|die|strike|attack)\b", re.IGNORECASE
)
_EVENT_NOUN = re.compile(
    r"\s(?:attacks?|elections?|summits?|meetings?|votes?|polls?|deals?|agreements?|accords?|deadlines?|coups?|raids?|"
    r"strikes?|bombings?|referendum|ceasefire|truce|war|visits?|trips?|talks|protests?|clash(?:es)?|incidents?|killings?)\b"
)
_AFTER_PHRASE = re.compile(
    r"\s*(?:\Z|\n|[^\w\s]|(?:and|or|but|nor|so|as|at|in|on|to|for|from|with|without|by|after|before|when|while|where|who|"
    r"which|that|than|then|because|during|amid|amidst|until|till|if|is|was|were|are|be|been|had|has|have|did|does|will|"
    r"would|could|can|may|might|must|should|said|says|say|told|the|a|an|its|his|her|their|our|he|she|it|they|we|you|"
    r"this|these|those|there|not|no|only|also|about|between|over|under|following|including|leaving|according|despite|"
    r"since|through|via|near|against|inside|outside|across|within)\b)"
)
_BETWEEN_WORDS = re.compile(r"[\s—–-]+")
_LOWER_WORD = re.compile(r"\s([a-z]+)\b")
_NOT_PLURAL = frozenset("was is has does his its this as says us thus".split())
_HOLIDAY_OR_NAME = re.compile(r"\s(?:Day|Revolution|War|Uprising)\b")
_OF_OR_IN = re.compile(r"\s(?:of|in)\b")
_OF_OR_AFTER = re.compile(r"\s(?:of|after)\b")
_YEAR_BEFORE = re.compile(r"\b(?:1[89]|20)\d\d,? (?:and|or)\s")
_CAPITAL = re.compile(r"\s[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?\b")


def word_before(text: str, pos: int, start: int, back: int = 1) -> str:
    """The lower-case word that stands ``back`` words before ``pos``, with the punctuation that follows it; or ""."""
    words = _BETWEEN_WORDS.split(text[max(start, pos - 40) : pos].rstrip())
    return words[-back].lstrip("([\"“‘'").lower() if len(words) >= back else ""


def ends_phrase(text: str, pos: int, end: int) -> bool:
    """Whether what follows belongs to another phrase: the text's end, punctuation or a function word; no possessive."""
    return not _POSSESSIVE.match(text, pos, end) and bool(_AFTER_PHRASE.match(text, pos, end))


def always(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """No restriction."""
    return True


def _capital(match: re.Match[str], group: str = "month") -> bool:
    return match[group][:1].isupper()


def month_day(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A day of a month: not "In March 12 people", "May 10 percent", "the March 14 Alliance", "10 May Have Died"."""
    if not _capital(match):
        return False
    given = match.groupdict()
    if _MOVEMENT.match(text, match.end(), end) or not _round_years_count_nothing(text, match, end):
        return False
    if given.get("year"):
        return True
    if given.get("second") and not given.get("pair") and _LOWER_WORD.match(text, match.end(), end):
        return given.get("relative") is not None or ends_phrase(text, match.end(), end)
    if _COUNTED.match(text, match.end(), end):
        return False
    if match["month"][:3].lower() == "sep" and match["day"] == "11" and _ATTACKS.match(text, match.end(), end):
        return False
    if match.start("month") < match.start("day"):
        if word_before(text, match.start(), start) == "in" and _LOWER_WORD.match(text, match.end(), end):
            return ends_phrase(text, match.end(), end)
        return True
    if match["month"] == "May" and _VERB_AFTER_MAY.match(text, match.end(), end):
        return False
    # "Thousands March" with a count before it.
    return match["month"] != "March" or word_before(text, match.start(), start) == "on" or text[match.end() : match.end() + 4] != " on "


def month(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A bare month: "in May", "January", "the May election"; never "may", "march on", "Theresa May", "by May"."""
    name = match["month"]
    if not _capital(match):
        return False
    if _HOLIDAY_OR_NAME.match(text, match.end(), end):
        return False
    before = word_before(text, match.start(), start)
    if before in ("black", "red", "bloody", "every", "each"):
        return False
    full = name.isalpha() and len(name) > 4 or name in ("May", "June", "July")
    if trusted:
        return full or name.endswith(".")
    if not full:
        # "Jan" and "Mar" are names too; the others need their full stop and a preposition.
        return name.endswith(".") and before in _NEAR_TIME
    if name.isupper():
        return False
    if name == "May":
        if _POSSESSIVE.match(text, match.end(), end):
            return False
        part_of = before == "of" and word_before(text, match.start(), start, 2) in _PART_OF
        return before in _IN_TIME or part_of or (before in _DETERMINERS and bool(_EVENT_NOUN.match(text, match.end(), end)))
    if before in _NEAR_TIME or name not in ("March", "April", "June", "August"):
        return True
    # Also a verb, first names, an adjective: within a sentence and before a noun ("following April protests") they are not.
    inside = text[max(start, match.start() - 2) : match.start() - 1].islower()
    if name == "March":
        return inside and bool(_EVENT_NOUN.match(text, match.end(), end))
    return inside and not _CAPITAL.match(text, match.end(), end)


def month_year(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A month and a year."""
    return _capital(match) and _round_years_count_nothing(text, match, end)


def weekday(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A weekday that is no name ("Bloody Sunday", "The Sunday Times") and no habit ("every Friday")."""
    if word_before(text, match.start(), start) in _BLACK_DAYS:
        return False
    return not (match["weekday"][0].isupper() and _PAPER.match(text, match.end(), end))


def today(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """Not the end of a name: "Russia Today", "the Tonight Show"."""
    if not match[0][0].isupper():
        return True
    before = text[max(start, match.start() - 20) : match.start()]
    return not re.search(r"[A-Z][A-Za-z]* $", before) and not text.startswith(" Show", match.end())


def year(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A year after a preposition, a comma or in brackets; a year before a name or a count is none."""
    after = text[match.end() : min(end, match.end() + 2)]
    if after[:1] in ("%", "/") or (after[:1] in "-–" and after[1:2].isalnum()):
        return False
    if not _round_years_count_nothing(text, match, end):
        return False
    if trusted or not match[0][0].isdigit():
        return True
    before = word_before(text, match.start(), start)
    if before in ("and", "or") and _YEAR_BEFORE.search(text, max(start, match.start() - 12), match.start()):
        return True
    if before in ("in", "since", "during", "until", "till", "through", "throughout", "early", "late", "mid"):
        return True
    closed = ends_phrase(text, match.end(), end)
    if before in ("by", "before", "after", "from"):
        return closed or bool(_CAPITAL.match(text, match.end(), end))
    bracketed = text[max(start, match.start() - 1) : match.start()] == "(" and after[:1] in (")", "-", "–")
    return (before == "of" and closed) or bracketed or (before.endswith(",") and _closes(text, match.end(), end))


def season(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A bare "the summer" needs a preposition, and "in the fall of Mosul" is none."""
    if _OF_OR_IN.match(text, match.end(), end):
        return False
    if trusted:
        return True
    before = word_before(text, match.start(), start)
    return before in ("in", "during", "since", "until", "by", "through", "throughout") and ends_phrase(text, match.end(), end)


def season_year(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A season and a year, in lower case: not "the Arab Spring 2011"."""
    return match["season"].islower()


def has_capital(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A capital somewhere: the month's."""
    return match[0].lower() != match[0]


def capitalised(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """A capital at the beginning."""
    return match[0][:1].isupper()


def not_as(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """Not "as recently as", "more recently"."""
    return word_before(text, match.start(), start) not in ("as", "more", "most", "until", "only")


def not_of(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """Not "the last days of the war", "within a week of the attack": those hang on something else."""
    return not _OF_OR_AFTER.match(text, match.end(), end)


def phrase_end(text: str, match: re.Match[str], start: int, end: int, trusted: bool) -> bool:
    """Only before punctuation or a function word."""
    return ends_phrase(text, match.end(), end)


def _closes(text: str, pos: int, end: int) -> bool:
    return pos >= end or text[pos] in ",.;:)]\n"


def _round_years_count_nothing(text: str, match: re.Match[str], end: int) -> bool:
    """False for "in 2000 villages": a round number before a plural."""
    given = match.groupdict()
    number = given.get("second_year") or given.get("year")
    if not number or int(number) % 50:
        return True
    following = _LOWER_WORD.match(text, match.end(), end)
    return not following or not (following[1] == "people" or (following[1].endswith("s") and following[1] not in _NOT_PLURAL))
