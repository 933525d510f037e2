"""Predicates with normalised roles: who is the logical subject and object of a verb or an event noun.

Passives, control, relative and reduced relative clauses, coordination and light verbs are undone here, so that a lexicon
entry needs to say only "subject" and "object". A role is a list of head tokens (indices), coordination spelled out.
"""

from collections.abc import Iterable

from extract.syntax import Parse, Token

Roles = dict[str, list[int]]

RELATIVE = {"who", "which", "that", "whom"}
# The controlled subject is the object: "urged X to leave". With other verbs it is the subject: "plans to leave".
OBJECT_CONTROL = frozenset(
    "accuse advise allow appeal ask authorise authorize blame call cause charge choose command compel convince dare "
    "deploy direct enable encourage expect force get help implore instruct invite lead lobby order permit persuade plead "
    "press pressure prod prompt push remind request send summon suspect tell train urge want warn".split()
)
# Verbs that lend an event noun its participants: "carried out a strike on X", "X came under fire from Y".
SUPPORT = frozenset(
    "carry conduct launch stage mount make perform execute wage begin start continue resume pay hold have undertake plan "
    "order commit lead open unleash direct intensify escalate step acknowledge authorize approve do give issue "
    "deliver sound repeat receive host convene arrive announce cancel postpone expect finish conclude end "
    "complete schedule prepare approve justify orchestrate mastermind organize organise use fire drop face claim suffer sustain arrange cut threaten halt stop suspend avoid "
    "prevent foil thwart fend repel deny admit confirm complain carry-out take set pursue provide exchange trade engage "
    "participate break place initiate answer cease repulse plot".split()
)
# The subject of these is on the receiving end: "X came under attack from Y", "X suffered an attack".
RECEIVING = frozenset("come suffer face sustain receive survive escape repel fend thwart foil repulse witness see".split())
HAPPENING = frozenset("come occur happen take begin resume continue erupt rage break start".split())
CULPRITS = frozenset("suspect perpetrator mastermind organizer organiser attacker assailant culprit ringleader plotter".split())
# What an attack is for: the object of these is whom it is against.
HOSTILE = frozenset(
    "capture clear combat crush defeat degrade destroy disrupt dislodge drive eliminate expel fight liberate oust overthrow "
    "push recapture retake rout seize take target topple weaken hit kill uproot stop".split()
)
VICTIM_VERBS = frozenset("lose kill wound injure hurt hit destroy damage target die maim displace leave strike shatter level".split())

# "retaliated with strikes", "left for a meeting": the subject takes part in what the oblique names.
ENTERING = frozenset(
    "prepare brace plan respond retaliate engage participate join attack meet begin continue go arrive leave travel involve resume persist "
    "proceed".split()
)

# "addressed a meeting of ministers": the subject sits in the meeting.
GATHERING = frozenset("address attend chair enter tell open close join lead organize organise visit brief leave".split())


def is_passive(parse: Parse, i: int) -> bool:
    """Whether verb ``i`` is passive: by its auxiliary, its subject's relation, or as a bare participle after a noun."""
    token = parse.tokens[i]
    if parse.of(i, "aux:pass") or parse.of(i, "nsubj:pass"):
        return True
    if token.pos == "NOUN" and parse.of(i, "cop"):
        return True  # "were shot", taken for a noun
    if token.tag != "VBN":
        return False
    head = parse.head(i)
    if token.rel == "acl" and head is not None and head.rel == "root" and _is_main_verb(parse, token, head):
        return False
    if token.rel in ("acl", "amod", "advcl"):
        return not parse.of(i, "aux") and not parse.of(i, "obj")
    if token.rel == "conj":
        return bool(head and not parse.of(i, "aux", "nsubj", "obj") and head.tag == "VBN" and is_passive(parse, head.i))
    # Headlines drop the auxiliary: "Ten Killed in Raid".
    return not parse.of(i, "aux", "obj") and bool(_by(parse, i))


def _is_main_verb(parse: Parse, verb: Token, noun: Token) -> bool:
    """"Army units clashed with rebels.": taken for a reduced relative, but the sentence has no other verb."""
    last = parse.sentences[noun.sent][1]
    ended = any(t.text in (".", "!", "?") for t in parse.tokens[max(0, last - 1) : last + 1])
    others = parse.of(noun.i, "cop", "nsubj", "aux", "parataxis", "appos", "conj")
    return ended and not others and not _by(parse, verb.i) and verb.lower.endswith("ed")


# "spoke by telephone", "fled by boat" name no agent.
MEANS = frozenset("telephone phone video videolink satellite boat car air sea land road train plane force surprise night hand mistake way name law far virtue".split())


def _by(parse: Parse, i: int) -> list[int]:
    agents = parse.of(i, "obl:agent") or [c for c in parse.of(i, "obl", "nmod") if parse.case(c.i) == "by"]
    return [a.i for a in agents if a.lemma.lower() not in MEANS and "by" in parse.case(a.i).split()]


def spread(parse: Parse, heads: Iterable[int]) -> list[int]:
    """Every head with its conjuncts, in text order, each once."""
    found: dict[int, None] = {}
    for head in heads:
        for i in parse.conjuncts(head):
            if parse.tokens[i].pos not in ("VERB", "AUX", "ADV"):
                found[i] = None
    return sorted(found)


def surface_subject(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """The grammatical subject of verb ``i``, found through control, relatives and coordination; heads, not spread."""
    token = parse.tokens[i]
    if token.pos == "NOUN" and not parse.of(i, "nsubj"):
        # A headline's verb taken for a noun: "Liberman heads to Moscow".
        return [c.i for c in parse.of(i, "compound", "nmod:poss") if c.i < i][-1:]
    own = [c for c in parse.of(i, "nsubj", "nsubj:pass") if c.rel != "nsubj:outer"] or parse.of(i, "nsubj:outer")
    if own:
        # Of two, the nearer: "the only reason Obama wants …".
        subject = max((c for c in own if c.i < i), key=lambda c: c.i, default=own[0])
        if subject.lower in RELATIVE and token.rel.startswith("acl") and token.head >= 0:
            return [token.head]
        if subject.lower in RELATIVE and token.rel == "conj":
            first = parse.head(i)
            if first is not None and first.rel.startswith("acl") and first.head >= 0:
                return [first.head]
        return [subject.i]
    head = parse.head(i)
    if token.tag in ("VBD", "VBZ", "VBP"):
        name = _name_before(parse, i)
        if name:
            return name
    if head is None:
        # Headlines: the names around the verb hang on it as if it were a noun.
        return [c.i for c in parse.of(i, "compound", "nmod:poss") if c.i < i and c.pos == "PROPN"][:1]
    if depth > 6:
        return []
    rel = token.rel
    if rel == "conj":
        if head.pos in ("VERB", "AUX") or parse.of(head.i, "cop"):
            return surface_subject(parse, head.i, depth + 1)
        return []
    if rel in ("xcomp", "advcl", "ccomp", "parataxis", "obl", "dep") or rel.startswith("advcl"):
        if rel in ("ccomp", "parataxis") and token.tag not in ("VB", "VBG", "VBN"):
            return []
        if head.pos in ("VERB", "AUX", "ADJ") or parse.of(head.i, "cop"):
            return _controller(parse, token, head, depth)
        if rel == "advcl" and head.pos in ("NOUN", "PROPN"):
            return [head.i] if token.tag in ("VBD", "VBZ") else _owner(parse, head, depth)
        return []
    if rel == "amod" and token.tag == "VBG":
        return [head.i]
    if rel.startswith("acl"):
        if token.tag in ("VBG", "VBN", "VBD") and not parse.of(i, "mark"):
            above = parse.head(head.i)
            if head.lemma in PERIODS and above is not None and above.pos == "VERB":
                return surface_subject(parse, above.i, depth + 1)  # "started the month visiting"
            return [head.i]
        above = parse.head(head.i)
        if token.tag == "VBG" and above is not None and above.lemma in OBJECT_CONTROL and head.rel == "obj":
            return [head.i]  # "accuses the army of staging a coup"
        if rel == "acl":  # "a plan to attack", "his decision to strike"
            return _owner(parse, head, depth)
    return []


PERIODS = frozenset("day week month year morning evening weekend afternoon".split())


def _name_before(parse: Parse, i: int) -> list[int]:
    """A name right before a finite verb without a subject, which the parser hung elsewhere: "On Tuesday Merkel met"."""
    for entity in parse.entities:
        if entity.last == i - 1 and entity.label in ("PERSON", "PER", "ORG", "GPE", "NORP"):
            head = next((j for j in range(entity.first, i) if not entity.first <= parse.tokens[j].head <= entity.last), i - 1)
            return [] if parse.of(head, "case") else [head]
    return []


def _controller(parse: Parse, token: Token, head: Token, depth: int) -> list[int]:
    objects = parse.of(head.i, "obj", "iobj")
    marks = {m.lower for m in parse.of(token.i, "mark", "case")}
    if objects and (head.lemma in OBJECT_CONTROL if token.tag == "VB" else token.rel == "xcomp" or bool(marks & {"of", "from"})):
        return [objects[0].i]  # "urged X to leave", "accused X of bombing", "kept X from attacking"
    if token.rel == "xcomp" and head.lemma == "call":
        on = [c.i for c in parse.of(head.i, "obl") if parse.case(c.i) in ("on", "upon", "for")]
        if on:
            return on[:1]
    if token.rel == "xcomp" and head.lemma in OBJECT_CONTROL and is_passive(parse, head.i):
        return surface_subject(parse, head.i, depth + 1)
    return surface_subject(parse, head.i, depth + 1)


def _owner(parse: Parse, noun: Token, depth: int) -> list[int]:
    owner = [c.i for c in parse.of(noun.i, "nmod:poss")] or [
        c.i for c in parse.of(noun.i, "nmod") if parse.case(c.i) in ("by", "of", "from")
    ]
    if owner:
        return owner[:1]
    verb = parse.head(noun.i)
    if verb is not None and verb.pos == "VERB" and noun.rel in ("obj", "obl", "xcomp"):
        return surface_subject(parse, verb.i, depth + 1)
    return []


def verb_roles(parse: Parse, i: int) -> Roles:
    """Roles of verb ``i``: subject, object, iobject, each preposition of an oblique, "clause" and "clause.subject"."""
    token = parse.tokens[i]
    roles: Roles = {}
    passive = is_passive(parse, i)
    subject = surface_subject(parse, i)
    objects = [c.i for c in parse.of(i, "obj")]
    if not objects and not passive and token.rel.startswith("acl:relcl") and token.head >= 0:
        if token.head not in subject:  # "the base that they seized", "the base the Kurds seized"
            objects = [token.head]
    if not objects and token.head < 0:
        objects = [c.i for c in parse.of(i, "compound") if c.i > i and c.pos == "PROPN"]
    objects = [_antecedent(parse, o) for o in objects]
    if passive:
        if token.rel == "amod" and token.tag == "VBN" and token.head >= 0:
            subject = [token.head]
        roles["object"] = spread(parse, subject)
        roles["subject"] = spread(parse, _by(parse, i))
    else:
        roles["subject"] = spread(parse, subject)
        roles["object"] = spread(parse, objects)
        if not objects:  # "shelled and burned the village" shares the last object
            later = [c for c in parse.of(i, "conj") if c.pos == "VERB" and not parse.of(c.i, "nsubj", "nsubj:pass")]
            if later and token.tag == later[0].tag and not parse.of(i, "obl", "ccomp", "xcomp"):
                roles["object"] = spread(parse, [c.i for c in parse.of(later[0].i, "obj")])
    roles["iobject"] = spread(parse, [c.i for c in parse.of(i, "iobj")])
    for child in parse.of(i, "obl", "nmod"):
        preposition = parse.case(child.i)
        if child.rel == "obl:agent" or (preposition == "by" and passive):
            continue
        if child.lemma.lower() in MEANS or child.tag == "NNP" and child.lower.endswith("day"):
            # "spoke by phone with X", "spoke Saturday to X": what hangs on the means or the day belongs to the verb.
            for below in parse.of(child.i, "nmod"):
                if parse.case(below.i):
                    roles.setdefault(parse.case(below.i), []).extend(spread(parse, [below.i]))
        if child.rel == "obl:unmarked":
            continue
        roles.setdefault(preposition or "bare", []).extend(spread(parse, [_antecedent(parse, child.i)]))
    # The parser often hangs "at Israel" on the rockets rather than on the firing.
    for o in objects:
        for child in parse.of(o, "nmod"):
            preposition = parse.case(child.i)
            if preposition and preposition != "of" and child.i > i:
                roles.setdefault("object." + preposition, []).extend(spread(parse, [child.i]))
            for below in parse.of(child.i, "nmod"):
                if parse.case(below.i) in ("from", "at", "on", "against"):
                    roles.setdefault("object." + parse.case(below.i), []).extend(spread(parse, [below.i]))
    clauses = [c.i for c in parse.of(i, "ccomp", "xcomp")]
    if clauses:
        roles["clause"] = clauses
        roles["clause.subject"] = spread(parse, surface_subject(parse, clauses[0]))
        inner = parse.tokens[clauses[0]]
        if parse.of(inner.i, "obj"):
            roles["clause.object"] = spread(parse, [c.i for c in parse.of(inner.i, "obj")])
    return roles


def _antecedent(parse: Parse, i: int) -> int:
    token = parse.tokens[i]
    if token.lower in RELATIVE and token.pos in ("PRON", "DET", "SCONJ"):
        for above in parse.ancestors(i):
            if above.rel.startswith("acl") and above.head >= 0:
                return above.head
    return i


def noun_roles(parse: Parse, i: int) -> Roles:
    """Roles of event noun ``i``: possessor, modifier, each preposition, and what its verb lends it.

    ``subject`` is the subject of a support verb ("Israel carried out a strike"), ``victim`` what a strike killed or hit,
    ``receiver`` who came under it.
    """
    roles: Roles = {}
    token = parse.tokens[i]
    roles["possessor"] = spread(parse, [c.i for c in parse.of(i, "nmod:poss")])
    modifiers = [c.i for c in parse.of(i, "amod", "compound", "nmod:desc", "nmod:unmarked") if c.i < i]
    # "the U.S.-led invasion": who leads is who does.
    modifiers += [c.i for m in modifiers if parse.tokens[m].lemma == "lead" for c in parse.of(m, "compound", "obl", "nsubj")]
    # "the Biden-Putin summit": the parser hangs the first name on the second.
    modifiers += [c.i for m in modifiers for c in parse.of(m, "compound", "flat", "nmod") if c.pos == "PROPN" and parse.tokens[c.i + 1].text in ("-", "–")]
    roles["modifier"] = sorted({j for m in modifiers for j in parse.conjuncts(m) if j < i})
    _collect_obliques(parse, i, roles, "")
    _claim_following(parse, i, roles)
    if token.rel == "conj":
        first = _first_conjunct(parse, i)
        # "clashes and attacks by rebels", "Israel's strikes and raids"
        if first.pos == "NOUN":
            if not roles["possessor"]:
                roles["possessor"] = spread(parse, [c.i for c in parse.of(first.i, "nmod:poss")])
        governor: Token | None = parse.head(first.i)
        place = first
    else:
        governor, place = parse.head(i), token
        for joined in parse.conjuncts(i)[1:]:
            if parse.tokens[joined].pos == "NOUN":
                _collect_obliques(parse, joined, roles, "", weak=True)
    for clause in parse.of(i, "acl"):
        _from_modifying_clause(parse, clause, roles)
    _aims(parse, parse.of(i, "acl", "advcl"), roles)
    # "a series of strikes", "a wave of attacks": the governing noun of "of" stands for the act.
    while governor is not None and governor.pos == "NOUN" and place.rel.startswith("nmod") and _stands_for(parse, place, governor):
        for claim in parse.of(governor.i, "amod", "acl") if governor.lemma == "responsibility" else ():
            if claim.lemma == "claim":
                roles.setdefault("agent", []).extend(spread(parse, surface_subject(parse, claim.i)))
        if governor.lemma in CULPRITS:
            roles.setdefault("agent", []).extend(spread(parse, [governor.i]))
        elif governor.lemma in ("victim", "survivor"):
            roles.setdefault("victim", []).extend(spread(parse, [governor.i]))
        for name, rels in (("possessor", ("nmod:poss",)), ("modifier", ("amod", "compound"))):
            if not roles.get(name):
                roles[name] = [c.i for c in parse.of(governor.i, *rels) if c.i < governor.i]
        _collect_obliques(parse, governor.i, roles, "", weak=True, without=place.i)
        for clause in parse.of(governor.i, "acl"):
            _from_modifying_clause(parse, clause, roles)
        place, governor = governor, parse.head(governor.i)
    if place.rel == "conj":
        place = _first_conjunct(parse, place.i)
        governor = parse.head(place.i)
    if governor is not None and governor.pos in ("VERB", "AUX"):
        _from_governor(parse, place, governor, roles)
        if place.rel in ("obj", "nsubj:pass", "xcomp") or (place.rel == "obl" and governor.lemma in ENTERING):
            _aims(parse, parse.of(governor.i, "advcl", "xcomp"), roles)
    if roles.get("with") and not any(roles.get(r) for r in ("subject", "context.subject", "possessor", "between")):
        # "raised concerns during meetings with X": who raised them met X.
        above = next((a for a in parse.ancestors(i) if a.pos == "VERB"), None)
        if above is not None:
            roles["context.subject"] = spread(parse, surface_subject(parse, above.i))
    if roles.get("victim") and (roles.get("with") or roles.get("against")):
        # "a soldier killed in fighting with rebels": the dead are a side of the fight.
        roles["party"] = roles["victim"]
    # "attacks that left many dead": the noun is no participant of itself.
    return {name: [j for j in heads if j != i] for name, heads in roles.items()}


def _stands_for(parse: Parse, place: Token, governor: Token) -> bool:
    """"a series of strikes", "responsibility for the attack", "a suspect in the bombing"."""
    case = parse.case(place.i)
    if governor.lemma in CULPRITS:
        return case in ("of", "in", "behind", "for")
    return case == "of" or (case == "for" and governor.lemma == "responsibility")


def _aims(parse: Parse, clauses: list[Token], roles: Roles) -> None:
    """"an offensive **to retake the city from IS**", "strikes **aimed at** the leadership"."""
    for clause in clauses:
        if clause.tag == "VB" and clause.lemma in HOSTILE:
            found = [c.i for c in parse.of(clause.i, "obj")]
            roles.setdefault("aim", []).extend(spread(parse, found))
            off = [c.i for c in parse.of(clause.i, "obl") if parse.case(c.i) == "from"]
            roles.setdefault("aim.from", []).extend(spread(parse, off))


def _first_conjunct(parse: Parse, i: int) -> Token:
    token = parse.tokens[i]
    seen = 0
    while token.rel == "conj" and token.head >= 0 and seen < 50:
        token = parse.tokens[token.head]
        seen += 1
    return token


def _collect_obliques(
    parse: Parse, i: int, roles: Roles, prefix: str, weak: bool = False, without: int = -1
) -> None:
    for child in parse.of(i, "nmod", "obl"):
        if child.rel == "nmod:poss" or child.i == without:
            continue
        preposition = parse.case(child.i)
        if not preposition or (weak and prefix + preposition in roles):
            continue
        roles.setdefault(prefix + preposition, []).extend(spread(parse, [_antecedent(parse, child.i)]))
        # "the downing of its plane by Turkey", "an assault on the town by rebels": the doer hangs one floor lower.
        for below in parse.of(child.i, "nmod"):
            if parse.case(below.i) == "by" and not weak:
                roles.setdefault(prefix + "by", []).extend(spread(parse, [below.i]))


# The prepositions by which an event noun takes its participants, and those of place that may stand between.
OWN = frozenset("on against by at with between to of from upon into among".split())
BETWEEN = frozenset("in near outside inside of for over across around".split())


def _claim_following(parse: Parse, i: int, roles: Roles) -> None:
    """An event noun takes the phrases that follow it before the verb does, whatever the parser made of them.

    Attachment of prepositional phrases is where parsers err most: "sustained in an airstrike **on the town**", "fleeing an
    offensive **by the regime**". Only phrases in an unbroken row after the noun are claimed.
    """
    tokens, position = parse.tokens, i + 1
    last = parse.sentences[tokens[i].sent][1]
    for step in range(4):
        if step == 0 and position < last and tokens[position].text == "," and tokens[position + 1].lower == "in":
            position += 1
        if position > last or tokens[position].pos != "ADP" or tokens[position].rel not in ("case", "mark"):
            return
        noun = tokens[position].head
        preposition = tokens[position].lower
        if noun <= position or tokens[noun].pos not in ("NOUN", "PROPN", "PRON", "NUM") or noun - position > 8:
            return
        if preposition not in OWN | BETWEEN:
            return
        if (preposition in OWN or (step == 0 and preposition == "in")) and noun not in roles.get(preposition, ()):
            of_noun = step == 0 or preposition in ("by", "against", "on", "with")
            if of_noun:
                roles.setdefault(preposition, []).extend(spread(parse, [noun]))
        joined = [j for j in parse.conjuncts(noun) if noun <= j <= noun + 7]
        position = max(joined) + 1
        while position <= last and tokens[position].rel == "flat" and tokens[position].i > noun:
            position += 1


def _from_modifying_clause(parse: Parse, clause: Token, roles: Roles) -> None:
    """"a strike carried out by X", "an attack that killed Y", "an attack targeting Z", "an attack blamed on X"."""
    passive = is_passive(parse, clause.i)
    if passive:
        agents = spread(parse, _by(parse, clause.i))
        if agents and clause.lemma in SUPPORT | {"claim", "perpetrate"}:
            roles.setdefault("agent", []).extend(agents)
        for child in parse.of(clause.i, "obl"):
            preposition = parse.case(child.i)
            if clause.lemma == "blame" and preposition == "on":
                roles.setdefault("agent", []).extend(spread(parse, [child.i]))
            elif clause.lemma in ("aim", "direct") and preposition in ("at", "against"):
                roles.setdefault("victim", []).extend(spread(parse, [child.i]))
            elif clause.lemma in SUPPORT and preposition in ("on", "against", "at"):
                roles.setdefault(preposition, []).extend(spread(parse, [child.i]))
        return
    if clause.lemma == "involve":
        roles.setdefault("agent", []).extend(spread(parse, [c.i for c in parse.of(clause.i, "obj")]))
    elif clause.lemma in VICTIM_VERBS:
        roles.setdefault("victim", []).extend(spread(parse, [_antecedent(parse, c.i) for c in parse.of(clause.i, "obj")]))
    elif clause.lemma in SUPPORT and clause.rel.startswith("acl:relcl"):
        subject = surface_subject(parse, clause.i)
        if subject and subject[0] != clause.head:  # "the raids that Israel carried out"
            roles.setdefault("agent", []).extend(spread(parse, subject))


def _from_governor(parse: Parse, noun: Token, verb: Token, roles: Roles) -> None:
    passive = is_passive(parse, verb.i)
    rel = noun.rel
    # A gerund that the tagger took for a verb ("hit by shelling") has its preposition as a mark.
    case = parse.case(noun.i) or next((m.lower for m in parse.of(noun.i, "mark")), "")
    is_object = (rel in ("obj", "xcomp") and not case and not passive) or (rel.startswith("nsubj") and passive)
    is_subject = rel.startswith("nsubj") and not passive
    gathered = verb.lemma in GATHERING and (passive or roles.get("of") or roles.get("with"))
    if is_object and (verb.lemma in SUPPORT or gathered):
        who = _by(parse, verb.i) if passive else surface_subject(parse, verb.i)
        roles["receiver" if verb.lemma in RECEIVING else "subject"] = spread(parse, who)
        _collect_obliques(parse, verb.i, roles, "", weak=True)
    elif verb.lemma == "claim" and noun.lemma == "responsibility" and not parse.of(verb.i, "aux:pass"):
        roles["agent"] = spread(parse, surface_subject(parse, verb.i))
    elif is_object and verb.lemma == "blame":
        # "blamed the attack on X": X did it, and is not what was attacked.
        blamed = [c.i for c in parse.of(verb.i, "obl") if parse.case(c.i) == "on"] or roles.get("on", [])
        roles["agent"] = spread(parse, blamed)
        roles["on"] = [j for j in roles.get("on", []) if j not in roles["agent"]]
    elif rel in ("obl", "xcomp", "advcl") or rel.startswith("obl"):
        if verb.lemma == "come" and case in ("under", "in"):
            roles["receiver"] = spread(parse, surface_subject(parse, verb.i))
            _collect_obliques(parse, verb.i, roles, "", weak=True)
        elif verb.lemma in VICTIM_VERBS and case in ("in", "by", "during", "with", "from", "after", ""):
            who = surface_subject(parse, verb.i) if passive or verb.lemma == "die" else [c.i for c in parse.of(verb.i, "obj")]
            if not (case in ("during", "after") and any(roles.get(p) for p in ("on", "against", "at"))):
                roles.setdefault("victim", []).extend(spread(parse, who))
            if not passive and verb.lemma != "die":
                roles["subject"] = spread(parse, surface_subject(parse, verb.i))
        elif verb.lemma in ENTERING:
            roles["subject"] = spread(parse, surface_subject(parse, verb.i))
            _collect_obliques(parse, verb.i, roles, "", weak=True)
        elif roles.get("with"):
            roles["context.subject"] = spread(parse, surface_subject(parse, verb.i))
    elif is_subject:
        if verb.lemma in VICTIM_VERBS:
            roles.setdefault("victim", []).extend(spread(parse, [c.i for c in parse.of(verb.i, "obj")]))
        # "the strike came on the town": the verb only says that it took place.
        _collect_obliques(parse, verb.i, roles, "" if verb.lemma in HAPPENING else "clause.", weak=True)
