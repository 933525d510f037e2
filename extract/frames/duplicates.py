"""The same act named twice in a sentence counts once, on the more specific word."""

from collections.abc import Mapping

from extract.clauses import first_conjunct, surface_subject
from extract.frames.candidate import Candidate
from extract.syntax import ROOT, Parse
from extract.wordlists import load_wordlists

PURSUITS = load_wordlists("triggers")["pursuits"]
UNDOING = frozenset(["REJECT", "RETREAT", "SANCTION"])  # events that do not let another be
REHEARSALS = frozenset(["drill", "exercise", "manoeuvre", "maneuver", "rehearsal", "simulation", "training", "wargame"])
CHANTING = "protest.chant"  # entries of what crowds do while they protest
SHUNNING = frozenset(["boycott", "shun", "skip", "snub"])


def is_told_better(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """Whether another of the candidates ``found`` (by their heads) tells the same act.

    Of a verb and its noun the verb counts where the noun is what makes its sense ("held talks"), and the noun where an
    assault is its means, its aim or its place ("launched an offensive to retake the city").
    """
    if candidate.entry.action.name == "visit" and _is_visit_told(parse, candidate, found):
        return True
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
    if candidate.entry.action.event.name == "CONSULT" and token.rel in ("xcomp", "advcl") and token.tag == "VB":
        above = found.get(token.head)  # "met **to discuss** trade"
        return above is not None and above.entry.action is candidate.entry.action
    if candidate.entry.action.event.name == "PROTEST":
        return _accompanies(parse, candidate, found)
    if candidate.entry.action.event.name != "ASSAULT":
        return False
    before = (found.get(i) for i in range(max(0, candidate.head - 4), candidate.head))
    if any(c is not None and c.last >= candidate.head and c.entry.action.event.name == "RETREAT" for c in before):
        return True  # "**stopped fighting**"
    if _is_told_of_same(parse, candidate, found) or _is_told_of_doers(parse, candidate, found):
        return True
    return _is_aim(parse, candidate, found) or _is_told_by_noun(parse, candidate, found)


def _is_visit_told(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "**Arrived** in Basra to visit troops", "Abe **greeted** Macron as he arrived in Japan": one visit.

    It is told before in the sentence, of the same visitors, and of no other land; the aim is told with the way there.
    """
    doers, lands = {a.name for a in candidate.actors}, {t.country for t in candidate.targets}
    token = parse.tokens[candidate.head]
    for i in range(parse.sentences[token.sent][0], candidate.head):
        other = found.get(i)
        if other is None or other is candidate or other.entry.action is not candidate.entry.action:
            continue
        if doers and {a.name for a in other.actors} == doers and other.targets:
            aim = (
                token.tag == "VB"
                and token.lemma in ("tour", "visit")
                and any(a.i == i for a in parse.ancestors(candidate.head))
            )
            return aim or (
                other.status == candidate.status and bool(lands) and lands <= {t.country for t in other.targets}
            )
    return False


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


def _is_told_of_doers(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "An attack by gunmen who **stormed** the hotel": how those who made it went about it."""
    token = parse.tokens[candidate.head]
    if token.rel != "acl:relcl" or token.head == ROOT:
        return False
    doer = first_conjunct(parse, token.head)
    noun = found.get(doer.head)
    told = noun is not None and noun.nominal and noun.entry.action is candidate.entry.action
    return told and parse.case(doer.i) == "by"


def _accompanies(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "Marched through the city, **chanting** slogans and **waving** banners" is one protest."""
    if candidate.entry.id.startswith(CHANTING) and not candidate.targets:
        first, last = parse.sentences[parse.tokens[candidate.head].sent]
        beside = (found.get(i) for i in range(first, last + 1) if i != candidate.head)
        others = [c for c in beside if c and c.entry.action is candidate.entry.action]
        who = {a.name for a in candidate.actors}
        if any(not c.entry.id.startswith(CHANTING) and {a.name for a in c.actors} == who for c in others):
            return True  # "protesters **shouted slogans** during a march"
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
    if first.i != noun.head or verb.entry.id.startswith(CHANTING):
        return False
    if verb.entry.action.event.name == "SANCTION" and parse.tokens[noun.head].rel == "nsubj":
        if parse.tokens[noun.head].lemma.lower() in verb.entry.subjects:
            return True  # "the **talks** with Iran collapsed"
    if noun.entry.action.event.name == "REQUEST" and verb.entry.action.event is noun.entry.action.event:
        if parse.tokens[noun.head].rel == "obj" and not noun.targets:
            return True  # "pressed their demands for reform"
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
        if steps == 0 and token.rel == "conj" and above.tag == "VB":
            continue  # "a campaign to degrade and **defeat** them"
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
