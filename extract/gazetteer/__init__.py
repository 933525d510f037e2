"""Known names → who they are: the tables of ``data/gazetteer`` and the nouns of ``data/agents.tsv``.

A row holds for a span of time; a name may have several rows (a person's offices, two persons of one surname).
``rows`` is a row, ``names`` finds the rows of a name by its ``forms``, ``choice`` tells which of them is meant,
``tables`` reads them, ``users`` those of a user, and ``lookup`` answers who asks for a name. ``atlas`` knows where
places lie, many more of them than may stand for an actor.
"""

from extract.gazetteer.atlas import Atlas, Site, load_atlas
from extract.gazetteer.choice import PROMINENT, Choice, Rule, choose
from extract.gazetteer.forms import first_word, normal
from extract.gazetteer.lookup import Lookup, fitting, look_up, suggest
from extract.gazetteer.names import Gazetteer
from extract.gazetteer.rows import OF_STATE, SECTORS, USER, Row
from extract.gazetteer.tables import COLUMNS, load_gazetteer
from extract.gazetteer.users import with_actors

__all__ = [
    "COLUMNS", "OF_STATE", "PROMINENT", "SECTORS", "USER", "Atlas", "Choice", "Gazetteer", "Lookup", "Row", "Rule",
    "Site", "choose", "first_word", "fitting", "load_atlas", "load_gazetteer", "look_up", "normal", "suggest",
    "with_actors",
]  # fmt: skip
