"""Sentences of our own for each action and construction, with traps beside them: ``tests/sentences/*.toml``.

A file is about one action; of what else a sentence tells, only the actions that the case names are compared. A case
that the extractor does not master yet is listed with its reason in ``tests/sentences/unmastered.txt`` and is expected
to fail, strictly: once it passes, the entry must go.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.documents import Document
from extract.lexicon import load_lexicon
from extract.records import Event

CASES = Path(__file__).parent / "sentences"
PUBLISHED = date(2018, 6, 1)


def _load() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}-{number}", case | {"action": path.stem})
        for path in sorted(CASES.glob("*.toml"))
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
    ]


def _unmastered() -> dict[str, str]:
    lines = (CASES / "unmastered.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def _parameters() -> list[Any]:
    known = _unmastered()
    return [
        pytest.param(case, id=name, marks=[pytest.mark.xfail(strict=True, reason=known[name])] if name in known else [])
        for name, case in _load()
    ]


def told(event: Event) -> tuple[str, str, str, str]:
    """What a case states of an event, participants by code so that the extent of a phrase is not at stake."""

    def code(who: Any) -> str:
        return "" if who is None else who.country or who.sector or "---"

    return code(event.actor), event.action, code(event.target), event.status


@pytest.mark.parametrize("case", _parameters())
def test_case(case: dict[str, Any], extractor: Any) -> None:
    document = Document("case", case["text"], case.get("published", PUBLISHED))
    asked = {case["action"], *(action for _, _, action, *_ in case["events"])}
    found = sorted(told(event) for event in extractor.extract([document]) if event.action in asked)
    assert found == sorted((a_code, action, t_code, status) for _, a_code, action, _, t_code, status in case["events"])


def test_each_action_has_its_constructions_and_traps() -> None:
    cases = [case for _, case in _load()]
    assert len(cases) >= 900
    for action in load_lexicon().actions:
        own = [case for case in cases if case["action"] == action]
        told = [case for case in own if case["events"]]
        assert len(own) >= 12, action
        assert len(own) - len(told) >= 3, action
        assert sum(case["construction"] != "active" for case in told) >= 6, action


def test_every_unmastered_case_exists() -> None:
    assert set(_unmastered()) <= {name for name, _ in _load()}
