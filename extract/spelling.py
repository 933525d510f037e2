"""Misspelt triggers: a word that no list of words has, one slip away from a form of a trigger."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from extract.headlines import common_words

SHORTEST = 5  # letters; below that, one slip away lies another word


def mend(word: str, forms: Mapping[str, str]) -> str | None:
    """The trigger lemma that ``word`` (lower case) misspells, or None when it is a word, or no slip of one."""
    if len(word) < SHORTEST or not word.isalpha() or word in common_words():
        return None
    near = [form for form in forms if abs(len(form) - len(word)) <= 1 and form[0] == word[0] and len(form) >= SHORTEST]
    hits = {forms[form] for form in near if OSA.distance(form, word, score_cutoff=1) <= 1}
    return hits.pop() if len(hits) == 1 else None
