"""The extent of a noun phrase, and dates that look like one."""

import re

from extract.syntax import Parse
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("actors")
LOOSE = _WORDS["loose"]
TIME_TRAILS = _WORDS["time_trails"]
WEEKDAYS = _WORDS["weekdays"]
ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
MONTH_STARTS = _WORDS["month_starts"]
OCCASIONS = load_wordlists("nouns")["occasions"]
# Relations below a noun that are no part of who it is.
TRAILING = frozenset(
    "nsubj nsubj:pass expl aux aux:pass acl acl:relcl conj cc parataxis advcl advcl:relcl punct discourse list mark "
    "ccomp case cop".split()
)
EDGES = ("ADP", "PUNCT", "CCONJ", "SCONJ", "ADV", "SPACE")  # no phrase begins with one of these
LEAST = ("at", "least")
RELATIVE = ("that", "which", "who", "whom", "whose")
GAP = 3  # tokens from one word of a phrase to the next


def noun_phrase(parse: Parse, i: int) -> tuple[int, int]:
    """The first and last token of the noun phrase that token ``i`` heads, trailing clauses left out."""
    inside = set(parse.subtree(i, TRAILING))
    for child in parse.of(i, "nmod", "obl"):
        unmarked = child.rel in ("nmod:unmarked", "obl:unmarked")
        if unmarked or (child.i > i and parse.case(child.i) in LOOSE):
            inside -= set(parse.subtree(child.i))
    kept = sorted(j for j in inside if parse.tokens[j].sent == parse.tokens[i].sent)
    return _first(parse, i, [j for j in kept if j < i]), _last(parse, i, [j for j in kept if j > i])


def _first(parse: Parse, i: int, before: list[int]) -> int:
    tokens, low = parse.tokens, i
    for j in reversed(before):
        if any(tokens[k].text in (";", ":", "“", '"') for k in range(j, low)):
            break
        low = j
    while low < i and (
        tokens[low].pos in EDGES or tokens[low].lower in RELATIVE or (tokens[low - 1].lower, tokens[low].lower) == LEAST
    ):
        low += 1
    return low


def _last(parse: Parse, i: int, after: list[int]) -> int:
    tokens, high = parse.tokens, i
    for j in after:
        gap = range(high + 1, j)
        # An apposition or a clause that was left out ends the phrase; a name goes on after a comma.
        broken = any(tokens[k].text in (",", ";", ":", "—", "(", "--") for k in gap)
        if broken and not (tokens[j].rel == "flat" and tokens[j].head == i):
            break
        if j - high > GAP or any(tokens[k].lower == "by" for k in (*gap, j)):
            break
        if tokens[j].lemma.lower() in OCCASIONS and tokens[j].pos == "PROPN":
            break
        high = j
    while high > i and tokens[high].lower in TIME_TRAILS:
        high -= 1
    return high


def is_date(parse: Parse, i: int) -> bool:
    """The 18 of "July 18", the 27th of "July 27th", the 2016 of "Oct. 28, 2016"."""
    token, before = parse.tokens[i], parse.tokens[i - 1]
    if token.pos != "NUM" and not token.text.isdigit() and not ORDINAL.fullmatch(token.lower):
        return False
    if token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("19", "20") and not parse.of(i, "nmod"):
        return True
    return i > 0 and before.lower.rstrip(".")[:3] in MONTH_STARTS and before.text[0].isupper()


def is_caption(parse: Parse, number: int) -> bool:
    """Whether a sentence stands under a picture: it opens with "FILE", or ends with a date that tells the year."""
    first, last = parse.sentences[number]
    words = parse.tokens[first : last + 1]
    if words[0].text == "FILE":
        return True
    end = [t for t in words[-6:] if t.pos not in ("PUNCT", "SPACE")]
    year = end[-1].text if end else ""
    # "in Cairo, Oct. 11, 2016": a date that no preposition leads.
    months = [t.i for t in end[:-1] if t.lower.rstrip(".")[:3] in MONTH_STARTS and t.pos == "PROPN"]
    before = (parse.tokens[i - 2 if parse.tokens[i - 1].lower in WEEKDAYS else i - 1] for i in months if i > first + 1)
    apart = any(t.text == "," for t in before)
    return apart and year.isdigit() and len(year) == 4
