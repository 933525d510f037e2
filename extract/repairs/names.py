"""Names: lists of persons, and subjects right before their verb."""

from itertools import pairwise

from extract.repairs.tree import attach
from extract.syntax import ROOT, Entity, Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("repairs")
DAYS = _WORDS["days"]
PREPOSED = _WORDS["preposed"]
PERSONS = ("PERSON", "PER")
NAMES = (*PERSONS, "GPE", "LOC", "ORG", "NORP", "FAC")
FINITE = ("VBD", "VBZ", "VBP")
TITLES = _WORDS["titles"]


def _heads(parse: Parse, labels: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """``(first, last, head)`` of the entities with one of ``labels``."""
    found = []
    for entity in parse.entities:
        if entity.label in labels:
            inside = range(entity.first, entity.last + 1)
            head = next((j for j in inside if parse.tokens[j].head not in inside), entity.last)
            found.append((entity.first, entity.last, head))
    return found


def lists_of_persons(parse: Parse) -> None:
    """ "to Prime Minister A, Chancellor B, President C and Prime Minister D": names of one list are coordinated."""
    persons = _heads(parse, PERSONS)
    run: list[tuple[int, int, int]] = []
    for person in [*persons, None]:
        if run and person is not None and _next_in_list(parse, run[-1], person):
            run.append(person)
            continue
        if len(run) > 2 and any(parse.tokens[j].lower == "and" for j in range(run[-2][1] + 1, run[-1][0])):
            _coordinate(parse, run)
        run = [person] if person is not None else []


def _next_in_list(parse: Parse, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    between = parse.tokens[one[1] + 1 : other[0]]
    if (
        not between
        or between[0].text not in (",", "and")
        or len(between) > 6
        or between[0].sent != parse.tokens[other[0]].sent
    ):
        return False
    rest = between[1:] if between[0].text == "and" or len(between) < 2 or between[1].text != "and" else between[2:]
    return all(t.pos in ("ADJ", "NOUN", "PROPN") or t.lower in ("'s", "’s", "of") for t in rest)


def _coordinate(parse: Parse, run: list[tuple[int, int, int]]) -> None:
    inside = range(run[0][0] - 8, run[-1][1] + 1)
    heads = [head for _, _, head in run]

    def hangs_outside(token: Token) -> bool:
        if token.head == ROOT or token.rel == "conj":
            return False
        return token.head not in inside or (token.head < run[0][0] and parse.tokens[token.head].pos == "VERB")

    outer = next((h for h in heads if hangs_outside(parse.tokens[h])), None)
    if outer is None:
        return
    if outer == heads[0]:
        _join(parse, run, heads)
        return
    above = parse.tokens[outer].head
    if above in parse.subtree(heads[0]) and above not in (heads[0],):
        return
    rel = parse.tokens[outer].rel
    attach(parse, heads[0], above, rel)
    _join(parse, run, heads)
    if above < heads[0]:
        for j in range(max(above, heads[0] - 8), heads[0]):
            if (
                parse.tokens[j].rel == "case"
                and parse.tokens[j].text not in ("'s", "’s")
                and parse.tokens[j].lower != "of"
            ):
                attach(parse, j, heads[0], "case")


def _join(parse: Parse, run: list[tuple[int, int, int]], heads: list[int]) -> None:
    """Hang all names on the first, and each office that the parser gave to another on the name behind it."""
    for head in heads[1:]:
        attach(parse, head, heads[0], "conj")
    for (_, before, _), (first, _, head) in pairwise(run):
        for j in range(before + 1, first):
            token = parse.tokens[j]
            if token.rel == "nmod:desc" and token.head != head and not before < token.head < first:
                attach(parse, j, head, "nmod:desc")


def two_persons(parse: Parse) -> None:
    """ "Erdogan and Russian President Vladimir Putin met": a name is no modifier of an office after "and"."""
    persons = _heads(parse, PERSONS)
    persons_heads = {head for _, _, head in persons}
    for one, other in pairwise(persons):
        token, joined = parse.tokens[one[2]], parse.tokens[other[2]]
        if joined.rel == "conj" and joined.head != ROOT and joined.head != token.i:
            place = parse.tokens[joined.head]
            if place.head == token.i and place.rel == "nmod" and place.i > one[1] and place.i not in persons_heads:
                attach(parse, joined.i, token.i, "conj")  # "Ali **of Guyana** and Maduro of Venezuela"
                continue
        between = parse.tokens[one[1] + 1 : other[0]]
        beside = (token.i, token.head) if joined.rel == "appos" else (token.i,)
        hung = joined.rel in ("appos", "conj") and joined.head in beside
        if hung and 1 < len(between) < 8 and between[0].lower == "and":
            _second_titled(parse, token, between, joined)
            continue
        if token.rel not in ("compound", "amod", "nmod:desc") or not between or between[0].lower != "and":
            continue
        if len(between) > 5 or any(t.pos not in ("ADJ", "NOUN", "PROPN", "CCONJ") for t in between):
            continue
        second = parse.tokens[other[2]]
        if second.head in (ROOT, token.i) or second.rel in ("conj", "flat") or token.i not in parse.subtree(second.i):
            continue
        for child in list(token.children):
            if child > token.i and parse.tokens[child].rel == "conj":
                attach(parse, child, second.i, "amod" if parse.tokens[child].pos == "ADJ" else "nmod:desc")
        attach(parse, token.i, second.head, second.rel)
        attach(parse, second.i, token.i, "conj")


def _second_titled(parse: Parse, one: Token, between: list[Token], other: Token) -> None:
    """ "Foreign Minister A **and** League chief **B** are there": who follows "and" with a title is another."""
    title = between[-1]
    if title.lower not in TITLES or any(t.pos not in ("ADJ", "NOUN", "PROPN", "CCONJ", "PART") for t in between):
        return
    if title.rel == "conj":
        return
    attach(parse, other.i, one.i, "conj")
    if title.head != other.i:
        attach(parse, title.i, other.i, "nmod:desc")
    attach(parse, between[0].i, other.i, "cc")


def joined_to_name(parse: Parse, token: Token) -> None:
    """ "Hamas **leader** A **and** Jihad **leader** B": what follows "and" is coordinated with the first leader."""
    if token.rel != "appos" or token.pos != "PROPN" or token.head != token.i - 1:
        return
    if parse.tokens[token.head].lower in TITLES:
        for other in parse.of(token.i, "conj"):
            attach(parse, other.i, token.head, "conj")


def _plural_after_name(parse: Parse, plural: Token, name: Token) -> None:
    """ "met with Adviser Bolton and other White House **aides**": a plural, taken for a verb that nobody does."""
    first, outer = parse.tokens[name.head], plural.head
    attach(parse, name.i, plural.i, "compound")
    for child in list(plural.children):
        if child > plural.i and outer != ROOT:
            attach(parse, child, outer, parse.tokens[child].rel)
    attach(parse, plural.i, first.i, "conj")
    plural.pos, plural.tag = "NOUN", "NNS"


def name_before_verb(parse: Parse, verb: Token, entity: Entity) -> None:
    """A name right before a verb that has no subject is its subject: "on Tuesday **Merkel met** …"."""
    inside = range(entity.first, entity.last + 1)
    name = parse.tokens[next((j for j in inside if parse.tokens[j].head not in inside), entity.last)]
    if verb.tag == "VBG":
        # "showed officer Van Dyke shooting him": the parser hangs the name on the participle as a modifier.
        hung = [name, *([parse.tokens[name.head]] if name.head != ROOT else [])]
        if entity.label in PERSONS and any(t.rel == "compound" and t.head == verb.i for t in hung):
            attach(parse, name.i, verb.i, "nsubj")
        return
    if verb.tag not in FINITE or parse.of(verb.i, "aux:pass"):
        return
    clausal = verb.rel in ("xcomp", "advcl", "ccomp", "root", "parataxis")
    above = {a.i for a in parse.ancestors(verb.i)}
    if clausal and name.rel == "conj" and name.head != ROOT and parse.of(name.i, "cc"):
        first = parse.tokens[name.head]
        if any(c.lower in PREPOSED and c.i < first.i for c in parse.of(first.i, "case")):
            if verb.tag == "VBZ" and not parse.of(verb.i, "obj", "ccomp", "xcomp"):
                _plural_after_name(parse, verb, name)
        elif first.pos == "PROPN" and first.i not in above:
            attach(parse, first.i, verb.i, "nsubj")
        return
    day = parse.tokens[entity.first - 1] if entity.first else None
    if clausal and day is not None and day.lower in DAYS and day.head == name.i:
        for case in parse.of(name.i, "case"):
            attach(parse, case.i, day.i, "case")
        attach(parse, day.i, verb.i, "obl")
    if name.i not in above and not parse.of(name.i, "case"):
        attach(parse, name.i, verb.i, "nsubj")


def office_before_name(parse: Parse, token: Token) -> None:
    """ "Secretary of State **John Kerry** spoke": the name is the head, the office describes it."""
    if token.pos != "PROPN" or token.rel != "nmod" or token.head == ROOT or token.head > token.i:
        return
    preposition = next(iter(parse.of(token.i, "case")), None)
    domain = next(iter(parse.of(token.i, "nmod:desc")), None)
    if preposition is None or domain is None or not 0 < preposition.i < domain.i < token.i:
        return
    office = parse.tokens[preposition.i - 1]
    if office.i != token.head and office.head != token.head:
        return
    if office.lower not in TITLES or domain.lower in TITLES:
        return  # "the assassination of Prime **Minister** Hariri", "the office of Mr. Rice"
    attach(parse, token.i, office.head, office.rel)
    attach(parse, office.i, token.i, "nmod:desc")
    attach(parse, domain.i, office.i, "nmod")
    attach(parse, preposition.i, domain.i, "case")
    for child in list(office.children):
        rel = parse.tokens[child].rel
        if child > token.i or rel in ("case", "mark", "cc"):
            attach(parse, child, token.i, rel)


def hyphened_names(parse: Parse, token: Token) -> None:
    """ "the **Biden-Putin** summit": two names stand before the noun, and neither is the other's."""
    after = parse.tokens[token.i + 2] if token.i + 2 < len(parse.tokens) else None
    if after is None or token.rel != "compound" or token.head != after.i or after.rel != "compound":
        return
    if token.pos == after.pos == "PROPN" and parse.tokens[token.i + 1].text in ("-", "–"):
        attach(parse, token.i, after.head, "compound")
