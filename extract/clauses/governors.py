"""What the words around an event noun lend it: its verb, the clauses that modify it, the noun that stands for it."""

from collections.abc import Iterable

from extract.clauses.heads import Roles, add_heads, antecedent, children, preposition_of, spread
from extract.clauses.obliques import collect_obliques
from extract.clauses.subjects import surface_subject
from extract.clauses.verbs import is_of_place
from extract.clauses.voice import agents, is_passive
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("clauses")
PROTESTING = frozenset(["activist", "demonstrator", "marcher", "protester", "protestor", "striker"])
SUPPORT = _WORDS["support"]
CONCLUDING = _WORDS["concluding"]
RECEIVING = _WORDS["receiving"]
HAPPENING = _WORDS["happening"]
CULPRITS = _WORDS["culprits"]
HOSTILE = _WORDS["hostile"]
HARMING = _WORDS["harming"]
SEIZING = _WORDS["seizing"]
ENTERING = _WORDS["entering"]
CHARGES = _WORDS["charges"]
GATHERING = _WORDS["gathering"]
QUELLING = _WORDS["quelling"]
TURMOIL = _WORDS["turmoil"]
# When or why somebody came, not what for: "arrived **after** a bombing".
CIRCUMSTANCES = load_wordlists("status")["circumstances"]
TRIALS = frozenset(["arrest", "case", "conviction", "detention", "hearing", "imprisonment", "indictment", "trial"])
JUDGING = _WORDS["judging"]
ACCUSING = _WORDS["accusing"]
REPORTS = _WORDS["reports"]
CUSTODY = _WORDS["custody"]
MOODS = _WORDS["moods"]
ANSWERING = frozenset(["respond", "retaliate"])
AIMED_AT = frozenset(["brunt", "focus", "object", "subject", "target"])
OBSERVING = _WORDS["observing"]
ENDURING = _WORDS["enduring"]


def add_aims(parse: Parse, clauses: Iterable[Token], roles: Roles) -> None:
    """ "an offensive **to retake the city from IS**": the city is the aim, IS the aim.from."""
    for clause in clauses:
        if clause.tag == "VB" and clause.lemma in HOSTILE:
            add_heads(parse, roles, "aim", children(parse, clause.i, "obj"))
            beside = [
                *parse.of(clause.i, "obl"),
                *(c for o in parse.of(clause.i, "obj") for c in parse.of(o.i, "nmod")),
            ]
            add_heads(parse, roles, "aim.from", [c.i for c in beside if parse.case(c.i) == "from"])


def add_from_clause(parse: Parse, clause: Token, roles: Roles) -> None:
    """ "a strike carried out by X", "an attack that killed Y", "an attack aimed at Z", "an attack blamed on X"."""
    if is_passive(parse, clause.i):
        doers = spread(parse, agents(parse, clause.i))
        if doers and (clause.lemma in SUPPORT or clause.lemma in ("claim", "perpetrate")):
            roles.setdefault("agent", []).extend(doers)
        for child in parse.of(clause.i, "obl"):
            preposition = preposition_of(parse, child.i)
            if clause.lemma == "blame" and preposition == "on":
                add_heads(parse, roles, "agent", [child.i])
            elif clause.lemma in ("aim", "direct") and preposition in ("at", "against"):
                add_heads(parse, roles, "victim", [child.i])
            elif clause.lemma in SUPPORT and preposition in ("on", "against", "at"):
                add_heads(parse, roles, preposition, [child.i])
            elif clause.lemma in SUPPORT | CONCLUDING and preposition in ("between", "among", "with"):
                add_heads(parse, roles, preposition, [child.i])  # "the deal reached with X"
    elif clause.lemma == "involve":
        add_heads(parse, roles, "agent", children(parse, clause.i, "obj"))
    elif clause.lemma in HARMING:
        harmed = [antecedent(parse, j) for j in children(parse, clause.i, "obj") if not _is_mood(parse.tokens[j])]
        add_heads(parse, roles, "victim", harmed)
    elif clause.lemma in SUPPORT and clause.rel.startswith("acl:relcl") and not is_of_place(parse, clause):
        subject = surface_subject(parse, clause.i)
        if subject and subject[0] != clause.head:  # "the raids that Israel carried out"
            add_heads(parse, roles, "agent", subject)


def stands_for(parse: Parse, noun: Token, governor: Token) -> bool:
    """ "a series of strikes", "responsibility for the attack", "a suspect in the bombing"."""
    case = parse.case(noun.i)
    if governor.lemma in CULPRITS:
        return case in ("of", "in", "behind", "for")
    if noun.lemma in CHARGES and case == "on":
        return governor.lemma in TRIALS
    if governor.lemma in REPORTS:
        return False  # "gave details of the attack", "the anniversary of the coup"
    return case == "of" or (case == "for" and governor.lemma == "responsibility")


def add_from_noun(parse: Parse, noun: Token, governor: Token, roles: Roles) -> None:
    """The participants of the governing noun of "of", which stands for the act: "Israel's wave of strikes on Gaza"."""
    if governor.lemma == "responsibility":
        for claim in parse.of(governor.i, "amod", "acl"):
            if claim.lemma == "claim":
                add_heads(parse, roles, "agent", surface_subject(parse, claim.i))
    if noun.lemma in CHARGES:  # "the trial of three men on charges of spying"
        tried = [c.i for c in parse.of(governor.i, "nmod") if parse.case(c.i) == "of"]
        add_heads(parse, roles, "receiver", tried or children(parse, governor.i, "nmod:poss"))
        return
    if governor.lemma in CULPRITS:
        add_heads(parse, roles, "agent", [governor.i])
    elif governor.lemma in AIMED_AT:  # "was the target of a bomb attack"
        add_heads(parse, roles, "victim", children(parse, governor.i, "nsubj"))
    elif governor.lemma in ("victim", "survivor"):
        add_heads(parse, roles, "victim", [governor.i])
    for name, rels in (("possessor", ("nmod:poss",)), ("modifier", ("amod", "compound"))):
        if not roles.get(name):
            roles[name] = [j for j in children(parse, governor.i, *rels) if j < governor.i]
    collect_obliques(parse, governor.i, roles, weak=True, without=noun.i)
    for clause in parse.of(governor.i, "acl"):
        add_from_clause(parse, clause, roles)


def add_from_verb(parse: Parse, noun: Token, verb: Token, roles: Roles) -> None:
    """What the verb above lends to its noun: the doer of "carried out a strike", the receiver of "came under fire"."""
    passive = is_passive(parse, verb.i)
    # A gerund that the tagger took for a verb ("hit by shelling") has its preposition as a mark.
    case = parse.case(noun.i) or next((m.lower for m in parse.of(noun.i, "mark")), "")
    is_subject = noun.rel.startswith("nsubj")
    is_object = (is_subject and passive) or (noun.rel in ("obj", "xcomp") and not case and not passive)
    gathered = verb.lemma in GATHERING and (passive or roles.get("of") or roles.get("with"))
    if is_object and verb.lemma in QUELLING and noun.lemma in TURMOIL:
        return  # "talks on ways to end the unrest": who ends it has no part in it
    grown = verb.lemma in ("increase", "ramp") and verb.tag != "VBG"
    if is_object and (verb.lemma in SUPPORT or gathered or grown):
        who = agents(parse, verb.i) if passive else surface_subject(parse, verb.i)
        roles["receiver" if verb.lemma in RECEIVING else "subject"] = spread(parse, who)
        collect_obliques(parse, verb.i, roles, weak=True)
    elif is_object and verb.lemma in CONCLUDING:
        roles["subject"] = spread(parse, agents(parse, verb.i) if passive else surface_subject(parse, verb.i))
        collect_obliques(parse, verb.i, roles, weak=True)  # "a deal was reached Friday between X and Y"
    elif is_subject and (aimed := _aimed(parse, verb, passive)) is not None:
        # "the attack was aimed at X", "appears directed against X"
        at = [c.i for c in parse.of(aimed, "obl") if parse.case(c.i) in ("at", "against", "toward", "towards")]
        add_heads(parse, roles, "victim", at)
    elif is_subject and passive and verb.lemma in OBSERVING:
        collect_obliques(parse, verb.i, roles, weak=True)  # "clashes were reported between X and Y"
    elif verb.lemma == "claim" and noun.lemma == "responsibility" and not parse.of(verb.i, "aux:pass"):
        roles["agent"] = spread(parse, surface_subject(parse, verb.i))
    elif is_object and verb.lemma == "blame":
        # "blamed the attack on X": X did it, and is not what was attacked.
        blamed = [c.i for c in parse.of(verb.i, "obl") if parse.case(c.i) == "on"] or roles.get("on", [])
        roles["agent"] = spread(parse, blamed)
        roles["on"] = [j for j in roles.get("on", []) if j not in roles["agent"]]
    elif noun.lemma in CHARGES and case == "on":
        objects = [] if passive else children(parse, verb.i, "obj")
        roles["receiver"] = spread(parse, objects or surface_subject(parse, verb.i))
    elif noun.rel in ("xcomp", "advcl") or noun.rel.startswith("obl"):
        _add_from_oblique(parse, verb, passive, case, roles)
    elif is_subject and not passive:
        # "The raids went on and **killed** ten", "the bomb went off, **killing** ten".
        for harm in (
            verb,
            *parse.of(verb.i, "conj", "xcomp"),
            *(c for c in parse.of(verb.i, "advcl") if c.tag == "VBG"),
        ):
            if harm.lemma in HARMING and (harm is verb or not parse.of(harm.i, "nsubj")):
                harmed = [j for j in children(parse, harm.i, "obj") if not _is_mood(parse.tokens[j])]
                add_heads(parse, roles, "victim", harmed)
        # "the strike came on the town": the verb only says that it took place.
        collect_obliques(parse, verb.i, roles, prefix="" if verb.lemma in HAPPENING else "clause.", weak=True)


def _aimed(parse: Parse, verb: Token, passive: bool) -> int | None:
    """The "aimed" or "directed" of "was **aimed** at X", "appeared **aimed** at X"."""
    told = [verb] if passive else [c for c in parse.of(verb.i, "xcomp") if c.tag == "VBN"]
    return next((c.i for c in told if c.lemma in ("aim", "direct")), None)


def _add_from_oblique(parse: Parse, verb: Token, passive: bool, case: str, roles: Roles) -> None:
    """ "came **under attack**", "were killed **in a strike**", "retaliated **with strikes**", "left **for talks**"."""
    subject = spread(parse, surface_subject(parse, verb.i))
    if case == "including" and verb.lemma in SUPPORT and not roles.get("by"):
        # "carried out attacks, including **the kidnapping** of four workers"
        roles["agent"] = spread(parse, agents(parse, verb.i)) if passive else subject
    if case in ("at", "during", "in") and passive and verb.lemma in SEIZING:
        roles["crowd"] = subject  # "were arrested at the rally"
    if case in ("at", "during") and not passive and any(parse.tokens[h].lemma.lower() in PROTESTING for h in subject):
        roles["crowd"] = subject  # "protesters wave flags during a rally"
    faced = verb.lemma == "face" and passive and case in ("with", "by")
    under = case == "under" and verb.lemma in ENDURING  # "spent ten years under house arrest"
    risen = verb.lemma == "come" and any(c.lemma in ("office", "power") for c in parse.of(verb.i, "obl"))
    if risen:  # "came to power in a coup"
        roles["subject"] = subject
    elif faced or under or (verb.lemma == "come" and case in ("under", "in")):
        roles["receiver"] = subject
        collect_obliques(parse, verb.i, roles, weak=True)
    elif verb.lemma in HARMING and case in ("in", "by", "during", "with", "from", "after", ""):
        lost = verb.lemma == "lose" and any(o.lemma == "life" for o in parse.of(verb.i, "obj"))
        suffers = passive or lost or verb.lemma == "die"
        if case not in ("during", "after") or not any(roles.get(p) for p in ("on", "against", "at")):
            harmed = subject if suffers else spread(parse, children(parse, verb.i, "obj"))
            harmed = [*(_harmed_beside(parse, verb) if suffers else _harmed_too(parse, verb)), *harmed]
            roles.setdefault("victim", []).extend(j for j in harmed if not _is_mood(parse.tokens[j]))
        if not suffers and verb.lemma != "lose":
            roles["subject"] = subject
    elif verb.lemma == "charge" and case == "with":
        roles["agent"] = subject if passive else spread(parse, children(parse, verb.i, "obj"))
    elif (verb.lemma in ACCUSING and case in ("of", "with")) or (verb.lemma in JUDGING and case == "for"):
        # "accused X of an attack", "blamed X for it"
        roles["agent"] = subject if passive else spread(parse, children(parse, verb.i, "obj"))
    elif case == "for" and verb.lemma == "claim" and any(o.lemma == "responsibility" for o in parse.of(verb.i, "obj")):
        roles["agent"] = subject
    elif verb.lemma in ENTERING and case not in CIRCUMSTANCES and not (case == "to" and verb.lemma in ANSWERING):
        roles["subject"] = subject
        collect_obliques(parse, verb.i, roles, weak=True)
    elif passive and case == "by":
        # "sirens were triggered in the south by mortar fire": what the shells caused is where they fell.
        collect_obliques(parse, verb.i, roles, weak=True)
    elif roles.get("with") or roles.get("to"):
        roles["context.subject"] = subject


def _harmed_beside(parse: Parse, verb: Token) -> list[int]:
    """ "ten were killed **and 20 wounded** in the attack", "killed in the attack and 20 wounded": all suffer."""
    joined = parse.tokens[verb.head] if verb.rel == "acl" and verb.head >= 0 else verb
    first = parse.head(joined.i) if joined.rel == "conj" else None
    base = parse.tokens[verb.head] if verb.rel == "xcomp" and verb.head >= 0 else verb
    after = [c for c in parse.of(base.i, "conj") if c.tag == "VBN" and not parse.of(c.i, "obl")]
    beside = [v for v in (first, *after) if v is not None and v.lemma in HARMING]
    suffering = [v for v in beside if v.lemma == "die" or is_passive(parse, v.i)]
    return spread(parse, [j for v in suffering for j in surface_subject(parse, v.i)])


def _is_mood(token: Token) -> bool:
    """ "shattered a lull", "shook confidence": what is harmed is nobody and no place."""
    return token.lemma in MOODS


def _harmed_too(parse: Parse, verb: Token) -> list[int]:
    """ "**killed two people** and wounded three in an attack": the objects of both verbs suffered."""
    first = parse.head(verb.i) if verb.rel == "conj" and not parse.of(verb.i, "nsubj") else None
    if first is None or first.lemma not in HARMING or is_passive(parse, first.i):
        return []
    return spread(parse, children(parse, first.i, "obj"))
