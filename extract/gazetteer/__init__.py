"""Known names → who they are: the tables of ``data/gazetteer`` and the nouns of ``data/agents.tsv``.

A row holds for a span of time; a name may have several rows (a person's offices, two persons of one surname).
``rows`` is a row, ``names`` finds the rows of a name, ``choice`` tells which of them is meant, ``tables`` reads them.
"""

from extract.gazetteer.choice import Choice, Rule, choose
from extract.gazetteer.names import Gazetteer, first_word, normal
from extract.gazetteer.rows import OF_STATE, USER, Row
from extract.gazetteer.tables import COLUMNS, load_gazetteer

__all__ = [
    "COLUMNS", "OF_STATE", "USER", "Choice", "Gazetteer", "Row", "Rule", "choose", "first_word", "load_gazetteer",
    "normal",
]  # fmt: skip
