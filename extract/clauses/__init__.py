"""Predicates with normalised roles: who is the logical subject and object of a verb or an event noun.

Passives, control, relative and reduced relative clauses, coordination and light verbs are undone here, so that a
lexicon entry needs to say only "subject" and "object". A role is a list of head tokens (indices), coordination spelled
out.

``voice`` tells passives and their agents, ``subjects`` finds the subject of any verb, ``verbs`` and ``nouns`` read the
roles of verbs and of event nouns, ``modals`` those of "must"; ``obliques`` and ``governors`` are the parts of
``nouns``. The words that the rules ask for stand in ``data/clauses.toml``.
"""

from extract.clauses.governors import SUPPORT
from extract.clauses.heads import Roles, first_conjunct, spread
from extract.clauses.modals import MODALS, modal_roles
from extract.clauses.nouns import noun_roles
from extract.clauses.subjects import surface_subject
from extract.clauses.verbs import verb_roles
from extract.clauses.voice import agents, is_passive

__all__ = [
    "MODALS",
    "SUPPORT",
    "Roles",
    "agents",
    "first_conjunct",
    "is_passive",
    "modal_roles",
    "noun_roles",
    "spread",
    "surface_subject",
    "verb_roles",
]
