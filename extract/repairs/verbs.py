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
    """ "Met with **visiting** Premier Li", "fired at **fleeing** villagers": no gerund, it says who the others are."""
    if token.tag != "VBG" or token.lower not in VISITORS or token.head == ROOT:
        return
    objects, marks = parse.of(token.i, "obj"), parse.of(token.i, "mark", "case")
    if not objects:
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
    if not passive or parse.of(token.i, "aux:pass"):
        return
    if token.tag == "VBD" or any(a.lemma == "have" for a in parse.of(token.i, "aux")):
        for subject in passive:
            subject.rel = "nsubj"


def perfect_before_noun(parse: Parse, token: Token) -> None:
    """ "Militants **have increased** attacks": what has an auxiliary is no participle that describes the noun."""
    if token.tag != "VBN" or token.rel != "amod" or token.head < token.i or token.i == 0:
        return
    noun, auxiliary = parse.tokens[token.head], parse.tokens[token.i - 1]
    if auxiliary.lemma != "have" or auxiliary.rel != "aux" or not parse.of(noun.i, "nsubj"):
        return
    attach(parse, token.i, noun.head, noun.rel)
    attach(parse, noun.i, token.i, "obj")
    for child in list(noun.children):
        if parse.tokens[child].rel in ("nsubj", "aux", "mark", "punct", "obl:unmarked", "advmod", "ccomp", "parataxis"):
            attach(parse, child, token.i, parse.tokens[child].rel)
    if auxiliary.head != token.i:
        attach(parse, auxiliary.i, token.i, "aux")


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


def relative_after_comma(parse: Parse, token: Token) -> None:
    """ "Mattis, **who** at his hearing last week accused Moscow": what a far verb says is said of the noun before."""
    if token.lower not in ("who", "which") or token.i < 2 or parse.tokens[token.i - 1].text != ",":
        return
    verb, noun = parse.head(token.i), parse.tokens[token.i - 2]
    if verb is None or verb.pos != "VERB" or not token.rel.startswith("nsubj") or verb.rel.startswith("acl"):
        return
    while noun.rel in ("flat", "compound") and noun.head != ROOT:
        noun = parse.tokens[noun.head]
    if noun.pos in ("NOUN", "PROPN") and verb.rel in ("advcl", "ccomp", "parataxis", "conj", "dep"):
        attach(parse, verb.i, noun.i, "acl:relcl")
