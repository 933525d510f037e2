"""The day of publication: which source of it wins, and what a timestamp near midnight gives."""

import json
from datetime import date
from pathlib import Path

import pytest

from extract.sources import Document, read_sources

GIVEN = date(2020, 2, 2)
LINE = "MOSCOW, May 3, 2017 — Text."


def days(path: Path, content: str) -> list[date | None]:
    """The days of publication of the documents of a file with this content."""
    path.write_text(content, encoding="utf-8")
    return [item.published for item in read_sources([str(path)], date=GIVEN) if isinstance(item, Document)]


@pytest.mark.parametrize(
    ("published", "place", "day"),
    [
        ("2018-05-31T23:30:00-04:00", "WASHINGTON", "2018-05-31"),
        ("2018-06-01T03:30:00Z", "WASHINGTON", "2018-06-01"),
        ("2018-06-01T00:15:00+10:00", "SYDNEY", "2018-06-01"),
        ("2018-05-31T23:59:59+10:00", "SYDNEY", "2018-05-31"),
        ("2018-05-31T00:00:00+14:00", "KIRITIMATI", "2018-05-31"),
        ("2018-05-31T23:59:00-11:00", "PAGO PAGO", "2018-05-31"),
        ("Thu, 31 May 2018 23:30:00 -0400", "WASHINGTON", "2018-05-31"),
        ("May 31, 2018 11:30 PM EDT", "WASHINGTON", "2018-05-31"),
    ],
)
def test_a_timestamp_keeps_the_day_of_its_own_offset(tmp_path: Path, published: str, place: str, day: str) -> None:
    row = json.dumps({"text": f"{place} — Text.", "published": published})
    assert days(tmp_path / "a.jsonl", row) == [date.fromisoformat(day)]


def test_rows_their_own_day_then_the_dateline_then_the_given_one(tmp_path: Path) -> None:
    rows = [{"text": LINE, "published": "2016-01-01"}, {"text": LINE}, {"text": "Text."}]
    content = "\n".join(json.dumps(row) for row in rows)
    assert days(tmp_path / "2019-01-02.jsonl", content) == [date(2016, 1, 1), date(2017, 5, 3), GIVEN]


@pytest.mark.parametrize(
    ("name", "content", "day"),
    [("2019-01-02.txt", LINE, date(2019, 1, 2)), ("a.txt", LINE, date(2017, 5, 3)), ("a.txt", "Text.", GIVEN)],
)
def test_texts_the_name_then_the_dateline_then_the_given_one(
    tmp_path: Path, name: str, content: str, day: date
) -> None:
    assert days(tmp_path / name, content) == [day]
