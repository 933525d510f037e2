"""What is said: "say" has no object, so the noun behind it is the subject of the clause that follows."""

from extract.repairs.tree import attach
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

DAYS = load_wordlists("repairs")["days"]
CONJUNCTIONS = load_wordlists("repairs")["conjunctions"] | {"when", "while"}
CONTENTS = load_wordlists("clauses")["contents"]
UNSAID = frozenset(["nothing", "something", "anything", "everything", "word", "words", "prayer", "goodbye", "mass"])
CLAUSES = ("ccomp", "conj", "parataxis")
FINITE = ("VBD", "VBZ", "VBP", "MD")


def content_clause(parse: Parse, token: Token) -> None:
    """ "Denied a report **that** Iran **helped** Syria": what the report says, and no relative clause."""
    if token.rel != "acl:relcl" or parse.tokens[token.head].lemma not in CONTENTS:
        return
    that = any(m.lower == "that" for m in parse.of(token.i, "mark"))
    if that and parse.of(token.i, "nsubj", "nsubj:pass"):
        token.rel = "acl"


def object_of_say(parse: Parse, token: Token) -> None:
    """ "Police say **a soldier and a child were killed**": torn apart into an object and a clause without subject."""
    if token.lemma != "say" or token.pos != "VERB":
        return
    for noun in parse.of(token.i, "obj", "nsubj", "iobj"):
        if noun.i < token.i or noun.pos not in ("NOUN", "PROPN", "NUM") or noun.lower in DAYS | UNSAID:
            continue
        if parse.tokens[token.i - 1].text in ('"', "”", "''"):
            return  # '"…," said his mother'
        verb = _clause_after(parse, token, noun)
        if verb is not None:
            _give_subject(parse, token, noun, verb)
            return


def object_of_opinion(parse: Parse, token: Token) -> None:
    """ "doubted **the caption was** broadcast", "shows **62 percent want** it": the same behind other verbs."""
    if token.rel != "ccomp" or token.head == ROOT or parse.of(token.i, "nsubj", "nsubj:pass", "mark", "expl", "csubj"):
        return
    verb = parse.tokens[token.head]
    if verb.lemma in ("say", "tell") or verb.pos != "VERB" or not _is_finite(parse, token) or token.tag == "VB":
        return
    for noun in parse.of(verb.i, "obj"):
        if verb.i < noun.i < token.i and noun.pos in ("NOUN", "PROPN", "NUM") and _next_verb(parse, noun) is token:
            attach(parse, noun.i, token.i, "nsubj:pass" if parse.of(token.i, "aux:pass") else "nsubj")
            return


def _clause_after(parse: Parse, say: Token, noun: Token) -> Token | None:
    """The finite verb, or the noun with "is", of which ``noun`` is the subject."""
    for child in parse.of(say.i, *CLAUSES):
        if child.i > noun.i and _is_finite(parse, child) and not parse.of(child.i, "mark"):
            return child
    return _next_verb(parse, noun)


def _next_verb(parse: Parse, noun: Token) -> Token | None:
    """The finite verb without a subject that stands right behind the phrase of ``noun``, whatever it hangs on."""
    ends = [i for i in parse.subtree(noun.i, frozenset(["acl"])) if parse.tokens[i].pos != "PUNCT"]
    last, position = parse.sentences[noun.sent][1], ends[-1] + 1
    if position >= last:
        return None
    after = parse.tokens[position if parse.tokens[position].text != "," else position + 1]
    verb = parse.head(after.i) if after.rel in ("aux", "aux:pass", "cop") else after
    if verb is None or verb.i < after.i or not _is_finite(parse, verb):
        return None
    return None if parse.of(verb.i, "nsubj", "nsubj:pass", "mark") else verb


def _is_finite(parse: Parse, verb: Token) -> bool:
    helpers = parse.of(verb.i, "aux", "aux:pass", "cop")
    bare = verb.tag in ("VBN", "VB") and not helpers  # "said the network **served** as", tagged as a participle
    return bare or verb.tag in FINITE or any(h.tag in FINITE or h.lower in ("'s", "’s") for h in helpers)


def _give_subject(parse: Parse, say: Token, noun: Token, verb: Token) -> None:
    rel = "nsubj:pass" if parse.of(verb.i, "aux:pass") else "nsubj"
    for other in parse.of(verb.i, "nsubj", "nsubj:pass"):
        before = parse.tokens[parse.subtree(other.i)[0] - 1] if other.i > noun.i else None
        if before is None or before.sent != say.sent:
            return
        if other.lower in DAYS:
            other.rel = "obl:unmarked"
        elif before.lower in ("and", "or", ",") or parse.tokens[parse.subtree(other.i)[0]].lower in ("and", "or"):
            attach(parse, other.i, noun.i, "conj")
        else:
            return
    attach(parse, verb.i, say.i, "ccomp")
    attach(parse, noun.i, verb.i, rel)


def clause_behind_after(parse: Parse, token: Token) -> None:
    """ "erupted **after activists blocked** roads": a noun taken for an oblique is the subject of the finite verb."""
    if token.pos != "VERB" or token.rel not in ("advcl", "ccomp", "xcomp", "conj", "acl") or token.i == 0:
        return
    if not _is_finite(parse, token) or token.tag == "VB" or parse.of(token.i, "nsubj", "nsubj:pass", "cc"):
        return
    marks = [c for c in parse.of(token.i, "mark", "case") if c.lower in CONJUNCTIONS and c.i < token.i]
    if not marks and parse.of(token.i, "mark"):
        return
    own = [c.i for c in parse.of(token.i, "aux", "aux:pass", "advmod") if c.i < token.i]
    start = min([*own, token.i])
    inside = range(start, token.i + 1)
    governor = parse.head(token.i)
    siblings = parse.of(governor.i, "obl", "nmod") if governor is not None else []
    between = [_topmost(parse, marks[0].i, start)] if marks else []
    before = parse.tokens[start - 1]
    ending = [a for a in (before, *parse.ancestors(start - 1)) if a.i < start and a.sent == token.sent][:6]
    for noun in (*(n for n in between if n is not None), *ending, *siblings, *parse.of(token.i, "obl")):
        cases = [c for c in parse.of(noun.i, "case") if c.lower in CONJUNCTIONS]
        if not parse.of(noun.i, "case") and marks and marks[0].i < noun.i:
            cases = marks  # the conjunction hangs on the verb already, the noun beside it
        ends = [i for i in parse.subtree(noun.i) if i not in inside]
        if cases and noun.i < start and ends and ends[-1] == start - 1 and noun.pos in ("NOUN", "PROPN", "NUM"):
            rel = "nsubj:pass" if parse.of(token.i, "aux:pass") else "nsubj"
            if governor is not None and token.rel in ("conj", "acl", "xcomp"):
                attach(parse, token.i, governor.i, "advcl")
            attach(parse, noun.i, token.i, rel)
            attach(parse, cases[0].i, token.i, "mark")
            return


def _topmost(parse: Parse, before: int, start: int) -> Token | None:
    """The word that governs all others between the conjunction at ``before`` and the verb that begins at ``start``."""
    inside = range(before + 1, start)
    if not inside or any(parse.tokens[i].text == "," for i in inside):
        return None
    token = parse.tokens[start - 1]
    while token.head in inside:
        token = parse.tokens[token.head]
    return token if all(i == token.i or i in parse.subtree(token.i) for i in inside) else None
