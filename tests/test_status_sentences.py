"""Whether an act happened, cue by cue: the sentences of ``tests/status.toml``.

A case with a reason under ``xfail`` is not mastered yet and fails strictly: once it passes, the reason must go.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.documents import Document

CASES = tomllib.loads((Path(__file__).parent / "status.toml").read_text(encoding="utf-8"))["case"]


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{number}-{case['status']}-{case['cue']}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for number, case in enumerate(CASES, 1)
    ]


def statuses(extractor: Any, text: str, trigger: str) -> set[str]:
    """What is said of the act that the first ``trigger`` in ``text`` names: alone, or else as part of a phrase."""
    start = text.index(trigger)
    end = start + len(trigger)
    events = list(extractor.extract([Document("case", text, None)]))
    alone = {e.status for e in events if (e.trigger.start, e.trigger.end) == (start, end)}
    return alone or {e.status for e in events if e.trigger.start < end and start < e.trigger.end}


@pytest.mark.parametrize("case", _parameters())
def test_status(case: dict[str, Any], extractor: Any) -> None:
    found = statuses(extractor, case["text"], case["trigger"])
    assert found, "the act is not found"
    assert found == {case["status"]}


def test_sentences_are_told_once() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts))
