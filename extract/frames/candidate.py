"""A candidate: an entry that fired on a word, before it becomes records."""

from dataclasses import dataclass
from typing import Literal

from extract.lexicon import Entry
from extract.records import Status
from extract.referents import Referent

# Why an entry did not fire: the key of it that the sentence does not meet, or what is missing beside that.
Refusal = Literal[
    "attributive", "objects", "subjects", "clause_verbs", "unless_object", "unless_subject", "cues", "unless",
    "support", "unless_role", "infinitive", "own_clause", "actor_not", "abroad", "actor_is", "target_is",
    "named_target", "needs", "nobody political", "nobody stated",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of an act: trigger tokens ``first`` to ``last`` around ``head``, participants, status and mode.

    ``nominal`` says that the trigger was read as a noun, ``misspelt`` that a slip in it was mended.
    """

    entry: Entry
    head: int
    first: int
    last: int
    lemma: str
    actors: tuple[Referent, ...]
    targets: tuple[Referent, ...]
    status: Status
    mode: str | None
    nominal: bool
    misspelt: bool = False
