"""Passives, with and without an auxiliary, and the agents that they name."""

from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

BY = ("by", "")  # the parser calls it an agent even where it hangs the preposition elsewhere
FINDING = frozenset(["believe", "confirm", "declare", "fear", "feel", "find", "leave", "presume", "report"])
MEANS = load_wordlists("clauses")["means"]
STANDING = load_wordlists("clauses")["standing"]


def is_passive(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is passive: by its auxiliary, its subject's relation, or as a bare participle after a noun."""
    token = parse.tokens[i]
    if parse.of(i, "aux:pass", "nsubj:pass"):
        return True
    if token.pos == "NOUN" and parse.of(i, "cop") and not parse.case(i):
        return True  # "were shot", taken for a noun
    if token.tag != "VBN":
        return False
    head = parse.head(i)
    if token.rel == "acl" and head is not None and head.rel == "root" and _is_main_verb(parse, token, head):
        return False
    if token.rel in ("acl", "amod", "advcl"):
        return not parse.of(i, "aux", "obj")
    if token.rel == "xcomp" and head is not None and not parse.of(i, "aux", "obj"):
        found = bool(parse.of(head.i, "aux:pass")) and head.lemma in FINDING
        if found or head.lemma in ("leave", "remain"):
            return True  # "was found beheaded", "left ten wounded", "remained jailed"
    if token.rel == "conj":
        bare = not parse.of(i, "aux", "nsubj", "obj")
        return head is not None and bare and head.tag == "VBN" and is_passive(parse, head.i)
    # Headlines drop the auxiliary: "Ten Killed in Raid".
    return not parse.of(i, "aux", "obj") and bool(agents(parse, i))


def _is_main_verb(parse: Parse, verb: Token, noun: Token) -> bool:
    """ "Army units clashed with rebels.": taken for a reduced relative, but the sentence has no other verb."""
    last = parse.sentences[noun.sent][1]
    ended = any(t.text in (".", "!", "?") for t in parse.tokens[max(0, last - 1) : last + 1])
    others = parse.of(noun.i, "cop", "nsubj", "aux", "parataxis", "appos", "conj")
    # "A girl wounded in a raid **lies** in bed": the tense of the next verb is another.
    others += [c for c in parse.of(verb.i, "conj") if c.tag in ("VBZ", "VBP")]
    return ended and not others and not agents(parse, verb.i) and verb.lower.endswith("ed")


def agents(parse: Parse, i: int) -> list[int]:
    """The heads of the "by" phrases below verb ``i`` that may name who acts."""
    below = parse.of(i, "obl:agent") or [c for c in parse.of(i, "obl", "nmod") if parse.case(c.i) == "by"]
    if not below and parse.of(i, "aux:pass"):
        # "were shot and killed **by police**": the last of two passives names who did both.
        joined = [
            c for c in parse.of(i, "conj") if c.tag in ("VBN", "VBD") and not parse.of(c.i, "nsubj", "nsubj:pass")
        ]
        below = [a for c in joined[-1:] for a in parse.of(c.i, "obl:agent")]
    if not below:  # "was shot dead **by** troops", "was found guilty **by** a court"
        states = [s for s in parse.of(i, "xcomp") if s.pos == "ADJ"]
        below = [a for s in states for a in parse.of(s.i, "obl", "obl:agent") if parse.case(a.i) == "by"]
    if not below:  # "**U.S.**-imposed sanctions", "a **Saudi**-led raid"
        below = [c for c in parse.of(i, "compound", "obl", "nsubj", "nmod") if _is_hyphened(parse, c.i, i)]
    return [a.i for a in below if not _is_means(parse, a) and parse.case(a.i) in BY]


def _is_means(parse: Parse, token: Token) -> bool:
    """Whether a noun after "by" is bare and says how: "by force" is no agent, "by security forces" is."""
    return token.lower in MEANS and not parse.of(token.i, "det", "amod", "compound", "nmod:poss")


def _is_hyphened(parse: Parse, noun: int, verb: int) -> bool:
    """Whether only a hyphen stands between a name and a participle behind it."""
    if noun != verb - 2 or parse.tokens[verb - 1].text not in ("-", "–") or parse.tokens[verb].tag != "VBN":
        return False
    told = parse.tokens[verb].rel == "amod" and parse.tokens[verb].lemma not in STANDING
    return told and parse.tokens[noun].pos == "PROPN"
