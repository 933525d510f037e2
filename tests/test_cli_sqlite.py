"""Records in a SQLite database: none lost, none doubled, found by their words, by several programs at once."""

import dataclasses
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cli.exit import ExitStatus
from cli.sinks.sqlite import append_sqlite
from extract.columns import columns
from extract.errors import EventsError
from extract.records import Event, Sentence
from tests.conftest import ROOT
from tests.fakes import run_events
from tests.hostile import NUL, TEXTS, record, records, restored

ALL = (*TEXTS, *NUL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "events.db"


def ask(path: Path, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question, values).fetchall()


def read(path: Path) -> list[Event]:
    """All records of the view, in the order in which they came."""
    found = []
    for row in ask(path, "SELECT * FROM records JOIN events USING (id) ORDER BY events.rowid"):
        cells = zip(row, columns(), strict=False)
        found.append(restored([json.loads(value) if c.many and value is not None else value for value, c in cells]))
    return found


def count(path: Path) -> dict[str, int]:
    tables = ("documents", "sentences", "actors", "events")
    return {table: ask(path, f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def saying(text: str, name: str = "a") -> Event:
    return dataclasses.replace(record([name]), sentence=Sentence(0, 0, len(text), text))


def search(path: Path, words: str) -> list[str]:
    question = "SELECT sentence_text FROM records WHERE sentence IN (SELECT rowid FROM sentences_fts(?)) ORDER BY id"
    return [text for (text,) in ask(path, question, words)]


def check(path: Path) -> None:
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    ask(path, "INSERT INTO sentences_fts(sentences_fts, rank) VALUES ('integrity-check', 1)")  # raises where it differs


def test_all_comes_back(path: Path) -> None:
    append_sqlite(records(ALL), path)
    assert read(path) == records(ALL)
    check(path)


def test_twice_doubles_nothing(path: Path) -> None:
    append_sqlite(records(), path)
    once = count(path)
    append_sqlite(records(), path)
    assert count(path) == once
    assert read(path) == records()
    check(path)


def test_the_view_has_the_columns_of_the_record(path: Path) -> None:
    append_sqlite([], path)
    names = [row[1] for row in ask(path, "PRAGMA table_info(records)")]
    assert names == [*(column.name for column in columns()), "sentence"]


def test_documents_sentences_and_actors_stand_there_once(path: Path) -> None:
    first, second = (dataclasses.replace(record(["a"]), id=name) for name in ("1", "2"))
    second = dataclasses.replace(second, actor=second.target, target=None)
    append_sqlite([first, second], path)
    assert count(path) == {"documents": 1, "sentences": 1, "actors": 1, "events": 2}
    assert read(path) == [first, second]


def test_a_later_record_of_the_same_id_takes_the_place(path: Path) -> None:
    append_sqlite([saying("Jets struck the port."), saying("Turkey warned Greece.", "b")], path)
    changed = dataclasses.replace(saying("Jets bombed the harbour."), actor=None, confidence=0.25)
    append_sqlite([changed], path)
    assert read(path) == [changed, saying("Turkey warned Greece.", "b")]
    assert count(path) == {"documents": 2, "sentences": 2, "actors": 2, "events": 2}
    assert (search(path, "port"), search(path, "harbour")) == ([], ["Jets bombed the harbour."])
    check(path)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("missile", ["Missiles hit Kharkiv."]),
        ("KHARKIV", ["Missiles hit Kharkiv."]),
        ("erdogan", ["Erdoğan visited Berlin."]),
        ("visit* NOT missiles", ["Erdoğan visited Berlin."]),
        ('"visited Kharkiv"', []),
    ],
)
def test_search(path: Path, words: str, found: list[str]) -> None:
    append_sqlite([saying("Missiles hit Kharkiv."), saying("Erdoğan visited Berlin.", "b")], path)
    assert search(path, words) == found


def test_foreign_keys_are_declared(path: Path) -> None:
    append_sqlite(records(), path)
    links = {(row[3], row[2]) for row in ask(path, "PRAGMA foreign_key_list(events)")}
    assert links == {("document", "documents"), ("sentence", "sentences"), ("actor", "actors"), ("target", "actors")}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM documents")


def test_several_programs_at_once(path: Path) -> None:
    """Each writes records of its own and some that all of them write, in many small transactions."""
    code = (
        "import sys; from pathlib import Path; from cli.sinks.sqlite import append; from tests.hostile import record;"
        "append.ROWS = 3; me = sys.argv[2];"
        "texts = [text for n in range(100) for text in (f'{me} {n}', f'all {n}')];"
        "append.append_sqlite((record([text]) for text in texts), Path(sys.argv[1]))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, path, name], cwd=ROOT) for name in "abc"]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    expected = [record([f"{name} {n}"]) for name in ("a", "b", "c", "all") for n in range(100)]
    assert sorted(read(path), key=lambda event: event.id) == sorted(expected, key=lambda event: event.id)
    check(path)


def test_an_interrupted_run_leaves_whole_records_and_can_go_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.sinks.sqlite.append.ROWS", 10)
    wanted = [record([str(number)]) for number in range(40)]

    def stopping() -> Iterator[Event]:
        yield from wanted[:25]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        append_sqlite(stopping(), path)
    assert read(path) == wanted[:20]
    check(path)
    append_sqlite(wanted, path)
    assert read(path) == wanted


def test_slow_records_are_written_while_more_are_awaited(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.sinks.sqlite.append.SECONDS", 0.0)

    def slow() -> Iterator[Event]:
        for number in range(3):
            yield record([str(number)])
            assert count(path)["events"] == number + 1

    append_sqlite(slow(), path)


def test_columns_that_came_later_are_added(path: Path) -> None:
    append_sqlite([record(["a"])], path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP VIEW records")
        connection.execute("ALTER TABLE events DROP COLUMN first_published")
        connection.execute("ALTER TABLE events DROP COLUMN quantity_max")
        connection.commit()
    append_sqlite([record(["b"])], path)
    old, new = read(path)
    assert new == record(["b"])
    assert old.quantity
    assert (old.first_published, old.quantity.max) == (None, None)


def test_other_tables_of_these_names_are_left_alone(path: Path) -> None:
    ask(path, "CREATE TABLE events (id TEXT, title TEXT)")
    before = path.read_bytes()
    with pytest.raises(EventsError, match="another table 'events'"):
        append_sqlite(records(), path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(path: Path, tmp_path: Path) -> None:
    path.write_text("Israel struck Syria, which is no database.")
    (tmp_path / "a.txt").write_text("Israel struck Syria.")
    result = run_events("extract", str(tmp_path / "a.txt"), "-o", str(path))
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert "not a database" in result.err
    assert path.read_text() == "Israel struck Syria, which is no database."


def test_a_file_that_another_program_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cli.sinks.sqlite.append.PATIENCE", 0.1)
    append_sqlite([record(["a"])], path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(EventsError, match="locked"):
            append_sqlite([record(["b"])], path)
    assert read(path) == [record(["a"])]


def test_the_command_of_sqlite_reads_it(path: Path) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("the command sqlite3 is not installed")
    append_sqlite([saying("Turkey warned Greece.")], path)
    question = "SELECT sentence_text, contexts FROM records"
    done = subprocess.run(["sqlite3", "-json", path, question], capture_output=True, text=True, check=True)
    (row,) = json.loads(done.stdout)
    assert (row["sentence_text"], json.loads(row["contexts"])) == ("Turkey warned Greece.", ["a", "a", "a"])


def test_tables_are_plain(path: Path) -> None:
    """The names of tables and columns are plain enough for any tool that lists them, datasette among them."""
    append_sqlite([record(["a"])], path)
    names = [name for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    assert {"documents", "sentences", "actors", "events", "records", "sentences_fts"} <= set(names)
    keys = {table: [row[1] for row in ask(path, f"PRAGMA table_info({table})") if row[5]] for table in count(path)}
    assert keys == {"documents": ["id"], "sentences": ["id"], "actors": ["id"], "events": ["id"]}
    # Datasette offers a search where it reads this in the schema.
    assert ask(path, "SELECT name FROM sqlite_master WHERE sql LIKE '%USING FTS%content=\"sentences\"%'")
