"""How sure a record is: a rough product over the steps of its reading."""

from extract.frames import Candidate
from extract.referents import Referent

# Round numbers after the shares of records that were right on annotated news; not calibrated.
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
