"""Clause × lexicon → candidate events: which entry fires on which word, and who fills its roles.

``triggers`` finds the words that entries of the lexicon match, ``conditions`` says which entries may fire there,
``fillers`` reads who fills a role, ``participants`` makes actors and targets of the fillers, ``duplicates`` drops acts
that the sentence tells twice; ``finder`` puts them together to a ``candidate``. The words that the rules ask for stand
in ``data/triggers.toml``.
"""

from extract.frames.candidate import Candidate
from extract.frames.finder import find_candidates

__all__ = ["Candidate", "find_candidates"]
