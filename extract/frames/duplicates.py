"""The same act named twice in a sentence counts once, on the more specific word."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from extract.actors import Cast
from extract.clauses import first_conjunct, is_passive, surface_subject, verb_roles
from extract.frames.candidate import Candidate
from extract.referents import Referent
from extract.syntax import ROOT, Parse, Token
from extract.wordlists import load_wordlists

PURSUITS = load_wordlists("triggers")["pursuits"]
DEADLY = frozenset(["attack", "bombing", "clash", "strike"])  # actions of which a killing may be the outcome
UNDOING = frozenset(["REJECT", "RETREAT", "SANCTION"])  # events that do not let another be
REHEARSALS = frozenset(["drill", "exercise", "manoeuvre", "maneuver", "rehearsal", "simulation", "training", "wargame"])
SHUNNING = frozenset(["boycott", "shun", "skip", "snub"])
HARMS = frozenset(["hurt", "injure", "kill", "maim", "slay", "wound"])
PEOPLE = frozenset(["people"])


def is_told_better(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """Whether another of the candidates ``found`` (by their heads) tells the same act.

    Of a verb and its noun the verb counts where the noun is what makes its sense ("held talks"), and the noun where an
    assault is its means, its aim or its place ("launched an offensive to retake the city").
    """
    if candidate.nominal:
        longer = found.get(parse.tokens[candidate.head].head)
        if longer is not None and longer.nominal and longer.first <= candidate.head < longer.head:
            return True  # a word of "coup attempt"
        return _is_told_by_verb(parse, candidate, found)
    token = parse.tokens[candidate.head]
    if token.tag == "MD" and token.head != ROOT:  # "suggested that Kabul **should** do more"
        said = found.get(parse.tokens[token.head].head)
        if said is not None and said.entry.action.event is candidate.entry.action.event:
            return True
    if token.rel == "acl" and token.tag == "VBN":  # "the deal **reached** with X"
        noun = found.get(token.head)
        if noun is not None and noun.nominal and noun.entry.action is candidate.entry.action:
            return True
    if candidate.entry.action.event.name == "PROTEST":
        return _accompanies(parse, candidate, found)
    if candidate.entry.action.event.name != "ASSAULT":
        return False
    if _is_told_of_same(parse, candidate, found):
        return True
    return _is_aim(parse, candidate, found) or _is_told_by_noun(parse, candidate, found)


def _is_told_of_same(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "Were slaughtered by men who **killed** them with knives": the same act on those whom a pronoun stands for."""
    names = {t.name for t in candidate.targets}
    if not names or any(t.via != "pronoun" for t in candidate.targets):
        return False
    sentence, doers = parse.tokens[candidate.head].sent, {a.name for a in candidate.actors}
    for other in found.values():
        same = other.entry.action is candidate.entry.action and parse.tokens[other.head].sent == sentence
        if same and other.head < candidate.head and names <= {t.name for t in other.targets}:
            return not doers or doers <= {a.name for a in other.actors}
    return False


def _accompanies(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "Marched through the city, **chanting** slogans and **waving** banners" is one protest."""
    plain = candidate.mode == candidate.entry.action.mode  # throwing and burning are riots
    if parse.tokens[candidate.head].tag != "VBG" or candidate.targets or not plain:
        return False
    above = (found.get(a.i) for a in parse.ancestors(candidate.head))
    return any(c is not None and c.entry.action is candidate.entry.action for c in above)


def _is_told_by_verb(parse: Parse, noun: Candidate, found: Mapping[int, Candidate]) -> bool:
    first = first_conjunct(parse, noun.head)
    verb = found.get(first.head)
    if verb is None:
        return False
    if verb.nominal:  # "the declaration of an emergency", "a barrage of rocket and mortar fire"
        return verb.entry.action is noun.entry.action and parse.case(first.i) == "of"
    if first.i != noun.head:
        return False
    if noun.entry.action.event.name == "CONSULT" and verb.entry.action is noun.entry.action:
        return True  # "met for their seventh summit"
    if verb.first <= noun.head <= verb.last and verb.entry.action.event.name in UNDOING:
        # "**Suspended aid** to Mali" gives none; a visit that is cancelled is a visit that is negated.
        return noun.entry.action.event.name != "CONSULT" or parse.tokens[verb.head].lemma in SHUNNING
    token = parse.tokens[noun.head]
    if verb.first <= noun.head <= verb.last and verb.entry.action is noun.entry.action:
        return True  # "**reached agreement on** a budget"
    taken = token.rel in ("obj", "obl") and verb.entry.action.event.name != "ASSAULT"
    # "Targeted the commander **in a car bombing**": there the noun tells it.
    means = noun.entry.action.event.name == "ASSAULT" and token.rel == "obl" and noun.head > verb.last
    made = (bool(verb.entry.objects) and not means) or (
        taken and bool({token.lower, token.lemma.lower()} & verb.entry.cues)
    )
    return made and verb.entry.action.event is noun.entry.action.event  # "took part in the protest"


def _is_aim(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "an offensive to retake the city", "a bid to take it": the infinitive is no act of its own."""
    token = parse.tokens[candidate.head]
    if token.tag != "VB":
        return False
    for steps, above in enumerate(parse.ancestors(candidate.head)):
        if _is_same_act(found.get(above.i), candidate) or (above.lemma in PURSUITS and above.i in found):
            return True
        if above.lemma in REHEARSALS:
            return True  # "exercises to shoot down drones"
        if token.rel in ("xcomp", "advcl"):
            if any(_is_same_act(found.get(c.i), candidate) for c in parse.of(above.i, "obj", "obl")):
                return True
        if steps > 1 or above.pos == "VERB":
            break
    return False


def _is_told_by_noun(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "were killed in a strike", "attacked in three raids"."""
    means = candidate.entry.objects  # "fired a barrage": there the verb tells it
    for child in parse.of(candidate.head, "obl", *(() if means else ("obj", "nsubj", "nmod"))):
        if means and child.i <= candidate.last:
            continue
        noun = found.get(child.i)
        if _is_same_act(noun, candidate) and parse.case(child.i) in ("in", "by", "with", ""):
            return True
    if means:
        return False
    # "Shelling went on, **hitting** a school": what the noun does is the act that it tells.
    token = parse.tokens[candidate.head]
    doers = surface_subject(parse, candidate.head) if token.tag == "VBG" and token.rel == "advcl" else []
    return any(_is_same_act(found.get(i), candidate) for i in doers)


def _is_same_act(noun: Candidate | None, verb: Candidate) -> bool:
    return noun is not None and noun.nominal and noun.entry.action.event is verb.entry.action.event


def join_results(parse: Parse, cast: Cast, found: dict[int, Candidate]) -> None:
    """A killing is no act of its own where a stated assault is what killed; the dead and wounded are its targets.

    In "attacked the village, **killing** ten and **wounding** six", "stormed it and **killed** ten" and "ten were
    **killed** when a bomb exploded" the assault tells it; in "an attack on a base that **killed** ten" they are its
    targets already.
    """
    _join_devices(parse, found)
    deadly = [a for a in found.values() if a.entry.action.name in DEADLY]
    for sentence in sorted({parse.tokens[a.head].sent for a in deadly}):
        first, last = parse.sentences[sentence]
        assaults = [a.head for a in deadly if first <= a.head <= last]
        for token in parse.tokens[first : last + 1]:
            killing = found.get(token.i)
            if killing is not None and (killing.nominal or killing.entry.action.event.name != "ASSAULT"):
                continue
            if killing is not None and killing.entry.action.name == "killing" and _is_harmed(killing, assaults, found):
                del found[token.i]
                continue
            if token.lemma not in HARMS and (killing is None or killing.entry.action.name != "killing"):
                continue
            act = found.get(_cause_of(parse, token, assaults))
            if act is not None and act.head != token.i:
                harmed = killing.targets if killing is not None else _harmed(parse, cast, token.i)
                new = tuple(h for h in harmed if h.head not in {t.head for t in act.targets})
                found[act.head] = replace(act, targets=(*act.targets, *new))
                found.pop(token.i, None)


def _join_devices(parse: Parse, found: dict[int, Candidate]) -> None:
    """ "A **bomb** ripped through a market", "a bomb **targeting** pilgrims": the verb and the device tell one act."""
    for device in [a for a in found.values() if a.nominal and a.entry.action.name == "bombing"]:
        token = parse.tokens[device.head]
        around = [token.head] if token.rel == "nsubj" else []
        around += [c.i for c in parse.of(device.head, "acl")]
        verbs = [found[i] for i in around if i in found and found[i].entry.action is device.entry.action]
        for other in (device, *verbs[1:]) if verbs else ():
            verb = found[verbs[0].head]
            new = tuple(t for t in other.targets if t.head not in {o.head for o in verb.targets})
            found[verb.head] = replace(verb, targets=(*verb.targets, *new), actors=verb.actors or other.actors)
            del found[other.head]


def _is_harmed(killing: Candidate, assaults: Iterable[int], found: Mapping[int, Candidate]) -> bool:
    """Whether all whom a killing names are the targets of stated assaults already."""
    acts = [found[i] for i in assaults if i in found]
    told = {r.head for a in acts for r in (*a.targets, *(a.actors if a.entry.action.reciprocal else ()))}
    return bool(killing.targets) and {t.head for t in killing.targets} <= told


def _cause_of(parse: Parse, token: Token, assaults: Iterable[int]) -> int:
    """The assault among ``assaults`` of which the harm that verb ``token`` tells is the outcome, or -1."""
    if token.rel == "conj" or (token.tag == "VBG" and token.rel == "advcl"):
        above = set(parse.subtree(token.head))
        return max((i for i in assaults if i < token.i and i in above), default=-1)
    if is_passive(parse, token.i):
        for clause in parse.of(token.i, "advcl"):
            if any(m.lower in ("as", "when", "while") for m in parse.of(clause.i, "mark", "advmod")):
                told = {clause.i, *(c.i for c in parse.of(clause.i, "nsubj", "obj", "obl"))}
                return min((i for i in assaults if i in told), default=-1)
    return -1


def _harmed(parse: Parse, cast: Cast, verb: int) -> tuple[Referent, ...]:
    """Whom a verb that is no trigger of its own harms: "**wounding** six others"."""
    if parse.tokens[verb].pos != "VERB":
        return ()
    objects = verb_roles(parse, verb).get("object", ())
    return tuple(cast.placed(r) for h in objects for r in cast.resolve(h) if r.fits(PEOPLE))
