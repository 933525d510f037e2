"""What a parser trained on sentences stumbles over, smoothed before the parse and never longer or shorter.

Headlines In Title Case, which no treebank has, get back their small letters; "IS", which every model takes for a verb,
is read as another body of two letters.
"""

import functools
import re
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ISLAMIC_STATE = re.compile(r"\bIS\b")
SHORTEST = 4  # words; below that a line in capitals is more likely a name or a caption
SHARE = 0.7  # of the longer words capitalised


@functools.cache
def common_words() -> frozenset[str]:
    """Lower-case English words that are not mostly written with a capital (counted by ``training.words``)."""
    text = (resources.files("extract") / "data" / "words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def is_headline(line: str) -> bool:
    """Whether most of the longer words of ``line`` are capitalised, and it does not end as a sentence does."""
    words = [word for word in WORD.findall(line) if len(word) > 3]
    if len(words) < SHORTEST or len(line) > 200 or line.rstrip().endswith((".", "!", ";")):
        return False
    return bool(sum(word[0].isupper() for word in words) >= SHARE * len(words))


def smooth(text: str) -> str:
    """``text`` as the language model is to read it: character for character as long."""
    return "".join(_smooth_line(line) for line in re.split(r"(?<=\n)", text))


def _smooth_line(line: str) -> str:
    if is_headline(line):
        line = _lowered(line)
    return line if line.isupper() else ISLAMIC_STATE.sub("UN", line)


def _lowered(line: str) -> str:
    def small(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        # A letter whose small form is longer (İ) would shift every offset after it.
        if match.start() == 0 or lower not in common_words() or len(lower) != len(word):
            return (
                word.capitalize()
                if word.isupper() and len(word) > 3 and line.isupper() and len(word.capitalize()) == len(word)
                else word
            )
        if word.isupper() and len(word) <= 3 and not line.isupper():
            return word  # "US", "IS"
        return lower

    return WORD.sub(small, line)
