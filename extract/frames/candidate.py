"""A candidate: an entry that fired on a word, before it becomes records."""

from dataclasses import dataclass

from extract.lexicon import Entry
from extract.records import Status
from extract.referents import Referent


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
