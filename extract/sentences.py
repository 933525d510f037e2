"""Where a sentence surely begins or surely does not, told by the layout and the punctuation of news.

The language model decides all other places. What stands here is a matter of convention, not of grammar: datelines,
labels of captions, bullets, brackets, numbers after an abbreviation.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

DASHES = frozenset(("-", "–", "—", "--"))
BULLETS = DASHES | frozenset("•*·▪►")
QUOTES = frozenset(('"', "“", "‘", "``"))
CLOSERS = frozenset((")", "]", "”", "’", "''"))
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
    "However Some Other Others Many Most Several One Two Three".split()
)
# A hyphen after these joins: "the then-President", "mid-April", "pro-Kurdish".
JOINED = frozenset(
    "all anti arch co counter cross cyber early ex extra far half inter intra late mid multi neo non now once one "
    "only over pan post pre pro quasi re self semi soon sub super then trans two ultra un under vice would".split()
)
_ENDING = re.compile(r"""[.!?]["”’')]*\s+(?=["“‘(]?[A-Z])|\n\s*\n(?=\s*\S)""")
HEADING = 10  # words, at most, of a heading that its paragraph is glued to


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
        return True if _ends_heading(words, i - 1) else _after_dash(before, earlier, word)
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


def _ended(words: Sequence[Word]) -> bool:
    """Whether the last of ``words`` ends a sentence, alone or within closing quotes or brackets."""
    last = words[-2] if len(words) > 1 and words[-1].text in CLOSERS | QUOTES else words[-1]
    return last.text in ENDS


def _ends_heading(words: Sequence[Word], dash: int) -> bool:
    """Whether a dash glues a heading to its paragraph, as scraped pages do: "Refugee crisis-Meanwhile, the towns …".

    A heading is short and follows a full stop or opens a paragraph; "The then-President" and "US-Iran" are words.
    """
    before, after = words[dash - 1], words[dash + 1]
    if before.spaced or words[dash].spaced or not (after.text[0].isupper() or after.text in QUOTES):
        return False
    if dash > 1 and words[dash - 2].text in DASHES:
        return False  # "Port-au-Prince"
    heading = range(dash - 1, max(dash - 1 - HEADING, -1), -1)
    first = next((j for j in heading if words[j].first or j == 0 or _ended(words[max(j - 2, 0) : j])), None)
    if first is None or not (words[first].text[0].isupper() or words[first].text in QUOTES):
        return False
    if before.text in CLOSERS | QUOTES or after.text in OPENERS:
        return dash - first > 1
    return before.text[0].islower() and before.text not in JOINED | PARTICLES and dash - first > 1


def count_sentences(text: str) -> int:
    """About how many sentences there are in a text that no model has read: stops before a capital, and paragraphs."""
    return len(_ENDING.findall(text)) + 1 if text.strip() else 0
