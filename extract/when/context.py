"""Dates of acts that their own sentence leaves undated: the paragraph's, and the day of publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.attribution import SPEECH, in_quotation
from extract.clauses import SUPPORT
from extract.records import When
from extract.syntax import Parse, Token
from extract.when.acts import Act, Told, days_of
from extract.when.tense import is_simple_past

# Clauses that carry the narration on; the others give its background.
CARRYING = ("root", "conj", "ccomp", "parataxis")
POINTING = frozenset(["that", "the", "these", "this", "those"])
# What these words stand beside lies at no one time.
TIMELESS = frozenset("already always before ever formerly long never often once previously repeatedly since".split())
RECENT = timedelta(days=7)  # how long before its publication news may take place


def of_paragraph(parse: Parse, act: Act, told: Sequence[Told]) -> When | None:
    """The date of the last act of the sentence before, in the same paragraph, or None.

    It holds where that act is told again ("the attack"), and where both are actual and told in the simple past.
    """
    here = parse.tokens[act.head]
    for one in reversed(told):
        there = parse.tokens[one.act.head]
        if there.sent == here.sent:
            continue
        if there.sent != here.sent - 1 or "\n" in parse.text[there.end : here.start]:
            return None
        if one.when is None or one.when.text is None:
            continue
        goes_on = is_narrated(parse, act) and is_narrated(parse, one.act)
        return replace(one.when, via="paragraph") if goes_on or _is_same(parse, act, one.act) else None
    return None


def of_publication(parse: Parse, act: Act, told: Sequence[Told], published: date | None, news: bool) -> When | None:
    """The day of publication, for an act that news tells as its own, or None.

    The act is actual and told in the simple past outside of quotations, and nothing before it in its paragraph took
    place longer ago than news does.
    """
    if published is None or not news or not is_narrated(parse, act):
        return None
    here = parse.tokens[act.head]
    for one in reversed(told):
        days = days_of(one.when)
        if "\n" in parse.text[parse.tokens[one.act.head].end : here.start]:
            break
        if days is not None and days[1] < published - RECENT:
            return None
    day = published.isoformat()
    return When(None, None, None, day, day, "day", "context")


def is_narrated(parse: Parse, act: Act) -> bool:
    """Whether the act is one of the narration: actual, in the simple past, in no quotation and no background."""
    verb = _clause_of(parse, act.head)
    if act.status != "actual" or verb is None or not is_simple_past(parse, verb.i) or in_quotation(parse, act.head):
        return False
    if any(c.lower in TIMELESS for c in parse.of(verb.i, "advmod")):
        return False
    below: Token | None = verb
    while below is not None:
        if below.rel not in CARRYING:
            return False
        below = parse.head(below.i)
    return True


def _clause_of(parse: Parse, i: int) -> Token | None:
    """The verb that tells the act at token ``i``: itself, or that whose subject it is or that only says that it was."""
    token, verb = parse.tokens[i], parse.head(i)
    if token.pos in ("VERB", "AUX"):
        return token
    if verb is None or verb.pos != "VERB" or verb.lemma in SPEECH:
        return None
    return verb if token.rel.startswith("nsubj") or (token.rel == "obj" and verb.lemma in SUPPORT) else None


def _is_same(parse: Parse, act: Act, other: Act) -> bool:
    """Whether ``act`` is another telling of ``other``: the same action, as a noun that points back."""
    points = any(d.lower in POINTING for d in parse.of(act.head, "det"))
    return points and parse.tokens[act.head].pos == "NOUN" and act.action == other.action and bool(act.action)
