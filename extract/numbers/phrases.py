"""Number phrases of a sentence: the number, the words that bound it ("at least", "or more"), and what is counted.

What counts nothing is left out: dates, clock times, ages, money, shares, lengths, and numbers that are names ("Boeing
737", "Resolution 1701"). The time is linear in the tokens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.numbers.units import UNCOUNTED, is_count, noun_of
from extract.numbers.words import HYPHENS, NOBODY, PLURALS, SETS, SMALL, TENS, Number, read_number
from extract.records import Bound
from extract.syntax import Parse
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("numbers")
SIDES: tuple[Bound, ...] = ("exact", "approximate", "min", "max")
BOUNDS: dict[tuple[str, ...], Bound] = {tuple(phrase.split()): side for side in SIDES for phrase in _WORDS[side]}
LONGEST = max(map(len, BOUNDS))
# Words that may begin a number.
OPENING = frozenset([*SMALL, *TENS, *PLURALS, *NOBODY, "a", "an", "both", "half", "no", "several", *SETS])
RANGES = frozenset(["to", "or", *HYPHENS])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number phrase: tokens ``first`` to ``last`` inclusive, the bounding words in it; ``core`` begins the number.

    ``noun`` is the token that it belongs to ("12 others"), None where there is none; ``unit`` the same where it says
    what is counted; ``most`` is the upper end of a range;
    ``part`` says that it is a part of an amount told before ("including three children").
    """

    first: int
    core: int
    last: int
    value: float
    most: float | None
    bound: Bound
    noun: int | None = None
    unit: int | None = None
    part: bool = False

    @property
    def end(self) -> int:
        """The last token of the number or of what it counts."""
        return self.last if self.noun is None else self.noun


def find_amounts(parse: Parse, sentence: int) -> list[Amount]:
    """The number phrases that count something, in text order, none overlapping another."""
    first, last = parse.sentences[sentence]
    words = [token.lower for token in parse.tokens[first : last + 1]]
    return list(_amounts(parse, words, first))


def _amounts(parse: Parse, words: Sequence[str], offset: int) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        number = _read(words, at) if words[at] in OPENING or words[at][0].isdigit() else None
        if number is None:
            at += 1
            continue
        amount = _bounded(parse, words, number, offset)
        if is_count(parse, amount.first, amount.core, amount.last, amount.value):
            noun = noun_of(parse, amount.core, amount.last)
            unit = noun if noun is not None and parse.tokens[noun].lower not in UNCOUNTED else None
            part = amount.first > offset and words[amount.first - offset - 1] in _WORDS["parts"]
            yield replace(amount, noun=noun, unit=unit, part=part)
        at = number.end


def _read(words: Sequence[str], at: int) -> Number | None:
    """The number at ``at``, with the upper end of a range."""
    if words[at] == "both":
        return Number(at, at + 1, 2) if words[at + 1 : at + 2] not in ([], ["and"]) else None
    low = read_number(words, at)
    if low is None or low.end + 1 >= len(words) or not low.value:
        return low
    before, joint = words[at - 1] if at else "", words[low.end]
    if not (joint in RANGES or (joint == "and" and before == "between")) or (joint == "to" and before == "from"):
        return low
    high = read_number(words, low.end + 1)
    if high is None or high.bound != "exact":
        return low
    value = low.value * high.scale if low.scale == 1 < high.scale and low.value < high.value / high.scale else low.value
    if not value < high.value:
        return low
    return Number(low.first, high.end, value, high.scale, "min", high.value)


def _bounded(parse: Parse, words: Sequence[str], number: Number, offset: int) -> Amount:
    """The number with the bounding words before it and "or more", "or so" after it."""
    bound, first = number.bound, number.first
    if number.most is not None and first and words[first - 1] == "between":
        first -= 1
    for _ in range(2):  # "at least some 300"
        phrase = next(
            (p for n in range(LONGEST, 0, -1) if (p := tuple(words[max(0, first - n) : first])) in BOUNDS), None
        )
        if phrase is None or (phrase[0] in _WORDS["ambiguous"] and _is_preposition(parse, offset + first - 1)):
            break
        first -= len(phrase)
        stated = BOUNDS[phrase]
        bound = bound if stated == "exact" and bound != "exact" else stated
    after = tuple(words[number.end : number.end + 2])
    end = number.end
    if after in (("or", "more"), ("and", "more")):
        bound, end = "min", end + 2
    elif after in (("or", "so"), ("or", "fewer"), ("or", "less")):
        bound, end = ("approximate" if after[1] == "so" else "max"), end + 2
    elif after[:1] == ("+",):
        bound, end = "min", end + 1
    return Amount(offset + first, offset + number.first, offset + end - 1, number.value, number.most, bound)


def _is_preposition(parse: Parse, i: int) -> bool:
    """Whether "over", "about" or the like at ``i`` joins what follows to a noun: "control **over** two towns"."""
    before = parse.tokens[i - 1] if i else None
    return before is not None and before.sent == parse.tokens[i].sent and before.pos in ("NOUN", "PROPN")
