"""``events extract`` in this process, with a stand-in for the extractor."""

import json
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from cli.sinks import SINKS, TextSink
from extract.errors import ModelError
from tests.fakes import Result, run_events

TEXT = "MOSCOW, May 31, 2018 — Israel struck Syria. Shoigu visited Israel. Israel warned Iran."


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT)


def records(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.out.splitlines()]


def actions(result: Result) -> list[str]:
    return [record["action"] for record in records(result)]


def test_jsonl_where_standard_output_is_no_terminal() -> None:
    result = run_events("extract", "good.txt")
    assert result.status == ExitStatus.OK
    assert result.err == ""
    first = records(result)[0]
    assert (first["doc"], first["published"], first["action"]) == ("good.txt", "2018-05-31", "strike")
    assert (first["actor"]["name"], first["target"]["name"]) == ("Israel", "Syria")
    assert actions(result) == ["strike", "visit", "warning"]


def test_table_on_a_terminal() -> None:
    result = run_events("extract", "good.txt", terminal=True)
    assert result.status == ExitStatus.OK
    assert "\x1b[31m" in result.out  # material conflict
    assert "\x1b[36m" in result.out  # verbal cooperation
    assert "good.txt:0" in result.out
    assert "3 events in 1 document" in result.err


def test_table_in_a_pipe_has_no_colour() -> None:
    result = run_events("extract", "good.txt", "--format", "table")
    assert "strike" in result.out
    assert "\x1b" not in result.out
    assert result.err == ""


def test_no_event_no_table() -> None:
    Path("dull.txt").write_text("Nothing happened.")
    result = run_events("extract", "dull.txt", "--format", "table")
    assert (result.status, result.out, result.err) == (ExitStatus.OK, "", "")


def test_jsonl_on_a_terminal_has_no_progress_between_its_lines() -> None:
    result = run_events("extract", "good.txt", "--format", "jsonl", terminal=True)
    assert len(records(result)) == 3
    assert result.err == "3 events in 1 document (1 sentence)\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--action", "visit"], ["visit"]),
        (["--action", "visit", "--action", "strike"], ["strike", "visit"]),
        (["--action", "visit, warning"], ["visit", "warning"]),
        (["--action", "meeting"], []),
    ],
)
def test_actions_are_filtered(options: list[str], expected: list[str]) -> None:
    result = run_events("extract", "good.txt", *options)
    assert (result.status, actions(result)) == (ExitStatus.OK, expected)


def test_date_of_documents_that_bear_none() -> None:
    Path("bare.txt").write_text("Israel struck Syria.")
    result = run_events("extract", "bare.txt", "good.txt", "--date", "2 January 2020")
    assert [record["published"] for record in records(result)] == ["2020-01-02"] + ["2018-05-31"] * 3


def test_keys_of_rows() -> None:
    Path("rows.jsonl").write_text(json.dumps({"uri": "x", "body": TEXT, "day": "2017-01-02"}) + "\n")
    result = run_events("extract", "rows.jsonl", "--text-key", "body", "--id-key", "uri", "--date-key", "day")
    assert {(record["doc"], record["published"]) for record in records(result)} == {("x", "2017-01-02")}


@pytest.mark.parametrize("paths", [[], ["-"]])
def test_standard_input(paths: list[str]) -> None:
    assert actions(run_events("extract", *paths, stdin=TEXT.encode())) == ["strike", "visit", "warning"]
    row = json.dumps({"id": "x", "text": TEXT}).encode()
    assert {record["doc"] for record in records(run_events("extract", *paths, stdin=row))} == {"x"}


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)),
    "unknown.txt": bytes(range(128, 256)) * 4,
    "broken.jsonl": b'{"text": "Israel struck\n',
    "textless.jsonl": b'{"id": 1}\n',
    "boom.txt": b"boom",  # the extractor itself fails on it
}


@pytest.mark.parametrize("name", BAD)
def test_bad_document_beside_a_good_one(name: str) -> None:
    Path(name).write_bytes(BAD[name])
    result = run_events("extract", name, "good.txt")
    assert result.status == ExitStatus.SOME_FAILED
    assert len(records(result)) == 3
    (line,) = result.err.splitlines()
    assert line.startswith(f"error: {name}:1: " if name.endswith("jsonl") else f"error: {name}: ")
    assert "(hint: " in line


@pytest.mark.parametrize("name", BAD)
def test_bad_document_alone(name: str) -> None:
    Path(name).write_bytes(BAD[name])
    result = run_events("extract", name)
    assert (result.status, result.out) == (ExitStatus.SOME_FAILED, "")


@pytest.mark.parametrize("path", ["missing.txt", "empty"])
def test_nothing_to_read(path: str) -> None:
    Path("empty").mkdir()
    alone = run_events("extract", path, extractor=object())  # an extractor that would fail if it were used
    assert (alone.status, alone.out) == (ExitStatus.NOT_STARTED, "")
    (line,) = alone.err.splitlines()
    assert line.startswith(f"error: {path}: ")
    assert "(hint: " in line
    beside = run_events("extract", path, "good.txt")
    assert beside.status == ExitStatus.SOME_FAILED
    assert len(records(beside)) == 3


def test_warnings_do_not_fail_the_run() -> None:
    Path("old.txt").write_bytes("Israel struck Syria – “twice”.".encode("cp1252"))
    result = run_events("extract", "old.txt")
    assert (result.status, actions(result)) == (ExitStatus.OK, ["strike"])
    assert result.err == "warning: old.txt: not UTF-8: read as cp1252\n"


def test_messages_stay_above_the_progress_line() -> None:
    result = run_events("extract", "missing.txt", "good.txt", terminal=True)
    assert "error: missing.txt: no such file or folder" in result.err
    assert "missing" not in result.out


def test_counts_of_failures_are_in_the_summary() -> None:
    result = run_events("extract", "missing.txt", "good.txt", terminal=True)
    assert "3 events in 1 document (1 sentence); 1 failure" in result.err.splitlines()[-1]


def test_names_of_files_are_made_visible() -> None:
    result = run_events("extract", "bad\x1b[31m\nname.txt")
    assert result.err.startswith(r"error: bad\x1b[31m name.txt: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "name a file or a folder"),
        (["extract", "good.txt", "--action", "strik"], "did you mean strike?"),
        (["extract", "good.txt", "--action", "zzz"], "known are"),
        (["extract", "good.txt", "--action", ","], "known are"),
        (["extract", "good.txt", "--format", "tabel"], "did you mean table?"),
        (["extract", "good.txt", "--format", "xml"], "known are"),
        (["extract", "good.txt", "--date", "yesterday"], "2018-05-31"),
        (["extract", "good.txt", "--date", "2018-02-30"], "2018-05-31"),
        (["extract", "good.txt", "--colour"], "--colour"),
        (["extrakt"], "extrakt"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = run_events(*arguments)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message in result.err
    assert "Traceback" not in result.err


def test_no_such_model(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def read(self, sources: object) -> object:
            raise ModelError("no model 'xx'", "install it")

    result = run_events("extract", "good.txt", "--model", "xx", extractor=Missing())
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert result.err == "error: no model 'xx' (hint: install it)\n"


def test_ctrl_c() -> None:
    class Interrupted:
        def read(self, sources: object) -> object:
            raise KeyboardInterrupt

    assert run_events("extract", "good.txt", extractor=Interrupted()).status == ExitStatus.INTERRUPTED


@pytest.mark.parametrize("name", [name for name, sink in SINKS.items() if isinstance(sink, TextSink)])
def test_every_format_of_text_writes_every_event(name: str) -> None:
    result = run_events("extract", "good.txt", "--format", name)
    assert result.status == ExitStatus.OK
    assert all(action in result.out for action in ("strike", "visit", "warning"))
