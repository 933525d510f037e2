"""Which records are of one act, and that the answer depends on nothing but the records."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from extract.dates import DateSpan, resolve_date
from extract.documents import Document
from extract.records import Event, Participant, Place
from extract.unique import Joiner
from tests.fakes import event

DAY = date(2018, 5, 10)
NAMES: dict[str, tuple[str, str, str | None]] = {  # phrase -> kind, country, sector
    "Israel": ("country", "ISR", None),
    "Israeli army": ("military", "ISR", "MIL"),
    "Israeli settlers": ("population", "ISR", "CVL"),
    "Syria": ("country", "SYR", None),
    "Iran": ("country", "IRN", None),
    "Iranian targets in Syria": ("facility", "IRN", None),
    "the T4 air base": ("facility", "SYR", "MIL"),
    "the Mezzeh air base": ("facility", "SYR", "MIL"),
    "an air base": ("facility", "SYR", "MIL"),
    "Hamas": ("armed_group", "PSE", "REB"),
    "Islamic Jihad": ("armed_group", "PSE", "REB"),
    "Yoav Gallant": ("person", "ISR", "GOV"),
    "Avigdor Liberman": ("person", "ISR", "GOV"),
    "Russia": ("country", "RUS", None),
}
PLACES = {
    "Damascus": Place("Damascus", 0, 8, "Damascus", "SYR", 33.51, 36.29, "170654"),
    "Mezzeh": Place("Mezzeh", 0, 6, "Mezzeh", "SYR", 33.50, 36.25, None),
    "Aleppo": Place("Aleppo", 0, 6, "Aleppo", "SYR", 36.20, 37.16, "170063"),
    "Syria": Place("Syria", 0, 5, "Syria", "SYR", None, None, None),
}
PLOVER = {"strike": "ASSAULT", "attack": "ASSAULT", "bombing": "ASSAULT", "meeting": "CONSULT", "visit": "CONSULT"}


def who(name: str | None) -> Participant | None:
    if name is None:
        return None
    kind, country, sector = NAMES[name]
    code = country + (sector or "")
    fields: Any = (kind, country, sector, code, None, None, "gazetteer" if sector is None else "phrase")
    return Participant(name, 0, len(name), name, *fields)


def record(
    doc: str,
    actor: str | None = "Israel",
    target: str | None = "Syria",
    *,
    day: int | None = 0,
    dated: str | None = None,
    place: str | None = None,
    action: str = "strike",
    start: int = 0,
    **changes: Any,
) -> Event:
    """A record of a document published ``day`` days after ``DAY``; ``dated`` is a date phrase."""
    published = None if day is None else DAY + timedelta(days=day)
    plain = event(Document(doc, "struck", published), actor=who(actor), target=who(target), start=start)
    when = resolve_date(DateSpan(dated, 0, len(dated)), published) if dated else None
    fields = {
        "id": f"{doc}{start}{actor}{target}",
        "mention": f"{doc}{start}",
        "action": action,
        "plover": PLOVER[action],
        "date": when,
        "place": PLACES[place] if place else None,
    }
    return replace(plain, **{**fields, **changes})


def are_one(*events: Event, window: int = 3) -> bool:
    return len(set(Joiner(window).groups(events))) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"actor": "Israeli army"}, True),
        ({}, {"actor": "Israeli settlers"}, False),
        ({}, {"actor": "Russia"}, False),
        ({}, {"actor": "Syria", "target": "Israel"}, False),  # in return
        ({}, {"target": "Iranian targets in Syria"}, True),
        ({}, {"target": "Iran"}, False),
        ({"target": "the T4 air base"}, {"target": "the Mezzeh air base"}, False),
        ({"target": "the T4 air base"}, {"target": "an air base"}, True),
        ({"target": "the T4 air base"}, {"target": "Syria"}, True),
        ({"actor": "Hamas", "target": "Israel"}, {"actor": "Islamic Jihad", "target": "Israel"}, False),
        ({"dated": "May 9"}, {"dated": "2018-05-09"}, True),
        ({"dated": "May 9"}, {"dated": "May 8"}, False),
        ({"dated": "May 9"}, {"dated": "this week"}, True),
        ({"dated": "May 9"}, {}, True),
        ({"dated": "May 1"}, {}, False),  # told as news of the day
        ({"dated": "in recent years"}, {}, False),
        ({"day": 0}, {"day": 3}, True),
        ({"day": 0}, {"day": 4}, False),
        ({"dated": "May 10"}, {"day": 3, "dated": "May 10"}, True),
        ({"dated": "May 10"}, {"day": 4, "dated": "May 10"}, False),  # the window counts between documents
        ({"place": "Damascus"}, {"place": "Mezzeh"}, True),
        ({"place": "Damascus"}, {"place": "Aleppo"}, False),
        ({"place": "Damascus"}, {"place": "Syria"}, True),
        ({"place": "Damascus"}, {}, True),
        ({}, {"action": "attack"}, True),
        ({}, {"action": "bombing"}, True),
        ({"action": "meeting"}, {"action": "visit"}, False),
        ({"action": "visit"}, {"action": "attack"}, False),
        ({}, {"status": "negated"}, False),
        ({}, {"status": "future"}, False),
        ({"status": "future"}, {"status": "hypothetical"}, True),
        ({"status": "negated"}, {"status": "negated"}, True),
        ({"actor": None}, {"actor": None}, False),  # somebody struck Syria: that may be two acts
        ({"actor": None, "dated": "May 9"}, {"dated": "May 9"}, True),
        ({"action": "meeting", "actor": "Israel", "target": "Russia"},
         {"action": "meeting", "actor": "Russia", "target": "Israel"}, True),
        ({"action": "meeting", "actor": "Yoav Gallant", "target": "Russia"},
         {"action": "meeting", "actor": "Avigdor Liberman", "target": "Russia"}, False),
        ({"action": "meeting", "actor": "Yoav Gallant", "target": "Russia"},
         {"action": "meeting", "actor": "Israel", "target": "Russia"}, True),
        ({"day": None}, {"day": None}, False),  # nothing tells that they are of one time
        ({"day": None, "dated": "2018-05-09"}, {"day": 0, "dated": "Wednesday"}, True),
    ],
)  # fmt: skip
def test_records_of_two_documents(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    first, second = record("a", **one), record("b", **other)
    assert are_one(first, second) is same
    assert are_one(second, first) is same


def test_a_word_that_points_back_within_a_document() -> None:
    text = "The attack on an air base was the third."
    told = record("a", dated="May 1", place="Damascus")
    again = record("a", None, "an air base", action="attack", start=4)
    again = replace(again, sentence=replace(again.sentence, index=5, text=text, end=len(text)))
    assert are_one(told, again)
    assert not are_one(told, replace(again, doc="b"))


def test_documents_without_a_day_are_joined_within_themselves() -> None:
    assert are_one(record("a", day=None), record("a", "Israeli army", day=None, start=9))


def test_joining_is_transitive_over_days() -> None:
    chain = [record(str(day), dated="2018-05-10", day=day) for day in range(0, 30, 3)]
    assert are_one(*chain)
    (kept,) = Joiner().join(chain)
    assert kept.sources is not None
    assert (kept.sources.count, kept.first_published) == (10, "2018-05-10")
    del chain[5]
    assert len({*Joiner().groups(chain)}) == 2


def test_a_record_between_two_acts_joins_no_two_that_are_against_each_other() -> None:
    t4, mezzeh = record("a", target="the T4 air base"), record("b", target="the Mezzeh air base")
    between = record("c", target="Syria")
    groups = Joiner().groups([t4, mezzeh, between])
    assert groups[0] != groups[1]
    assert groups[2] in groups[:2]


def test_dyads_of_a_mention_that_are_two_stay_two() -> None:
    assert not are_one(record("a", "Israel"), record("a", "Russia"))


@pytest.mark.parametrize(
    ("best", "other"),
    [
        ({"actor": "Israeli army"}, {"target": None, "confidence": 0.99, "dated": "May 10", "place": "Damascus"}),
        ({"confidence": 0.91}, {"confidence": 0.9}),
        ({"day": 0}, {"day": 1}),
        ({"day": 0, "start": 3}, {"day": 0, "start": 4}),
    ],
)
def test_the_best_record_is_kept(best: dict[str, Any], other: dict[str, Any]) -> None:
    events = [record("a", **best), record("a" if "start" in other else "b", **other)]
    for order in (events, events[::-1]):
        kept = list(Joiner().join(order))
        assert [k.id for k in kept] == [events[0].id] if len(kept) == 1 else len(kept) == 2
    if other.get("target", "") is not None:
        assert are_one(*events)


def test_what_is_kept_stays_as_it_was_but_for_its_sources() -> None:
    one = record("b", confidence=0.95)
    (kept,) = Joiner().join([record("c", day=1), one, record("a", day=2)])
    assert kept.sources is not None
    assert kept.sources.docs == ("a", "b", "c")
    assert replace(kept, sources=None, first_published=None) == one


def test_many_sources_are_counted_and_some_named() -> None:
    (kept,) = Joiner().join(record(f"{number:03}") for number in range(50))
    assert kept.sources is not None
    assert kept.sources.count == 50
    assert kept.sources.docs == tuple(f"{number:03}" for number in range(20))


def test_nothing_is_lost_and_the_order_of_the_input_stays() -> None:
    events = [record(str(n), actor, start=n) for n, actor in enumerate(["Russia", "Iran", "Israel", "Hamas"])]
    assert [kept.id for kept in Joiner().join(events[::-1])] == [told.id for told in events[::-1]]


def world(seed: int, size: int = 120) -> list[Event]:
    """Records of a few parties on a few days, many of them alike."""
    chance = random.Random(seed)
    sides = ["Israel", "Israeli army", "Syria", "an air base", "the T4 air base", "Iranian targets in Syria", "Russia"]
    events = []
    for number in range(size):
        events.append(
            record(
                f"doc{chance.randrange(size // 3)}",
                chance.choice([*sides, None]),
                chance.choice(sides),
                dated=chance.choice([None, None, "May 9", "May 10", "this week", "Thursday"]),
                place=chance.choice([None, None, *PLACES]),
                action=chance.choice(["strike", "attack", "bombing", "meeting"]),
                start=number,
                confidence=chance.choice([0.5, 0.7, 0.9]),
            )
        )
    days = {told.doc: DAY + timedelta(days=chance.randrange(8)) for told in events}
    return [replace(told, published=days[told.doc].isoformat()) for told in events]


def partition(events: Sequence[Event]) -> set[frozenset[str]]:
    numbers = Joiner(2).groups(events)
    return {frozenset(e.id for e, n in zip(events, numbers, strict=True) if n == number) for number in set(numbers)}


@pytest.mark.parametrize("seed", range(12))
def test_the_groups_do_not_depend_on_the_order(seed: int) -> None:
    events = world(seed)
    expected, kept = partition(events), {told.id: told.sources for told in Joiner(2).join(events)}
    assert 20 < len(expected) < len(events)
    for again in range(4):
        random.Random(f"{seed}/{again}").shuffle(events)
        assert partition(events) == expected
        assert {told.id: told.sources for told in Joiner(2).join(events)} == kept


@pytest.mark.parametrize("seed", range(4))
def test_a_stream_in_order_of_days_is_joined_as_the_whole_is(seed: int) -> None:
    events = sorted(world(seed, 400), key=lambda told: (told.published, told.doc))
    whole = {told.id: told for told in Joiner(2).join(events)}
    stream = Joiner(2, held=20)
    assert {told.id: told for told in stream.join(events)} == whole
    assert (stream.read, stream.kept, stream.late) == (400, len(whole), 0)


def test_late_records_are_counted_and_none_is_lost() -> None:
    events = [record(str(day), dated="2018-05-10", day=day, start=day) for day in (0, 1, 20, 21, 22, 2)]
    joiner = Joiner(3, held=1)
    kept = list(joiner.join(events))
    assert joiner.late == 1
    assert sum(told.sources.count for told in kept if told.sources) == len(events)
    patient = Joiner(3)
    assert len(list(patient.join(events))) < len(kept)
    assert patient.late == 0


def test_what_is_held_is_bounded_by_the_window() -> None:
    held = 0

    def stream() -> Any:
        nonlocal held
        for day in range(300):
            for number in range(5):
                yield record(f"{day}/{number}", ["Israel", "Russia", "Iran", "Hamas", None][number], day=day)
                held = max(held, len(joiner._open) + len(joiner._waiting))

    joiner = Joiner(3, held=10)
    assert sum(1 for _ in joiner.join(stream())) == joiner.kept
    assert joiner.read == 1500
    assert held < 60
