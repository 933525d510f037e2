"""The roles of an event noun."""

from extract.clauses.governors import (
    CHARGES,
    CUSTODY,
    ENTERING,
    HARMING,
    add_aims,
    add_from_clause,
    add_from_noun,
    add_from_verb,
    stands_for,
)
from extract.clauses.heads import Roles, children, first_conjunct, spread
from extract.clauses.obliques import claim_following, collect_obliques
from extract.clauses.subjects import surface_subject
from extract.syntax import Parse, Token

HELPED = frozenset(["backed", "brokered", "funded", "mandated", "mediated", "sponsored", "supervised", "supported"])


def noun_roles(parse: Parse, i: int) -> Roles:
    """Roles of event noun ``i``: possessor, modifier, each preposition, and what its verb lends it.

    ``subject`` is the subject of a support verb ("Israel carried out a strike"), ``agent`` who else is said to have
    done it, ``victim`` what a strike killed or hit, ``receiver`` who came under it, ``aim`` what an offensive is to
    take, ``party`` who died in a fight that names its other side, ``crowd`` who was arrested or hurt at a gathering.
    """
    token = parse.tokens[i]
    roles: Roles = {"possessor": spread(parse, children(parse, i, "nmod:poss")), "modifier": _modifiers(parse, i)}
    if parse.of(i, "cop") and parse.case(i) in ("under", "on", "in", "at"):
        # "the town is under attack", "is in jail"; "the minister is on a visit", "are in talks", "were on strike"
        suffers = parse.case(i) == "under" or (token.lemma in CUSTODY and not parse.of(i, "det"))
        roles["receiver" if suffers else "subject"] = spread(parse, surface_subject(parse, i))
    if parse.case(i) == "behind" and parse.of(i, "cop"):  # "several groups were behind the blast"
        roles["agent"] = spread(parse, children(parse, i, "nsubj"))
    collect_obliques(parse, i, roles)
    claim_following(parse, i, roles)
    head = parse.head(i)
    if token.rel == "compound" and head is not None and head.pos == "NOUN" and head.i > i:
        collect_obliques(parse, head.i, roles, weak=True)  # "an assassination attempt **against** him"
        roles["possessor"] = roles["possessor"] or spread(parse, children(parse, head.i, "nmod:poss"))
    _take_stances(parse, roles)
    _share_in_coordination(parse, token, roles)
    for clause in (*parse.of(i, "acl"), *_harms_below(parse, i)):
        add_from_clause(parse, clause, roles)
    add_aims(parse, parse.of(i, "acl", "advcl"), roles)
    # "a series of strikes", "a wave of attacks": climb to the noun that stands for the act.
    place = first_conjunct(parse, i)
    governor = parse.head(place.i)
    while governor is not None and governor.pos == "NOUN" and place.rel.startswith("nmod"):
        if not stands_for(parse, place, governor):
            if parse.case(place.i) == "including" and not roles.get("by"):
                _take_doers(parse, governor, roles)
            break
        add_from_noun(parse, place, governor, roles)
        place, governor = governor, parse.head(governor.i)
    place = first_conjunct(parse, place.i)
    governor = parse.head(place.i)
    if governor is not None and governor.pos in ("VERB", "AUX"):
        add_from_verb(parse, place, governor, roles)
        if place.i != i and place.lemma in CHARGES and roles.get("receiver"):
            roles["agent"] = roles.pop("receiver")  # "indicted on charges of abuse": of the abuse he is the doer
        if place.rel in ("obj", "nsubj:pass", "xcomp") or (place.rel == "obl" and governor.lemma in ENTERING):
            add_aims(parse, parse.of(governor.i, "advcl", "xcomp"), roles)
    elif governor is not None and parse.of(governor.i, "cop") and parse.case(place.i) in ("on", "for"):
        # "is in Kabul on a visit", "are in Geneva for talks"
        if parse.case(governor.i) in ("in", "at"):
            roles["subject"] = roles.get("subject") or spread(parse, children(parse, governor.i, "nsubj"))
            roles.setdefault("in", []).append(governor.i)
    elif governor is not None and governor.lemma == "responsible" and parse.case(place.i) == "for":
        roles["agent"] = spread(parse, surface_subject(parse, governor.i))  # "is held responsible for the attack"
    if (roles.get("with") or roles.get("to")) and not any(
        roles.get(r) for r in ("subject", "context.subject", "possessor", "between")
    ):
        # "raised concerns during meetings with X", "began his term with a trip to Y": who did met X and went to Y.
        above = next((a for a in parse.ancestors(i) if a.pos == "VERB"), None)
        if above is not None:
            roles["context.subject"] = spread(parse, surface_subject(parse, above.i))
    if roles.get("victim") and (roles.get("with") or roles.get("against")):
        # "a soldier killed in fighting with rebels": the dead are a side of the fight.
        roles["party"] = roles["victim"]
    # "attacks that left many dead": the noun is no participant of itself.
    return {name: [j for j in heads if j != i] for name, heads in roles.items()}


def _take_doers(parse: Parse, whole: Token, roles: Roles) -> None:
    """ "Carried out attacks **including the kidnapping** of four workers": who did all did each."""
    above = noun_roles(parse, whole.i)
    doers = [j for role in ("possessor", "by", "agent", "subject") for j in above.get(role, ())]
    roles.setdefault("agent", []).extend(doers)


def _harms_below(parse: Parse, i: int) -> list[Token]:
    """ "an attack on a base in Kashmir **that killed 18 soldiers**": the clause that hangs on the place."""
    below = [c for c in parse.of(i, "nmod") if c.i > i]
    below += [c for b in below for c in parse.of(b.i, "nmod")]
    clauses = (c for b in below for c in parse.of(b.i, "acl:relcl") if c.lemma in HARMING)
    return [c for c in clauses if any(s.lower in ("that", "which") for s in parse.of(c.i, "nsubj"))]


def _modifiers(parse: Parse, i: int) -> list[int]:
    """What stands before the noun and may say whose act it is."""
    found = [j for j in children(parse, i, "amod", "compound", "nmod:desc", "nmod:unmarked") if j < i]
    # "the Biden visit", taken for "Biden visits".
    found += [c.i for c in parse.of(i, "nsubj") if c.i == i - 1 and not parse.of(i, "cop")]
    for m in tuple(found):
        if parse.tokens[m].lemma == "lead":  # "the U.S.-led invasion": who leads is who does
            found += children(parse, m, "compound", "obl", "nsubj")
    for m in tuple(found):
        for child in parse.of(m, "compound", "flat", "nmod"):
            # "the Biden-Putin summit": the parser hangs the first name on the second.
            if child.text[:1].isupper() and parse.tokens[child.i + 1].text in ("-", "–"):
                found.append(child.i)
    return sorted({j for m in found for j in parse.conjuncts(m) if j < i})


def _take_stances(parse: Parse, roles: Roles) -> None:
    """ "Anti-India rallies" are against India, "pro-Russian marches" are not Russia's: neither is who acts."""
    for m in tuple(roles["modifier"]):
        stance = parse.tokens[m - 2].lower if m > 1 and parse.tokens[m - 1].text in ("-", "–") else ""
        behind = parse.tokens[m + 2].lower if parse.tokens[m + 1].text in ("-", "–") else ""
        if behind in HELPED:  # "the U.N.-brokered deal", "a Saudi-backed offensive": who helps is not who does
            roles["modifier"].remove(m)
        if stance in ("anti", "pro"):
            roles["modifier"].remove(m)
        if stance == "anti":
            roles.setdefault("against", []).append(m)


def _share_in_coordination(parse: Parse, noun: Token, roles: Roles) -> None:
    """ "Israel's strikes and raids", "clashes and attacks by rebels": the owner of the first, what the last is by."""
    first = first_conjunct(parse, noun.i)
    if first is noun:
        for joined in parse.conjuncts(noun.i)[1:]:
            if parse.tokens[joined].pos == "NOUN":
                collect_obliques(parse, joined, roles, weak=True)
    elif first.pos == "NOUN" and not roles["possessor"]:
        roles["possessor"] = spread(parse, children(parse, first.i, "nmod:poss"))
