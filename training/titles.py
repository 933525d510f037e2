"""Titles before a person's name: the name begins where they end."""

import re

from training.names import LISTS

_TITLES = {key: frozenset(words) for key, words in LISTS["titles"].items()}
# Titles that stand right before a name ("Mr.", "Minister").
HEADS = _TITLES["heads"]
# With one of these alone before it, a capitalised word is a name even where the corpus does not say so.
STRONG = _TITLES["strong"]
# Small words inside names.
PARTICLES = _TITLES["particles"]

OF = re.compile(r"of (?:State|Defense|Staff|Justice|Commerce|Energy|Homeland Security|the Treasury|Health|Education) ")


def is_title(word: str) -> bool:
    """Whether ``word`` can be part of a title."""
    words = _TITLES["words"]
    return word in words or (word.startswith("ex-") and word[3:].capitalize() in words)


def is_office(word: str) -> bool:
    """Whether ``word``, whatever its case, names an office: "minister", "Spokesman"."""
    return word.lower() in _TITLES["lower"]


def strip_titles(text: str) -> int:
    """The number of characters of titles, and the spaces after them, that begin ``text``; all of it if no name follows.

    >>> "Prime Minister Ariel Sharon"[strip_titles("Prime Minister Ariel Sharon"):]
    'Ariel Sharon'
    """
    position = 0
    while position < len(text):
        of = OF.match(text, position)
        if of and position:
            position = of.end()
            continue
        word = text[position:].split(" ", 1)[0]
        if not (is_title(word) or is_office(word)):
            break
        position = min(len(text), position + len(word) + 1)
    return position
