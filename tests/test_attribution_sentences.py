"""Who says so, construction by construction: the sentences of ``tests/attribution.toml``.

A case with a reason under ``xfail`` is not mastered yet and fails strictly: once it passes, the reason must go.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.documents import Document
from extract.records import Attribution

CASES = tomllib.loads((Path(__file__).parent / "attribution.toml").read_text(encoding="utf-8"))["case"]


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{number}-{case['construction']}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for number, case in enumerate(CASES, 1)
    ]


def overlaps(start: int, end: int, text: str, phrase: str) -> bool:
    """Whether the characters ``start`` to ``end`` of ``text`` share one with some occurrence of ``phrase``."""
    found = text.find(phrase)
    while found >= 0:
        if found < end and start < found + len(phrase):
            return True
        found = text.find(phrase, found + 1)
    return False


def is_right(case: dict[str, Any], told: Attribution | None) -> bool:
    """Whether an attribution is the source that the case names, or none where it names none."""
    if not (case["source"] or case["name"] or case["country"]):
        return told is None
    if told is None or (case["source"] and not overlaps(told.start, told.end, case["text"], case["source"])):
        return False
    return case["name"] in ("", told.name) and case["country"] in ("", told.country)


@pytest.mark.parametrize("case", _parameters())
def test_attribution(case: dict[str, Any], extractor: Any) -> None:
    text, trigger = case["text"], case["trigger"]
    start, end = text.index(trigger), text.index(trigger) + len(trigger)
    events = list(extractor.extract([Document("case", text, None)]))
    found = [e.attribution for e in events if e.trigger.start < end and start < e.trigger.end]
    assert found, "the act is not found"
    assert all(is_right(case, told) for told in found), found
