"""Real articles that are no part of the project: skipped where they are missing.

The two articles that the project began from must yield the events that a reader finds first, and on the annotated
articles the nine actions must keep the precision and recall that they have reached.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import Extractor
from extract.records import Event
from extract.sources import Document, read_sources
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
ACTIONS = "strike,bombing,attack,clash,visit,meeting,call,warning,threat"

originals_missing = pytest.mark.skipif(not (SHARED / "seeds-original").exists(), reason="the articles are not here")
gold_missing = pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles are not here")

# actor code, action, target code, a part of the target's or the actor's text, status
EXPECTED = [
    ("ISR", "visit", "USA", "White House", "actual"),
    ("ISR", "visit", "RUS", "Moscow", "actual"),
    ("RUS", "visit", "ISR", "Shoigu", "actual"),
    ("USA", "visit", "SAU", "Saudi Arabia", "actual"),
    ("USA", "visit", "JOR", "Jordan", "actual"),
    ("USA", "visit", "ISR", "Israel", "actual"),
    ("USA", "meeting", "ISR", "Israeli counterpart", "actual"),
    ("ISR", "meeting", "USA", "John Bolton", "actual"),
    ("ISR", "warning", "IRN", "Israel", "actual"),
    ("ISR", "warning", "IRN", "Liberman", "actual"),
    ("ISR", "strike", "IRN", "an Iranian air base", "actual"),
    ("ISR", "strike", "PSE", "Gaza Strip", "actual"),
    ("ISR", "strike", "SYR", "Syrian air defenses", "actual"),
    ("PSE", "strike", "ISR", "southern Israel", "actual"),
    ("IRN", "attack", "ISR", "Tel Aviv", "hypothetical"),
    ("ISR", "strike", "IRN", "Tehran", "hypothetical"),
]


@pytest.fixture(scope="module")
def originals(extractor: Extractor) -> list[Event]:
    documents = [d for d in read_sources([str(SHARED / "seeds-original")]) if isinstance(d, Document)]
    return list(extractor.extract(documents))


@originals_missing
@pytest.mark.parametrize(("actor", "action", "target", "text", "status"), EXPECTED)
def test_the_first_two_articles(
    originals: list[Event], actor: str, action: str, target: str, text: str, status: str
) -> None:
    assert any(
        event.actor is not None
        and event.target is not None
        and (event.actor.country, event.action, event.target.country, event.status) == (actor, action, target, status)
        and text in f"{event.actor.text} → {event.target.text}"
        for event in originals
    )


@originals_missing
def test_the_strike_of_april_8_has_its_date(originals: list[Event]) -> None:
    assert any(e.action == "strike" and e.date is not None and e.date.text == "April 8" for e in originals)


def score(predicted: Iterable[str], folder: Path) -> dict[str, Any]:
    """What the independent scorer says of JSON lines."""
    path = folder / "predicted.jsonl"
    path.write_text("".join(predicted), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(GOLD / "dev.events.jsonl"), str(GOLD / "dev.docs.jsonl")]
    done = subprocess.run([*command, str(path), "--only", ACTIONS, "--json"], capture_output=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@gold_missing
def test_annotated_articles(extractor: Extractor, tmp_path: Path) -> None:
    documents = [d for d in read_sources([str(GOLD / "dev.docs.jsonl")]) if isinstance(d, Document)]
    lines = (json.dumps(event.to_dict()) + "\n" for event in extractor.extract(documents))
    result = score(lines, tmp_path)
    assert result["coded"]["p"] >= 0.70
    assert result["coded"]["r"] >= 0.48
    assert result["mention"]["f1"] >= 0.75
