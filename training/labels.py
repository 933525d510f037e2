"""The labels of the entity half of the model, defined here and nowhere else.

PERSON  the name of a person, alone: "Ariel Sharon", "Bush", "al-Zarqawi"; titles, ranks, "Mr." stay outside
ORG     bodies of governments, parties, armed groups, firms, media, blocs: "NATO", "Foreign Ministry", "Hamas";
        also bodies that are called by their building: "White House", "Kremlin", "Pentagon"
GPE     places that have or claim a government: countries, provinces, cities; also Gaza, the West Bank, Crimea,
        also where the government is meant ("Tehran says"); "southern" before the name stays outside
LOC     other places: continents, regions, seas, rivers, mountains: "Middle East", "Niger Delta"
NORP    adjectives and nouns for nations, peoples, faiths and political camps: "Syrian", "Kurds", "Shi'ite"
FAC     what was built: airports, bases, embassies, prisons, bridges, squares
EVENT   named wars, storms, games, conferences; not elections, of which only the year and the nation are marked
DATE    points and stretches of the calendar, absolute or relative to the text: "Tuesday", "last week",
        "two days ago"; not bare durations ("for two years") nor times of the day

The corpora do not support WEAPON, CARDINAL or TITLE: re3d has 137 weapons and platforms, most of them common nouns;
numbers and titles are better found by rule. A title is what stands before a PERSON and is left outside it.
The leading article and the closing possessive are outside every entity, except the article in "The Hague".
"""

from dataclasses import dataclass, field

PERSON = "PERSON"
ORG = "ORG"
GPE = "GPE"
LOC = "LOC"
NORP = "NORP"
FAC = "FAC"
EVENT = "EVENT"
DATE = "DATE"

LABELS = (PERSON, ORG, GPE, LOC, NORP, FAC, EVENT, DATE)

Span = tuple[int, int, str]  # start, end (characters, end exclusive), label
Range = tuple[int, int]  # start, end (characters, end exclusive)


@dataclass(slots=True)
class Passage:
    """A stretch of text with its entities; in ``unknown`` the corpus does not say whether there is an entity.

    ``sentences`` are the places where sentences begin and ``tags`` parts of speech, where the corpus has them.
    """

    text: str
    spans: list[Span] = field(default_factory=list)
    unknown: list[Range] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    tags: list[Span] = field(default_factory=list)
