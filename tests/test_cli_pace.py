"""How fast a run is and how long it will take, by a clock of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.pace import Pace
from extract.documents import Document
from extract.sources import read_sources
from extract.sources.meter import Meter, size_of
from tests.fakes import run_events

DOCUMENTS = [Document(str(number), "x") for number in range(5)]


class Clock:
    def __init__(self) -> None:
        self.time = 100.0
        self.bytes = 0

    def pace(self, total: int | None, limit: int | None = None) -> Pace:
        return Pace(lambda: self.bytes, total, limit, lambda: self.time)


@pytest.mark.parametrize(
    ("total", "limit", "expected"),
    [
        (None, None, ", 0.5 documents/s"),
        (500, None, ", 0.5 documents/s, 60%, 0:00:04 left"),
        (500, 4, ", 0.5 documents/s, 75%, 0:00:02 left"),  # whichever comes first
        (None, 4, ", 0.5 documents/s, 75%, 0:00:02 left"),
        (100, None, ", 0.5 documents/s, 100%, 0:00:00 left"),  # the file grew
    ],
)
def test_line(total: int | None, limit: int | None, expected: str) -> None:
    clock = Clock()
    pace = clock.pace(total, limit)

    def read() -> Iterator[Document]:
        for document in DOCUMENTS[:3]:
            clock.bytes += 100
            yield document

    assert len([*pace.follow(read())]) == 3  # read ahead: the bytes of each are those at its own reading
    for number in range(3):
        pace.done(str(number))
        clock.time += 2 if number < 2 else 0
    assert pace.line() == expected


def test_failed_documents_count_as_behind() -> None:
    clock = Clock()
    pace = clock.pace(100)
    clock.bytes = 50
    assert len([*pace.follow(DOCUMENTS[:2])]) == 2
    pace.done("1")
    assert pace.line() == ", 50%"


def test_meter(tmp_path: Path) -> None:
    for name, size in (("a.txt", 30), ("b.txt", 70), ("c.pdf", 999)):
        (tmp_path / name).write_text("x " * (size // 2))
    (tmp_path / "d.jsonl").write_text('{"text": "Rain."}\n')
    assert size_of([str(tmp_path)]) == 118
    assert size_of([str(tmp_path), "-"]) is None
    assert size_of([str(tmp_path / "missing")]) == 0
    meter = Meter()
    positions = [meter.position for item in read_sources([str(tmp_path)], meter=meter) if isinstance(item, Document)]
    assert positions == [30, 100, 118]
    assert meter.position == 118


def test_progress_tells_rate_and_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        Path(f"{number}.txt").write_text("Israel struck Syria.")
    shown = run_events("extract", ".", "-o", "events.jsonl", terminal=True)
    assert "documents/s, 100%, 0:00:00 left" in shown.err
    assert "documents/s" not in run_events("extract", ".", "-o", "events.jsonl", "-v").err
