"""The contract of the record, on the articles in ``seeds/`` with the bundled model."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema
import pytest

from extract.documents import Document, Failure, Reading
from extract.pipeline import Extractor
from extract.records import json_schema
from extract.sources import read_sources
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def readings(extractor: Extractor) -> list[Reading]:
    documents = [d for d in read_sources([str(ROOT / "seeds")]) if isinstance(d, Document)]
    return [r for r in extractor.read(documents) if isinstance(r, Reading)]


def phrases(value: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Every object of a record that has a text with its offsets; a day of publication has none."""
    if isinstance(value, dict):
        phrase = (value.get("text"), value.get("start"), value.get("end"))
        if "text" in value and "start" in value and phrase != (None, None, None):
            yield phrase
        for inner in value.values():
            yield from phrases(inner)


def test_every_article_yields_events(readings: list[Reading]) -> None:
    assert len(readings) >= 10
    assert [r.document.id for r in readings if not r.events] == []


def test_offsets_are_characters_of_the_text(readings: list[Reading]) -> None:
    for reading in readings:
        for event in reading.events:
            for text, start, end in phrases(event.to_dict()):
                assert reading.document.text[start:end] == text, event.id


def test_records_keep_to_the_schema(readings: list[Reading]) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    keys = list(json_schema()["properties"])
    for reading in readings:
        for event in reading.events:
            record = event.to_dict()
            validator.validate(record)
            assert list(record) == keys


def test_ids_are_unique_and_the_same_however_documents_are_read(extractor: Extractor, readings: list[Reading]) -> None:
    together = [event.id for reading in readings for event in reading.events]
    assert len(set(together)) == len(together)
    alone = [event.id for reading in reversed(readings) for event in extractor.extract([reading.document])]
    assert sorted(alone) == sorted(together)


def test_dyads_of_a_trigger_share_their_mention(extractor: Extractor) -> None:
    text = "German Chancellor Angela Merkel met Emmanuel Macron and Theresa May in Berlin."
    events = list(extractor.extract([Document("a", text, date(2018, 6, 1))]))
    assert [(e.actor.name, e.target.name) for e in events if e.actor and e.target] == [
        ("Angela Merkel", "Emmanuel Macron"),
        ("Angela Merkel", "Theresa May"),
    ]
    assert len({e.mention for e in events}) == 1
    assert len({e.id for e in events}) == 2


def test_every_field_is_filled_or_null(extractor: Extractor) -> None:
    text = (
        "JERUSALEM — At least 12 people were killed on Monday when Israeli warplanes bombed a base near Damascus, "
        "Syria said."
    )
    found = [e for e in extractor.extract([Document("a", text, date(2018, 6, 1))]) if e.action == "strike"]
    targets = {e.target.text.split()[1]: e for e in found if e.target is not None}
    event = targets.pop("base")
    assert len(targets) == 1
    assert event.actor is not None
    assert event.actor.code == "ISRMIL"
    assert event.target is not None
    assert event.target.country == "SYR"
    assert event.date is not None
    assert (event.date.from_, event.date.to, event.date.grain) == ("2018-05-28", "2018-05-28", "day")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Damascus", "SYR")
    assert event.casualties.killed == 12
    assert event.attribution is not None
    assert event.attribution.name == "Syria"
    assert (event.plover, event.mode, event.quad, event.score) == ("ASSAULT", "aerial", "material conflict", -9.5)


def test_failures_pass_through(extractor: Extractor) -> None:
    broken = Failure("gone.txt", "no such file")
    results = list(extractor.read([broken, Document("fine", "Russia attacked Ukraine.")]))
    assert results[0] is broken
    assert isinstance(results[1], Reading)
    assert results[1].events


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "\u200b", "🙂 🙂", "a" * 5000, "IS", "’", "— — —", "\r\n.\r\n"])
def test_odd_texts_yield_nothing_and_no_error(extractor: Extractor, text: str) -> None:
    (reading,) = extractor.read([Document("odd", text)])
    assert isinstance(reading, Reading)
    assert reading.events == ()


@pytest.mark.parametrize(
    "text",
    [
        "Israeli jets bombarded\na tunnel near Rafah on Saturday,\nthe army said.",
        "ISRAELI JETS BOMB TUNNEL NEAR RAFAH",
        "“Israel struck Hamas,” he said. ‘Yes’ — “we will strike Hamas again.”",
        "Israel struck Hamas\u00a0in Gaza\u2009City\u202ftoday.",
        f"{'=' * 1000} Israel struck Hamas. {'https://example.org/?q=' + 'x' * 900} Israel struck Hamas again.",
    ],
)
def test_offsets_hold_in_odd_typography(extractor: Extractor, text: str) -> None:
    events = list(extractor.extract([Document("odd", text)]))
    assert events
    for event in events:
        for phrase, start, end in phrases(event.to_dict()):
            assert text[start:end] == phrase


@pytest.mark.parametrize(("place", "visits"), [("Berlin", 1), ("Lyon", 0)])
@pytest.mark.parametrize(
    "words", ["arrived in {} on Monday", "traveled to {} on Monday", "made a trip to {} on Monday"]
)
def test_who_travels_at_home_visits_nobody(extractor: Extractor, words: str, place: str, visits: int) -> None:
    text = f"French President Emmanuel Macron {words.format(place)}."
    events = [event for event in extractor.extract([Document("travel", text)]) if event.action == "visit"]
    assert len(events) == visits
