"""Contexts of events, on sentences of our own: ``tests/contexts.toml``."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract.contexts import CONTEXTS, find_cues, load_contexts, read_contexts, span_contexts
from extract.documents import Document
from extract.errors import LexiconError
from extract.language import parse_all
from tests.conftest import ROOT

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "contexts.toml").read_text(encoding="utf-8"))["case"]


def _parameters() -> list[Any]:
    def marks(case: dict[str, Any]) -> list[Any]:
        return [pytest.mark.xfail(strict=True, reason=case["unmastered"])] if "unmastered" in case else []

    return [pytest.param(case, id=str(number), marks=marks(case)) for number, case in enumerate(CASES, 1)]


def contexts_of(extractor: Any, text: str, action: str | None) -> set[str]:
    """The contexts of the events of ``action`` in ``text``, or of the whole of ``text``."""
    if action is None:
        (parse,) = parse_all(extractor.nlp, [text])
        return set(span_contexts(find_cues(parse), 0, len(parse.tokens) - 1))
    events = [event for event in extractor.extract([Document("case", text)]) if event.action == action]
    assert events, f"no {action}"
    return {context for event in events for context in event.contexts}


@pytest.mark.parametrize("case", _parameters())
def test_case(case: dict[str, Any], extractor: Any) -> None:
    found = contexts_of(extractor, case["text"], case.get("action"))
    assert set(case["contexts"]) - found == set()
    assert found & set(case.get("absent", ())) == set()


def test_every_context_has_sentences() -> None:
    assert set().union(*(case["contexts"] + case.get("absent", []) for case in CASES)) == set(CONTEXTS)
    assert min(Counter(context for case in CASES for context in case["contexts"]).values()) >= 4


def test_every_context_has_cues() -> None:
    cues = {cue for rows in load_contexts().phrases.values() for _, cue in rows if cue is not None}
    counts = Counter(cue.context for cue in cues)
    assert set(counts) == set(CONTEXTS)
    assert min(counts.values()) >= 25


def test_contexts_keep_the_order_of_the_ontology(extractor: Any) -> None:
    text = "Cocaine smugglers killed a judge, a soldier and a nurse near the embassy."
    (parse,) = parse_all(extractor.nlp, [text])
    found = span_contexts(find_cues(parse), 0, len(parse.tokens) - 1)
    assert found == tuple(sorted(found, key=CONTEXTS.index))
    assert len(found) >= 4


def test_a_coordinate_clause_is_not_the_clause_of_the_act(extractor: Any) -> None:
    text = "Israel bombed a bridge near Tyre, and nurses marched in Lyon."
    assert "health" not in contexts_of(extractor, text, "strike")
    assert "health" in contexts_of(extractor, text.replace("a bridge", "a hospital"), "strike")


def test_who_is_involved_decides_on_defaults(extractor: Any) -> None:
    assert "diplomatic" in contexts_of(extractor, "Jordan urged Syria to return the bus.", "request")
    assert "diplomatic" not in contexts_of(extractor, "Farmers in France urged Paris to act.", "request")


@pytest.mark.parametrize("text", ["WHO SHOT WHOM IN DAKAR", "Rebels told us who they were."])
def test_a_name_of_capitals_is_no_pronoun(extractor: Any, text: str) -> None:
    assert "health" not in contexts_of(extractor, text, None)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ('[contexts.sports]\ncues = ["goal"]', "contexts.sports"),
        ('[contexts.health]\nhints = ["nurse"]', "contexts.health"),
        ('[contexts.health]\ncues = ["nurse", "nurse"]', "contexts.health.cues"),
        ('[contexts.health]\ncues = ["Covid-19"]\nweak = ["Covid 19"]', "contexts.health.weak"),
        ('[contexts.health]\ncues = [" "]', "contexts.health.cues"),
        ('[contexts.health]\ncues = ["one two three four five"]', "contexts.health.cues"),
        ("[contexts.health]\ncues = [1]", "contexts.health.cues"),
        ('home = ["house"]', "home"),
        ('abroad = "', "contexts.toml"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path: Path, data: str, key: str) -> None:
    file = tmp_path / "contexts.toml"
    file.write_text(data, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read_contexts(file)
    assert file.name in caught.value.message
    assert key in caught.value.message
