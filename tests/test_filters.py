"""Which records ``extract.filters`` keeps."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from extract.dates import DateSpan, resolve_date
from extract.documents import Document
from extract.filters import Conditions
from extract.records import Event, Participant, Place, When
from tests.fakes import event

MAY_31 = date(2018, 5, 31)
ISRAEL = Participant("Israel", 0, 6, "Israel", "country", "ISR", None, "ISR", None, "Q801", "gazetteer")
ARMY = Participant(
    "Israeli army", 0, 12, "Israel Defense Forces", "military", "ISR", "MIL", "ISRMIL", None, "Q60", "title"
)
HAMAS = Participant("Hamas", 14, 19, "Hamas", "armed_group", "PSE", "REB", "PSEREB", None, None, "gazetteer")
GAZA = Place("Gaza", 23, 27, "Gaza City", "PSE", 31.5, 34.47, "281133")


def when(first: str | None, last: str | None) -> When:
    span = DateSpan("2018-05-10", 0, 10)
    return replace(resolve_date(span, MAY_31), from_=first, to=last)


def record(**changes: Any) -> Event:
    plain = event(Document("a", "Israel struck Hamas in Gaza.", MAY_31), actor=ISRAEL, target=HAMAS, place=GAZA)
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("first", "last", "since", "until", "kept"),
    [
        ("2018-05-10", "2018-05-20", "2018-05-20", None, True),
        ("2018-05-10", "2018-05-20", "2018-05-21", None, False),
        ("2018-05-10", "2018-05-20", None, "2018-05-10", True),
        ("2018-05-10", "2018-05-20", None, "2018-05-09", False),
        ("2018-05-10", "2018-05-20", "2018-05-12", "2018-05-13", True),
        (None, "2018-05-20", "2018-05-20", None, True),
        (None, "2018-05-20", "2018-05-21", None, False),
        (None, "2018-05-20", None, "1999-01-01", True),  # before the 20th, as early as you like
        ("2018-05-10", None, "2030-01-01", None, True),
        ("2018-05-10", None, None, "2018-05-09", False),
        (None, None, "2018-05-31", "2018-05-31", True),  # by the day of publication
        (None, None, None, "2018-05-30", False),
    ],
)
def test_days_overlap(first: str | None, last: str | None, since: str | None, until: str | None, kept: bool) -> None:
    days = [date.fromisoformat(day) if day else None for day in (since, until)]
    conditions = Conditions(since=days[0], until=days[1])
    assert conditions.keeps(record(date=when(first, last))) is kept


def test_what_has_no_day_at_all_is_left_out_where_days_are_asked_for() -> None:
    dateless = record(published=None)
    assert Conditions().keeps(dateless)
    assert not Conditions(since=MAY_31).keeps(dateless)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("ISR", True), ("ISRMIL", True), ("MIL", True), ("Q60", True), ("israel def", True), ("Defense", True),
        ("Israeli army", True), ("IDF", False), ("PSE", False), ("srael", False), ("REB", False), ("ISRA", False),
        ("Israel (", False),
    ],
)  # fmt: skip
def test_participants(value: str, kept: bool) -> None:
    told = record(actor=ARMY)
    assert Conditions(actors=(value,)).keeps(told) is kept
    assert Conditions(actors=("Nobody", value)).keeps(told) is kept
    turned = record(actor=HAMAS, target=ARMY)
    assert Conditions(targets=(value,)).keeps(turned) is kept


def test_codes_are_no_beginnings_of_names() -> None:
    place = replace(HAMAS, text="Jerusalem", name="Jerusalem", country="ISR")
    assert not Conditions(targets=("USA",)).keeps(record(target=place))
    chechens = replace(HAMAS, text="Chechens", name="Chechens", country="RUS")
    assert not Conditions(targets=("CHE",)).keeps(record(target=chechens))
    assert Conditions(targets=("che",)).keeps(record(target=chechens))


def test_a_side_that_is_empty_is_nobody() -> None:
    assert not Conditions(actors=("ISR",)).keeps(record(actor=None))
    assert not Conditions(places=("PSE",)).keeps(record(place=None))


@pytest.mark.parametrize(
    ("value", "kept"), [("gaza", True), ("City", True), ("PSE", True), ("281133", True), ("ISR", False), ("aza", False)]
)
def test_places(value: str, kept: bool) -> None:
    assert Conditions(places=(value,)).keeps(record()) is kept


@pytest.mark.parametrize(
    ("changes", "country", "kept"),
    [
        ({}, "ISR", True),
        ({}, "PSE", True),
        ({"target": None}, "PSE", True),  # by the place
        ({"target": None, "place": None}, "PSE", False),
        ({"actor": None}, "ISR", False),
        ({}, "SYR", False),
    ],
)
def test_countries(changes: dict[str, Any], country: str, kept: bool) -> None:
    assert Conditions(countries=frozenset([country])).keeps(record(**changes)) is kept


def test_conditions_hold_together() -> None:
    conditions = Conditions(
        actions=frozenset(["strike", "visit"]), statuses=frozenset(["actual"]), min_confidence=0.9, actors=("ISR",)
    )
    assert conditions.keeps(record())
    for change in ({"action": "meeting"}, {"status": "future"}, {"confidence": 0.89}, {"actor": HAMAS}):
        assert not conditions.keeps(record(**change))
