"""What the network is told of a word: its row in the vocabulary, its character n-grams, its shape, its lists.

All of it depends on the spelling alone, so that the vector of a word is worked out once and kept (``network.Network``).
Training and reading share this module: weights are worthless over features that differ.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN = 0
GRAMS = range(2, 6)  # lengths of the n-grams
LONGEST = 24  # of a longer word, the two ends
SHAPES = 512
RECENT = 20_000  # spellings whose features are kept
_RUN = re.compile(r"(.)\1{3,}")
_STRAIGHT = str.maketrans("‘’`´", "''''")
_DOUBLE, _SINGLE, _DASHES = {'"', "``", "''"}, {"'", "`"}, {"-", "–", "—", "--"}


@dataclass(frozen=True, slots=True)
class Word:
    """Rows of the embedding tables for one spelling; ``lists`` has one bit for each list of names it stands in."""

    row: int
    grams: tuple[int, ...]
    shape: int
    lists: int


def normal(form: str) -> str:
    """The key of the vocabulary: small letters, digits as zeros, straight apostrophes in words.

    >>> normal("F-16"), normal("’s")
    ('f-00', "'s")
    """
    text = re.sub(r"\d", "0", form.lower())
    return text.translate(_STRAIGHT) if len(text) > 1 else text


def directed(forms: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """The words with quotation marks that open or close and dashes that join or part, told by the white space.

    :param spaces: whether white space follows each word.

    >>> directed(['"', "No", '"', "-", "he"], [False, False, True, True, False])
    ['“', 'No', '”', '—', 'he']
    """
    told = list(forms)
    last = len(forms) - 1
    for i, form in enumerate(forms):
        before = i == 0 or spaces[i - 1]
        if form in _DASHES:
            told[i] = "—" if before and (spaces[i] or i == last) else "-"
        elif form in _DOUBLE or form in _SINGLE:
            opening = before and not spaces[i] and i < last
            if opening or not before:
                told[i] = ("“" if opening else "”") if form in _DOUBLE else ("‘" if opening else "’")
    return told


def shape(form: str) -> str:
    """Letters by case and digits, runs cut at three.

    >>> shape("Kovač"), shape("F-16"), shape("NATO")
    ('Xxxx', 'X-dd', 'XXX')
    """
    kinds = ("d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in form)
    return _RUN.sub(r"\1\1\1", "".join(kinds))


def grams(form: str) -> list[str]:
    """The n-grams of the word between its bounds, and those bounds with what touches them."""
    text = normal(form)
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + text[-LONGEST // 2 :]
    text = f"<{text}>"
    return [text[i : i + n] for n in GRAMS for i in range(len(text) - n + 1)]


def bucket(text: str, size: int) -> int:
    """A stable number below ``size`` for a string."""
    return zlib.crc32(text.encode("utf-8")) % size


class Features:
    """Spellings to rows: ``vocabulary`` (normal forms; row 0 is the unknown word), ``lists`` and the table sizes."""

    def __init__(self, vocabulary: Sequence[str], lists: Mapping[str, int], buckets: int) -> None:
        self.vocabulary = list(vocabulary)
        self.lists = dict(lists)
        self.buckets = buckets
        self._rows = {word: row for row, word in enumerate(self.vocabulary, 1)}
        # Every network that votes asks for the same words at the same time.
        self._read = lru_cache(RECENT)(self._features)

    def __call__(self, form: str) -> Word:
        """The features of one spelling."""
        return self._read(form)

    def _features(self, form: str) -> Word:
        key = normal(form)
        rows = tuple(bucket(gram, self.buckets) for gram in grams(form))
        return Word(self._rows.get(key, UNKNOWN), rows, bucket(shape(form), SHAPES), self.lists.get(key, 0))
