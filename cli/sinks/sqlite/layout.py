"""The columns of the record, divided among the tables documents, sentences, actors and events.

The tables follow from ``extract.columns``: what is known of a participant wherever he is met stands in actors, where
and how he was met stands in events, as does all that is neither of the document nor of the sentence. The view
``records`` puts them together again, with the columns of ``csv`` and at last the key of the sentence, for searches:
``SELECT * FROM records WHERE sentence IN (SELECT rowid FROM sentences_fts('missile'))``.
"""

import functools
from dataclasses import dataclass

from extract.columns import Column, columns

PARTICIPANTS = ("actor", "target")
OF_MENTION = frozenset({"text", "start", "end", "via"})
# A group of columns is a row of its table; actors hold two groups of each record.
TABLES = {"document": "documents", "sentence": "sentences", "actor": "actors", "target": "actors", "event": "events"}
LINKS = {
    "documents": (),
    "sentences": ("document INTEGER NOT NULL REFERENCES documents(id)",),
    "actors": (),
    "events": (
        "document INTEGER NOT NULL REFERENCES documents(id)",
        "sentence INTEGER NOT NULL REFERENCES sentences(id)",
        "actor INTEGER REFERENCES actors(id)",
        "target INTEGER REFERENCES actors(id)",
    ),
}
# What is asked for most; the links from table to table have their indexes too.
INDEXED = {
    "documents": ("name",),
    "sentences": ("document",),
    "actors": ("name", "code", "country"),
    "events": ("document", "sentence", "actor", "target", "action", "date_from", "place_country", "mention"),
}
_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table that holds a column of the record; ``position`` is that among all columns."""

    group: str
    name: str
    position: int
    column: Column

    @property
    def needed(self) -> bool:
        """Whether no row lacks it."""
        return self.column.required if self.group in PARTICIPANTS else not self.column.nullable

    @property
    def declaration(self) -> str:
        """As in CREATE TABLE; a list is the text of its JSON."""
        kind = "TEXT" if self.column.many else _TYPES[self.column.type]
        is_key = self.group == "event" and self.name == "id"
        return f'"{self.name}" {kind}{" NOT NULL" * self.needed}{" PRIMARY KEY" * is_key}'


@functools.cache
def fields(group: str) -> tuple[Field, ...]:
    """The fields of a group: document, sentence, actor, target or event."""
    return tuple(field for field in _all_fields() if field.group == group)


@functools.cache
def statements() -> tuple[str, ...]:
    """What makes the tables, the indexes, the triggers and the search where they are not there yet."""
    made = []
    for group in ("document", "sentence", "actor", "event"):
        table = TABLES[group]
        parts = [*(field.declaration for field in fields(group)), *LINKS[table]]
        if group != "event":
            parts.insert(0, "id INTEGER PRIMARY KEY")
        made.append(f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(parts)})")
        made += [f"CREATE INDEX IF NOT EXISTS {table}_{name} ON {table}({name})" for name in INDEXED[table]]
    return (*made, *_search())


@functools.cache
def view() -> str:
    """What makes the view ``records``."""
    shown = ", ".join(f'{field.group}."{field.name}" AS "{field.column.name}"' for field in _all_fields())
    return (
        f"CREATE VIEW records AS SELECT {shown}, event.sentence AS sentence FROM events AS event "
        "JOIN documents AS document ON document.id = event.document "
        "JOIN sentences AS sentence ON sentence.id = event.sentence "
        "LEFT JOIN actors AS actor ON actor.id = event.actor LEFT JOIN actors AS target ON target.id = event.target"
    )


def _search() -> tuple[str, ...]:
    """An index of the words by their stems, kept in step by triggers (https://sqlite.org/fts5.html, section 4.4.3)."""
    add = "INSERT INTO sentences_fts(rowid, text) VALUES (new.id, new.text);"
    remove = "INSERT INTO sentences_fts(sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);"
    steps = {"INSERT": add, "DELETE": remove, "UPDATE": f"{remove} {add}"}
    return (
        # Datasette knows an index by its content in double quotes.
        "CREATE VIRTUAL TABLE IF NOT EXISTS sentences_fts USING fts5(text, content=\"sentences\", content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        *(
            f"CREATE TRIGGER IF NOT EXISTS sentences_{event.lower()} AFTER {event} ON sentences BEGIN {step} END"
            for event, step in steps.items()
        ),
    )


@functools.cache
def _all_fields() -> tuple[Field, ...]:
    return tuple(Field(*_home_of(column), position, column) for position, column in enumerate(columns()))


def _home_of(column: Column) -> tuple[str, str]:
    first, *rest = column.path
    if column.path == ("doc",):
        return "document", "name"
    if column.path == ("published",):
        return "document", "published"
    if first == "sentence":
        return "sentence", rest[0]
    if first in PARTICIPANTS and rest[0] not in OF_MENTION:
        return first, "identifier" if rest[0] == "id" else rest[0]  # the table has a key of its own
    return "event", column.name
