"""Did it happen? Negation, future, condition and modality around a trigger.

Cues are lists of ``data/status.toml``: words with the reading that they give to what they govern, in the manner of
ConText (Harkema et al. 2009), but scoped by the syntax instead of by a window of words.

``beside`` reads the words that stand at a verb or noun itself, ``governors`` what a governor says of its complement,
``clauses`` conjuncts and adverbial clauses; ``climb`` asks them one after another on the way up from the trigger.
"""

from extract.status.climb import status_of

__all__ = ["status_of"]
