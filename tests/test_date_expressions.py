"""Date expressions of our own, kind by kind: the clauses of ``tests/dates/*.toml``.

Each says what must be found in it (``phrase``; "" is nothing at all) and which days that means (``from``, ``to`` and
``grain``, left out where null) for its day of publication and its tense (past unless it says otherwise). A case with a
reason under ``xfail`` is not mastered yet and fails strictly: once it passes, the reason must go.
"""

import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.dates import DateSpan, Tense, find_dates, is_anaphoric, resolve_date

FILES = sorted((Path(__file__).parent / "dates").glob("*.toml"))
CASES = [
    (path.stem, case) for path in FILES for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]  # fmt: skip


def _parameters() -> list[Any]:
    return [
        pytest.param(
            case,
            id=f"{kind}-{case['text']}",
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for kind, case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_expression(case: dict[str, Any]) -> None:
    text, phrase = case["text"], case["phrase"]
    spans = find_dates(text)
    assert [span.text for span in spans] == ([phrase] if phrase else [])
    if not phrase:
        return
    first, last = (date.fromisoformat(day) for day in case["previous"]) if "previous" in case else (None, None)
    published = date.fromisoformat(case["published"])
    when = resolve_date(spans[0], published, tense=case.get("tense", "past"), previous=(first, last))
    assert (when.from_, when.to, when.grain) == (case.get("from"), case.get("to"), case.get("grain"))
    assert text[when.start : when.end] == when.text == phrase


def test_clauses_are_told_once() -> None:
    texts = [case["text"] for _, case in CASES]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("phrase", "tense", "expected"),
    [
        ("the next day", "past", True),
        ("Three weeks earlier", "past", True),
        ("later that month", "past", True),
        ("on the anniversary", "past", True),
        ("over the next two weeks", "past", True),
        ("over the next two weeks", "future", False),
        ("last week", "past", False),
        ("since January", "past", False),
        ("in March 2016", "past", False),
        ("recently", "past", False),
        ("the treaty", "past", False),
    ],
)
def test_phrases_that_hang_on_another_event(phrase: str, tense: Any, expected: bool) -> None:
    assert is_anaphoric(DateSpan(phrase, 0, len(phrase)), tense=tense) is expected


def test_one_unknown_bound_is_no_event_to_hang_on() -> None:
    span = DateSpan("the next day", 0, 12)
    when = resolve_date(span, date(2018, 5, 31), previous=(date(2018, 5, 3), None))
    assert (when.from_, when.to, when.grain) == (None, None, "day")


TENSES: tuple[Tense, ...] = ("past", "present", "future")
EDGES_OF_THE_CALENDAR = (date.min, date(1900, 2, 28), date(2016, 2, 29), date(2018, 12, 31), date(2019, 1, 1), date.max)


@pytest.mark.parametrize("published", EDGES_OF_THE_CALENDAR, ids=str)
def test_bounds_are_in_order_on_any_day(published: date) -> None:
    for _, case in CASES:
        span = DateSpan(case["phrase"], 0, len(case["phrase"]))
        for tense in TENSES:
            when = resolve_date(span, published, tense=tense, previous=(published, published))
            assert when.from_ is None or when.to is None or when.from_ <= when.to, (span, tense, when)


def test_ten_times_the_text_takes_about_ten_times_as_long() -> None:
    text = " ".join(case["text"] for _, case in CASES)

    def seconds(times: int) -> float:
        longer = " ".join([text] * times)
        taken = []
        for _ in range(3):
            begin = time.process_time()
            find_dates(longer)
            taken.append(time.process_time() - begin)
        return min(taken)

    assert seconds(10) < 20 * seconds(1)
