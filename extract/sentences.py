"""Where a sentence surely begins or surely does not, told by the layout and the punctuation of news.

The language model decides all other places. What stands here is a matter of convention, not of grammar: datelines,
labels of captions, bullets, brackets, numbers after an abbreviation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

DASHES = frozenset(("-", "–", "—", "--"))
BULLETS = DASHES | frozenset("•*·▪►")
CLOSERS = frozenset((")", "]", "”", "''"))
# A number follows these, and no sentence: "No. 10 Downing Street", "Art. 17", "approx. 190 lbs."
NUMBERED = frozenset("No Nos Art Arts Sec Fig Vol Ch Par Para approx Approx ca pp p c".split())
ENDS = frozenset(".!?")
STOPS = frozenset((",", ";", ":"))
# Names may begin with these: "al-Bab has fallen".
PARTICLES = frozenset("al el ar as ad an bin ibn abu de von van".split())
# Capitalised in mid-line they open a sentence, also where the stop before belongs to an abbreviation: "in the U.S. He".
OPENERS = frozenset(
    "He She It They We I His Her Its Their Our My This That These Those There The A An But And Or Yet So Then If When "
    "While Although Though Because Since After Before As At In On By For From With Both Nobody Everyone Meanwhile "
    "However".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, whether white space follows it, and whether it is the first of a paragraph or follows the dateline."""

    text: str
    spaced: bool
    first: bool
    dateline: bool  # whether it stands within the dateline


def boundaries(words: Sequence[Word]) -> list[bool | None]:
    """For every word whether a sentence begins there; ``None`` leaves it to the model."""
    return [_boundary(words, i) for i in range(len(words))]


def _boundary(words: Sequence[Word], i: int) -> bool | None:
    word = words[i]
    if word.first or i == 0:
        return True
    before = words[i - 1]
    earlier = words[i - 2] if i > 1 else None
    # In mid-line no sentence of edited text begins after a plain word or a colon, nor with a small letter or a comma.
    if word.dateline or before.text[-1].isalnum() or before.text in STOPS or word.text in STOPS:
        return False
    if word.text[0].islower() and word.text not in PARTICLES:
        return False
    if before.text[0].isalpha() and before.text.endswith(".") and word.text in OPENERS:
        return True
    if word.text in DASHES and before.text == "FILE":
        return False
    if before.text in DASHES:
        return _after_dash(before, earlier, word)
    if before.first and before.text in BULLETS:
        return False
    if word.text in CLOSERS and not before.spaced:
        return False
    if word.text[0].isdigit() and earlier is not None:
        if before.text == "." and earlier.text in NUMBERED:
            return False
        if before.text.removesuffix(".") in NUMBERED and before.text.endswith("."):
            return False
    if word.text == "(" and before.spaced and before.text in ENDS | CLOSERS and i + 1 < len(words):
        closed = before.text in ENDS or (earlier is not None and earlier.text in ENDS)
        return True if closed and words[i + 1].text[0].isupper() else None
    return None


def _after_dash(dash: Word, earlier: Word | None, word: Word) -> bool | None:
    """After "FILE - ", and where a dash is glued to the word behind it: "Karabakh -The presidents met"."""
    if earlier is None or dash.first:
        return False if dash.spaced else None
    if earlier.text == "FILE":
        return True
    return True if not dash.spaced and earlier.spaced and word.text[0].isupper() else None
