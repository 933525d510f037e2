"""Nouns that the tagger or the parser took for something else, and what belongs to them."""

from extract.repairs.tree import attach
from extract.syntax import NOMINAL, ROOT, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
DAYS = _WORDS["days"]
OF_VERBS = _WORDS["of_verbs"]
PERSONAL = _WORDS["personal"]
PREPOSED = _WORDS["preposed"]
RELATED = _WORDS["related"]


def nouns_tagged_otherwise(parse: Parse, token: Token) -> None:
    """A plural with a preposition or an adjective of its own is a noun: "in Russian airstrikes"."""
    if token.tag == "PRP" and token.lower not in PERSONAL and token.lower.isalpha():
        token.pos, token.tag = "NOUN", "NN"
    if token.pos == "VERB" and token.tag in ("NN", "NNS") and parse.of(token.i, "case", "amod", "det", "nmod:poss"):
        token.pos = "NOUN"
    if (
        token.tag == "VBZ"
        and token.rel in ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
        and parse.of(token.i, "compound", "amod", "det", "case")
    ):
        token.pos, token.tag = "NOUN", "NNS"


def gerund_of(parse: Parse, token: Token) -> None:
    """A gerund followed by "of" is a noun, and the noun before it its modifier: "the police shooting of a boy"."""
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if token.tag != "VBG" or after is None or after.lower != "of" or token.lemma in OF_VERBS:
        return
    head = parse.head(token.i)
    if token.rel == "acl" and head is not None and head.i == token.i - 1 and head.pos in NOMINAL:
        token.rel, noun_head = head.rel, head.head
        attach(parse, token.i, noun_head, token.rel)
        for child in list(head.children):
            if parse.tokens[child].rel in ("det", "amod", "case", "nmod:poss", "nmod:unmarked", "cc", "punct"):
                attach(parse, child, token.i, parse.tokens[child].rel)
        attach(parse, head.i, token.i, "compound")
        token.pos, token.tag = "NOUN", "NN"
    elif parse.of(token.i, "det", "amod", "compound", "nmod:poss"):
        token.pos, token.tag = "NOUN", "NN"


def described_gerund(parse: Parse, token: Token) -> None:
    """A gerund with an adjective before it is a noun: "due to **new fighting** flaring up"."""
    if token.tag == "VBG" and any(c.i == token.i - 1 and c.tag == "JJ" for c in parse.of(token.i, "amod")):
        if not parse.of(token.i, "obj", "aux", "nsubj"):
            token.pos, token.tag = "NOUN", "NN"


def preceding_noun_of(parse: Parse, token: Token) -> None:
    """ "of" belongs to the noun right before it: "clashes between the army and members **of the group**"."""
    if token.lower != "of" or token.rel != "case" or token.head == ROOT or token.i == 0:
        return
    noun, before = parse.tokens[token.head], parse.tokens[token.i - 1]
    if (
        before.pos != "NOUN"
        or noun.head in (ROOT, before.i)
        or noun.rel not in ("nmod", "obl")
        or before.rel in ("compound", "flat")
    ):
        return
    if noun.i <= token.i or before.tag not in ("NN", "NNS") or parse.tokens[noun.head].pos not in ("NOUN", "PROPN"):
        return
    if before.i in parse.subtree(noun.i) or before.sent != noun.sent:
        return
    attach(parse, noun.i, before.i, "nmod")


def noun_joined_to_verb(parse: Parse, token: Token) -> None:
    """ "attacked a refinery in Ryazan **and an airfield**": nouns are coordinated with the object, not the verb."""
    verb = parse.head(token.i)
    if (
        token.rel != "conj"
        or token.pos not in ("NOUN", "PROPN")
        or verb is None
        or verb.pos != "VERB"
        or verb.tag in ("NN", "NNS")
    ):
        return
    objects = [o for o in parse.of(verb.i, "obj") if verb.i < o.i < token.i]
    if (
        objects
        and parse.of(token.i, "cc")
        and not parse.of(token.i, "case", "cop", "nsubj", "nsubj:pass", "obj", "aux")
    ):
        attach(parse, token.i, objects[-1].i, "conj")


def phrase_on_day(parse: Parse, token: Token) -> None:
    """ "held on Tuesday **between officials**": what follows a time belongs to what happens then."""
    timed = token.lower in DAYS or token.rel == "obl:unmarked"
    if timed and token.head != ROOT and token.rel in ("obl", "obl:unmarked", "nmod", "nmod:unmarked", "obj"):
        for child in list(token.children):
            phrase = parse.tokens[child]
            if phrase.rel == "nmod" and child > token.i and parse.case(child) in PREPOSED | {"by", "to", "from"}:
                attach(parse, child, token.head, "obl" if parse.tokens[token.head].pos == "VERB" else "nmod")


def neighbouring(parse: Parse, token: Token) -> None:
    """ "between Azerbaijan and **neighboring** Armenia": an adjective, whatever its ending."""
    if token.lower not in ("neighboring", "neighbouring", "rival", "fellow") or token.i + 1 >= len(parse.tokens):
        return
    noun = parse.tokens[token.i + 1]
    if noun.head == token.i and noun.pos in ("NOUN", "PROPN"):
        attach(parse, noun.i, token.head, token.rel)
        attach(parse, token.i, noun.i, "amod")
        token.pos, token.tag = "ADJ", "JJ"
        for child in list(token.children):
            attach(parse, child, noun.i, parse.tokens[child].rel)


def phrase_in_list(parse: Parse, token: Token) -> None:
    """ "…, according to the army, **by mortar fire**": a preposition after a comma begins no conjunct."""
    if token.rel != "conj" or token.pos not in ("NOUN", "PROPN") or parse.of(token.i, "cc"):
        return
    by = parse.tokens[parse.subtree(token.i, frozenset(["conj", "punct"]))[0]]
    verb = next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)
    if by.lower != "by" or parse.tokens[by.i - 1].text != "," or verb is None or verb.tag not in ("VBN", "VBD"):
        return
    first = token.head
    attach(parse, token.i, verb.i, "obl:agent")
    attach(parse, by.i, token.i, "case")
    for other in parse.of(first, "conj"):
        if other.i > token.i:
            attach(parse, other.i, token.i, "conj")


def place_joined_to_noun(parse: Parse, token: Token) -> None:
    """ "Forces **in and around** Mosul": what two joined prepositions lead in is no second noun."""
    if token.rel != "conj" or token.pos not in NOMINAL or parse.of(token.i, "cc"):
        return
    for case in parse.of(token.i, "case"):
        before = parse.tokens[case.i - 1]
        if parse.of(case.i, "conj") and before.text != "," and before.pos != "CCONJ":
            attach(parse, token.i, token.head, "nmod")
            return


def counted_dead(parse: Parse, token: Token) -> None:
    """ "Shelling leaves **90** dead": the number is the object, not a part of what becomes of them."""
    state = parse.head(token.i)
    if token.pos != "NUM" or state is None or state.pos != "ADJ" or token.i != state.i - 1:
        return
    verb = parse.head(state.i)
    if verb is not None and verb.lemma == "leave" and state.rel in ("xcomp", "obj") and not parse.of(verb.i, "iobj"):
        attach(parse, token.i, verb.i, "obj")


def name_behind_noun(parse: Parse, token: Token) -> None:
    """ "between Russia and U.S. **ally Georgia**", "filmmaker **Theo** van Gogh": the name is told by the noun."""
    if token.pos != "PROPN" or token.i == 0 or token.rel not in ("nsubj", "obj", "nmod", "obl", "conj", "iobj"):
        return
    noun = parse.tokens[token.i - 1]
    if noun.lower not in RELATED or noun.head in (ROOT, token.i) or token.head == noun.i or parse.of(token.i, "case"):
        return
    if noun.rel not in ("nmod", "obl", "obj", "conj", "nsubj") or noun.i in parse.subtree(token.i):
        return
    if token.rel == "nsubj" and len(parse.of(token.head, "nsubj")) < 2:
        return  # "told the ally Georgia would"
    if noun.head in parse.subtree(token.i):
        return
    attach(parse, token.i, noun.i, "appos")


def name_taken_for_clause(parse: Parse, token: Token) -> None:
    """ "a visit **to** neighboring **Turkey**": a name is no clause."""
    if token.pos != "PROPN" or token.rel not in ("acl", "advcl") or token.head == ROOT:
        return
    marks = parse.of(token.i, "mark")
    if len(marks) != 1 or marks[0].i > token.i or parse.of(token.i, "nsubj", "aux", "cop", "obj"):
        return
    token.rel = "nmod" if parse.tokens[token.head].pos in NOMINAL else "obl"
    marks[0].rel = "case"


def article_of_owner(parse: Parse, token: Token) -> None:
    """ "**The** outspoken president's trip": what stands before an owner is the owner's, for the owned has no article.

    So are adjectives there: those of the owned follow on the owner.
    """
    if token.rel != "nmod:poss" or token.pos == "PRON" or token.head == ROOT or not parse.of(token.i, "case"):
        return
    start = parse.subtree(token.i)[0]
    before = [c for c in parse.of(token.head, "det", "amod") if c.i < start]
    if not before or parse.subtree(before[0].i)[0] != before[0].i or token.pos == "PROPN":
        return
    if all(t.pos in ("ADJ", "DET", "ADV", "CCONJ", "PUNCT") for t in parse.tokens[before[0].i : start]):
        for child in before:
            attach(parse, child.i, token.i, child.rel)
