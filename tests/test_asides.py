"""Days that are set aside while the model reads, and put back."""

import pytest

from extract.asides import find_asides
from extract.language import parse_all


@pytest.mark.parametrize(
    ("text", "asides"),
    [
        ("an attack Friday on a police station", ["Friday"]),
        ("the raid late Tuesday night in Mosul", ["late Tuesday night"]),
        ("talks Monday between the sides and a visit Sunday to Amman", ["Monday", "Sunday"]),
        ("an attack on Friday in Mosul", []),
        ("last Friday in Mosul", []),
        ("Good Friday in Jerusalem", []),
        ("Friday in Jerusalem", []),
        ("He left Friday .", []),
        ("Monday 's raid on the town", []),
        ("between Monday and Friday in Oslo", []),
        ("He said Friday", []),
    ],
)
def test_days_before_what_belongs_to_the_word_before_them(text: str, asides: list[str]) -> None:
    words = text.split()
    assert [" ".join(words[i] for i in span) for span in find_asides(words)] == asides


def test_the_parse_has_every_word_in_its_place(extractor) -> None:
    text = "Kabul blamed the Taliban for an attack late Thursday night on a base. Talks Monday in Doha failed."
    parse = next(parse_all(extractor.nlp, [text]))
    assert [text[t.start : t.end] for t in parse.tokens] == [t.text for t in parse.tokens]
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))
    assert all(t.i in parse.tokens[t.head].children for t in parse.tokens if t.head >= 0)
    assert all(
        first <= t.i <= last for n, (first, last) in enumerate(parse.sentences) for t in parse.tokens if t.sent == n
    )
    assert {parse.tokens[e.first].text for e in parse.entities} >= {"Kabul", "Doha"}
    base = next(t for t in parse.tokens if t.text == "base")
    assert parse.tokens[base.head].text == "attack"
    night = next(t for t in parse.tokens if t.text == "night")
    assert (parse.tokens[night.head].text, night.rel) == ("attack", "nmod:unmarked")
