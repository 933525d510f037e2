"""The time that any pattern of ours takes grows with the text in a straight line."""

import json
import re
import subprocess
import sys
import time
from collections import deque

import pytest

from tests.conftest import ROOT
from tests.fuzz.patterns import hostile

SIZES = (1 << 12, 1 << 13, 1 << 14)  # characters
FLOOR = 0.002  # seconds of the processor: below it they tell little
LIMIT = 1.0
STRAIGHT = 3.0  # twice the text takes twice the time, four times where the time grows with the square
# Patterns that are matched and never searched for, by how they begin: those of ANYWHERE at many places of a text, where
# they must look at so much and no more, those of ONCE at its beginning.
ANYWHERE = (("extract.dates.words", ""), ("extract.datelines", "(?P<place>"), ("extract.datelines", "(?i:"))
ONCE = (
    ("extract.inflection", "[^aeiou]*"), ("extract.sources.sniff", r"\s*"), ("extract.sources.sniff", "(?:From"),
)  # fmt: skip
BOUNDED = 0.0002  # seconds

Pattern = re.Pattern[str] | re.Pattern[bytes]


def seconds(pattern: Pattern, text: str | bytes, *, once: bool) -> float:
    """The time of the processor for a search through all of a text, or for a match at its beginning."""
    begin = time.process_time()
    if once:
        pattern.match(text)  # type: ignore[arg-type]
    else:
        deque(pattern.finditer(text), 0)  # type: ignore[arg-type]
    return time.process_time() - begin


def is_straight(pattern: Pattern, piece: str, *, once: bool = False, anywhere: bool = False) -> bool:
    """Whether repeated pieces take a time in proportion to their length, as far as that can be told."""

    def took(size: int) -> float:
        text = piece * (size // len(piece)) + "\x00"
        data = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
        return seconds(pattern, data, once=once or anywhere)

    if anywhere:
        short, long = (min(took(size) for _ in range(5)) for size in (SIZES[0], 16 * SIZES[0]))
        return long < BOUNDED or long < STRAIGHT * short
    # From the shortest on: what grows with a higher power of the length would not end on the longest.
    times: list[float] = []
    for size in (SIZES[0] // 8, *SIZES):
        times.append(took(size))
        if times[-1] > LIMIT:
            return False
    if times[-1] < FLOOR:
        return True
    small, middle, large = (min(times[n + 1], *(took(size) for _ in range(4))) for n, size in enumerate(SIZES))
    return not (middle > STRAIGHT * small and large > STRAIGHT * middle)


def slow_on(text: str, flags: int, *, of_bytes: bool, once: bool = False, anywhere: bool = False) -> list[str]:
    """The pieces on which a pattern is worse than straight."""
    pattern = re.compile(text.encode("latin-1"), flags) if of_bytes else re.compile(text, flags)
    pieces = hostile(text, flags & ~re.UNICODE if of_bytes else flags)
    return [piece for piece in pieces if not is_straight(pattern, piece, once=once, anywhere=anywhere)]


@pytest.mark.parametrize("text", [r"\s+$", r"\w+@"])
def test_bad_patterns_are_told(text: str) -> None:
    assert slow_on(text, 0, of_bytes=False)


def test_no_pattern_is_slow() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.fuzz.patterns"], cwd=ROOT, capture_output=True, check=True)
    rows = json.loads(done.stdout)
    assert len(rows) > 150
    slow = {}
    for place, text, flags, of_bytes in rows:
        once, anywhere = (
            any(place.startswith(f"{module}:") and text.startswith(start) for module, start in known)
            for known in (ONCE, ANYWHERE)
        )
        found = slow_on(text, flags, of_bytes=of_bytes, once=once, anywhere=anywhere)
        if found:
            slow[f"{place} {text[:60]}"] = found[:3]
    assert not slow
