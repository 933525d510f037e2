"""Strategies for texts: sentences of news that are disturbed, words that the rules know, and marks of all kinds."""

from collections.abc import Callable

from hypothesis import strategies as st

from tests.fuzz.words import ALIKE, BRACKETS, FOREIGN, MARKS, SENTENCES, SMALL, pool

Words = list[str]
Change = Callable[[Words, int, str], None]  # changes words at a place, with a piece to put in


def _swap(words: Words, at: int, _: str) -> None:
    other = (at + 1) % len(words)
    words[at], words[other] = words[other], words[at]


def _double(words: Words, at: int, _: str) -> None:
    words.insert(at, words[at])


def _delete(words: Words, at: int, _: str) -> None:
    del words[at]


def _join(words: Words, at: int, _: str) -> None:
    words[at : at + 2] = ["".join(words[at : at + 2])]


def _insert(words: Words, at: int, piece: str) -> None:
    words.insert(at, piece)


def _attach(words: Words, at: int, piece: str) -> None:
    words[at] += piece


def _split(words: Words, at: int, piece: str) -> None:
    words[at] = words[at][: len(words[at]) // 2] + piece + words[at][len(words[at]) // 2 :]


def _alike(words: Words, at: int, _: str) -> None:
    words[at] = words[at].translate(ALIKE)


def _upper(words: Words, at: int, _: str) -> None:
    words[at:] = [word.upper() for word in words[at:]]


def _lower(words: Words, at: int, _: str) -> None:
    words[at:] = [word.lower() for word in words[at:]]


def _repeat(words: Words, at: int, _: str) -> None:
    words[at] = (words[at] * 20)[:200]


CHANGES: tuple[Change, ...] = (
    _swap, _double, _delete, _join, _insert, _attach, _split, _alike, _upper, _lower, _repeat,
)  # fmt: skip
PIECES = st.sampled_from([*SMALL, *BRACKETS, *MARKS, *FOREIGN])


@st.composite
def changed_sentences(draw: st.DrawFn) -> str:
    """One sentence of news or two, changed up to eight times."""
    words = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2))).split(" ")
    changes = st.tuples(st.sampled_from(CHANGES), st.integers(0, 99), PIECES)
    for change, at, piece in draw(st.lists(changes, max_size=8)):
        if words:
            change(words, at % len(words), piece)
    return " ".join(words)


def known_words() -> st.SearchStrategy[str]:
    """Words that the rules know, in any order."""
    words = st.lists(st.sampled_from(pool()), min_size=1, max_size=14)
    return st.builds(lambda some, end: " ".join(some) + end, words, st.sampled_from(["", ".", "?", '."', "\n"]))


def marks() -> st.SearchStrategy[str]:
    """Characters that no newspaper prints, in numbers, between words."""
    some = st.one_of(st.sampled_from([*MARKS, *BRACKETS]), st.sampled_from(FOREIGN), st.sampled_from(SMALL), st.text())
    return st.lists(some, min_size=1, max_size=12).map("".join)


def any_text() -> st.SearchStrategy[str]:
    """Any of these."""
    return st.one_of(changed_sentences(), known_words(), marks())
