"""Whom a crowd is against, where only what it demands tells."""

from collections.abc import Iterable
from dataclasses import replace

from extract.frames.candidate import Candidate
from extract.syntax import Parse

# Events that a crowd voices.
VOICED = frozenset(["ACCUSE", "PROTEST", "REJECT", "REQUEST"])


def add_addressees(parse: Parse, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The ``candidates``; a protest without a target has that of the demand which its clause governs.

    "Thousands marched in Minsk, **calling for** the president's resignation", "rallied to **demand** new elections".
    """
    found = list(candidates)
    heads = {candidate.head: candidate for candidate in found}
    return [_addressed(parse, each, heads) if each.entry.action.name == "protest" else each for each in found]


def _addressed(parse: Parse, protest: Candidate, heads: dict[int, Candidate]) -> Candidate:
    if protest.targets or protest.nominal or not protest.actors:
        return protest
    for clause in parse.of(protest.head, "advcl", "xcomp", "conj"):
        voiced = heads.get(clause.i)
        if voiced is None or voiced.entry.action.event.name not in VOICED or not voiced.targets:
            continue
        if {a.name for a in voiced.actors} <= {a.name for a in protest.actors}:
            return replace(protest, targets=voiced.targets)
    return protest
