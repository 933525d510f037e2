"""The fillers of a role as head tokens: coordination spelled out, relative pronouns replaced by what they stand for."""

from collections.abc import Iterable

from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

# Role → its head tokens in text order.
Roles = dict[str, list[int]]

# Prepositions of several words, and rare ones, by the common one that takes the same participant.
SAME_AS = {
    "out of": "from", "away from": "from", "alongside": "with", "along with": "with", "together with": "with",
    "versus": "against", "vs": "against", "up against": "against", "in support of": "for", "in favor of": "for",
    "in favour of": "for", "on behalf of": "for", "amongst": "among", "close to": "near", "next to": "near",
    "outside of": "outside", "inside of": "inside", "in front of": "outside", "regarding": "about",
    "concerning": "about",
}  # fmt: skip
RELATIVES = load_wordlists("clauses")["relatives"]
# Verbs whose second object is what the first is called.
NAMING = load_wordlists("clauses")["naming"]


def spread(parse: Parse, heads: Iterable[int]) -> list[int]:
    """Every head with its conjuncts, in text order, each once; clauses and adverbs left out."""
    found = {j for head in heads for j in parse.conjuncts(called(parse, head))}
    return sorted(j for j in found if parse.tokens[j].pos not in ("VERB", "AUX", "ADV"))


def add_heads(parse: Parse, roles: Roles, role: str, heads: Iterable[int]) -> None:
    """Add ``heads``, spread, to ``role``; the role is there afterwards even where nothing was added."""
    roles.setdefault(role, []).extend(spread(parse, heads))


def children(parse: Parse, i: int, *rels: str) -> list[int]:
    """The indices of the children of token ``i`` with one of the relations."""
    return [child.i for child in parse.of(i, *rels)]


def preposition_of(parse: Parse, i: int) -> str:
    """The preposition of a phrase under which roles know it: "out of" is "from", "alongside" is "with"."""
    preposition = parse.case(i)
    return SAME_AS.get(preposition, preposition)


def antecedent(parse: Parse, i: int) -> int:
    """The noun that relative pronoun ``i`` stands for; ``i`` itself for any other token."""
    token = parse.tokens[i]
    if token.lower in RELATIVES and token.pos in ("PRON", "DET", "SCONJ"):
        for above in parse.ancestors(i):
            if above.rel.startswith("acl") and above.head >= 0:
                return above.head
    return i


def called(parse: Parse, i: int) -> int:
    """ "criticized what it calls **the refusal**": the noun that "what" stands for; ``i`` for other tokens."""
    if parse.tokens[i].lower == "what":
        for clause in parse.of(i, "acl:relcl"):
            if clause.lemma in NAMING:
                return next((o.i for o in parse.of(clause.i, "obj", "xcomp") if o.i > clause.i), i)
    return i


def first_conjunct(parse: Parse, i: int) -> Token:
    """The token with which the coordination that token ``i`` belongs to begins."""
    token = parse.tokens[i]
    while token.rel == "conj" and token.head >= 0:
        token = parse.tokens[token.head]
    return token
