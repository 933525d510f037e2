"""Told twice: records of one act, within a document and across documents, joined into the best of them.

Two records are of one act where action and status are of one family (``families``), neither side, day nor place of the
one is against the other (``sides``, ``days``, ``spots``), and enough speaks for it (``groups``). Joining is transitive,
but a group holds no two that are against each other. ``joining`` goes through a stream day by day; ``blocks`` keeps the
number of comparisons small. No language model is asked: the records are all there is.
"""

from extract.unique.joining import HELD, Joiner

__all__ = ["HELD", "Joiner"]
