"""When acts took place: by clause, sentence, paragraph, day of publication, and against the event told before."""

import tomllib
from datetime import date
from typing import Any

import pytest

from extract.documents import Document
from extract.pipeline import Extractor
from extract.records import When
from tests.conftest import ROOT

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['text']} [{case['of']}]")
    for path in sorted((ROOT / "tests" / "when").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def when_of(extractor: Extractor, text: str, of: str, published: str | None) -> When | None:
    """The date of the record whose trigger ends where ``of`` ends in the text, or holds it."""
    day = date.fromisoformat(published) if published else None
    events = list(extractor.extract([Document("a", text, day)]))
    start, end = text.index(of), text.index(of) + len(of)
    found = [
        e for e in events if e.trigger.start < end <= e.trigger.end or start <= e.trigger.start < e.trigger.end <= end
    ]
    assert found, [e.trigger.text for e in events]
    return found[-1].date


@pytest.mark.parametrize("case", CASES)
def test_when(extractor: Extractor, case: dict[str, Any]) -> None:
    when = when_of(extractor, case["text"], case["of"], case.get("published"))
    told = (when.from_, when.to, when.grain, when.via) if when else (None,) * 4
    assert told == tuple(case.get(key) for key in ("from", "to", "grain", "via"))
