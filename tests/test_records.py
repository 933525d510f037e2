"""The contract of the record: its keys, its schema, its offsets and its ids."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from extract.records import Event, content_hash, json_schema
from extract.sources import Document, read_sources
from tests.conftest import ROOT
from tests.fakes import event, participant

KEYS = (
    "id mention doc published sentence action plover mode cameo quad score contexts trigger actor target status "
    "attribution date place casualties quantity confidence rule sources first_published"
).split()
NESTED = {
    "sentence": ["index", "start", "end", "text"],
    "trigger": ["text", "lemma", "start", "end"],
    "actor": ["text", "start", "end", "name", "kind", "country", "sector", "code", "role", "id", "via"],
    "casualties": [
        "killed",
        "wounded",
        "killed_bound",
        "wounded_bound",
        "detained",
        "detained_bound",
        "displaced",
        "displaced_bound",
    ],
}
DOCUMENT = Document("a.txt", "Israel struck Syria.")


def one() -> dict[str, Any]:
    return event(DOCUMENT, actor=participant("Israel", "ISR")).to_dict()


def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed: pip install '.[test]'")
    jsonschema.Draft202012Validator.check_schema(json_schema())
    return jsonschema.Draft202012Validator(json_schema())


def test_keys_and_their_order() -> None:
    record = one()
    assert list(record) == KEYS
    assert {name: list(record[name]) for name in NESTED} == NESTED
    assert record["target"] is None
    assert json.loads(json.dumps(record)) == record


def test_from_is_no_keyword_in_json() -> None:
    properties = json_schema()["properties"]["date"]["anyOf"]
    (interval,) = (option for option in properties if option.get("type") == "object")
    assert interval["required"] == ["text", "start", "end", "from", "to", "grain", "via"]


def test_a_record_is_valid() -> None:
    validator().validate(one())


@pytest.mark.parametrize(
    "change",
    [
        {"action": None},
        {"status": "past"},
        {"quad": "conflict"},
        {"actor": {"text": "Israel"}},
        {"contexts": [1]},
        {"score": "9"},
        {"extra": 1},
    ],
)
def test_another_record_is_not_valid(change: dict[str, Any]) -> None:
    assert not validator().is_valid({**one(), **change})


@pytest.mark.parametrize("key", KEYS)
def test_no_key_may_be_missing(key: str) -> None:
    record = one()
    del record[key]
    assert not validator().is_valid(record)


def test_hashes_are_the_same_everywhere() -> None:
    assert content_hash("a.txt", 7, 13, "strike", None) == "b4477a2ea967"
    assert content_hash("ab", "c") != content_hash("a", "bc")
    assert content_hash("\udc80") == content_hash("\udc80")


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    found = [item for item in read_sources([str(ROOT / "seeds")]) if isinstance(item, Document)]
    assert len(found) >= 10
    return found


@pytest.fixture(scope="module")
def events(extractor: Any, documents: list[Document]) -> list[Event]:
    return list(extractor.extract(documents))


def phrases(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of a record that has offsets; a day of publication has none, nor text."""
    if isinstance(value, dict):
        if "start" in value and (value["start"], value["end"], value["text"]) != (None, None, None):
            yield value
        for part in value.values():
            yield from phrases(part)


def test_offsets_give_the_phrases(documents: list[Document], events: list[Event]) -> None:
    texts = {document.id: document.text for document in documents}
    wrong = [
        (record.doc, phrase)
        for record in events
        for phrase in phrases(record.to_dict())
        if texts[record.doc][phrase["start"] : phrase["end"]] != phrase["text"]
    ]
    assert wrong == []


def test_offsets_survive_line_breaks_and_wide_characters(extractor: Any) -> None:
    text = "Raketen über 🚀\r\n\r\nJERUSALEM, May 9, 2018 —\tIsrael  struck\nan Iranian base in Syria on Wednesday.\r\n"
    found = list(extractor.extract([Document("x", text)]))
    assert found
    for record in found:
        for phrase in phrases(record.to_dict()):
            assert text[phrase["start"] : phrase["end"]] == phrase["text"]


def test_triggers_and_participants_lie_in_order(events: list[Event]) -> None:
    for record in events:
        assert record.sentence.start <= record.trigger.start < record.trigger.end <= record.sentence.end
        assert record.actor or record.target


def test_every_record_is_valid(events: list[Event]) -> None:
    check = validator()
    assert [(record.doc, record.trigger.text) for record in events if not check.is_valid(record.to_dict())] == []


def test_ids_are_unique_and_mentions_hang_together(events: list[Event]) -> None:
    assert len({record.id for record in events}) == len(events)
    for mention in {record.mention for record in events}:
        same = [record for record in events if record.mention == mention]
        assert len({(record.doc, record.trigger, record.action) for record in same}) == 1


def test_ids_do_not_depend_on_the_run(extractor: Any, documents: list[Document], events: list[Event]) -> None:
    backwards = list(extractor.extract(reversed(documents)))
    assert {record.id for record in backwards} == {record.id for record in events}
    alone = [record for document in documents[:2] for record in extractor.extract([document])]
    assert alone == [record for record in events if record.doc in {document.id for document in documents[:2]}]


def test_ids_do_not_depend_on_the_process(extractor: Any) -> None:
    text = "Israel struck Syria on Monday, and Shoigu visited Israel."
    here = [record.to_dict() for record in extractor.extract([Document("-", text)])]
    assert here
    done = subprocess.run(
        [sys.executable, "-m", "cli", "extract", "-"],
        input=text.encode(),
        capture_output=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "42", "PATH": "/usr/bin:/bin"},
        check=True,
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == here
