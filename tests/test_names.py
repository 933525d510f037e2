"""Names as news writes them, with a day: whom the gazetteer takes them for.

The tables lie in ``tests/names``, a file a region, with the columns ``day`` (empty: none known), ``text``, ``name``,
``code`` (country and sector on that day; empty for nobody's) and ``role`` (``*`` where it is not asked).
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from extract.gazetteer import choose, load_gazetteer

TABLES = Path(__file__).parent / "names"


def rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for path in sorted(TABLES.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            found += csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda r: f"{r['text']}-{r['day']}")
def test_name_on_a_day(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["day"]) if row["day"] else None
    readings = load_gazetteer().find(row["text"])
    assert readings, "the gazetteer does not know the name"
    found = choose(readings, day).row.on(day)
    assert (found.name, found.code or "") == (row["name"], row["code"])
    assert row["role"] in ("*", found.role or "")


def test_there_are_enough() -> None:
    assert len(rows()) >= 300
    assert {row["day"][:3] for row in rows()} >= {"199", "200", "201", "202"}
