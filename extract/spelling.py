"""Misspelt triggers: a word that no list of words has, one slip away from a form of a trigger."""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from extract.headlines import common_words

PREFIXES = ("mis", "over", "re", "un")
SHORTEST = 5  # letters; below that, one slip away lies another word
# First letter and length → the forms that have both.
Shapes = Mapping[tuple[str, int], tuple[str, ...]]


def shapes_of(forms: Iterable[str]) -> Shapes:
    """The forms that may be misspelt, by what a slip leaves alone or nearly so."""
    found: dict[tuple[str, int], list[str]] = {}
    for form in forms:
        if len(form) >= SHORTEST:
            found.setdefault((form[0], len(form)), []).append(form)
    return {shape: tuple(group) for shape, group in found.items()}


def mend(word: str, forms: Mapping[str, str], shapes: Shapes) -> str | None:
    """The trigger lemma that ``word`` (lower case) misspells, or None when it is a word, or no slip of one.

    :param forms: form → lemma of the triggers.
    :param shapes: the same forms as :func:`shapes_of` sorts them.
    """
    if len(word) < SHORTEST or not word.isalpha() or word in common_words() or _is_derived(word):
        return None
    shaped = (form for size in (-1, 0, 1) for form in shapes.get((word[0], len(word) + size), ()))
    near = [form for form in shaped if OSA.distance(form, word, score_cutoff=1) <= 1]
    # Two letters swapped are a slip of the fingers; one for another may be another word.
    near = [form for form in near if sorted(form) == sorted(word)] or near
    hits = {forms[form] for form in near}
    return hits.pop() if len(hits) == 1 else None


def _is_derived(word: str) -> bool:
    """Whether a prefix or an ending of a known word makes it: "refiling" is no slip of "reviling"."""
    stems = {word.removesuffix("d"), word.removesuffix("ed")} if word.endswith("ed") else {word.removesuffix("s")}
    stems |= {word.removeprefix(p) for p in PREFIXES}
    return bool(stems & common_words())
