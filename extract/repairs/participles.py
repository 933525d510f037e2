"""Participles, gerunds and infinitives that hang on the wrong word, and what stands for the thing accused of."""

from extract.repairs.tree import attach
from extract.syntax import NOMINAL, ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
ACCUSING = _WORDS["accusing"]
BOUTS = _WORDS["bouts"]
HOLDING = _WORDS["holding"]
HELD = _WORDS["held"]
TELLING = _WORDS["telling"]


def charge_of_object(parse: Parse, token: Token) -> None:
    """ "accused Syria **of involvement**": of what somebody is accused is no part of him."""
    if token.lower != "of" or token.rel != "case" or token.head == ROOT:
        return
    charge = parse.tokens[token.head]
    accused = parse.head(charge.i)
    verb = parse.head(accused.i) if accused is not None else None
    if charge.rel != "nmod" or charge.tag not in ("NN", "NNS") or accused is None or verb is None:
        return
    if verb.lemma in ACCUSING and accused.rel == "obj" and accused.i < token.i and not parse.of(charge.i, "det"):
        attach(parse, charge.i, verb.i, "obl")


def gerund_of_period(parse: Parse, token: Token) -> None:
    """ "years of **fighting** between rebels and the army": what a time is full of is an act, not a clause."""
    if (
        token.tag != "VBG"
        or token.head == ROOT
        or parse.of(token.i, "obj", "xcomp", "ccomp", "nsubj", "aux", "compound:prt")
    ):
        return
    marks = [m for m in parse.of(token.i, "mark", "case") if m.i < token.i]
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    of_bout = token.rel == "acl" and parse.tokens[token.head].lemma in BOUTS and after.lower not in ("out", "up", "off")
    if not marks or not (of_bout or after.lower == "between"):
        return
    token.pos, token.tag = "NOUN", "NN"
    token.rel = "nmod" if parse.tokens[token.head].pos in NOMINAL else "obl"
    for mark in marks:
        mark.rel = "case"
    for child in parse.of(token.i, "obl"):
        child.rel = "nmod"


def held_person(parse: Parse, token: Token) -> None:
    """ "the release of an Israeli **jailed** in Egypt": jailed is the man, not the release."""
    if token.tag != "VBN" or token.rel != "acl" or token.head == ROOT or token.lemma not in HOLDING:
        return
    for below in parse.of(token.head, "nmod"):
        if below.i < token.i and parse.case(below.i) == "of" and parse.subtree(below.i)[-1] == token.i - 1:
            attach(parse, token.i, below.i, "acl")
            return


def infinitive_free(parse: Parse, token: Token) -> None:
    """ "agreed to **free** 170 prisoners": who is held is freed; the word is no adjective."""
    if token.lower != "free" or token.rel != "amod" or token.head <= token.i or parse.tokens[token.i - 1].lower != "to":
        return
    noun, to = parse.tokens[token.head], parse.tokens[token.i - 1]
    governor = parse.head(noun.i)
    if noun.lemma.lower() not in HELD or governor is None or governor.i > token.i:
        return
    token.pos, token.tag = "VERB", "VB"
    attach(parse, token.i, governor.i, "xcomp" if governor.pos in ("VERB", "AUX") else "acl")
    attach(parse, noun.i, token.i, "obj")
    attach(parse, to.i, token.i, "mark")


def told_content(parse: Parse, token: Token) -> None:
    """ "told reporters in the city **that** forces are moving in": the clause is what was told, and no relative one."""
    if not token.rel.startswith("acl:relcl") or token.head == ROOT or not parse.of(token.i, "nsubj", "nsubj:pass"):
        return
    that = next((c for c in parse.of(token.i, "obj", "mark", "obl") if c.lower == "that" and c.i < token.i), None)
    subject = parse.of(token.i, "nsubj", "nsubj:pass")[0]
    if that is None or that.i != parse.subtree(token.i)[0] or subject.i < that.i:
        return
    verb = next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)
    if verb is None or verb.i > token.i or verb.lemma not in TELLING or parse.of(verb.i, "ccomp", "xcomp"):
        return
    attach(parse, token.i, verb.i, "ccomp")
    that.rel = "mark"
