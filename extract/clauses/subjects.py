"""The subject of any verb: its own, or one lent by control, a relative clause or coordination."""

from extract.clauses.heads import RELATIVES, children
from extract.clauses.voice import agents, is_passive
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

OBJECT_CONTROL = load_wordlists("clauses")["object_control"]
JUDGING = load_wordlists("clauses")["judging"]
QUOTING = load_wordlists("clauses")["quoting"]
CHARGES = load_wordlists("clauses")["charges"]
LEAVE = frozenset(
    ["chance", "day", "deadline", "hour", "leave", "month", "order", "permission", "right", "time", "week"]
)
PERIODS = load_wordlists("clauses")["periods"]
INSTRUMENTS = load_wordlists("clauses")["instruments"]
ENACTING = load_wordlists("clauses")["enacting"]
VOICING = load_wordlists("clauses")["voicing"]
PERSONS = load_wordlists("nouns")["persons"]
PLACES = load_wordlists("clauses")["places"]
PROSECUTING = frozenset("accuse arrest charge convict detain hold indict jail sentence try".split())
# "Called **on** X to leave", "appealed **to** X to leave", "pleaded **with** X to leave".
ADDRESSING = frozenset(["appeal", "call", "plead", "prevail"])
ADDRESSED = ("for", "on", "to", "upon", "with")
DEEPEST = 6  # verbs on the way up to one that has a subject


def surface_subject(parse: Parse, i: int) -> list[int]:
    """The grammatical subject of verb ``i``, found through control, relatives and coordination; heads, not spread."""
    return _subject(parse, i, 0)


def _subject(parse: Parse, i: int, depth: int) -> list[int]:
    token, head = parse.tokens[i], parse.head(i)
    if token.pos == "NOUN" and not parse.of(i, "nsubj"):
        # A headline's verb taken for a noun: "Liberman heads to Moscow".
        return [j for j in children(parse, i, "compound", "nmod:poss") if j < i][-1:]
    own = _own_subject(parse, token)
    if own is None and token.tag == "VB":
        own = _after_for(parse, token)
    if own is not None:
        return [own]
    if head is None:
        # Headlines: the names around the verb hang on it as if it were a noun.
        return [c.i for c in parse.of(i, "compound", "nmod:poss") if c.i < i and c.pos == "PROPN"][:1]
    if depth > DEEPEST:
        return []
    if token.rel == "conj":
        return _subject(parse, head.i, depth + 1) if _predicates(parse, head) else []
    if token.rel == "amod":
        return [head.i] if token.tag == "VBG" else []
    if token.rel.startswith("acl"):
        return _of_modifier(parse, token, head, depth)
    if token.rel in ("xcomp", "ccomp", "parataxis", "obl", "dep") or token.rel.startswith("advcl"):
        return _of_complement(parse, token, head, depth)
    return []


def _predicates(parse: Parse, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or bool(parse.of(token.i, "cop"))


def _own_subject(parse: Parse, verb: Token) -> int | None:
    """The subject that hangs on the verb; the noun in front of a relative clause for "who" and its like."""
    own = [c for c in parse.of(verb.i, "nsubj", "nsubj:pass") if c.rel != "nsubj:outer"]
    own = own or parse.of(verb.i, "nsubj:outer")
    if not own:
        return None
    # "India test-fired a missile": what a hyphen joins to the verb is a part of it.
    own = [c for c in own if not (c.i == verb.i - 2 and parse.tokens[c.i + 1].text == "-")] or own
    # Of two, the nearer: "the only reason Obama wants …".
    subject = max((c for c in own if c.i < verb.i), key=lambda c: c.i, default=own[0])
    if subject.lower in RELATIVES:
        clause = parse.head(verb.i) if verb.rel == "conj" else verb
        if clause is not None and clause.rel.startswith("acl") and clause.head >= 0:
            noun = parse.tokens[clause.head]
            if noun.lemma in INSTRUMENTS and verb.tag not in ("VBN",):
                enactor = _enactor(parse, noun, parse.head(noun.i), 0)
                return enactor[0] if enactor else noun.i  # "signed an order that restricts travel"
            return _who(parse, noun) if subject.lower == "who" else noun.i
    return subject.i


def _who(parse: Parse, noun: Token) -> int:
    """ "A **man** with terminal cancer *who* was convicted": the person told of, where the last noun is none."""
    marks = parse.of(noun.i, "case")
    if noun.tag != "NN" or noun.lemma in PERSONS or not marks or marks[0].lower not in ("in", "with"):
        return noun.i
    before = parse.tokens[marks[0].i - 1]
    return before.i if before.lemma in PERSONS else noun.i


def _after_for(parse: Parse, verb: Token) -> int | None:
    """ "an agreement **for Moscow** to supply fuel": the noun between "for" and "to"."""
    to = next((m for m in parse.of(verb.i, "mark") if m.lower == "to"), None)
    head = parse.head(verb.i)
    if to is None or head is None or head.i > verb.i:
        return None
    beside = [c for o in parse.of(head.i, "obj") for c in parse.of(o.i, "nmod")]  # "signed an agreement **for X** to"
    for noun in (head, *parse.of(head.i, "nmod", "obl"), *beside):
        phrase = parse.subtree(noun.i, frozenset(["acl", "advcl"])) if noun.i < to.i else []
        timed = noun.lemma in PERIODS or noun.lemma in ("hour", "decade", "time", "minute")  # "tried for months to"
        if phrase and phrase[-1] == to.i - 1 and parse.tokens[phrase[0]].lower == "for" and not timed:
            return noun.i
    return None


def _of_modifier(parse: Parse, verb: Token, noun: Token, depth: int) -> list[int]:
    """The subject of a clause that modifies ``noun``: "troops **staging** a coup", "a plan **to attack**"."""
    above = parse.head(noun.i)
    if verb.tag in ("VBG", "VBN", "VBD") and not parse.of(verb.i, "mark"):
        if noun.lemma in PERIODS and above is not None and above.pos == "VERB":
            return _subject(parse, above.i, depth + 1)  # "started the month visiting"
        if noun.lemma in INSTRUMENTS and verb.tag == "VBG":
            return _enactor(parse, noun, above, depth) or [noun.i]
        if noun.lemma in PLACES and verb.tag == "VBG" and verb.lemma in VOICING and above and above.pos == "VERB":
            return _subject(parse, above.i, depth + 1) or [noun.i]  # "stormed the hall **demanding** jobs"
        return [noun.i]
    if noun.lemma in CHARGES and verb.tag == "VBG" and above is not None and above.pos == "VERB":
        # "indicted two men on charges of **kidnapping**", "was held on suspicion of spying", "faces charges of spying"
        objects = [] if noun.rel == "obj" or is_passive(parse, above.i) else children(parse, above.i, "obj")
        return objects[:1] or _subject(parse, above.i, depth + 1)
    if verb.tag == "VB" and above is not None and noun.rel == "obj" and noun.lemma in LEAVE:
        receiver = children(parse, above.i, "iobj")
        if receiver:
            return receiver[:1]  # "gave the workers a deadline **to leave**"
    controls = above is not None and above.lemma in OBJECT_CONTROL and noun.rel == "obj"
    if verb.tag in ("VB", "VBG") and controls and not _is_sum(noun):
        return [noun.i]  # "accuses the army of staging a coup", "ordered the army to stage one"
    if verb.tag == "VB" and parse.of(noun.i, "cop"):
        return children(parse, noun.i, "nsubj")[:1]  # "was the first president to visit China"
    if verb.tag == "VB" and any(c.lower in ("first", "last", "only") for c in parse.of(noun.i, "amod")):
        return [noun.i]  # "the first civilian to be charged"
    if verb.tag == "VB" and above is not None and above.lemma in PROSECUTING and noun.rel == "obl":
        # "charged two men in a plot **to kidnap** a minister"
        held = parse.of(above.i, "nsubj:pass") or parse.of(above.i, "obj")
        return [c.i for c in held][:1]
    return _owner(parse, noun, depth) if verb.rel == "acl" else []


def _enactor(parse: Parse, noun: Token, verb: Token | None, depth: int) -> list[int]:
    """Who acts by a law or a statement: its owner, or who passes it, "**Obama** signed a bill imposing sanctions"."""
    owner = children(parse, noun.i, "nmod:poss") or [c.i for c in parse.of(noun.i, "nmod") if parse.case(c.i) == "by"]
    if owner or verb is None or verb.lemma not in ENACTING:
        return owner[:1]
    if noun.rel == "nsubj:pass":
        return agents(parse, verb.i)[:1]
    return _subject(parse, verb.i, depth + 1) if noun.rel == "obj" else []


def _of_complement(parse: Parse, verb: Token, governor: Token, depth: int) -> list[int]:
    if verb.rel in ("ccomp", "parataxis") and verb.tag not in ("VB", "VBG", "VBN"):
        return []
    above = parse.head(governor.i)
    if governor.pos == "ADV" and governor.rel == "advmod" and above is not None:
        governor = above  # "invaded it, **ostensibly** to protect the minority"
    if governor.pos == "ADJ" or _predicates(parse, governor):
        return _controller(parse, verb, governor, depth)
    if verb.rel == "advcl" and governor.pos in ("NOUN", "PROPN"):
        return [governor.i] if verb.tag in ("VBD", "VBZ") else _owner(parse, governor, depth)
    return []


def _controller(parse: Parse, verb: Token, governor: Token, depth: int) -> list[int]:
    """The subject or the object of the governing verb, as that verb has it."""
    objects = parse.of(governor.i, "obj", "iobj")
    if objects and not _is_sum(objects[0]) and _controls_by_object(parse, verb, governor):
        return [objects[0].i]
    if verb.tag == "VB" and governor.lemma in ADDRESSING:
        called = [c.i for c in parse.of(governor.i, "obl") if c.i < verb.i and parse.case(c.i) in ADDRESSED]
        if called:
            return called[:1]  # "called on X to leave"
    return _subject(parse, governor.i, depth + 1)


def _is_sum(token: Token) -> bool:
    """ "requested **$2 billion** to train them": money acts by nobody."""
    return token.tag in ("$", "CD") or token.lemma in ("billion", "dollar", "euro", "fund", "million", "money")


def _controls_by_object(parse: Parse, verb: Token, governor: Token) -> bool:
    """ "urged X to leave", "accused X of bombing", "kept X from attacking": the object is who leaves."""
    if verb.tag == "VB":  # "summoned the ambassador to demand an end" is the summoner's demand
        own = governor.lemma in ("call", "send", "summon") and verb.lemma in VOICING
        return governor.lemma in OBJECT_CONTROL and not own
    marks = [m.lower for m in parse.of(verb.i, "mark", "case")]
    if governor.lemma in QUOTING and "as" in marks:
        return True  # "quoted the minister as demanding"
    if governor.lemma in JUDGING and "for" in marks:
        return True  # "blamed X for bombing Y"
    return verb.rel == "xcomp" or any(m in ("of", "from", "against") for m in marks)


def _owner(parse: Parse, noun: Token, depth: int) -> list[int]:
    """Whose plan or decision: its possessor, the one it is of, or the subject of the verb that it is the object of."""
    if parse.of(noun.i, "cop"):  # "Kuwait is the latest country **to recall** its envoy"
        return [c.i for c in parse.of(noun.i, "nsubj")][:1]
    owner = children(parse, noun.i, "nmod:poss")
    owner = owner or [c.i for c in parse.of(noun.i, "nmod") if parse.case(c.i) in ("by", "of", "from")]
    if owner:
        return owner[:1]
    verb = parse.head(noun.i)
    if verb is not None and parse.of(verb.i, "cop") and noun.rel in ("nmod", "obl"):
        return children(parse, verb.i, "nsubj")[:1]  # "is in Kabul on a visit to meet the president"
    if verb is not None and verb.pos == "VERB" and noun.rel in ("obj", "obl", "xcomp"):
        return _subject(parse, verb.i, depth + 1)
    return []
