"""Long texts are read in parts: nothing is lost between them, and everything stands where it stands."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import Document, Failure, Reading
from extract.parts import bounds
from extract.pipeline import Extractor
from extract.records import Event
from extract.syntax import Parse
from tests.test_pipeline import phrases

PARAGRAPH = "Israel struck Hamas positions near Rafah on Monday. Egypt condemned the strike.\n\n"


@given(st.text(alphabet="ab .\n", max_size=200), st.integers(1, 40))
def test_the_parts_are_the_text(text: str, longest: int) -> None:
    parts = [*bounds(text, longest)]
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(end - start <= longest for start, end in parts)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One day.\n\nTwo days passed.", "One day.\n\n"),
        ("One day passed.\nTwo days", "One day passed.\n"),
        ("One day passed. Two days", "One day passed. "),
        ("One day passed and two", "One day passed "),
        ("Onedaypassedandtwodays", "Onedaypassedandt"),
    ],
)
def test_the_best_border_is_taken(text: str, first: str) -> None:
    start, end = next(bounds(text, 16))
    assert text[start:end] == first


def test_offsets_and_sentences_go_on_from_part_to_part(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PARAGRAPH * 20
    monkeypatch.setattr("extract.parsing.LONGEST", 6 * len(PARAGRAPH) + 10)
    long, short = extractor.read([Document("long", text), Document("short", PARAGRAPH)])
    assert isinstance(long, Reading)
    assert isinstance(short, Reading)
    assert (long.sentences, short.sentences) == (40, 2)
    events = long.events
    strikes = [event for event in events if event.action == "strike" and event.trigger.text == "struck"]
    assert [event.trigger.start for event in strikes] == [n * len(PARAGRAPH) + 7 for n in range(20)]
    assert [event.sentence.index for event in strikes] == [*range(0, 40, 2)]
    assert len({event.id for event in events}) == len(events)
    for event in events:
        for phrase, start, end in phrases(event.to_dict()):
            assert text[start:end] == phrase


def test_a_part_that_fails_is_a_failure_of_its_document(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.parsing.LONGEST", len(PARAGRAPH))
    real = type(extractor).read_parse

    def failing(self: Extractor, document: Document, parse: Parse) -> Iterator[Event]:
        if parse.before == 2:
            raise RuntimeError("a rule that trips")
        return real(self, document, parse)

    monkeypatch.setattr(type(extractor), "read_parse", failing)
    long, short = extractor.read([Document("long", PARAGRAPH * 4), Document("short", PARAGRAPH)])
    assert isinstance(long, Failure)
    assert long.source == "long"
    assert isinstance(short, Reading)
