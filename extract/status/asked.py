"""Nouns and prepositions that ask for an act, fear it, or take it for granted, wherever the parser hangs it."""

from extract.clauses import SUPPORT
from extract.status.beside import CUES
from extract.syntax import Parse, Token


def is_asked_for(parse: Parse, below: Token) -> bool:
    """Whether a word before the preposition asks for the act, wherever it hangs: "rejected calls **for** X"."""
    cases = [c for c in parse.of(below.i, "case", "mark") if c.i < below.i]
    if not cases or cases[0].i == 0:
        return False
    before = parse.tokens[cases[0].i - 1]
    return f"{before.lemma.lower()} {cases[0].lower}" in CUES["asking"]


def is_ranked(parse: Parse, noun: Token) -> bool:
    """ "The **first** president to visit Cuba" did."""
    return any(c.lower in CUES["ranks"] for c in parse.of(noun.i, "amod", "nummod", "advmod"))


def is_feared(parse: Parse, clause: Token, noun: Token) -> bool:
    """Whether a clause that looks relative is what a noun fears: "amid fears **she had been kidnapped**"."""
    subjects = parse.of(clause.i, "nsubj", "nsubj:pass")
    relative = any(c.tag in ("WDT", "WP") for c in (*subjects, *parse.of(clause.i, "obj")))
    return noun.lemma in CUES["doubting"] and bool(subjects) and not relative and clause.lemma not in CUES["airing"]


def is_demanded(parse: Parse, clause: Token, noun: Token) -> bool:
    """Whether a clause that looks relative is what a noun demands: "the demand **that Iran apologize**"."""
    if noun.lemma.lower() not in CUES["demands"] or clause.tag not in ("VB", "VBP"):
        return False
    below = parse.of(clause.i, "mark", "obj", "nsubj")
    told = bool(parse.of(clause.i, "nsubj")) and any(c.lower == "that" for c in below)
    return told and (clause.lemma not in SUPPORT or len(parse.of(clause.i, "obj")) > 1)
