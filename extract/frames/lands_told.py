"""Whose those are of whom a sentence tells no land, by the act of the same kind that the text told just before."""

from collections.abc import Sequence
from dataclasses import replace

from extract.frames.candidate import Candidate
from extract.referents import Referent
from extract.syntax import Parse

POINTING = frozenset(["that", "the", "these", "this", "those"])
ANSWERED = frozenset(["ACCUSE", "REJECT"])  # events directed at acts
NEXT = 2  # sentences after which a name is no longer that of whom the act was done to
CROWD = 4  # sentences over which a crowd protests in one land
TRUST = 0.7  # how far a land from another sentence is to be trusted, against one from its own


def told_of_same(parse: Parse, candidate: Candidate, told: Sequence[Candidate]) -> Candidate:
    """The candidate with the lands that the acts ``told`` before it give its crowd, its victim or what it answers."""
    actors, targets = _same_crowd(parse, candidate, told), _named_at_last(parse, candidate, told)
    return replace(candidate, actors=actors, targets=_done_by_another(parse, candidate, told, targets))


def _named_at_last(parse: Parse, candidate: Candidate, told: Sequence[Candidate]) -> tuple[Referent, ...]:
    """ "Police arrested **a Syrian**. … **Omar Said** was arrested in Paris": of the land told then."""
    targets = candidate.targets
    if len(targets) != 1 or targets[0].kind != "person" or targets[0].named or targets[0].via not in ("ner", "title"):
        return targets
    for other in reversed(told):
        apart = parse.tokens[candidate.head].sent - parse.tokens[other.head].sent
        if apart > NEXT:
            break
        one = other.targets[0] if len(other.targets) == 1 else None
        same = other.entry.action is candidate.entry.action and one is not None and not one.plural
        if same and one is not None and one.country and one.named and one.kind in ("person", "population", "country"):
            return (replace(targets[0], country=one.country, sector=targets[0].sector or one.sector),)
    return targets


def _same_crowd(parse: Parse, candidate: Candidate, told: Sequence[Candidate]) -> tuple[Referent, ...]:
    """ "**Pakistanis** rallied in Lahore. … **Demonstrators** burned the flag": who protests now is of their land."""
    actors = candidate.actors
    if candidate.entry.action.event.name != "PROTEST" or not actors or any(a.named for a in actors):
        return actors
    for other in reversed(told):
        if parse.tokens[candidate.head].sent - parse.tokens[other.head].sent > CROWD:
            break
        lands = {a.country for a in other.actors if a.named or a.sure > 0.6}
        if other.entry.action.event.name == "PROTEST" and len(lands) == 1:
            land = lands.pop()
            return tuple(replace(a, country=land) for a in actors) if land else actors
    return actors


def _done_by_another(
    parse: Parse, candidate: Candidate, told: Sequence[Candidate], targets: tuple[Referent, ...]
) -> tuple[Referent, ...]:
    """ "An **Egyptian** court convicted a diplomat. Tehran called *the verdict* ridiculous": it is of who did it.

    Nobody condemns or rejects what is of his own land where the sentence before tells of a deed of another.
    """
    lands = {a.country for a in candidate.actors}
    if candidate.entry.action.event.name not in ANSWERED or len(lands) != 1 or len(targets) != 1:
        return targets
    thing = targets[0]
    pointed = any(d.lower in POINTING for d in parse.of(thing.head, "det"))
    settled = thing.country not in (None, *lands) and lands != {None}
    if thing.kind != "other" or thing.named or not pointed or settled:
        return targets
    for other in reversed(told):
        apart = parse.tokens[candidate.head].sent - parse.tokens[other.head].sent
        if apart > NEXT:
            break
        doers = {a.country for a in other.actors if a.country and a.named} - lands
        if apart and len(doers) == 1:
            return (replace(thing, country=doers.pop(), sure=TRUST * thing.sure),)
    return targets
