"""The Python interface: ``from extract import Extractor``, and the spaCy component."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

import extract
from extract import Document, EventsError
from extract.language import load_model

TEXT = "Israel struck an Iranian base near Damascus on Tuesday.\n\nRussia's foreign minister visited Tehran last week."


def told(events: Any) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(e.actor and e.actor.code, e.action, e.target and e.target.code, e.date and e.date.from_) for e in events]


def test_every_name_can_be_imported() -> None:
    assert all(getattr(extract, name) is not None for name in extract.__all__)
    assert set(extract.__all__) <= set(dir(extract))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Extractors"):
        extract.Extractors  # noqa: B018


def test_the_package_imports_without_spacy() -> None:
    code = "import sys, extract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_text_with_its_day(extractor: Any) -> None:
    events = extractor.extract_text(TEXT, published="2018-05-10", id="a")
    assert told(events) == [
        ("ISR", "strike", "IRN", "2018-05-08"),
        ("RUSGOV", "visit", "IRN", "2018-04-30"),
    ]
    assert {e.doc for e in events} == {"a"}
    assert events == extractor.extract_text(TEXT, date(2018, 5, 10), id="a")


def test_the_day_of_the_dateline(extractor: Any) -> None:
    (event,) = extractor.extract_text("BEIRUT, May 10, 2018 - Israel struck an Iranian base in Syria on Tuesday.")
    assert (event.published, event.date.from_) == ("2018-05-10", "2018-05-08")


def test_a_wrong_day_is_a_value_error(extractor: Any) -> None:
    with pytest.raises(ValueError, match="last week"):
        extractor.extract_text(TEXT, published="last week")


def test_documents_are_taken_lazily(extractor: Any) -> None:
    taken = []

    def documents() -> Any:
        for number in range(1000):
            taken.append(number)
            yield Document(str(number), "Israel struck a base in Syria.")

    first = next(extractor.extract(documents()))
    assert (first.doc, first.action) == ("0", "strike")
    assert len(taken) < 100


@pytest.fixture(scope="module")
def nlp() -> Any:
    model = load_model()
    model.add_pipe("geopolitical_events")
    return model


def test_component_fills_the_document(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published, doc._.doc_id = date(2018, 5, 10), "a"
    events = nlp(doc)._.events
    assert told(events) == [("ISR", "strike", "IRN", "2018-05-08"), ("RUSGOV", "visit", "IRN", "2018-04-30")]
    assert {e.doc for e in events} == {"a"}
    for event in events:
        assert TEXT[event.trigger.start : event.trigger.end] == event.trigger.text
        assert TEXT[event.sentence.start : event.sentence.end] == event.sentence.text


def test_component_in_a_stream_and_on_an_empty_text(nlp: Any) -> None:
    docs = list(nlp.pipe(["", "  \n", TEXT, "Nothing happened."]))
    assert [len(doc._.events) for doc in docs] == [0, 0, 2, 0]


def test_component_says_what_it_lacks() -> None:
    import spacy

    blank = spacy.blank("en")
    blank.add_pipe("geopolitical_events")
    with pytest.raises((EventsError, ValueError), match="DEP"):
        blank("Israel struck a base in Syria.")


def test_component_takes_actors_of_ones_own(tmp_path: Any) -> None:
    file = tmp_path / "actors.tsv"
    file.write_text("name\tcountry\tsector\nBlue Falcons\tSYR\tREB\n", encoding="utf-8")
    model = load_model()
    model.add_pipe("geopolitical_events", config={"actors": [str(file)]})
    (event,) = model("The Blue Falcons attacked an army base in Syria.")._.events
    assert event.actor.code == "SYRREB"
