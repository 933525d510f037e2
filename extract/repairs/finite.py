"""Finite verbs that were taken for something else, or hung on the wrong clause."""

from extract.repairs.tree import attach
from extract.syntax import NOMINAL, ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
PURPOSES = _WORDS["purposes"]
DAYS = _WORDS["days"]
WILLING = _WORDS["willing"]


def is_to(parse: Parse, token: Token) -> None:
    """ "She **is to** meet him": an auxiliary and a subject."""
    if token.tag != "VB":
        return
    to = next((m for m in parse.of(token.i, "mark") if m.lower == "to"), None)
    copula = next((c for c in parse.of(token.i, "cop") if c.lemma == "be"), None)
    if to is None or copula is None or copula.i > to.i:
        return
    if any(parse.tokens[j].pos in NOMINAL for j in range(copula.i + 1, to.i)):
        return
    subjects = [s for s in parse.of(token.i, "nsubj") if s.i < copula.i]
    if any(s.lemma in PURPOSES for s in subjects):
        return  # "the aim is to defeat them" tells an aim
    copula.rel = "aux"
    for subject in subjects:
        subject.rel = "nsubj:pass" if parse.of(token.i, "aux:pass") else "nsubj"


def verb_behind_noun(parse: Parse, token: Token) -> None:
    """ "It says **forces arrested suspects**": a participle behind its noun with an object is the finite verb."""
    if token.rel != "amod" or token.tag not in ("VBN", "VBD") or token.head == ROOT or token.head > token.i:
        return
    noun = parse.tokens[token.head]
    if any(s.lower in ("who", "which", "that") for s in parse.of(token.i, "nsubj", "nsubj:pass")):
        token.rel = "acl:relcl"  # "militants **who have increased** attacks"
        return
    objects = [o for o in parse.of(token.i, "obj") if o.i > token.i]
    verb = parse.head(noun.i)
    if not objects or noun.rel not in ("nsubj", "obj", "obl", "root", "ccomp"):
        return
    token.tag = "VBD"
    if verb is None:
        attach(parse, token.i, ROOT, "root")
    elif verb.i < noun.i:
        attach(parse, token.i, verb.i, "ccomp")
    else:
        return
    attach(parse, noun.i, token.i, "nsubj")


def clause_behind_and(parse: Parse, token: Token) -> None:
    """ "dismantled a roadblock **and forces have taken** up positions": the noun after "and" is a subject."""
    if token.pos != "VERB" or token.head == ROOT or parse.of(token.i, "nsubj", "nsubj:pass", "mark", "cc"):
        return
    if token.rel not in ("ccomp", "xcomp", "conj", "parataxis", "acl:relcl", "acl"):
        return
    helpers = parse.of(token.i, "aux", "aux:pass")
    if not any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in (helpers or [token])):
        return
    start = min([h.i for h in helpers] or [token.i])
    noun = parse.tokens[start - 1] if start else token
    while noun.rel in ("flat", "compound", "nmod", "appos", "nmod:unmarked") and noun.head != ROOT:
        noun = parse.tokens[noun.head]
    if noun.rel != "conj" or noun.pos not in ("NOUN", "PROPN", "PRON") or noun.head >= noun.i or noun.i > start:
        return
    first, governor = parse.tokens[noun.head], parse.tokens[token.head]
    if first.rel not in ("obj", "obl", "nmod", "xcomp") or governor.i > first.i or governor.pos != "VERB":
        return
    if not any(c.lower in ("and", "but") for c in parse.of(noun.i, "cc")):
        return
    attach(parse, noun.i, token.i, "nsubj:pass" if parse.of(token.i, "aux:pass") else "nsubj")
    attach(parse, token.i, governor.i, "conj")


def finite_joined(parse: Parse, token: Token) -> None:
    """ "accused him of trying to stop it **and called** for …": a finite verb joins no infinitive and no gerund."""
    if token.rel != "conj" or token.tag not in ("VBD", "VBZ", "VBP", "VBN") or token.head == ROOT:
        return
    if parse.of(token.i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop"):
        return
    inner = parse.tokens[token.head]
    infinitive = inner.tag == "VB" and any(m.lower == "to" for m in parse.of(inner.i, "mark"))
    gerund = inner.tag == "VBG" and not parse.of(inner.i, "aux")
    if not (infinitive or gerund) or not parse.of(token.i, "cc"):
        return
    if token.tag == "VBN" and not token.lower.endswith("ed"):
        return
    main = next((a for a in parse.ancestors(inner.i) if a.tag in ("VBD", "VBZ", "VBP") and a.pos == "VERB"), None)
    if main is not None and (main.tag == token.tag or token.tag == "VBN"):
        token.tag = main.tag
        attach(parse, token.i, main.i, "conj")


def day_taken_for_subject(parse: Parse, token: Token) -> None:
    """ "says militants **Saturday attacked** a team": the day does nothing, and an object stands behind its verb."""
    if token.pos != "VERB":
        return
    day = next((s for s in parse.of(token.i, "nsubj") if s.lower in DAYS and s.i < token.i), None)
    if day is None or not all(t.pos == "ADV" for t in parse.tokens[day.i + 1 : token.i]):
        return
    before = [o for o in parse.of(token.i, "obj", "nsubj") if o.i < day.i]
    if before:
        day.rel = "obl:unmarked"
        before[-1].rel = "nsubj"


def it_that_acts(parse: Parse, token: Token) -> None:
    """ "The bank said **it plans** to lend": "it" is the bank."""
    if token.rel != "expl" or token.lower != "it" or token.head == ROOT:
        return
    verb = parse.tokens[token.head]
    if verb.lemma in WILLING and token.i < verb.i and not parse.of(verb.i, "nsubj", "csubj", "aux:pass"):
        token.rel = "nsubj"


def main_verb_behind_content(parse: Parse, token: Token) -> None:
    """ "noted that Georgia is free, **and called** on Russia": the tense is that of the speaker's verb."""
    if token.rel != "conj" or token.head == ROOT or not parse.of(token.i, "cc"):
        return
    if token.tag != "VBD" and not (token.tag == "VBN" and token.lower.endswith("ed")):
        return
    inner = parse.tokens[token.head]
    governor = next((a for a in parse.ancestors(inner.i) if a.pos == "VERB"), None)
    if inner.rel not in ("ccomp", "acl:relcl") or governor is None or governor.tag != "VBD" or governor.i > inner.i:
        return
    if parse.of(token.i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark"):
        return
    present = [c for c in parse.of(inner.i, "cop", "aux", "aux:pass") if c.tag in ("VBZ", "VBP", "MD")]
    if present or inner.tag in ("VBZ", "VBP"):
        token.tag = "VBD"
        attach(parse, token.i, governor.i, "conj")
