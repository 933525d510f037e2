"""Number words and their values: "1,200", "3.5 million", "twenty-one", "a hundred and five", "tens of thousands"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Bound

SMALL = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split(),
)}  # fmt: skip
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
# Plurals that stand for a number: the least that they can mean.
PLURALS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}
LARGE = {"thousands": 1000, "millions": 10**6}
# Words for a few, and how many that is about; those of the second table need "a" before them.
FEW = {"several": 3}
A_FEW = {"couple": 2, "few": 3, "handful": 3}
NOBODY = frozenset(["none", "nobody"])
# Nouns for so many people.
SETS = {"pair": 2, "duo": 2, "trio": 3}
# "A third was wounded": one more.
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
HYPHENS = frozenset(["-", "–", "‑"])
DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,15}(?:\.\d{1,6})?)")
JOINED = re.compile(r"(\d{1,6})[-–](\d{1,6})")


@dataclass(frozen=True, slots=True)
class Number:
    """What words ``first`` up to, not including, ``end`` of a list are worth.

    ``scale`` is what the last word multiplies by (1 for none), ``bound`` what the words themselves leave open and
    ``most`` the upper end of a range.
    """

    first: int
    end: int
    value: float
    scale: int = 1
    bound: Bound = "exact"
    most: float | None = None


def read_number(words: Sequence[str], first: int) -> Number | None:
    """The longest number that begins at ``words[first]`` (lower case, one token each); None where none does.

    Of plurals ("dozens": 24, "scores": 40, "hundreds": 200, "tens of thousands": 20,000) the least value with bound
    ``min``; "several", "a few" and "a handful" are 3, "a couple" 2, all ``approximate``; "a dozen" is 12.
    """
    word = words[first]
    after = [*words[first + 1 : first + 3], "", ""]
    if word in NOBODY:
        return Number(first, first + 1, 0)
    if word == "no":
        return Number(first, first + (2 if after[0] == "one" else 1), 0)
    if word == "half" and after[0] in ("a", "an") and after[1] in SCALES:
        return Number(first, first + 3, SCALES[after[1]] / 2, SCALES[after[1]])
    if word in ("a", "an"):
        if after[0] in A_FEW:
            return _few(words, first, first + 2, A_FEW[after[0]])
        if after[0] in ORDINALS:
            return Number(first, first + 2, 1)
        return _digits_or_words(words, first, first + 1) if after[0] in SCALES else None
    if word in SETS:
        return Number(first, first + 1, SETS[word])
    if word in FEW:
        return _few(words, first, first + 1, FEW[word])
    if word in PLURALS:
        if after[0] == "of" and after[1] in LARGE and word in ("tens", "hundreds"):
            return Number(first, first + 3, PLURALS[word] * LARGE[after[1]], 1, "min")
        return None if word == "tens" else Number(first, first + 1, PLURALS[word], 1, "min")
    joined = JOINED.fullmatch(word)
    if joined and int(joined[1]) < int(joined[2]):
        return Number(first, first + 1, int(joined[1]), 1, "min", int(joined[2]))
    return _digits_or_words(words, first, first)


def value_of(word: str) -> float | None:
    """The value of one word that is a number by itself and no scale: "12", "1,200", "7.5", "twelve"."""
    if word in SMALL:
        return SMALL[word]
    if word in TENS:
        return TENS[word]
    return float(word.replace(",", "")) if DIGITS.fullmatch(word) else None


def _few(words: Sequence[str], first: int, end: int, factor: int) -> Number:
    """ "Several", "a few hundred", "a couple dozen"."""
    scale = SCALES.get(words[end], 1) if end < len(words) else 1
    return Number(first, end + (scale > 1), factor * scale, scale, "approximate")


def _digits_or_words(words: Sequence[str], first: int, at: int) -> Number | None:
    """Digits or words with scales; from ``at`` on, "a" before it being 1."""
    total, current, scale, end = 0.0, float(at > first), 1, at
    limit = 100.0 if at == first else 0.0  # what the next part of the same thousand must be below
    while end < len(words):
        word = words[end]
        if word in SCALES:
            if end == first:
                break
            scale = SCALES[word]
            current, limit = current * scale, float(scale)
            if scale >= 1000:
                total, current = total + current, 0.0
            end += 1
            continue
        step = end
        if end > first and word == "and" and scale > 1:
            step += 1  # "a hundred and five"
        elif end > first and word in HYPHENS and words[end - 1] in TENS:
            step += 1  # "twenty-three"
        value = value_of(words[step]) if step < len(words) else None
        if value is None or (end > first and not (value < limit and not words[step][0].isdigit())):
            break
        before = words[end - 1] if end > first else ""
        if before in TENS and not value < 10:
            break
        # Of "seven eight" the second begins another number; "twelve" takes no further word but a scale.
        if before and before not in TENS and before not in SCALES:
            break
        current, end = current + value, step + 1
        limit = 10.0 if words[step] in TENS else 0.0
    return Number(first, end, total + current, scale) if end > at or at > first else None
