"""Rows → what the scripts of the page read: a column for each key, each text once."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from cli.report.rows import QUADS, STATUSES, Phrase, Row
from extract.lands import land_names

T = TypeVar("T", bound=Hashable)

Marks = list[int] | int


class Numbers(Generic[T]):
    """Gives each value its number, the same to equal ones, in the order of their coming; None is -1."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def of(self, value: T | None) -> int:
        """The number of a value."""
        return -1 if value is None else self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[T]:
        """The values, each at the place that its number says."""
        return list(self._numbers)


def columns_of(rows: Sequence[Row]) -> dict[str, Any]:
    """Tables of texts, sentences, parties and places, and the columns of the events, which point into them.

    ``marks`` holds for actor, trigger and target where each stands in the sentence, as UTF-16 code units: what offsets
    are in JavaScript. A phrase that stands elsewhere is -1, and its text is in ``actor_text`` or ``target_text``.
    """
    words: Numbers[str] = Numbers()
    sentences: Numbers[tuple[int, int, str]] = Numbers()
    parties: Numbers[tuple[str, int, int, int]] = Numbers()
    places: Numbers[tuple[str, int, float | None, float | None]] = Numbers()
    events: dict[str, list[Any]] = {}
    for row in rows:
        marks = [mark_of(row.sentence, phrase) for phrase in (row.actor_phrase, row.trigger, row.target_phrase)]
        actor, target = (
            None if who is None else (who.name, words.of(who.kind), words.of(who.country), words.of(who.code))
            for who in (row.actor, row.target)
        )
        spot = row.place
        place = None if spot is None else (spot.name, words.of(spot.country), spot.lat, spot.lon)
        values = {
            "id": row.id,
            "sentence": sentences.of((words.of(row.doc), row.index, row.sentence.text)),
            "published": words.of(row.published),
            "action": words.of(row.action),
            "plover": words.of(row.plover),
            "mode": words.of(row.mode),
            "cameo": words.of(row.cameo),
            "quad": QUADS.index(row.quad),
            "score": round(row.score, 2),
            "contexts": words.of(", ".join(row.contexts) or None),
            "status": STATUSES.index(row.status),
            "actor": parties.of(actor),
            "target": parties.of(target),
            "actor_text": words.of(_elsewhere(row.actor_phrase, marks[0])),
            "target_text": words.of(_elsewhere(row.target_phrase, marks[2])),
            "marks": marks,
            "attribution": words.of(row.attribution),
            "first": words.of(row.first),
            "last": words.of(row.last),
            "date_text": words.of(row.date_text),
            "grain": words.of(row.grain),
            "place": places.of(place),
            "harm": 0 if row.harm == (None,) * 4 else list(row.harm),
            "quantity": words.of(row.quantity),
            "confidence": round(row.confidence, 3),
            "rule": words.of(row.rule),
            "sources": row.sources or 0,
        }
        for key, value in values.items():
            events.setdefault(key, []).append(value)
    return {
        "quads": QUADS,
        "statuses": STATUSES,
        "lands": _names_of(_lands(rows)),
        "words": words.values(),
        "sentences": sentences.values(),
        "parties": parties.values(),
        "places": places.values(),
        "size": len(rows),
        "events": events,
    }


def mark_of(sentence: Phrase, phrase: Phrase | None) -> Marks:
    """Start and end of a phrase in the text of its sentence, in UTF-16 code units; -1 where it stands elsewhere."""
    if phrase is None:
        return -1
    start, end = phrase.start - sentence.start, phrase.end - sentence.start
    text = sentence.text
    if start < 0 or end > len(text) or text[start:end].split() != phrase.text.split() or not phrase.text.strip():
        return -1
    return [_units(text[:start]), _units(text[:end])]


def _units(text: str) -> int:
    """How many UTF-16 code units a text takes."""
    return len(text) + sum(char > "\uffff" for char in text)


def _elsewhere(phrase: Phrase | None, marks: Marks) -> str | None:
    return phrase.text if phrase is not None and marks == -1 else None


def _lands(rows: Iterable[Row]) -> set[str]:
    parts = (part for row in rows for part in (row.actor, row.target, row.place))
    return {part.country for part in parts if part is not None and part.country}


def _names_of(codes: Iterable[str]) -> dict[str, str]:
    names = land_names()
    return {code: names.get(code, code) for code in sorted(codes)}
