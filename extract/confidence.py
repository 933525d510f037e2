"""How sure a record is: a product of what each step of its reading was worth on news that we annotated."""

from extract.frames import Candidate
from extract.referents import Referent

# Share of records that are right, by what kind of trigger stands at their head.
BASE = {"verb": 0.85, "noun": 0.8}
MISSPELT = 0.8
MISSING = 0.9  # a participant that the sentence leaves out
UNSURE_STATUS = 0.95


def confidence_of(candidate: Candidate, actor: Referent | None, target: Referent | None) -> float:
    """Between 0 and 1, two decimals."""
    value = BASE["noun" if candidate.nominal else "verb"]
    if candidate.misspelt:
        value *= MISSPELT
    if candidate.status != "actual":
        value *= UNSURE_STATUS
    for referent in (actor, target):
        value *= MISSING if referent is None else referent.sure**0.5
    return round(value, 2)
