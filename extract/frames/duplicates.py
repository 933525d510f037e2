"""The same act named twice in a sentence counts once, on the more specific word."""

from collections.abc import Mapping
from dataclasses import replace

from extract.clauses import surface_subject
from extract.frames.candidate import Candidate
from extract.syntax import Parse
from extract.wordlists import load_wordlists

PURSUITS = load_wordlists("triggers")["pursuits"]
DEADLY = frozenset(["attack", "bombing", "clash", "strike"])  # actions of which a killing may be the outcome


def is_told_better(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """Whether another of the candidates ``found`` (by their heads) tells the same act.

    Of a verb and its noun the verb counts where the noun is what makes its sense ("held talks"), and the noun where an
    assault is its means, its aim or its place ("launched an offensive to retake the city").
    """
    if candidate.nominal:
        return _is_told_by_verb(parse, candidate, found)
    token = parse.tokens[candidate.head]
    if token.rel == "acl" and token.tag == "VBN":  # "the deal **reached** with X"
        noun = found.get(token.head)
        if noun is not None and noun.nominal and noun.entry.action is candidate.entry.action:
            return True
    if candidate.entry.action.event.name != "ASSAULT":
        return False
    return _is_aim(parse, candidate, found) or _is_told_by_noun(parse, candidate, found)


def _is_told_by_verb(parse: Parse, noun: Candidate, found: Mapping[int, Candidate]) -> bool:
    verb = found.get(parse.tokens[noun.head].head)
    if verb is None or verb.nominal:
        return False
    if noun.entry.action.event.name == "CONSULT" and verb.entry.action is noun.entry.action:
        return True  # "met for their seventh summit"
    return bool(verb.entry.objects) and verb.entry.action.event is noun.entry.action.event


def _is_aim(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "an offensive to retake the city", "a bid to take it": the infinitive is no act of its own."""
    token = parse.tokens[candidate.head]
    if token.tag != "VB":
        return False
    for steps, above in enumerate(parse.ancestors(candidate.head)):
        if above.lemma in PURSUITS or _is_same_act(found.get(above.i), candidate):
            return True
        if token.rel in ("xcomp", "advcl"):
            if any(_is_same_act(found.get(c.i), candidate) for c in parse.of(above.i, "obj", "obl")):
                return True
        if steps > 1 or above.pos == "VERB":
            break
    return False


def _is_told_by_noun(parse: Parse, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """ "were killed in a strike", "attacked in three raids"."""
    if candidate.entry.objects:
        return False  # "fired a barrage": there the verb tells it
    for child in parse.of(candidate.head, "obl", "obj", "nsubj", "nmod"):
        noun = found.get(child.i)
        if _is_same_act(noun, candidate) and parse.case(child.i) in ("in", "by", "with", ""):
            return True
    # "Shelling went on, **hitting** a school": what the noun does is the act that it tells.
    token = parse.tokens[candidate.head]
    doers = surface_subject(parse, candidate.head) if token.tag == "VBG" and token.rel == "advcl" else []
    return any(_is_same_act(found.get(i), candidate) for i in doers)


def _is_same_act(noun: Candidate | None, verb: Candidate) -> bool:
    return noun is not None and noun.nominal and noun.entry.action.event is verb.entry.action.event


def join_results(parse: Parse, found: dict[int, Candidate]) -> None:
    """A killing is no act of its own where a stated assault is what killed.

    In "attacked the village, **killing** ten" and "stormed it and **killed** ten" the dead become targets of the
    assault; in "an attack on a base that **killed** ten" they are already.
    """
    for each in tuple(found.values()):
        token = parse.tokens[each.head]
        if each.nominal or each.entry.action.name != "killing":
            continue
        assaults = [a for a in found.values() if a.entry.action.name in DEADLY]
        assaults = [a for a in assaults if parse.tokens[a.head].sent == token.sent]
        harmed = {r.head for a in assaults for r in (*a.targets, *(a.actors if a.entry.action.reciprocal else ()))}
        if each.targets and {t.head for t in each.targets} <= harmed:
            del found[each.head]
        elif token.rel == "conj" or (token.tag == "VBG" and token.rel == "advcl"):
            above = parse.subtree(token.head)
            act = next((a for a in reversed(assaults) if a.head < token.i and a.head in above), None)
            if act is not None:
                found[act.head] = replace(act, targets=(*act.targets, *each.targets))
                del found[each.head]
