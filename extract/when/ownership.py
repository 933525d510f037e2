"""Whose a date is: the date phrase of a sentence that tells when an act took place.

A phrase belongs to the clause, or to the noun, that it hangs on. An act that a noun names shares the date of its verb
where that verb only tells that the act took place ("carried out an attack on Monday"); what is said of an act has a
date of its own. Parsers hang a date at the end of a clause on the noun before it, so such a date is the clause's too.
"""

from collections.abc import Sequence

from extract.attribution import SPEECH
from extract.syntax import Parse, Token
from extract.when.acts import Act
from extract.when.phrases import Dated

CLAUSES = ("acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp")
# Clauses that run beside the one that they hang on; one without a mark is a participle: "killing ten".
BESIDE = frozenset(["as", "in", "to", "when", "where", "while"])
# An act behind one of these has a time of its own: "swore on Friday after the attack".
APART = frozenset(
    "about after against ahead amid before concerning despite following for given over regarding since until".split()
)
PARTING = ("conj", "parataxis")
SENTENCE = 3  # ranks from here on are of another clause of the sentence


def owned(parse: Parse, act: Act, phrases: Sequence[Dated], acts: frozenset[int]) -> tuple[Dated, bool] | None:
    """The phrase of ``phrases`` that dates ``act``, and whether its own clause has it; None where none does.

    :param acts: the heads of all acts that the document tells: what hangs on another act is that one's.
    """
    best: tuple[tuple[int, int], Dated] | None = None
    for phrase in phrases:
        rank = _rank(parse, act.head, phrase, acts)
        if rank is not None:
            key = rank, abs(phrase.top - act.head)
            if best is None or key < best[0]:
                best = key, phrase
    if best is not None:
        return best[1], best[0][0] < SENTENCE
    if len(phrases) == 1 and _is_of_all(parse, act, phrases[0], acts):
        return phrases[0], False
    return None


def _is_of_all(parse: Parse, act: Act, phrase: Dated, acts: frozenset[int]) -> bool:
    """Whether the only phrase of a sentence may date all that is told there.

    It does in a caption. Elsewhere it hangs on no other act, and no coordination or reported clause parts the two.
    """
    if phrase.caption:
        return act.status == "actual"
    above, verb, down = _paths(parse, act.head, phrase.host)
    if verb is None or any(_is_clause(t) and t.rel in PARTING for t in (*above, *down)):
        return False
    if any(t.rel == "acl:relcl" for t in down):
        return False  # "praised the accord, which Iran signed in 2015"
    reported = any(t.rel == "ccomp" for t in (*above, *down))
    if reported or _is_act(parse.tokens[phrase.host], acts):
        return reported and not down and act.status == "actual" and _fronts(parse, phrase, verb)
    return act.status == "actual" or phrase.top < min(act.head, verb.i)


def _paths(parse: Parse, head: int, host: int) -> tuple[list[Token], Token | None, list[Token]]:
    """The tokens from the act up to where it meets the phrase, that token, and those from the phrase up to it."""
    up = [head, *(a.i for a in parse.ancestors(head))]
    down: list[Token] = []
    token: Token | None = parse.tokens[host]
    while token is not None and token.i not in up:
        down.append(token)
        token = parse.head(token.i)
    until = len(up) if token is None else up.index(token.i)
    return [parse.tokens[i] for i in up[:until]], token, down


def _rank(parse: Parse, head: int, phrase: Dated, acts: frozenset[int]) -> int | None:
    """How far the phrase is from the act: 0 hangs on it, 1 stands below it, 2 on its verb, 3 on another clause."""
    if head in (phrase.host, phrase.top):
        return 0
    above, host, down = _paths(parse, head, phrase.host)
    if host is None:
        return None
    if not above:
        return _below(parse, head, phrase, down, acts)
    if any(map(_is_clause, down)) or (down and _is_act(down[0], acts)):
        return None
    return _above(parse, above, host, phrase, acts, bool(down) or not phrase.adverbial)


def _below(parse: Parse, head: int, phrase: Dated, down: Sequence[Token], acts: frozenset[int]) -> int | None:
    """A phrase below the act: in a noun of its clause, or in a clause that says when it took place."""
    host = down[0]
    if parse.tokens[head].pos == "NOUN" and len(down) == 1 and host.rel.startswith("acl") and host.lemma not in SPEECH:
        return 1  # "the strikes, which were launched on Monday"
    if any(map(_is_clause, down)) or _is_act(host, acts):
        return None
    return None if phrase.top < host.i and down[-1].rel in ("obj", "nsubj", "nsubj:pass") else 1


def _above(
    parse: Parse, above: Sequence[Token], verb: Token, phrase: Dated, acts: frozenset[int], aside: bool
) -> int | None:
    """A phrase of a clause that the act stands in, ``above`` the tokens from the act up to ``verb``.

    ``aside`` says that the phrase stands in another noun of that clause.
    """
    clauses = [t for t in above if _is_clause(t)]
    behind = phrase.top > max(verb.i, above[0].i)
    before = phrase.top < min(verb.i, above[0].i)
    if aside and not (before and clauses):
        return 2 if behind and not clauses else None
    if not clauses:
        apart = any(parse.case(t.i) in APART for t in above if t.rel.startswith(("obl", "nmod")))
        return 2 if behind or not (apart or _is_act(verb, acts)) else None
    clause = clauses[0]
    if all(_runs_beside(parse, t) for t in clauses):
        return SENTENCE
    if len(clauses) > 1:
        return None
    if clause.rel == "conj":
        return SENTENCE if before or behind else None
    if clause.rel == "xcomp":
        return None if _is_act(verb, acts) else SENTENCE
    return SENTENCE if clause.rel == "ccomp" and before and _fronts(parse, phrase, verb) else None


def _runs_beside(parse: Parse, clause: Token) -> bool:
    if not clause.rel.startswith("advcl"):
        return False
    marks = {c.lower for c in parse.of(clause.i, "mark", "case")}
    marks |= {c.lower for c in parse.of(clause.i, "advmod") if c.tag == "WRB"}
    return bool(marks & BESIDE) if marks else clause.tag == "VBG"


def _fronts(parse: Parse, phrase: Dated, verb: Token) -> bool:
    """Whether the phrase stands in front of the subject of the verb: "On Monday, officials said"."""
    return any(phrase.top < c.i for c in parse.of(verb.i, "nsubj"))


def _is_clause(token: Token) -> bool:
    return token.rel.startswith(CLAUSES) or (token.rel == "conj" and token.pos in ("VERB", "AUX"))


def _is_act(token: Token, acts: frozenset[int]) -> bool:
    return token.i in acts or token.lemma in SPEECH
