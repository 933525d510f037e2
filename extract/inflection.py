"""The inflected forms of an English word: a check on the tagger, and what a misspelt word is compared with."""

import functools

from extract.headlines import common_words

# Verbs, each with its past forms.
_VERBS = """
be is are was were been, bear bore borne born, beat beat beaten, become became, begin began begun, bleed bled,
blow blew blown, break broke broken, breed bred, bring brought, broadcast broadcast, build built, burn burned burnt,
burst burst, buy bought, cast cast, catch caught, choose chose chosen, cling clung, come came, creep crept, cut cut,
deal dealt, dig dug, do did done, draw drew drawn, drive drove driven, eat ate eaten, fall fell fallen, feed fed,
fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden, foresee foresaw foreseen,
forgive forgave forgiven, forsake forsook forsaken, freeze froze frozen, get got gotten, give gave given,
go went gone, grow grew grown, hang hung hanged, have had, hear heard, hide hid hidden, hit hit, hold held,
keep kept, know knew known, lay laid, lead led, leave left, lend lent, let let, light lit lighted, lose lost,
make made, mean meant, meet met, override overrode overridden, overrun overran, oversee oversaw overseen,
overthrow overthrew overthrown, pay paid, put put, quit quit, rebuild rebuilt, retake retook retaken,
ride rode ridden, ring rang rung, run ran, say said, see saw seen, seek sought, sell sold, send sent, set set,
shake shook shaken, shine shone, shoot shot, show showed shown, shut shut, sink sank sunk, sit sat, slay slew slain,
sling slung, speak spoke spoken, speed sped, spend spent, split split, spread spread, spring sprang sprung,
stand stood, steal stole stolen, stick stuck, strike struck stricken, swear swore sworn, sweep swept, swing swung,
take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, tread trod trodden,
understand understood, undertake undertook undertaken, undo undid undone, uphold upheld, wear wore worn, weep wept,
win won, withdraw withdrew withdrawn, withhold withheld, write wrote written
"""
_VOWELS = frozenset("aeiou")
_UNDOUBLED = _VOWELS | frozenset("wxy")
IRREGULAR = {lemma: tuple(forms) for lemma, *forms in (row.split() for row in _VERBS.split(","))}


def forms_of(lemma: str, *, verb: bool) -> tuple[str, ...]:
    """``lemma`` with its plural or, for a verb, its third person, past and participles; all in lower case."""
    in_y = lemma[-1:] == "y" and lemma[-2:-1] not in _VOWELS
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        plural = lemma + "es"
    else:
        plural = lemma[:-1] + "ies" if in_y else lemma + "s"
    if not verb:
        return (lemma, plural)
    if lemma.endswith("e"):
        return (lemma, plural, lemma[:-1] + "ing", *IRREGULAR.get(lemma, (lemma + "d",)))
    past, gerund = lemma[:-1] + "ied" if in_y else lemma + "ed", lemma + "ing"
    doubled: tuple[str, ...] = ()
    if lemma[-2:-1] in _VOWELS and lemma[-3:-2] not in _VOWELS and lemma[-1:] not in _UNDOUBLED:
        doubled = (f"{lemma}{lemma[-1]}ing", f"{lemma}{lemma[-1]}ed")
    if doubled and not any(letter in _VOWELS for letter in lemma[:-2]):
        gerund, past = doubled
        doubled = ()
    # "Kidnapped" and "visited": where the stress lies is not told by the letters.
    return (lemma, plural, gerund, *IRREGULAR.get(lemma, (past, *doubled)))


@functools.lru_cache(maxsize=50_000)
def lemma_of(word: str, tag: str, guess: str) -> str:
    """The lemma of a regular form in lower case where the model's ``guess`` is no word ("blam" of "blamed").

    ``tag`` is the Penn tag. Trained edit trees guess well on the words of their treebanks and badly on others.
    """
    words = common_words()
    if guess in words or not word.isalpha():
        return guess
    for ending in ENDINGS.get(tag, ()):
        if not word.endswith(ending) or len(word) <= len(ending) + 2:
            continue
        stem = word[: -len(ending)]
        candidates = [stem + "e", stem, stem + "y" if ending.startswith("ie") else stem]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            candidates.append(stem[:-1])
        if ending == "s":
            candidates = [stem]
        for candidate in candidates:
            if candidate in words:
                return candidate
    return guess


ENDINGS = {
    "VBD": ("ied", "ed"),
    "VBN": ("ied", "ed"),
    "VBG": ("ing",),
    "VBZ": ("ies", "es", "s"),
    "NNS": ("ies", "es", "s"),
}
