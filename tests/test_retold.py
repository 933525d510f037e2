"""Parties that a sentence leaves out, because the text has told the act before."""

from datetime import date
from typing import Any

import pytest

from extract.documents import Document

# Text → the word of the later telling, and actor and target of its records (codes).
TOLD = [
    (
        "Syrian rebels shelled Turkey on Monday. The shelling of Turkey was condemned in Ankara.",
        "shelling", "SYRREB", "TUR",
    ),
    (
        "Israeli jets struck Lebanon at dawn. Roads were blocked for hours. The Israeli strikes were the heaviest.",
        "strikes", "ISR", "LBN",
    ),
    (
        "Iran arrested three American sailors in the Gulf. The sailors were detained for a night and then flown home.",
        "detained", "IRN", "USAMIL",
    ),
    (
        "Taliban fighters attacked Afghan soldiers near Kunduz. Afghan soldiers were attacked at noon, too.",
        "attacked", "AFGREB", "AFGMIL",
    ),
]  # fmt: skip
# Texts whose later telling is of something else, or is not told before.
APART = [
    ("Iran arrested a British sailor. A French teacher was detained in Cairo.", "detained"),
    ("Russia bombed Idlib. An attack on a market in Kabul killed nine.", "attack"),
    ("Russian jets bombed Idlib in Syria. Analysts expect more attacks on Iraq. Such attacks have gone on.", "attacks"),
    ("The attack on a market in Kabul killed nine. Nobody has said who planned it.", "attack"),
]


def told(extractor: Any, text: str, word: str) -> list[tuple[str | None, str | None]]:
    events = [*extractor.extract([Document("d", text, date(2018, 6, 1))])]
    last = [e for e in events if e.trigger.text == word and e.sentence.index == events[-1].sentence.index]
    return [(e.actor and e.actor.code, e.target and e.target.code) for e in last]


@pytest.mark.parametrize(("text", "word", "actor", "target"), TOLD)
def test_takes_the_party_from_the_telling_before(text: str, word: str, actor: str, target: str, extractor: Any) -> None:
    assert told(extractor, text, word) == [(actor, target)]


@pytest.mark.parametrize(("text", "word"), APART)
def test_leaves_another_act_alone(text: str, word: str, extractor: Any) -> None:
    assert {actor for actor, _ in told(extractor, text, word)} <= {None}


def test_a_party_of_another_sentence_is_less_sure_and_points_at_its_words(extractor: Any) -> None:
    text = TOLD[0][0]
    events = [e for e in extractor.extract([Document("d", text, None)]) if e.plover == "ASSAULT"]
    first, later = events[0], events[-1]
    assert text[later.actor.start : later.actor.end] == later.actor.text == first.actor.text
    assert later.confidence < first.confidence
    assert later.actor.via == "context" != first.actor.via
