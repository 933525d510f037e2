"""What a number counts, and whether it counts anything at all."""

from extract.numbers.words import DIGITS, HYPHENS, ORDINALS
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("numbers")
MEASURES = _WORDS["measures"]
DESIGNATORS = _WORDS["designators"]
MONTHS = _WORDS["months"]
UNCOUNTED = _WORDS["uncounted"]
CURRENCY = frozenset(["$", "£", "€", "¥", "us$", "a$", "c$", "usd", "eur", "rs", "rs.", "₪"])
TOUCHING = frozenset([":", "/", ".", *HYPHENS])
YEARS = range(1700, 2101)
OWNERS = frozenset("her his its my our the their these those whose your".split())
NAMED = frozenset(["NOUN", "PROPN"])
RUN = 8  # tokens of a phrase in which the counted noun is looked for


def is_count(parse: Parse, first: int, core: int, last: int, value: float) -> bool:
    """Whether the number in tokens ``core`` to ``last``, with its bounding words from ``first`` on, is a count."""
    tokens = parse.tokens
    token = tokens[core]
    start, end = parse.sentences[token.sent]
    before = tokens[first - 1] if first > start else None
    after = tokens[last + 1] if last < end else None
    following = tokens[last + 2] if last + 1 < end else None
    if after is not None and _is_measure(after, following):
        return False
    if before is not None and (before.text.lower() in CURRENCY or _touches(before, token)):
        return False
    if token.lower == "one" and core == last:
        return _is_one(parse, first, core)
    if before is not None and before.lower in ("number", "no.") and first == core:
        return False  # "the number two leader"
    if tokens[last].lower in ORDINALS and after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM", "ADP"):
        return False  # "a third attack", "a third of"
    digits = DIGITS.fullmatch(token.lower) is not None
    if not digits:
        return token.lower != "half" or last > core
    if core == last and not value.is_integer():
        return False
    noun = after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "VERB") and after.tag != "NN"
    if core == last and value in YEARS and "," not in token.text:
        # "2,000 troops" and "2000 troops" are counts, "in 2015", "the 2015 deal" are none.
        counted = after is not None and after.tag in ("NNS", "NNPS")
        return counted and first == core and (before is None or before.lower not in ("in", "since", "the", "of", "by"))
    if before is not None and first == core:
        if before.lower in MONTHS and before.text[:1].isupper():
            return False
        name = before.lower in DESIGNATORS or (before.pos == "PROPN" and token.rel in ("flat", "nummod", "appos"))
        if name and token.head != last + 1 and not noun:
            return False
        if before.lower in DESIGNATORS and before.pos in NAMED and before.tag not in ("NNS", "NNPS"):
            return False
        aside = before.text == "," and (after is None or after.text in (",", "."))
        if aside and not _is_listed(parse, core):  # "a farmer, 45, was shot"
            return False
    return not (after is not None and after.lower in MONTHS and after.text[:1].isupper())


def noun_of(parse: Parse, core: int, last: int) -> int | None:
    """The token of the noun that the number in tokens ``core`` to ``last`` belongs to; None where there is none."""
    tokens = parse.tokens
    _, end = parse.sentences[tokens[last].sent]
    at = last + 1
    if at <= end and tokens[at].lower == "of":
        at += 1
        while at <= end and (tokens[at].lower in OWNERS or tokens[at].pos == "DET"):
            at += 1
    found = None
    for i in range(at, min(end, last + RUN) + 1):
        token = tokens[i]
        if token.pos in NAMED:
            if found is not None and token.head != ROOT and found > token.head and token.head >= core:
                break
            found = i
            following = tokens[i + 1] if i < end else None
            if following is None or not _goes_on(parse, i, following):
                break
        elif not _is_inside(parse, token):
            break
    return found


def _goes_on(parse: Parse, noun: int, following: Token) -> bool:
    """Whether the noun at ``noun`` is but the first part of what is counted: "two **S-300** batteries"."""
    token = parse.tokens[noun]
    plural = token.tag in ("NNS", "NNPS")
    if plural and (following.pos not in NAMED or token.rel not in ("compound", "nmod:poss")):
        return False
    return following.pos in NAMED or following.text in HYPHENS or following.lower in ("'s", "’s", "'")


def _is_inside(parse: Parse, token: Token) -> bool:
    """Whether a token stands between a number and its noun: "12 **heavily armed** men"."""
    if token.text in HYPHENS or token.lower in ("'s", "’s", "more", "other", "additional"):
        return True
    if token.pos in ("ADJ", "ADV", "NUM", "X"):
        return token.rel != "xcomp" and token.head > token.i
    return token.pos == "VERB" and token.rel in ("amod", "compound") and token.head > token.i


def _is_measure(after: Token, following: Token | None) -> bool:
    if after.lower in MEASURES or after.lemma.lower() in MEASURES:
        return True
    if after.text in HYPHENS:  # "12-year-old", "two-thirds"; "20 - a record" has a blank
        return following is not None and after.end == following.start
    return (
        after.text in (":", "/") and following is not None and after.end == following.start and following.text.isdigit()
    ) or (after.lower in ("square", "cubic", "nautical", "straight", "consecutive") and following is not None)


def _touches(before: Token, token: Token) -> bool:
    """Whether the number is the rest of a compound: "COVID-19", "9/11"."""
    return before.text in TOUCHING and before.end == token.start


def _is_one(parse: Parse, first: int, core: int) -> bool:
    """ "One soldier", "at least one"; not "this one", "one in three", "one of the worst attacks"."""
    tokens = parse.tokens
    start, end = parse.sentences[tokens[core].sent]
    if first == core and core > start and tokens[core - 1].pos in ("DET", "ADJ"):
        return tokens[core - 1].lower in ("another", "only")
    if core == end:
        return True
    after = tokens[core + 1]
    if after.lower == "of" and core + 2 <= end:
        ranked = any(t.tag in ("JJS", "RBS") for t in tokens[core + 2 : min(core + 6, end + 1)])
        return not ranked
    return after.lower not in ("another", "in", "can", "should", "must", "would", "to")


def _is_listed(parse: Parse, core: int) -> bool:
    """Whether a bare number between commas has a part in the clause, as in "12 dead, 30 wounded"."""
    token = parse.tokens[core]
    return token.rel in ("obj", "nsubj", "nsubj:pass", "conj", "obl", "root")
