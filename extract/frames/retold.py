"""An act that is told again: whom its sentence leaves out are those of the telling before.

"Rebels shelled the town. … **The attack** killed two": news names the parties once and then speaks of the act.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.frames.candidate import Candidate
from extract.frames.lands_told import told_of_same
from extract.referents import ARMED, Referent
from extract.syntax import Parse
from extract.wordlists import load_wordlists

POINTING = frozenset(["that", "the", "these", "this", "those"])
CLAIMING = frozenset(["blame", "claim", "credit", "responsibility", "responsible"])
NEW = load_wordlists("triggers")["new"]
BACK = 10  # sentences in which the telling before may stand
TRUST = 0.7  # how far a party from another sentence is to be trusted, against one from its own


def complete(parse: Parse, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The ``candidates`` in text order, those that lack one side with that of an earlier telling of the same act.

    Of a noun that tells nothing new ("the attack", "attacks") it is the last telling before; else the side that is
    there says which: "ten sailors were detained" by those who, so the text before, detained the sailors.
    """
    told: list[Candidate] = []
    for candidate in candidates:
        candidate = told_of_same(parse, candidate, told)
        claimed = _claimed(parse, candidate, told)
        if claimed is None:
            told.append(_completed(parse, candidate, told))
        else:
            told[claimed] = replace(told[claimed], actors=candidate.actors)
    return told


def _claimed(parse: Parse, candidate: Candidate, told: Sequence[Candidate]) -> int | None:
    """ "After the **bombings** rebels claimed responsibility for *the attack*": the place in ``told`` of the act meant.

    It is the last assault of the sentence before, of which nothing else tells who did it.
    """
    if candidate.targets or not candidate.actors or not _is_of_claim(parse, candidate):
        return None
    for place in reversed(range(len(told))):
        other = told[place]
        if parse.tokens[other.head].sent != parse.tokens[candidate.head].sent:
            return None
        if other.entry.action.event is candidate.entry.action.event:
            return None if other.actors else place
    return None


def _is_of_claim(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is "**the** attack" that somebody claims, is blamed for or is behind."""
    if not candidate.nominal or not any(d.lower in POINTING for d in parse.of(candidate.head, "det")):
        return False
    above = parse.head(candidate.head)
    if above is None:
        return False
    words = {above.lemma.lower(), *(c.lemma.lower() for c in parse.of(above.i, "obj", "xcomp"))}
    return bool(words & CLAIMING) or parse.case(candidate.head) == "behind"


def _completed(parse: Parse, candidate: Candidate, told: list[Candidate]) -> Candidate:
    actors, targets = candidate.actors, candidate.targets
    # A visit may go without its target, a passive verb without its actor, an active one not.
    open_target = candidate.nominal and candidate.entry.action.name != "visit"
    if bool(actors) == bool(targets) or not (targets or open_target):
        return candidate
    points = candidate.nominal and not _is_new(parse, candidate.head)
    if candidate.nominal and not points:
        return candidate
    for other in reversed(told):
        apart = parse.tokens[candidate.head].sent - parse.tokens[other.head].sent
        if apart > BACK:
            break
        same = other.entry.action.event is candidate.entry.action.event
        if not same or apart == 0 or not (other.actors and other.targets):
            continue
        if targets and (points or _share(parse, other.targets, targets)) and not _apart(other.targets, targets):
            return replace(candidate, actors=_taken(other, other.actors, targets))
        if actors and (points or _share(parse, other.actors, actors)) and not _differ(other.actors, actors):
            return replace(candidate, targets=_taken(other, other.targets, actors))
    return candidate


def _is_new(parse: Parse, noun: int) -> bool:
    """ "Another strike", "ten strikes": not those of which the text has told, as "the ten strikes" are."""
    around = parse.of(noun, "det", "amod", "nummod", "nmod:poss")
    around += [d for c in parse.of(noun, "compound") for d in parse.of(c.i, "det")]  # "[a suicide car] bombing"
    counted = any(d.rel == "nummod" for d in around) and not any(d.rel in ("det", "nmod:poss") for d in around)
    return counted or any(d.lower in NEW for d in around)


def _share(parse: Parse, some: Iterable[Referent], others: Iterable[Referent]) -> bool:
    """Whether one of them is one of the others: the same name, or a pronoun or a short name of the same code."""
    names, codes = {r.name for r in some}, {r.code for r in some if r.code}
    return any(
        (r.name in names and not _is_counted(parse, r)) or (r.via in ("pronoun", "alias") and r.code in codes)
        for r in others
    )


def _is_counted(parse: Parse, referent: Referent) -> bool:
    """ "Three people" of one act are not the three people of another."""
    return referent.via in ("phrase", "title") and bool(parse.of(referent.head, "nummod"))


def _apart(some: Iterable[Referent], others: Iterable[Referent]) -> bool:
    """Whether their lands are told and none is of both: raids on Somalia and on Iraq are not the same raids."""
    lands, more = ({r.country for r in side if r.country} for side in (some, others))
    return bool(lands and more) and not lands & more


def _differ(some: Iterable[Referent], others: Iterable[Referent]) -> bool:
    """Whether soldiers and rebels do it: what the ones did before is not what the others do now."""
    sectors, more = ({r.sector for r in side if r.sector in ARMED} for side in (some, others))
    return bool(sectors and more) and not sectors & more


def _taken(told: Candidate, referents: Iterable[Referent], others: Iterable[Referent]) -> tuple[Referent, ...]:
    """The ``referents`` of an act told before, marked and less sure; nobody acts on himself, no land on itself."""
    assault = told.entry.action.event.name == "ASSAULT"
    names, lands = {r.name for r in others}, {r.country for r in others if assault}
    left = [r for r in referents if r.name not in names and not (r.kind == "country" and r.country in lands)]
    return tuple(replace(r, via="context", sure=TRUST * r.sure) for r in left[:1])
