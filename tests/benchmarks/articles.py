"""Any number of articles out of the sentences of ``seeds/``: the same ones for the same seed."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.overhead import ROOT

SENTENCES = 4  # of an article, where nothing else is asked for
FIRST_DAY = date(2000, 1, 1)
_BREAK = re.compile(r"(?<=[.!?]) +(?=[A-Z\"“])")


def sentences() -> list[str]:
    """The sentences of the articles in ``seeds/``, without headlines."""
    lines = [line for file in sorted((ROOT / "seeds").glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    return [sentence for line in lines for sentence in _BREAK.split(line) if sentence.endswith((".", "”", '"'))]


def articles(number: int, seed: int = 1, length: int = SENTENCES) -> Iterator[dict[str, str]]:
    """Rows with an id of their own, a day of publication, and ``length`` sentences that are drawn by chance."""
    draw, known = random.Random(seed), sentences()
    for at in range(number):
        day = FIRST_DAY + timedelta(days=draw.randrange(9000))
        yield {"id": f"article-{at}", "published": day.isoformat(), "text": " ".join(draw.sample(known, length))}


def write_articles(number: int, path: Path, seed: int = 1, length: int = SENTENCES) -> int:
    """Write them as JSON lines, one at a time; the number of characters of their texts."""
    written = 0
    with open(path, "w", encoding="utf-8") as file:
        for row in articles(number, seed, length):
            file.write(json.dumps(row) + "\n")
            written += len(row["text"])
    return written
