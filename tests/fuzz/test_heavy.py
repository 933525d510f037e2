"""Fixed cases that are large, deep or in each other's way."""

import gzip
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.documents import Document, Failure, Reading
from extract.pipeline import Extractor
from extract.sources import read_sources
from tests.conftest import ROOT
from tests.fuzz.watchdog import watched

SENTENCE = "Russia warned Turkey. "
FILES = {
    "quotes.csv": b"text\n" + b'"' * 1_000_000,
    "brackets.json": b"[" * 100_000,
    "braces.jsonl": b'{"text":' * 100_000,
    "deep.html": b"<div>" * 20_000 + b"Russia warned Turkey." + b"</div>" * 20_000,
    "open.html": b"<p>Russia warned Turkey.</p>" + b"<!-" * 20_000,
    "attributes.html": b"<p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">Russia warned Turkey.</p>",
    "deep.xml": b"<a>" * 100_000,
    "laughs.xml": b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><item><title>&b;</title></item></rss>',
    "bomb.txt.gz": gzip.compress(b" " * (300 << 20), 1),
    "headers.eml": b"X: y\n" * 20_000 + b"\nRussia warned Turkey.",
    "glued.txt": b"Aa-ABC: " * 20_000,
}


@pytest.mark.parametrize("name", FILES)
def test_files(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    (tmp_path / "z.txt").write_text(SENTENCE)
    with watched(60):
        *items, last = read_sources([str(tmp_path / name), str(tmp_path / "z.txt")])
    assert items
    assert last == Document(str(tmp_path / "z.txt"), SENTENCE)


@pytest.mark.parametrize(
    "text",
    ["x" * 2_000_000, '"' * 200_000, "(" * 50_000 + ")" * 50_000, "a\u0301" * 50_000, "x." * 50_000, "\n" * 100_000],
    ids=str.__len__,
)
def test_texts(text: str, extractor: Extractor) -> None:
    with watched(60):
        (outcome,) = extractor.read([Document("d", text)])
    assert isinstance(outcome, Reading)


def test_half_of_a_surrogate_pair(extractor: Extractor) -> None:
    outcomes = [*extractor.read([Document("bad", f"{SENTENCE}\ud800 {SENTENCE}"), Document("good", SENTENCE)])]
    failure, reading = outcomes
    assert isinstance(failure, Failure)
    assert "surrogate" in failure.message
    assert isinstance(reading, Reading)
    assert reading.events


def test_time_grows_with_the_text(extractor: Extractor) -> None:
    """Four times the text does not take more than eight times the time: with the square it would be sixteen."""
    text = "Israeli forces struck a base of Hamas in Gaza on Monday. Russia warned Turkey. "

    def took(times: int) -> float:
        begin = time.process_time()
        assert len([*extractor.read([Document("d", text * times)])]) == 1
        return time.process_time() - begin

    took(10)
    assert took(200) < 8 * took(50)


def test_links_pipes_and_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    with watched():
        items = list(read_sources([str(tmp_path)]))
    assert [item.id for item in items if isinstance(item, Document)] == [f"{tmp_path}/a.txt"]
    assert [item.source for item in items if isinstance(item, Failure)] == [f"{tmp_path}/self.txt"]


def test_two_processes_write_one_database(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fakes", "extract", "-", "-o", str(tmp_path / "events.db")]
    running = []
    for number in range(2):
        source = tmp_path / f"{number}.txt"
        source.write_text(f"Israel struck Syria{number}. " * 300)
        with source.open("rb") as stdin:
            running.append(subprocess.Popen(command, stdin=stdin, stderr=subprocess.PIPE, cwd=ROOT))
    for process in running:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    with sqlite3.connect(tmp_path / "events.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM records").fetchone()[0] >= 1
