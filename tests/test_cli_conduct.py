"""How a run behaves: failures in a file, the first one that ends it, limits, exit codes, what is said and what not."""

import json
import re
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from cli.stages import Stages
from tests.conftest import ROOT
from tests.fakes import run_events

TEXT = "Israel struck Syria. Shoigu visited Israel."


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        Path(f"{name}.txt").write_text(TEXT)
    Path("boom.txt").write_text("boom")  # the extractor fails on it
    Path("dull.txt").write_text("It rained in Paris.")


def rows(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def documents(text: str) -> list[str]:
    return list(dict.fromkeys(row["doc"] for row in rows(text)))


def test_failures_in_a_file() -> None:
    Path("odd\x1bname.txt").write_bytes(b"")
    result = run_events("extract", "nope.txt", "a.txt", "boom.txt", "odd\x1bname.txt", "--errors", "failed.jsonl")
    assert result.status == ExitStatus.SOME_FAILED
    failures = rows(Path("failed.jsonl").read_text())
    assert [failure["source"] for failure in failures] == ["nope.txt", "boom.txt", "odd\x1bname.txt"]
    assert [list(failure) for failure in failures] == [["source", "message", "hint"]] * 3
    assert result.err.count("\n") == 3  # and each is named as without the file
    assert f"boom.txt: {failures[1]['message']} (hint: {failures[1]['hint']})" in result.err


def test_no_failure_is_an_empty_file() -> None:
    Path("failed.jsonl").write_text("of the run before\n")
    assert run_events("extract", "a.txt", "--errors", "failed.jsonl").status == ExitStatus.OK
    assert Path("failed.jsonl").read_text() == ""


@pytest.mark.parametrize("name", ["-", "", "nowhere/failed.jsonl", "events.jsonl"])
def test_files_that_cannot_take_failures(name: str) -> None:
    result = run_events("extract", "a.txt", "-o", "events.jsonl", "--errors", name)
    assert (result.status, Path("events.jsonl").exists()) == (ExitStatus.NOT_STARTED, False)
    assert "--errors" in result.err


@pytest.mark.parametrize("first", ["missing.txt", "boom.txt"])
def test_fail_fast_ends_at_the_first_failure(first: str) -> None:
    result = run_events("extract", "a.txt", first, "b.txt", "nope.txt", "--fail-fast", "--errors", "failed.jsonl")
    assert (result.status, documents(result.out)) == (ExitStatus.SOME_FAILED, ["a.txt"])
    assert [failure["source"] for failure in rows(Path("failed.jsonl").read_text())] == [first]
    assert result.err.count("\n") == 1


def test_fail_fast_before_any_document() -> None:
    result = run_events("extract", "nope.txt", "a.txt", "--fail-fast", extractor=object())
    assert (result.status, result.out) == (ExitStatus.SOME_FAILED, "")


def test_fail_fast_leaves_a_file_as_it_was() -> None:
    Path("events.csv").write_text("as before")
    result = run_events("extract", "a.txt", "boom.txt", "--fail-fast", "-o", "events.csv")
    assert (result.status, Path("events.csv").read_text()) == (ExitStatus.SOME_FAILED, "as before")


def test_fail_fast_writes_what_is_valid() -> None:
    result = run_events("extract", "a.txt", "boom.txt", "b.txt", "--fail-fast", "--format", "json")
    assert [row["doc"] for row in json.loads(result.out)] == ["a.txt", "a.txt"]


@pytest.mark.parametrize(
    ("limit", "expected"), [(1, ["a.txt"]), (2, ["a.txt", "b.txt"]), (9, ["a.txt", "b.txt", "c.txt"])]
)
def test_limit_counts_documents(limit: int, expected: list[str]) -> None:
    result = run_events("extract", "a.txt", "nope.txt", "b.txt", "c.txt", "--limit", str(limit))
    assert documents(result.out) == expected
    assert result.status == (ExitStatus.OK if limit == 1 else ExitStatus.SOME_FAILED)


def test_nothing_is_read_beyond_the_limit() -> None:
    rows = json.dumps({"id": "x", "text": TEXT}) + "\nno JSON\n"
    result = run_events("extract", "--limit", "1", stdin=rows.encode())
    assert (result.status, documents(result.out), result.err) == (ExitStatus.OK, ["x"], "")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["a.txt"], ExitStatus.OK),
        (["dull.txt"], ExitStatus.NOTHING_FOUND),
        (["a.txt", "--action", "meeting"], ExitStatus.NOTHING_FOUND),
        (["dull.txt", "boom.txt"], ExitStatus.SOME_FAILED),
        (["nope.txt"], ExitStatus.NOT_STARTED),
    ],
)
def test_exit_empty(arguments: list[str], status: ExitStatus) -> None:
    assert run_events("extract", *arguments, "-e").status == status
    without = ExitStatus.OK if status == ExitStatus.NOTHING_FOUND else status
    assert run_events("extract", *arguments).status == without


def test_quiet_leaves_errors() -> None:
    Path("old.txt").write_bytes("Israel struck Syria – “twice”.".encode("cp1252"))
    loud = run_events("extract", "old.txt", "nope.txt", "--unique", terminal=True)
    assert all(part in loud.err for part in ("warning: ", "note: ", "error: ", "1 event in 1 document"))
    for terminal in (False, True):
        quiet = run_events("extract", "old.txt", "nope.txt", "--unique", "-q", terminal=terminal)
        assert quiet.status == ExitStatus.SOME_FAILED
        assert quiet.err.startswith("error: nope.txt: ")
        assert quiet.err.count("\n") == 1


def test_verbose_tells_model_counts_and_times() -> None:
    result = run_events("extract", "a.txt", "b.txt", "--action", "strike", "-v")
    model, workers, times, counts = result.err.splitlines()
    assert model.startswith("model: ")
    assert workers == "workers: none beside this process"
    stages = {part.split()[0] for part in times.removeprefix("time: ").split(", ")}
    assert stages == {"reading", "loading", "coding", "writing"}
    assert counts == "2 events in 2 documents (2 sentences)"


def test_verbose_names_what_is_left_out() -> None:
    Path("news").mkdir()
    for name in ("map.png", "scan.pdf", "logo.png"):
        Path("news", name).write_bytes(b"\x89PNG")
    Path("news", "a.txt").write_text(TEXT)
    lines = run_events("extract", "news", "-v").err.splitlines()
    assert {line for line in lines if line.startswith("left out: ")} == {
        "left out: news: logo.png", "left out: news: map.png", "left out: news: scan.pdf",
    }  # fmt: skip
    assert run_events("extract", "news").err.count("\n") == 1


def test_quiet_and_verbose_exclude_each_other() -> None:
    result = run_events("extract", "a.txt", "-q", "-v")
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert "--quiet" in result.err


def test_stages_interrupt_each_other() -> None:
    clock = iter([0.0, 1.0, 3.0, 6.0, 10.0, 15.0, 21.0, 28.0])
    stages = Stages(lambda: next(clock))
    stages.enter("writing")
    assert next(stages.through("coding", [1])) == 1
    stages.enter("the rest")
    assert stages.line() == "writing 6.0 s, coding 3.0 s"


def test_unique_behaves_alike() -> None:
    records = run_events("extract", "a.txt").out
    Path("events.jsonl").write_text(f"no record\n{records}")
    result = run_events("unique", "events.jsonl", "--errors", "failed.jsonl", "-q")
    assert (result.status, len(rows(result.out))) == (ExitStatus.SOME_FAILED, 2)
    assert [failure["source"] for failure in rows(Path("failed.jsonl").read_text())] == ["events.jsonl:1"]
    assert result.err.count("\n") == 1
    stopped = run_events("unique", "events.jsonl", "--fail-fast")
    assert (stopped.status, stopped.out) == (ExitStatus.SOME_FAILED, "")
    Path("events.jsonl").write_text(records)
    assert run_events("unique", "events.jsonl", "--action", "meeting", "-e").status == ExitStatus.NOTHING_FOUND
    assert run_events("unique", "events.jsonl", "-e").status == ExitStatus.OK


def test_every_exit_code_is_documented() -> None:
    page = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == [str(int(status)) for status in ExitStatus]
