"""The number that an act carries: of its strikes, its targets, its rockets, its troops or its protesters."""

from collections.abc import Iterator, Mapping

from extract.frames import Candidate
from extract.numbers.phrases import Amount
from extract.records import Quantity
from extract.syntax import Parse


def find_quantity(parse: Parse, candidate: Candidate, amounts: Mapping[int, Amount]) -> Quantity | None:
    """The first number among the trigger, its objects, the targets, the obliques and the actors of an act.

    ``amounts`` are the number phrases of the sentence by each of their tokens.
    """
    for i in _places(parse, candidate):
        amount = amounts.get(i)
        if amount is not None and not amount.part and amount.value:
            start, end = parse.tokens[amount.first].start, parse.tokens[amount.last].end
            unit = None if amount.unit is None else _lemma(parse, amount.unit)
            return Quantity(parse.text[start:end], start, end, amount.value, amount.bound, amount.most, unit)
    return None


def _lemma(parse: Parse, i: int) -> str:
    token = parse.tokens[i]
    lemma = token.lemma if token.pos == "PROPN" else token.lemma.lower()
    return "person" if lemma == "people" else lemma


def _places(parse: Parse, candidate: Candidate) -> Iterator[int]:
    yield from range(candidate.first, candidate.last + 1)
    heads = range(candidate.first, candidate.last + 1) if not candidate.nominal else ()
    yield from (c.i for i in heads for c in parse.of(i, "obj"))
    for target in candidate.targets:
        yield from _phrase(parse, target.head)
    yield from (c.i for c in parse.of(candidate.head, "obl", "nmod") if parse.case(c.i) in ("with", "of", "in", ""))
    for actor in candidate.actors:
        yield from _phrase(parse, actor.head)


def _phrase(parse: Parse, head: int) -> Iterator[int]:
    """A participant's head and, of "dozens of soldiers", what it hangs on."""
    yield head
    token = parse.tokens[head]
    if token.rel == "nmod" and parse.case(head) == "of":
        yield token.head
