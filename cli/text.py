"""Text of unknown origin made safe to show on a terminal."""

import re
import unicodedata

# Controls, bidirectional overrides and halves of surrogate pairs could move the cursor or hide what stands there.
_UNSAFE = frozenset({"Cc", "Cf", "Cs"})


def printable(text: str) -> str:
    """``text`` on one line: runs of blanks become one blank, what cannot be seen becomes its escape (``\\x1b``)."""
    text = re.sub(r"\s+", " ", text).strip()
    if text.isprintable():
        return text
    return "".join(_escape(char) if unicodedata.category(char) in _UNSAFE else char for char in text)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 event", "1,200 events"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
