"""Many short articles out of the few in ``seeds/``: paragraphs drawn anew, the same ones in every run."""

import json
import random
from pathlib import Path
from typing import Any

from tests.conftest import ROOT


def recombined(number: int) -> list[dict[str, Any]]:
    """Rows with an id, a day of publication for two of three, and one paragraph or two."""
    files = sorted((ROOT / "seeds").glob("*.txt"))
    paragraphs = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    draw = random.Random(number)
    return [
        {
            "id": f"article-{at:04}",
            "published": f"20{draw.randrange(10, 25)}-0{draw.randrange(1, 10)}-1{draw.randrange(10)}"
            if at % 3
            else None,
            "text": "\n\n".join(draw.sample(paragraphs, 1 + (at % 4 == 0))),
        }
        for at in range(number)
    ]


def write_jsonl(rows: list[dict[str, Any]], path: Path) -> Path:
    """One row a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
