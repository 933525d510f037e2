"""The roles of a verb."""

from extract.clauses.heads import NAMING, Roles, add_heads, antecedent, children, preposition_of, spread
from extract.clauses.subjects import OBJECT_CONTROL, surface_subject
from extract.clauses.voice import MEANS, agents, is_passive
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

SITTINGS = load_wordlists("clauses")["sittings"]
CONTENTS = load_wordlists("clauses")["contents"]
FUNDS = frozenset(["aid", "assistance", "funding", "grant", "help", "loan", "relief", "support"])
GIVING = load_wordlists("clauses")["giving"]


def verb_roles(parse: Parse, i: int) -> Roles:
    """Roles of verb ``i``: subject, object, iobject, each preposition of an oblique, "clause" and "clause.subject".

    The logical subject and object: a passive's agent is its subject. "object.at" is what hangs by "at" on the object,
    "bare" an oblique without a preposition.
    """
    token = parse.tokens[i]
    passive = is_passive(parse, i)
    subject = surface_subject(parse, i)
    objects = _objects(parse, token, subject, passive)
    roles: Roles = {}
    if passive:
        if token.rel == "amod" and token.tag == "VBN" and token.head >= 0:
            subject = [token.head]
        roles["object"] = spread(parse, subject)
        roles["subject"] = spread(parse, agents(parse, i))
    else:
        roles["subject"] = spread(parse, subject)
        roles["object"] = spread(parse, objects or _shared_objects(parse, token))
    roles["iobject"] = spread(parse, children(parse, i, "iobj"))
    if passive and token.lemma in GIVING and children(parse, i, "obj"):
        # "He was granted asylum": the one who is given something, and what he is given.
        roles["iobject"], roles["object"] = roles["object"], spread(parse, children(parse, i, "obj"))
    if not roles["object"] and parse.of(i, "ccomp"):
        roles["object"] = roles["iobject"]  # "told reporters that …"
    if not passive:
        for child in (c for j in subject for c in parse.of(j, "nmod") if parse.case(c.i) in ("between", "with")):
            add_heads(parse, roles, "subject." + parse.case(child.i), [child.i])  # "talks **with Iran** collapsed"
    _add_obliques(parse, i, passive, roles)
    for thing in subject if passive else spread(parse, objects):
        _add_below_object(parse, i, thing, roles)
    clauses = children(parse, i, "ccomp", "xcomp") or _kept_from(parse, i)
    if clauses:
        roles["clause"] = clauses
        roles["clause.subject"] = spread(parse, surface_subject(parse, clauses[0]))
        inner = children(parse, clauses[0], "obj")
        if inner:
            roles["clause.object"] = spread(parse, inner)
    return roles


def _told_by_object(parse: Parse, objects: list[int]) -> list[int]:
    """ "Voiced concern **that Ankara** is late": what the noun of a light verb says is said by the verb."""
    below = [c for o in objects for c in parse.of(o, "acl", "ccomp") if not c.rel.startswith("acl:relcl")]
    that = [c for c in below if any(m.lower == "that" for m in parse.of(c.i, "mark"))]
    return [c.i for c in that if parse.of(c.i, "nsubj", "nsubj:pass")][:1]


def _objects(parse: Parse, verb: Token, subject: list[int], passive: bool) -> list[int]:
    objects = children(parse, verb.i, "obj")
    if verb.lemma in NAMING:
        objects = objects[:1]  # "called the raid an act of aggression": what it is called takes no part
        if verb.head >= 0 and parse.tokens[verb.head].lower == "what":
            return []  # "what they call his recovery"
    if (
        not objects
        and not passive
        and verb.head >= 0
        and (verb.rel.startswith("acl:relcl") or _is_relative(parse, verb))
    ):
        # "the base that they seized", "the base the Kurds seized", but not "the town where they fought".
        if verb.head not in subject and not is_of_place(parse, verb):
            objects = [verb.head]
    if not objects and verb.head < 0:
        objects = [c.i for c in parse.of(verb.i, "compound") if c.i > verb.i and c.pos == "PROPN"]
    return [antecedent(parse, o) for o in objects]


def _is_relative(parse: Parse, verb: Token) -> bool:
    """ "a ship **that** the navy **seized**": a noun that no clause can be the content of."""
    if verb.rel != "acl" or parse.tokens[verb.head].lemma in CONTENTS or parse.of(verb.i, "ccomp", "xcomp", "obl"):
        return False
    return bool(parse.of(verb.i, "nsubj")) and any(m.lower == "that" for m in parse.of(verb.i, "mark"))


def _kept_from(parse: Parse, i: int) -> list[int]:
    """ "bans firms **from doing** business": the clause that the verb governs by "from"."""
    below = parse.of(i, "advcl") if parse.of(i, "obj", "nsubj:pass") else []
    kept = [c.i for c in below if c.tag == "VBG" and any(m.lower in ("from", "against") for m in parse.of(c.i, "mark"))]
    if kept or parse.tokens[i].lemma not in OBJECT_CONTROL:
        return kept
    # "allow workers and hundreds of merchants **to enter**": hung as a purpose behind a long object.
    return [c.i for c in below if c.tag == "VB" and c.i > i and any(m.lower == "to" for m in parse.of(c.i, "mark"))]


def is_of_place(parse: Parse, clause: Token) -> bool:
    """ "an attack in the town, **where** jihadists use mines": the clause tells of the place, not of the act."""
    return any(c.lower in ("where", "when") for c in parse.of(clause.i, "advmod"))


def _shared_objects(parse: Parse, verb: Token) -> list[int]:
    """ "shelled and burned **the village**": the last verb has the object of both."""
    later = [c for c in parse.of(verb.i, "conj") if c.pos == "VERB" and not parse.of(c.i, "nsubj", "nsubj:pass")]
    if later and verb.tag == later[0].tag and not parse.of(verb.i, "obl", "ccomp", "xcomp"):
        return children(parse, later[0].i, "obj")
    first = parse.head(verb.i) if verb.rel == "conj" else None
    if first is not None and first.tag == verb.tag and not parse.of(verb.i, "obl", "ccomp", "xcomp"):
        return [j for j in children(parse, first.i, "obj") if j > verb.i]
    return []


def _add_obliques(parse: Parse, i: int, passive: bool, roles: Roles) -> None:
    for child in parse.of(i, "obl", "nmod"):
        preposition = preposition_of(parse, child.i)
        if child.rel == "obl:agent" or (preposition == "by" and passive):
            continue
        funds = preposition == "in" and child.lemma in FUNDS  # "released $24 million **in aid** for victims"
        if funds or child.lemma.lower() in MEANS | SITTINGS or (child.tag == "NNP" and child.lower.endswith("day")):
            # "spoke by phone with X", "met Saturday with X", "sat down to dinner with X": what hangs on the means, the
            # day or the occasion belongs to the verb.
            for below in parse.of(child.i, "nmod"):
                if parse.case(below.i):
                    add_heads(parse, roles, preposition_of(parse, below.i), [below.i])
        if child.rel != "obl:unmarked":
            add_heads(parse, roles, preposition or "bare", [antecedent(parse, child.i)])


def _add_below_object(parse: Parse, i: int, thing: int, roles: Roles) -> None:
    """The parser often hangs "at Israel" on the rockets rather than on the firing."""
    # "sought **Syria's** help", "sought **U.S.** help": whose it is.
    owners = [c.i for c in parse.of(thing, "nmod:poss", "amod", "compound") if c.i < thing and c.text[:1].isupper()]
    if owners:
        add_heads(parse, roles, "object.owner", owners)
    for child in parse.of(thing, "nmod", "obl"):
        preposition = preposition_of(parse, child.i)
        if preposition and child.i > thing:
            add_heads(parse, roles, "object." + preposition, [child.i])
        for below in parse.of(child.i, "nmod"):
            if parse.case(below.i) in ("from", "at", "on", "against", "with"):
                add_heads(parse, roles, "object." + parse.case(below.i), [below.i])
