"""What a misspelt word is likely to mean, for the hints of errors."""

from collections.abc import Iterable

ALIKE = 75  # percent; below that it is another word
SHORTEST = 3  # letters; in a shorter word one slip makes another


def closest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` that is most like ``word``, whatever the case; None where none is like it.

    Three quarters of the letters of both are in the same order in the other, or one slip lies between them: a letter
    wrong, missing or too many, or two swapped.
    """
    best = max(sorted(known), key=lambda other: _likeness(word, other), default=None)
    return best if best is not None and _likeness(word, best) >= ALIKE else None


def _likeness(word: str, other: str) -> float:
    from rapidfuzz import fuzz  # of no use to a run that is well spelt
    from rapidfuzz.distance import OSA

    word, other = word.lower(), other.lower()
    is_slip = len(word) >= SHORTEST and OSA.distance(word, other, score_cutoff=1) <= 1
    return max(fuzz.ratio(word, other), ALIKE if is_slip else 0)
