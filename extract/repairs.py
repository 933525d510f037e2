"""What a parser gets wrong often enough, and what the words alone put right.

A small parser errs mostly where news differs from its treebanks: long appositions between subject and verb, lists of
names with their offices, gerunds. Each repair rests on a fact of English that a sentence cannot break, and leaves every
tree that agrees with it alone.
"""

from itertools import pairwise

from extract.syntax import NOMINAL, ROOT, Entity, Parse, Token

NAMES = ("PERSON", "PER", "GPE", "LOC", "ORG", "NORP", "FAC")
PERSONS = ("PERSON", "PER")
FINITE = ("VBD", "VBZ", "VBP")
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
# Gerunds that take "of" as verbs do.
OF_VERBS = frozenset(
    "speak think hear talk dream learn tell dispose consist approve warn complain boast accuse suspect".split()
)


# All personal pronouns of English: the tag's other words are mistakes.
PERSONAL = frozenset(
    "i me you he him she her it we us they them thee thou ye myself yourself himself herself itself "
    "ourselves yourselves "
    "themselves oneself themself mine yours his hers ours theirs its one 's ’s em 'em ya y'all u".split()
)
LINKING = frozenset(
    "appear be become feel find get go have keep leave lie like look make need remain see seem "
    "sound stand stay want".split()
)
PREPOSED = frozenset("in on at near across around over inside outside between with against".split())


def repair(parse: Parse) -> Parse:
    """``parse`` with its tree put right in place."""
    for token in parse.tokens:
        _nouns_tagged_otherwise(parse, token)
        _gerund_of(parse, token)
        _described_gerund(parse, token)
        _preceding_noun_of(parse, token)
        _object_of_participle(parse, token)
        _reduced_passive(parse, token)
        _noun_before_verb(parse, token)
        _active_perfect(parse, token)
        _verb_before_determiner(parse, token)
        _opening_participle(parse, token)
        _noun_joined_to_verb(parse, token)
        _phrase_on_day(parse, token)
        _two_subjects(parse, token)
        _phrase_in_list(parse, token)
        _participle_after_comma(parse, token)
        _neighbouring(parse, token)
    _lists_of_persons(parse)
    _two_persons(parse)
    names = {entity.last: entity for entity in parse.entities if entity.label in NAMES}
    for token in parse.tokens:
        if token.pos == "VERB" and token.i - 1 in names and not parse.of(token.i, "nsubj", "nsubj:pass"):
            _name_before_verb(parse, token, names[token.i - 1])
    for first, last in parse.sentences:
        _nominal_root(parse, first, last)
        _headline(parse, first, last)
    return parse


def _nouns_tagged_otherwise(parse: Parse, token: Token) -> None:
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


def _gerund_of(parse: Parse, token: Token) -> None:
    """A gerund followed by "of" is a noun, and the noun before it its modifier: "the police shooting of a boy"."""
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if token.tag != "VBG" or after is None or after.lower != "of" or token.lemma in OF_VERBS:
        return
    head = parse.head(token.i)
    if token.rel == "acl" and head is not None and head.i == token.i - 1 and head.pos in NOMINAL:
        token.rel, noun_head = head.rel, head.head
        _attach(parse, token.i, noun_head, token.rel)
        for child in list(head.children):
            if parse.tokens[child].rel in ("det", "amod", "case", "nmod:poss", "nmod:unmarked", "cc", "punct"):
                _attach(parse, child, token.i, parse.tokens[child].rel)
        _attach(parse, head.i, token.i, "compound")
        token.pos, token.tag = "NOUN", "NN"
    elif parse.of(token.i, "det", "amod", "compound", "nmod:poss"):
        token.pos, token.tag = "NOUN", "NN"


def _described_gerund(parse: Parse, token: Token) -> None:
    """A gerund with an adjective before it is a noun: "due to **new fighting** flaring up"."""
    if token.tag == "VBG" and any(c.i == token.i - 1 and c.tag == "JJ" for c in parse.of(token.i, "amod")):
        if not parse.of(token.i, "obj", "aux", "nsubj"):
            token.pos, token.tag = "NOUN", "NN"


def _preceding_noun_of(parse: Parse, token: Token) -> None:
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
    _attach(parse, noun.i, before.i, "nmod")


def _object_of_participle(parse: Parse, token: Token) -> None:
    """What follows a participle with nothing between is its object: "fighters **fleeing Mosul**"."""
    if token.rel not in ("conj", "appos") or token.head == ROOT or token.pos not in ("NOUN", "PROPN"):
        return
    first = parse.subtree(token.i, frozenset(["conj", "appos", "acl:relcl", "punct", "nmod", "acl"]))[0]
    before = parse.tokens[first - 1] if first else None
    if before is None or before.tag != "VBG" or before.i > token.i or parse.of(before.i, "obj", "ccomp", "xcomp"):
        return
    if before.pos == "VERB" and not parse.of(token.i, "cc", "case") and before.i not in parse.subtree(token.i):
        _attach(parse, token.i, before.i, "obj")


def _reduced_passive(parse: Parse, token: Token) -> None:
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
        _attach(parse, token.i, noun.i, "acl")


def _active_perfect(parse: Parse, token: Token) -> None:
    """ "had not spoken by phone": "have" without "been" makes no passive."""
    passive = parse.of(token.i, "nsubj:pass")
    if passive and not parse.of(token.i, "aux:pass") and any(a.lemma == "have" for a in parse.of(token.i, "aux")):
        for subject in passive:
            subject.rel = "nsubj"


def _verb_before_determiner(parse: Parse, token: Token) -> None:
    """ "jets **bombed three villages**": no participle modifies a noun from before its article or number."""
    if token.tag not in ("VBN", "VBD") or token.rel != "amod" or token.head < token.i:
        return
    noun = parse.tokens[token.head]
    if not any(token.i < c.i < noun.i for c in parse.of(noun.i, "det", "nummod", "nmod:poss")) or noun.head == ROOT:
        return
    above = parse.tokens[noun.head]
    token.pos, token.tag = "VERB", "VBD"
    _attach(parse, token.i, noun.head, noun.rel)
    _attach(parse, noun.i, token.i, "obj")
    for child in list(noun.children):
        if parse.tokens[child].rel in ("advmod", "obl", "obl:unmarked"):
            _attach(parse, child, token.i, parse.tokens[child].rel)
    if above.i == token.i - 1 and above.pos in NOMINAL and above.rel != "root":
        outer, rel = above.head, above.rel
        _attach(parse, token.i, outer, rel)
        _attach(parse, above.i, token.i, "nsubj")


def _opening_participle(parse: Parse, token: Token) -> None:
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
    _attach(parse, token.i, governor, "advcl")
    _attach(parse, noun.i, token.i, "obj")


def _noun_joined_to_verb(parse: Parse, token: Token) -> None:
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
        _attach(parse, token.i, objects[-1].i, "conj")


def _plural_after_name(parse: Parse, plural: Token, name: Token) -> None:
    """ "met with Adviser Bolton and other White House **aides**": a plural, taken for a verb that nobody does."""
    first, outer = parse.tokens[name.head], plural.head
    _attach(parse, name.i, plural.i, "compound")
    for child in list(plural.children):
        if child > plural.i and outer != ROOT:
            _attach(parse, child, outer, parse.tokens[child].rel)
    _attach(parse, plural.i, first.i, "conj")
    plural.pos, plural.tag = "NOUN", "NNS"


def _phrase_in_list(parse: Parse, token: Token) -> None:
    """ "…, according to the army, **by mortar fire**": a preposition after a comma begins no conjunct."""
    if token.rel != "conj" or token.pos not in ("NOUN", "PROPN") or parse.of(token.i, "cc"):
        return
    by = parse.tokens[parse.subtree(token.i, frozenset(["conj", "punct"]))[0]]
    verb = next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)
    if by.lower != "by" or parse.tokens[by.i - 1].text != "," or verb is None or verb.tag not in ("VBN", "VBD"):
        return
    first = token.head
    _attach(parse, token.i, verb.i, "obl:agent")
    _attach(parse, by.i, token.i, "case")
    for other in parse.of(first, "conj"):
        if other.i > token.i:
            _attach(parse, other.i, token.i, "conj")


def _participle_after_comma(parse: Parse, token: Token) -> None:
    """ "was sworn in as secretary of state, **commencing** with a trip": the doer is the subject, not the last noun."""
    if token.tag != "VBG" or token.rel != "acl" or token.head == ROOT or parse.tokens[token.i - 1].text != ",":
        return
    noun = parse.tokens[token.head]
    verb = next((a for a in parse.ancestors(token.i) if a.pos == "VERB"), None)
    if noun.pos != "NOUN" or noun.rel.startswith("nsubj") or verb is None or verb.i > token.i:
        return
    if parse.of(verb.i, "nsubj", "nsubj:pass"):
        _attach(parse, token.i, verb.i, "advcl")


def _phrase_on_day(parse: Parse, token: Token) -> None:
    """ "held on Tuesday **between officials**": what follows a time belongs to what happens then."""
    timed = token.lower in DAYS or token.rel == "obl:unmarked"
    if timed and token.head != ROOT and token.rel in ("obl", "obl:unmarked", "nmod", "nmod:unmarked", "obj"):
        for child in list(token.children):
            phrase = parse.tokens[child]
            if phrase.rel == "nmod" and child > token.i and parse.case(child) in PREPOSED | {"by", "to", "from"}:
                _attach(parse, child, token.head, "obl" if parse.tokens[token.head].pos == "VERB" else "nmod")


def _two_subjects(parse: Parse, token: Token) -> None:
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
        _attach(parse, second.i, beside, "conj")
        _attach(parse, before.i, second.i, "cc")
        return
    for clause in parse.of(first.i, "acl:relcl", "acl"):
        if clause.i < second.i <= clause.i + 4 and not parse.of(clause.i, "obj", "obl", "ccomp", "xcomp"):
            _attach(parse, second.i, clause.i, "obj")
            return


def _noun_before_verb(parse: Parse, token: Token) -> None:
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
    participle = after.rel == "xcomp" and after.lower.endswith("ed") and token.lemma not in LINKING
    if after.tag not in ("VBD", "MD") and not participle:
        return
    if (after.head != token.i and token.head != after.i) or after.sent != token.sent:
        return
    for child in list(token.children):
        if parse.tokens[child].rel == "nsubj":
            _attach(parse, child, token.i, "compound")
        elif child > after.i:
            _attach(parse, child, after.i, parse.tokens[child].rel)
    if after.head == token.i:
        _attach(parse, token.i, after.i, "nsubj")
    after.pos, after.tag = ("AUX", "MD") if after.tag == "MD" else ("VERB", "VBD")
    token.rel, token.pos, token.tag = "nsubj", "NOUN", "NNS"


def _neighbouring(parse: Parse, token: Token) -> None:
    """ "between Azerbaijan and **neighboring** Armenia": an adjective, whatever its ending."""
    if token.lower not in ("neighboring", "neighbouring", "rival", "fellow") or token.i + 1 >= len(parse.tokens):
        return
    noun = parse.tokens[token.i + 1]
    if noun.head == token.i and noun.pos in ("NOUN", "PROPN"):
        _attach(parse, noun.i, token.head, token.rel)
        _attach(parse, token.i, noun.i, "amod")
        token.pos, token.tag = "ADJ", "JJ"
        for child in list(token.children):
            _attach(parse, child, noun.i, parse.tokens[child].rel)


def _heads(parse: Parse, labels: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """``(first, last, head)`` of the entities with one of ``labels``."""
    found = []
    for entity in parse.entities:
        if entity.label in labels:
            inside = range(entity.first, entity.last + 1)
            head = next((j for j in inside if parse.tokens[j].head not in inside), entity.last)
            found.append((entity.first, entity.last, head))
    return found


def _lists_of_persons(parse: Parse) -> None:
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
    outer = next(
        (
            h
            for h in heads
            if parse.tokens[h].head != ROOT and parse.tokens[h].head not in inside and parse.tokens[h].rel != "conj"
        ),
        None,
    )
    if outer is None or outer == heads[0]:
        return
    above = parse.tokens[outer].head
    if above in parse.subtree(heads[0]) and above not in (heads[0],):
        return
    rel = parse.tokens[outer].rel
    _attach(parse, heads[0], above, rel)
    for head in heads[1:]:
        _attach(parse, head, heads[0], "conj")
    if above < heads[0]:
        for j in range(max(above, heads[0] - 8), heads[0]):
            if (
                parse.tokens[j].rel == "case"
                and parse.tokens[j].text not in ("'s", "’s")
                and parse.tokens[j].lower != "of"
            ):
                _attach(parse, j, heads[0], "case")


def _two_persons(parse: Parse) -> None:
    """ "Erdogan and Russian President Vladimir Putin met": a name is no modifier of an office after "and"."""
    persons = _heads(parse, PERSONS)
    persons_heads = {head for _, _, head in persons}
    for one, other in pairwise(persons):
        token, joined = parse.tokens[one[2]], parse.tokens[other[2]]
        if joined.rel == "conj" and joined.head != ROOT and joined.head != token.i:
            place = parse.tokens[joined.head]
            if place.head == token.i and place.rel == "nmod" and place.i > one[1] and place.i not in persons_heads:
                _attach(parse, joined.i, token.i, "conj")  # "Ali **of Guyana** and Maduro of Venezuela"
                continue
        between = parse.tokens[one[1] + 1 : other[0]]
        if token.rel not in ("compound", "amod", "nmod:desc") or not between or between[0].lower != "and":
            continue
        if len(between) > 5 or any(t.pos not in ("ADJ", "NOUN", "PROPN", "CCONJ") for t in between):
            continue
        second = parse.tokens[other[2]]
        if second.head in (ROOT, token.i) or second.rel in ("conj", "flat") or token.i not in parse.subtree(second.i):
            continue
        for child in list(token.children):
            if child > token.i and parse.tokens[child].rel == "conj":
                _attach(parse, child, second.i, "amod" if parse.tokens[child].pos == "ADJ" else "nmod:desc")
        _attach(parse, token.i, second.head, second.rel)
        _attach(parse, second.i, token.i, "conj")


def _name_before_verb(parse: Parse, verb: Token, entity: Entity) -> None:
    """A name right before a verb that has no subject is its subject: "on Tuesday **Merkel met** …"."""
    inside = range(entity.first, entity.last + 1)
    name = parse.tokens[next((j for j in inside if parse.tokens[j].head not in inside), entity.last)]
    if verb.tag == "VBG":
        # "showed officer Van Dyke shooting him": the parser hangs the name on the participle as a modifier.
        hung = [name, *([parse.tokens[name.head]] if name.head != ROOT else [])]
        if entity.label in PERSONS and any(t.rel == "compound" and t.head == verb.i for t in hung):
            _attach(parse, name.i, verb.i, "nsubj")
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
            _attach(parse, first.i, verb.i, "nsubj")
        return
    day = parse.tokens[entity.first - 1] if entity.first else None
    if clausal and day is not None and day.lower in DAYS and day.head == name.i:
        for case in parse.of(name.i, "case"):
            _attach(parse, case.i, day.i, "case")
        _attach(parse, day.i, verb.i, "obl")
    if name.i not in above and not parse.of(name.i, "case"):
        _attach(parse, name.i, verb.i, "nsubj")


def _nominal_root(parse: Parse, first: int, last: int) -> None:
    """ "Salahuddin, commander of the group, issued a warning.": the finite verb is the head, not the subject."""
    root = next((t for t in parse.tokens[first : last + 1] if t.head == ROOT), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or parse.of(root.i, "cop", "nsubj", "aux", "case"):
        return
    if not any(t.text in (".", "!", "?") for t in parse.tokens[max(first, last - 1) : last + 1]):
        return
    for child in parse.of(root.i, "conj", "parataxis", "acl"):
        finite = child.tag in FINITE or (child.tag == "VBN" and child.rel == "acl" and bool(parse.of(child.i, "obj")))
        if child.pos != "VERB" or not finite or child.i < root.i or child.rel.startswith("acl:relcl"):
            continue
        if parse.of(child.i, "nsubj", "nsubj:pass", "cc", "mark", "obl:agent"):
            continue
        if child.rel == "acl" and not parse.of(child.i, "obj") and (child.tag != "VBD" or child.lower.endswith("ed")):
            continue  # "clashed": clauses.is_passive weighs those
        if child.tag == "VBN":
            child.tag = "VBD"
        _attach(parse, root.i, child.i, "nsubj")
        for other in list(root.children):
            if other > child.i and parse.tokens[other].rel in ("punct", "obl", "advcl", "conj", "parataxis"):
                _attach(parse, other, child.i, parse.tokens[other].rel)
        return


def _headline(parse: Parse, first: int, last: int) -> None:
    """ "Erdogan, Mitsotakis to Meet": headlines leave out "and" and "are"."""
    tokens = parse.tokens
    if tokens[last].text in (".", "!", "?", '"', "”") or last - first > 25 or last - first < 3:
        return
    one, comma, other = tokens[first : first + 3]
    if comma.text == "," and one.pos == other.pos == "PROPN" and other.rel == "nsubj" and one.rel == "dislocated":
        _attach(parse, one.i, other.head, "nsubj")
        _attach(parse, other.i, one.i, "conj")
    root = next((t for t in tokens[first : last + 1] if t.head == ROOT), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or parse.of(root.i, "cop", "nsubj", "aux", "det"):
        return
    for verb in parse.of(root.i, "acl"):
        subject = {root.i, *parse.conjuncts(root.i), *(c.i for c in parse.of(root.i, "flat"))}
        if verb.tag == "VB" and any(m.lower == "to" and m.i - 1 in subject for m in parse.of(verb.i, "mark")):
            _attach(parse, root.i, verb.i, "nsubj")
            return


def _attach(parse: Parse, i: int, head: int, rel: str) -> None:
    """Hang token ``i`` on ``head``; a ``head`` from below ``i`` first takes the place of ``i``."""
    token = parse.tokens[i]
    if head == i:
        return
    if head != ROOT and head in parse.subtree(i):
        _hang(parse, head, token.head, token.rel)
    _hang(parse, i, head, rel)


def _hang(parse: Parse, i: int, head: int, rel: str) -> None:
    token = parse.tokens[i]
    if token.head != ROOT:
        parse.tokens[token.head].children.remove(i)
    token.head, token.rel = head, rel
    if head != ROOT:
        parse.tokens[head].children = sorted([*parse.tokens[head].children, i])
