"""Subjects and objects that hang on their verb by another relation."""

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
GIVING = _WORDS["giving"]
TELLING = _WORDS["telling"]
PHASES = _WORDS["phases"]
JUDGED = _WORDS["judged"]
MEETING = _WORDS["meeting"]
SETTINGS = _WORDS["settings"]
PREPOSED = _WORDS["preposed"] | {"by", "for", "from", "into", "to"}
MEASURES = _WORDS["measures"]
OCCASIONS = load_wordlists("nouns")["occasions"]
FINITE = ("VBD", "VBZ", "VBP")


def object_without_case(parse: Parse, token: Token) -> None:
    """ "fired more than a dozen **missiles** at bases": a bare noun behind a verb without an object is its object."""
    if token.rel != "obl" or token.pos not in ("NOUN", "PROPN") or token.head == ROOT or token.head > token.i:
        return
    verb = parse.tokens[token.head]
    timed = token.lemma.lower() in OCCASIONS | MEASURES or token.lower.endswith("day")
    if verb.pos != "VERB" or timed or parse.of(token.i, "case", "mark") or parse.of(verb.i, "obj", "ccomp", "aux:pass"):
        return
    if parse.case(token.i) or any(t.text == "," for t in parse.tokens[verb.i : token.i]):
        return
    if verb.tag == "VBN" and verb.rel in ("acl", "amod") and not parse.of(verb.i, "aux"):
        return
    token.rel = "obj"


def subject_taken_for_modifier(parse: Parse, token: Token) -> None:
    """ "Sudan's **military** ousted him": a finite verb has no modifier before it, but a subject."""
    if token.rel not in ("compound", "nmod:desc") or token.pos not in ("NOUN", "PROPN") or token.head <= token.i:
        return
    verb = parse.tokens[token.head]
    participle = verb.tag == "VBN" and bool(parse.of(verb.i, "obj")) and not parse.of(verb.i, "aux", "aux:pass")
    if verb.pos != "VERB" or not (verb.tag in FINITE or participle) or parse.of(verb.i, "nsubj", "nsubj:pass", "csubj"):
        return
    if all(t.pos == "ADV" for t in parse.tokens[token.i + 1 : verb.i]):
        token.rel = "nsubj"
        verb.tag = "VBD" if participle else verb.tag


def subject_behind_verb(parse: Parse, token: Token) -> None:
    """ "Hamas has warned President **Abbas**": of two subjects the one behind the verb is its object."""
    if token.pos != "VERB" or token.lemma in ("say", "be", "come", "ask") or parse.of(token.i, "obj", "aux:pass"):
        return
    before = [s for s in parse.of(token.i, "nsubj") if s.i < token.i]
    after = [s for s in parse.of(token.i, "nsubj") if s.i > token.i and s.pos in ("NOUN", "PROPN")]
    if before and len(after) == 1 and not parse.of(after[0].i, "case"):
        after[0].rel = "obj"


def gerund_of_phase(parse: Parse, token: Token) -> None:
    """ "will begin **airlifting** survivors": what begins is an act with an object of its own."""
    if token.tag != "VBG" or token.rel not in ("amod", "compound") or token.head <= token.i:
        return
    noun = parse.tokens[token.head]
    verb = parse.head(noun.i)
    if verb is None or noun.rel != "obj" or verb.lemma not in PHASES or verb.i != token.i - 1:
        return
    attach(parse, token.i, verb.i, "xcomp")
    attach(parse, noun.i, token.i, "obj")
    token.pos = "VERB"


def judged_adjective(parse: Parse, token: Token) -> None:
    """ "found the former president **guilty**": what he is found to be describes nobody beforehand."""
    if token.lower in ("guilty", "innocent", "responsible", "liable") and token.rel == "obj":
        # taken for the object itself, and the man before it for a part of its name
        person = next((c for c in parse.of(token.i, "compound") if c.i == token.i - 1), None)
        if person is not None and parse.tokens[token.head].lemma in JUDGED:
            attach(parse, person.i, token.head, "obj")
            for child in parse.of(token.i, "det", "amod", "compound", "nmod:poss"):
                attach(parse, child.i, person.i, child.rel)
            token.rel, token.pos, token.tag = "xcomp", "ADJ", "JJ"
        return
    if token.pos != "ADJ" or token.rel != "amod" or token.head == ROOT or token.head > token.i:
        return
    noun = parse.tokens[token.head]
    verb = parse.head(noun.i)
    if verb is not None and noun.rel in ("obj", "nsubj:pass") and verb.lemma in JUDGED and verb.i < noun.i:
        attach(parse, token.i, verb.i, "xcomp")


def warning_shots(parse: Parse, token: Token) -> None:
    """ "fired **warning** shots": of what kind they are."""
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if token.lower != "warning" or after is None or after.lower not in ("shot", "shots") or token.pos != "VERB":
        return
    if after.head == token.i and token.head != ROOT:
        verb = token.head
        attach(parse, after.i, verb, "obj")
        for below in parse.of(token.i, "obl"):
            attach(parse, below.i, verb, "obl")
        attach(parse, token.i, after.i, "compound")
        token.pos, token.tag = "NOUN", "NN"


def party_behind_place(parse: Parse, token: Token) -> None:
    """ "met at the White House **with** the president", "were held in the city **by** Sunnis": no part of the place."""
    if token.lower not in ("with", "by") or token.rel != "case" or token.head == ROOT:
        return
    noun = parse.tokens[token.head]
    place = parse.head(noun.i)
    verb = parse.head(place.i) if place is not None else None
    if place is None or verb is None or noun.rel != "nmod" or place.rel not in ("obl", "nmod") or verb.pos != "VERB":
        return
    if not (place.pos == "PROPN" or place.lemma in SETTINGS) or parse.case(place.i) not in ("in", "at", "near", "on"):
        return
    if token.lower == "with" and verb.lemma in MEETING:
        attach(parse, noun.i, verb.i, "obl")
    elif token.lower == "by" and parse.of(verb.i, "aux:pass") and not parse.of(verb.i, "obl:agent"):
        attach(parse, noun.i, verb.i, "obl:agent")


def lone_receiver(parse: Parse, token: Token) -> None:
    """ "released **him** a short time later": a receiver of nothing is the object."""
    if token.rel != "iobj" or token.head == ROOT or token.head > token.i:
        return
    verb = parse.tokens[token.head]
    if verb.lemma in GIVING | TELLING or parse.of(verb.i, "obj", "ccomp", "xcomp", "aux:pass"):
        return
    token.rel = "obj"


def subject_behind_preposition(parse: Parse, token: Token) -> None:
    """ "who threw his shoes **at President Bush** has apologized": what has a preposition is no subject."""
    if not token.rel.startswith("nsubj") or token.head == ROOT or token.head < token.i:
        return
    case = next((c for c in parse.of(token.i, "case") if c.i < token.i and c.lower in PREPOSED), None)
    before = parse.tokens[case.i - 1] if case is not None and case.i else None
    if case is None or before is None or before.sent != token.sent:
        return
    while before.rel in ("flat", "compound") and before.head != ROOT and before.head < case.i:
        before = parse.tokens[before.head]
    verb, rel = parse.tokens[token.head], token.rel
    if before.pos not in ("NOUN", "PROPN") or before.i in parse.subtree(token.i):
        return
    attach(parse, token.i, before.i, "nmod")
    if parse.of(verb.i, "nsubj", "nsubj:pass"):
        return
    top = before
    while top.rel in ("nmod", "conj") and top.head != ROOT and top.head < top.i:
        top = parse.tokens[top.head]
    if top.rel == "obj" and verb.rel == "ccomp" and verb.head == top.head:
        attach(parse, top.i, verb.i, rel)  # "shows **support** for the president has fallen"
