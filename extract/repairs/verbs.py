"""Verbs and participles that the tagger or the parser took for something else."""

from extract.repairs.tree import attach
from extract.syntax import NOMINAL, ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
LINKING = _WORDS["linking"]
VISITORS = _WORDS["visitors"]
HOSTING = _WORDS["hosting"]
BESIDE = _WORDS["beside"]
CONJUNCTIONS = _WORDS["conjunctions"]
PURPOSES = _WORDS["purposes"]
DAYS = _WORDS["days"]
WILLING = _WORDS["willing"]
PARTICLES = _WORDS["particles"]


def object_of_participle(parse: Parse, token: Token) -> None:
    """What follows a participle with nothing between is its object: "fighters **fleeing Mosul**"."""
    if token.rel not in ("conj", "appos") or token.head == ROOT or token.pos not in ("NOUN", "PROPN"):
        return
    first = parse.subtree(token.i, frozenset(["conj", "appos", "acl:relcl", "punct", "nmod", "acl"]))[0]
    before = parse.tokens[first - 1] if first else None
    if before is None or before.tag != "VBG" or before.i > token.i or parse.of(before.i, "obj", "ccomp", "xcomp"):
        return
    if before.pos == "VERB" and not parse.of(token.i, "cc", "case") and before.i not in parse.subtree(token.i):
        attach(parse, token.i, before.i, "obj")


def visitor(parse: Parse, token: Token) -> None:
    """ "Met with **visiting** Premier Li", which is no gerund: who is met is the visitor, not the visit."""
    objects, marks = parse.of(token.i, "obj"), parse.of(token.i, "mark", "case")
    if token.tag != "VBG" or token.lower not in VISITORS or not objects or token.head == ROOT:
        return
    who = objects[0]
    titled = who.pos == "PROPN" and parse.of(who.i, "nmod:desc")
    if not (titled or who.tag == "NNS") or parse.of(who.i, "det", "nmod:poss"):
        return
    head = parse.tokens[token.head]
    if len(marks) == 1 and marks[0].i == token.i - 1 and marks[0].lower in BESIDE:
        attach(parse, who.i, head.i, "obl" if head.pos in ("VERB", "AUX") else "nmod")
        attach(parse, marks[0].i, who.i, "case")
        attach(parse, token.i, who.i, "amod")
    elif not marks and head.i == token.i - 1 and head.lemma in HOSTING:
        attach(parse, who.i, head.i, "obj")
        attach(parse, token.i, who.i, "amod")


def reduced_passive(parse: Parse, token: Token) -> None:
    """ "a jet, **shot down by** the army": a bare participle with an agent describes the noun before it."""
    if token.tag not in ("VBN", "VBD") or token.rel != "conj" or not parse.of(token.i, "obl:agent"):
        return
    if parse.of(token.i, "aux", "nsubj", "cc", "obj") or token.i < 2 or parse.tokens[token.i - 1].text != ",":
        return
    noun = parse.tokens[token.i - 2]
    while noun.rel in ("flat", "compound") and noun.head >= 0 and noun.head < token.i:
        noun = parse.tokens[noun.head]
    if noun.pos in ("NOUN", "PROPN") and token.i not in [a.i for a in parse.ancestors(noun.i)]:
        token.tag = "VBN"
        attach(parse, token.i, noun.i, "acl")


def noun_before_verb(parse: Parse, token: Token) -> None:
    """Two finite verbs do not stand side by side: "the Paris **attacks** shocked the world"."""
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if (
        token.tag != "VBZ"
        or after is None
        or parse.of(token.i, "aux")
        or any(o.i < token.i for o in parse.of(token.i, "obj"))
    ):
        return
    # "The attacks **shocked** the world" taken for "attacks … shocked": few verbs take a participle without a noun.
    participle = after.rel in ("xcomp", "amod") and after.lower.endswith("ed") and token.lemma not in LINKING
    if after.tag not in ("VBD", "MD") and not participle:
        return
    if (after.head != token.i and token.head != after.i) or after.sent != token.sent:
        return
    for child in list(token.children):
        if parse.tokens[child].rel == "nsubj":
            attach(parse, child, token.i, "compound")
        elif child > after.i:
            attach(parse, child, after.i, parse.tokens[child].rel)
    if after.head == token.i:
        attach(parse, token.i, after.i, "nsubj")
    after.pos, after.tag = ("AUX", "MD") if after.tag == "MD" else ("VERB", "VBD")
    token.rel, token.pos, token.tag = "nsubj", "NOUN", "NNS"


def active_perfect(parse: Parse, token: Token) -> None:
    """ "had not spoken by phone", "spoke": "have" without "been" makes no passive, nor does the past tense."""
    passive = parse.of(token.i, "nsubj:pass")
    perfect = any(a.lemma == "have" for a in parse.of(token.i, "aux"))
    if passive and not parse.of(token.i, "aux:pass") and (perfect or token.tag == "VBD"):
        for subject in passive:
            subject.rel = "nsubj"


def verb_before_determiner(parse: Parse, token: Token) -> None:
    """ "jets **bombed three villages**": no participle modifies a noun from before its article or number."""
    if token.tag not in ("VBN", "VBD") or token.rel != "amod" or token.head < token.i:
        return
    noun = parse.tokens[token.head]
    if not any(token.i < c.i < noun.i for c in parse.of(noun.i, "det", "nummod", "nmod:poss")) or noun.head == ROOT:
        return
    above = parse.tokens[noun.head]
    token.pos, token.tag = "VERB", "VBD"
    attach(parse, token.i, noun.head, noun.rel)
    attach(parse, noun.i, token.i, "obj")
    for child in list(noun.children):
        if parse.tokens[child].rel in ("advmod", "obl", "obl:unmarked"):
            attach(parse, child, token.i, parse.tokens[child].rel)
    if above.i == token.i - 1 and above.pos in NOMINAL and above.rel != "root":
        outer, rel = above.head, above.rel
        attach(parse, token.i, outer, rel)
        attach(parse, above.i, token.i, "nsubj")


def opening_participle(parse: Parse, token: Token) -> None:
    """ "**Shelling** the trenches, the gunners covered …": a bare noun phrase before the subject is no oblique."""
    first = parse.sentences[token.sent][0]
    if not token.lower.endswith("ing") or token.rel not in ("amod", "compound") or token.head < token.i:
        return
    if token.i != first:
        return
    noun = parse.tokens[token.head]
    if noun.rel != "obl" or parse.of(noun.i, "case") or not parse.of(noun.head, "nsubj", "nsubj:pass"):
        return
    governor = noun.head
    token.pos, token.tag = "VERB", "VBG"
    attach(parse, token.i, governor, "advcl")
    attach(parse, noun.i, token.i, "obj")


def two_subjects(parse: Parse, token: Token) -> None:
    """ "tribesmen who fought **soldiers** have blocked …": the second subject is the relative clause's object."""
    subjects = parse.of(token.i, "nsubj") if token.pos == "VERB" else []
    if len(subjects) != 2:
        return
    first, second = subjects
    before = parse.tokens[second.i - 1]
    if before.lower == "and" and second.pos == "PROPN":
        # "the presidents of Guyana **and Venezuela** met": coordinated with the name before.
        name = parse.tokens[before.i - 1]
        beside = name.i if name.pos == "PROPN" and name.head == first.i else first.i
        attach(parse, second.i, beside, "conj")
        attach(parse, before.i, second.i, "cc")
        return
    for clause in parse.of(first.i, "acl:relcl", "acl"):
        if clause.i < second.i <= clause.i + 4 and not parse.of(clause.i, "obj", "obl", "ccomp", "xcomp"):
            attach(parse, second.i, clause.i, "obj")
            return


def participle_after_comma(parse: Parse, token: Token) -> None:
    """ "was sworn in as secretary of state, **commencing** with a trip": the doer is the subject, not the last noun."""
    if token.tag != "VBG" or token.head == ROOT or parse.tokens[token.i - 1].text != ",":
        return
    if token.rel != "acl" and (token.rel != "conj" or parse.of(token.i, "cc")):
        return
    noun = parse.tokens[token.head]
    verb = next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)
    if noun.pos != "NOUN" or noun.rel.startswith("nsubj") or verb is None or verb.i > token.i:
        return
    if parse.of(verb.i, "nsubj", "nsubj:pass"):
        attach(parse, token.i, verb.i, "advcl")


def purpose_of_stay(parse: Parse, token: Token) -> None:
    """ "He is in London **to meet** the minister": who is there meets him, and London does not."""
    if token.rel != "acl" or token.head == ROOT or not parse.of(token.i, "mark"):
        return
    place = token.head
    if parse.of(place, "cop") and parse.of(place, "case") and parse.of(place, "nsubj"):
        token.rel = "advcl"


def clause_taken_for_phrase(parse: Parse, token: Token) -> None:
    """ "comes **as Israel and Iran** argue": two subjects, torn apart into an oblique and a second main clause."""
    subjects = parse.of(token.i, "nsubj", "nsubj:pass") if token.rel == "conj" else []
    if len(subjects) != 1 or token.head == ROOT or parse.of(token.i, "mark"):
        return
    second = subjects[0]
    joined = parse.tokens[second.i - 1] if second.i else second
    if joined.lower != "and" or joined.head not in (second.i, token.i):
        return
    for first in parse.of(token.head, "obl", "nmod"):
        marks = [case for case in parse.of(first.i, "case") if case.lower in CONJUNCTIONS]
        # "left after dawn and rebels came" is no such thing.
        alike = first.pos == second.pos == "PROPN"
        if marks and alike and token.head < first.i and parse.subtree(first.i)[-1] == joined.i - 1:
            governor = token.head
            attach(parse, token.i, governor, "advcl")
            attach(parse, first.i, token.i, second.rel)
            attach(parse, marks[0].i, token.i, "mark")
            attach(parse, second.i, first.i, "conj")
            attach(parse, joined.i, second.i, "cc")
            return


def is_to(parse: Parse, token: Token) -> None:
    """ "She **is to** meet him": an auxiliary and a subject."""
    to = next((m for m in parse.of(token.i, "mark") if m.lower == "to"), None)
    copula = next((c for c in parse.of(token.i, "cop") if c.lemma == "be"), None)
    if token.tag != "VB" or to is None or copula is None or copula.i > to.i:
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
    if not helpers or not any(h.tag in ("VBZ", "VBP", "VBD", "MD") for h in helpers):
        return
    start = min(h.i for h in helpers)
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


def visitor_joined(parse: Parse, token: Token) -> None:
    """ "The president **and visiting Premier Li** met": two persons, and no gerund."""
    if token.tag != "VBG" or token.lower not in VISITORS or token.rel != "conj":
        return
    objects = parse.of(token.i, "obj")
    if len(objects) != 1 or parse.tokens[token.i - 1].lower != "and" or parse.of(objects[0].i, "det", "nmod:poss"):
        return
    who, outer = objects[0], token.head
    if who.pos != "PROPN" or not parse.of(who.i, "nmod:desc", "amod", "compound"):
        return
    attach(parse, who.i, outer, "conj")
    attach(parse, token.i - 1, who.i, "cc")
    attach(parse, token.i, who.i, "amod")


def particle(parse: Parse, token: Token) -> None:
    """ "hand **over** the first of the cities", "called **off** talks": a particle, and what follows is the object."""
    if token.rel != "case" or token.head == ROOT or token.i == 0:
        return
    verb, noun = parse.tokens[token.i - 1], parse.tokens[token.head]
    if f"{verb.lemma} {token.lower}" not in PARTICLES or verb.pos != "VERB" or noun.head != verb.i:
        return
    if noun.rel != "obl" or parse.of(verb.i, "obj", "aux:pass") or len(parse.of(noun.i, "case")) > 1:
        return
    attach(parse, token.i, verb.i, "compound:prt")
    attach(parse, noun.i, verb.i, "obj")


def day_taken_for_subject(parse: Parse, token: Token) -> None:
    """ "says militants **Saturday attacked** a team": the day does nothing, and an object stands behind its verb."""
    if token.pos != "VERB":
        return
    day = next((s for s in parse.of(token.i, "nsubj") if s.lower in DAYS and s.i == token.i - 1), None)
    before = [o for o in parse.of(token.i, "obj") if day is not None and o.i < day.i]
    if day is not None and before:
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
    governor = parse.head(inner.i)
    if inner.rel != "ccomp" or governor is None or governor.tag != "VBD" or governor.i > inner.i:
        return
    if parse.of(token.i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark"):
        return
    present = [c for c in parse.of(inner.i, "cop", "aux", "aux:pass") if c.tag in ("VBZ", "VBP", "MD")]
    if present or inner.tag in ("VBZ", "VBP"):
        token.tag = "VBD"
        attach(parse, token.i, governor.i, "conj")
