"""How many: sentences of our own with the casualties and the quantity of one act of each, ``tests/quantities/*.toml``.

A case names an act by words of its trigger. Casualties that it does not give must be null, a bound that it does not
give is ``exact``; its ``quantity`` is compared where it is given, key by key, and ``false`` means that there is none.
``unmastered`` gives the reason why a case is expected to fail, strictly.
"""

import tomllib
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.documents import Document
from extract.numbers import read_number
from extract.records import Casualties, Event

CASES = Path(__file__).parent / "quantities"
KINDS = ("killed", "wounded", "detained", "displaced")


def _load() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}-{number}", case)
        for path in sorted(CASES.glob("*.toml"))
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["cases"], 1)
    ]


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=name,
            marks=[pytest.mark.xfail(strict=True, reason=case["unmastered"])] if "unmastered" in case else [],
        )
        for name, case in _load()
    ]


def expected(case: dict[str, Any]) -> dict[str, Any]:
    """The casualties of a case with all keys of the record."""
    told = {kind: case.get(kind) for kind in KINDS}
    return told | {f"{kind}_bound": case.get(f"{kind}_bound", "exact") if kind in case else None for kind in KINDS}


@pytest.mark.parametrize("case", _parameters())
def test_case(case: dict[str, Any], extractor: Any) -> None:
    events: list[Event] = list(extractor.extract([Document("case", case["text"], date(2018, 6, 1))]))
    acts = [event for event in events if case["trigger"] in event.trigger.text]
    assert acts, [event.trigger.text for event in events]
    assert len({(event.casualties, event.quantity) for event in acts if event.mention == acts[0].mention}) == 1
    assert asdict(acts[0].casualties) == expected(case)
    quantity = acts[0].quantity
    if case.get("quantity") is False:
        assert quantity is None
    elif "quantity" in case:
        assert quantity is not None
        assert {key: asdict(quantity)[key] for key in case["quantity"]} == case["quantity"]
        assert quantity.max == case["quantity"].get("max")
        assert case["text"][quantity.start : quantity.end] == quantity.text


def test_there_are_enough_cases_and_traps() -> None:
    cases = _load()
    assert len({(case["text"], case["trigger"]) for _, case in cases}) == len(cases) >= 170
    assert sum(name.startswith("traps") for name, _ in cases) >= 25
    keys = {key for _, case in cases for key in case}
    assert keys <= {"text", "trigger", "quantity", "unmastered", *Casualties.__dataclass_fields__}


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("1,200", 1200, 1),
        ("3.5 million", 3_500_000, 2),
        ("twenty - one men", 21, 3),
        ("a hundred and five", 105, 4),
        ("one thousand two hundred and thirty", 1230, 6),
        ("half a million", 500_000, 3),
        ("a few dozen", 36, 3),
        ("tens of thousands of", 20_000, 3),
        ("seven eight", 7, 1),
        ("no one", 0, 2),
    ],
)
def test_number_words(text: str, value: float, length: int) -> None:
    number = read_number(text.split(), 0)
    assert number is not None
    assert (number.value, number.end) == (value, length)


@pytest.mark.parametrize("text", ["a man", "hundred men", "3-0", "tens", "and", "S-300", "12th"])
def test_words_that_are_no_number(text: str) -> None:
    assert read_number(text.split(), 0) is None
