"""Any number of articles out of the sentences of ``seeds/``: the same ones for the same seed."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

SENTENCES = 4  # of an article, where nothing else is asked for
FIRST_DAY = date(2000, 1, 1)
_BREAK = re.compile(r"(?<=[.!?]) +(?=[A-Z\"“])")


def sentences() -> list[str]:
    """The sentences of the articles in ``seeds/``, without headlines."""
    lines = [line for file in sorted((ROOT / "seeds").glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    return [sentence for line in lines for sentence in _BREAK.split(line) if sentence.endswith((".", "”", '"'))]


def articles(number: int, seed: int = 1, length: int = SENTENCES) -> Iterator[dict[str, Any]]:
    """Rows with an id of their own, a day of publication, and ``length`` sentences that are drawn by chance."""
    draw, known = random.Random(seed), sentences()
    for at in range(number):
        day = FIRST_DAY + timedelta(days=draw.randrange(9000))
        yield {"id": f"article-{at}", "published": day.isoformat(), "text": " ".join(draw.sample(known, length))}


def recombined(number: int) -> list[dict[str, Any]]:
    """Such rows for tests: one of three has no day."""
    return [row if at % 3 else {**row, "published": None} for at, row in enumerate(articles(number))]


def write_jsonl(rows: Iterable[dict[str, Any]], path: Path) -> Path:
    """Write rows as JSON lines, one at a time."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path
