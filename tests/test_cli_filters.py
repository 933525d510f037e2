"""The options that choose among records, and those that join them, on ``events extract`` and ``events unique``."""

import json
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from tests.fakes import Result, run_events

TEXT = "MOSCOW, May 31, 2018 — Israel struck Syria. Shoigu visited Israel. Israel warned Iran."


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text("KYIV, June 1, 2018 — Israel struck Syria.")
    (tmp_path / "bare.txt").write_text("Israel struck Lebanon.")


def records(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.out.splitlines()]


def told(result: Result) -> list[tuple[str, str, str]]:
    return [(row["doc"], row["action"], row["target"]["name"]) for row in records(result)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--since", "2018-06-01"], ["two.txt strike"]),
        (["--until", "31 May 2018"], ["one.txt strike", "one.txt visit", "one.txt warning"]),
        (["--since", "2018-06-02"], []),
        (["--country", "ISR"], ["one.txt strike", "one.txt visit", "one.txt warning", "two.txt strike"]),
        (["--country", "israel", "--action", "visit"], ["one.txt visit"]),
        (["--country", "FRA"], []),
        (["--actor", "shoigu"], ["one.txt visit"]),
        (["--actor", "Shoigu,Nobody"], ["one.txt visit"]),
        (["--target", "Iran", "--target", "Syria"], ["one.txt strike", "one.txt warning", "two.txt strike"]),
        (["--place", "Moscow"], []),
        (["--status", "future"], []),
        (["--status", "actual,future", "--action", "warning"], ["one.txt warning"]),
        (["--min-confidence", "0.91"], []),
        (["--min-confidence", "0.9", "--action", "warning"], ["one.txt warning"]),
    ],
)
def test_records_are_chosen(options: list[str], expected: list[str]) -> None:
    result = run_events("extract", "one.txt", "two.txt", *options)
    assert (result.status, result.err) == (ExitStatus.OK, "")
    assert [f"{doc} {action}" for doc, action, _ in told(result)] == expected
    Path("all.jsonl").write_text(run_events("extract", "one.txt", "two.txt").out)
    later = run_events("unique", "all.jsonl", "--window", "0", *options)
    assert [f"{doc} {action}" for doc, action, _ in told(later)] == expected


def test_records_without_any_day_are_counted_where_days_are_asked_for() -> None:
    result = run_events("extract", "bare.txt", "two.txt", "--since", "2018-06-01")
    assert told(result) == [("two.txt", "strike", "Syria")]
    assert result.err == "note: 1 record without any day left out by --since or --until\n"
    assert run_events("extract", "bare.txt").err == ""


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--country", "Isreal"], "did you mean Israel?"),
        (["--country", "ISL,XQZ"], "write its name"),
        (["--country", "1234567"], "write its name"),
        (["--country", ","], "no value given"),
        (["--status", "actul"], "did you mean actual?"),
        (["--status", "xyzzy"], "known are actual, future, hypothetical, negated"),
        (["--since", "yesterday"], "2018-05-31"),
        (["--until", "2018-02-30"], "2018-05-31"),
        (["--since", "2018-06-02", "--until", "2018-06-01"], "lies before"),
        (["--min-confidence", "1.5"], "--min-confidence"),
        (["--min-confidence", "high"], "--min-confidence"),
        (["--window", "3"], "--unique"),
        (["--unique", "--window", "-1"], "--window"),
        (["--action", "strik"], "did you mean strike?"),
    ],
)
def test_wrong_values(options: list[str], message: str) -> None:
    result = run_events("extract", "one.txt", *options)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message in result.err
    assert "Traceback" not in result.err


def test_nothing_is_joined_unless_asked_for() -> None:
    result = run_events("extract", "one.txt", "two.txt")
    assert len(records(result)) == 4
    assert {(row["sources"], row["first_published"]) for row in records(result)} == {(None, None)}


def test_records_of_one_act_are_joined() -> None:
    result = run_events("extract", "one.txt", "two.txt", "--unique")
    assert told(result) == [
        ("one.txt", "strike", "Syria"),
        ("one.txt", "visit", "Israel"),
        ("one.txt", "warning", "Iran"),
    ]
    strike, visit, _ = records(result)
    assert strike["sources"] == {"count": 2, "docs": ["one.txt", "two.txt"]}
    assert visit["sources"] == {"count": 1, "docs": ["one.txt"]}
    assert strike["first_published"] == "2018-05-31"
    assert result.err == "note: 4 records of 3 acts: 1 joined to others\n"


def test_the_window_is_in_days() -> None:
    assert len(records(run_events("extract", "one.txt", "two.txt", "--unique", "--window", "0"))) == 4
    assert len(records(run_events("extract", "one.txt", "two.txt", "--unique", "--window", "1"))) == 3


def test_records_are_chosen_after_they_are_joined() -> None:
    result = run_events("extract", "one.txt", "two.txt", "--unique", "--since", "2018-06-01")
    assert (told(result), "4 records of 3 acts" in result.err) == ([], True)
    kept = run_events("extract", "one.txt", "two.txt", "--unique", "--until", "2018-05-31", "--action", "strike")
    assert records(kept)[0]["sources"]["count"] == 2


def test_the_table_says_how_many_other_documents_tell_of_an_act() -> None:
    result = run_events("extract", "one.txt", "two.txt", "--unique", "--format", "table")
    assert "one.txt:0 +1" in result.out
    assert result.err.splitlines() == ["note: 4 records of 3 acts: 1 joined to others"]


def test_files_of_records_are_joined_as_their_texts_are() -> None:
    whole = run_events("extract", "one.txt", "two.txt", "--unique")
    Path("one.jsonl").write_text(run_events("extract", "one.txt").out)
    Path("two.jsonl").write_text(run_events("extract", "two.txt").out + "\n")
    assert run_events("unique", "one.jsonl", "two.jsonl") == whole
    both = run_events("extract", "one.txt", "two.txt").out.encode()
    assert run_events("unique", "-", stdin=both) == whole
    assert run_events("unique", stdin=both) == whole


def test_what_was_joined_can_be_joined_again() -> None:
    once = run_events("extract", "one.txt", "two.txt", "--unique").out
    again = run_events("unique", stdin=once.encode())
    assert again.out == once


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "broken JSON"),
        (b"\xff", "broken JSON"),
        (b"[]", "the row is no object"),
        (b'{"id": "x"}', 'no "action"'),
        (b'{"text": "Israel struck Syria."}', 'no "'),
    ],
)
def test_lines_that_hold_no_record(line: bytes, message: str) -> None:
    good = run_events("extract", "two.txt").out.encode()
    result = run_events("unique", stdin=line + b"\n" + good)
    assert (result.status, len(records(result))) == (ExitStatus.SOME_FAILED, 1)
    assert result.err.startswith("error: -:1: ")
    assert message in result.err


@pytest.mark.parametrize(
    ("data", "errors", "last"),
    [
        (b"SQLite format 3\0\x10\0\n" * 50, 1, "error: -: it is no text"),
        (b"\x1f\x8b\x08\n" * 50, 1, "error: -: it is compressed"),
        (b"id,mention\n" * 50, 11, "error: -: its first 10 lines are no JSON, so the rest was not read"),
    ],
)
def test_what_is_no_file_of_records_is_left_soon(data: bytes, errors: int, last: str) -> None:
    result = run_events("unique", stdin=data)
    assert (result.status, result.out) == (ExitStatus.SOME_FAILED, "")
    assert len(result.err.splitlines()) == errors
    assert result.err.splitlines()[-1].startswith(last)


def test_broken_lines_after_a_record_end_nothing() -> None:
    good = run_events("extract", "two.txt").out.encode()
    result = run_events("unique", stdin=good + b"{\n" * 12 + good)
    assert (result.status, len(result.err.splitlines())) == (ExitStatus.SOME_FAILED, 13)
    assert result.err.splitlines()[-1].startswith("note: 2 records of 1 act")


@pytest.mark.parametrize("day", ["05/06/2018", "5-6-2018", "05.06.2018"])
def test_a_day_that_may_be_two(day: str) -> None:
    result = run_events("extract", "two.txt", "--since", day)
    assert result.status == ExitStatus.NOT_STARTED
    assert "may be either of two days; write it as 2018-05-31" in " ".join(result.err.split())
    assert run_events("extract", "two.txt", "--since", "05/05/2018").status == ExitStatus.OK


def test_no_such_file_of_records() -> None:
    result = run_events("unique", "missing.jsonl")
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert result.err.startswith("error: missing.jsonl: cannot be read")


def test_no_records_no_words() -> None:
    assert run_events("unique", stdin=b"\n") == Result(ExitStatus.OK, "", "")
