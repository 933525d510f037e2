"""How sure a record is: a product of what each step of its reading was worth on news that we annotated."""

from extract.frames import Candidate
from extract.referents import Referent

# Shares of records that were right on annotated news: those with both participants, and how much less without one.
BASE = {"verb": 0.8, "noun": 0.8}
MISSPELT = 0.8
MISSING = 0.7
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
