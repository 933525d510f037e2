"""Words that look like dates and are none: "may strike", "the Sunday Times", "2,000 troops", "the 2015 nuclear deal".

A guard says whether the surroundings of a match let it be a date.
"""

import re
from collections.abc import Callable

from extract.dates.context import Around

Guard = Callable[[Around], bool]

_IN_TIME = frozenset("in since during until till through throughout early late mid last next this between".split())
_NEAR_TIME = _IN_TIME | frozenset("of by from before after".split())
_PART_OF = frozenset("beginning start middle end close month half quarter week day days weeks rest course".split())
_DETERMINERS = frozenset("the a an his her its their our that another".split())
_NAMED_DAYS = frozenset("bloody black good palm easter ash holy maundy super cyber sheffield every each any".split())
_NAMED_MONTHS = frozenset("black red bloody every each".split())
# Also a verb, first names, an adjective.
_DOUBTFUL_MONTHS = frozenset("March April June August".split())

_PAPER = re.compile(r"\s(?:Times|Telegraph|Express|Mirror|Mail|Herald|Tribune|Post|Star|World|Independent|Vanguard)\b")
_MOVEMENT_OF = r"\s(?:youth |revolutionary )?(?:alliance|movement|coalition|bloc|camp|brigades?)\b"
_MOVEMENT = re.compile(_MOVEMENT_OF, re.IGNORECASE)
_ATTACKS_OF = r",?\s(?:terror(?:ist)? )?attacks?\b"
_ATTACKS = re.compile(_ATTACKS_OF, re.IGNORECASE)
# A day that names a movement, or the attacks of 2001.
_NAMING_DAY = re.compile(rf"\s(?:\d{{1,2}}(?:st|nd|rd|th)?{_MOVEMENT_OF}|11(?:th)?{_ATTACKS_OF})", re.IGNORECASE)
_COUNTED = re.compile(r"\s?(?:%|percent\b|per cent\b|people\b|million\b|billion\b|troops\b|soldiers\b|civilians\b)")
_VERB_AFTER_MAY = re.compile(
    r"\s(?:be|have|face|also|still|soon|well|yet|never|need|not|lose|seek|get|go|die|strike|attack)\b", re.IGNORECASE
)
_EVENT_NOUN = re.compile(
    r"\s(?:attacks?|elections?|summits?|meetings?|votes?|polls?|deals?|agreements?|accords?|deadlines?|coups?|raids?|"
    r"strikes?|bombings?|referendum|ceasefire|truce|war|visits?|trips?|talks|protests?|clash(?:es)?|incidents?|killings?)\b"
)
_NAME_OF_MONTH = re.compile(r"\s(?:Day|Revolution|War|Uprising)\b")
_ON = re.compile(r"\son\b")
_OF_OR_IN = re.compile(r"\s(?:of|in)\b")
_OF_OR_AFTER = re.compile(r"\s(?:of|after|century)\b")
_YEAR_AND = re.compile(r"\b(?:1[89]|20)\d\d,? (?:and|or)\s$")
_CAPITAL = re.compile(r"\s[A-Z]")
_NAME_BEFORE = re.compile(r"[A-Z][A-Za-z]{0,30} $")


_OF_TIME = frozenset("in during since until by through throughout".split())
_AT_FEAST = frozenset("on at in for during since until till before after by over this last".split())
_ON_DAY = frozenset("on since until till by".split())
_AT_A_NAME = frozenset("at in the".split())


def always(around: Around) -> bool:
    """No restriction."""
    return True


def month_day(around: Around) -> bool:
    """A day of a month: not "In March 12 people", "May 10 percent", "the March 14 Alliance", "10 May Have Died"."""
    match, given = around.match, around.match.groupdict()
    if not match["month"][0].isupper() or around.follows(_MOVEMENT) or around.counts():
        return False
    if given.get("year") or given.get("relative"):
        return True
    if around.follows(_COUNTED):
        return False
    if given.get("second") and not given.get("pair") and around.lower_word_after():
        return around.ends_phrase()
    if match["month"][:3] == "Sep" and match["day"].startswith("11") and around.follows(_ATTACKS):
        return False
    if match.start("month") < match.start("day"):
        return around.before() != "in" or not around.lower_word_after() or around.ends_phrase()
    if match["month"] == "March":
        return around.before() == "on" or not around.follows(_ON)
    return not (match["month"] == "May" and around.follows(_VERB_AFTER_MAY))


def month(around: Around) -> bool:
    """A bare month: "in May", "January", "the May election"; never "may", "march on", "Theresa May", "by May"."""
    name, before = around.match["month"], around.before()
    if not name[0].isupper() or around.follows(_NAME_OF_MONTH) or before in _NAMED_MONTHS:
        return False
    if around.follows(_NAMING_DAY):
        return False
    full = name in ("May", "June", "July") or (name.isalpha() and len(name) > 4)
    if around.trusted:
        return full or name.endswith(".")
    if not full:
        # "Jan" and "Mar" are names too; the others need their full stop and a preposition.
        return name.endswith(".") and before in _NEAR_TIME
    if name.isupper():
        return False
    if name == "May":
        return _may(around, before)
    if before in _NEAR_TIME or name not in _DOUBTFUL_MONTHS:
        return True
    # Within a sentence and before a noun it is the month after all: "following April protests".
    inside = around.just_before(2)[:1].islower()
    return inside and (around.follows(_EVENT_NOUN) if name == "March" else not around.follows(_CAPITAL))


def _may(around: Around, before: str) -> bool:
    # Also a prime minister: "by May", "of May", "in May's cabinet".
    if around.possessive():
        return False
    if before == "of":
        return around.before(2) in _PART_OF
    return before in _IN_TIME or (before in _DETERMINERS and around.follows(_EVENT_NOUN))


def month_year(around: Around) -> bool:
    """A month and a year."""
    return around.match["month"][0].isupper() and not around.counts()


def weekday(around: Around) -> bool:
    """A weekday that is no name ("Bloody Sunday", "The Sunday Times") and no habit ("every Friday")."""
    before = around.before()
    if around.match["weekday"][0].isupper() and (
        around.follows(_PAPER) or (before in _AT_A_NAME and around.follows(_CAPITAL))
    ):
        return False
    return before not in _NAMED_DAYS


def today(around: Around) -> bool:
    """Not the end of a name: "Russia Today"."""
    return not around.match[0][0].isupper() or not _NAME_BEFORE.search(around.just_before(32))


def year(around: Around) -> bool:
    """A year after a preposition, a comma or in brackets; a year before a name or a count is none."""
    after = around.just_after(2)
    if after[:1] in ("%", "/") or (after[:1] in ("-", "–") and after[1:].isalnum()) or around.counts():
        return False
    if around.trusted or not around.match[0][0].isdigit():
        return True
    before = around.before()
    if before in ("in", "since", "during", "until", "till", "through", "throughout", "early", "late", "mid"):
        return True
    if before in ("by", "before", "after", "from"):
        return around.ends_phrase() or around.follows(_CAPITAL)
    if before == "of":
        return around.ends_phrase()
    if before in ("and", "or"):
        return bool(_YEAR_AND.search(around.just_before(12)))
    if around.just_before(1) == "(":
        return after[:1] in (")", "-", "–")
    return before.endswith(",") and (not after or after[0] in ",.;:)]\n")


def season(around: Around) -> bool:
    """A bare "the summer" needs a preposition, and "in the fall of Mosul" is none."""
    return not around.follows(_OF_OR_IN) and (around.trusted or in_phrase(around))


def season_year(around: Around) -> bool:
    """A season and a year, in lower case: not "the Arab Spring 2011"."""
    return around.match["season"].islower()


def has_capital(around: Around) -> bool:
    """A capital somewhere: the month's."""
    return not around.match[0].islower()


def capitalised(around: Around) -> bool:
    """A capital at the beginning."""
    return around.match[0][0].isupper()


def not_as(around: Around) -> bool:
    """Not "as recently as", "more recently"."""
    return around.before() not in ("as", "more", "most", "until", "only")


def not_of(around: Around) -> bool:
    """Not "the last days of the war", "within a week of the attack": those hang on something else."""
    return not around.follows(_OF_OR_AFTER)


def not_in(around: Around) -> bool:
    """Not "late in the day after talks"."""
    return around.before() != "in"


def no_century(around: Around) -> bool:
    """Not "the next quarter century"."""
    return around.lower_word_after() != "century"


def feast(around: Around) -> bool:
    """The name of a feast after a preposition and before no noun: not "the Good Friday Agreement"."""
    return around.match[0][0].isupper() and around.before() in _AT_FEAST and around.ends_phrase()


def day_of_month(around: Around) -> bool:
    """ "On the 5th", but not "on the 5th floor"."""
    return around.before() in _ON_DAY and around.ends_phrase()


def in_phrase(around: Around) -> bool:
    """After "in" and its like, and before no noun."""
    return around.before() in _OF_TIME and around.ends_phrase()


def phrase_end(around: Around) -> bool:
    """Only before punctuation or a function word."""
    return around.ends_phrase()
