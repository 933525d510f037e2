"""``--skip-done``: after any kill, at any byte, the file becomes what an undisturbed run writes."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from tests.conftest import ROOT
from tests.fakes import Result, run_events

TEXTS = [
    "Israel struck Syria. Erdoğan visited Israel.",
    "It rained in Paris.",
    "Israel warned Iran. Israel struck Syria. Israel warned Iran.",
    "The snow stayed.",
    "Shoigu visited Israel – on Monday.",
]
OUT, DONE = Path("events.jsonl"), Path("events.jsonl.done")


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write_rows(number: int) -> list[bytes]:
    rows = [json.dumps({"id": f"row {i}", "text": TEXTS[i % len(TEXTS)]}).encode() + b"\n" for i in range(number)]
    Path("rows.jsonl").write_bytes(b"".join(rows))
    return rows


def resume(*arguments: str) -> Result:
    return run_events("extract", *(arguments or ["rows.jsonl"]), "-o", str(OUT), "--skip-done", str(OUT))


def documents(data: bytes) -> list[str]:
    return list(dict.fromkeys(json.loads(line)["doc"] for line in data.splitlines()))


@pytest.mark.parametrize("with_notes", [True, False])
def test_cut_at_bytes(with_notes: bool) -> None:
    write_rows(5)
    assert resume().status == ExitStatus.OK
    whole, notes = OUT.read_bytes(), DONE.read_bytes()
    assert whole.decode() == run_events("extract", "rows.jsonl").out
    assert [json.loads(line)["records"] for line in notes.splitlines()] == [2, 0, 3, 0, 1]
    ends = [0, 2, 2, 5, 5, 6]  # lines of records before each note
    breaks = [0, *(i + 1 for i, byte in enumerate(whole) if byte == ord("\n"))]
    near = {at + shift for at in breaks for shift in (-1, 0, 1, 5, 9) if 0 <= at + shift <= len(whole)}
    for cut in sorted({*near, *range(0, len(whole), 211)}):
        OUT.write_bytes(whole[:cut])
        DONE.unlink()
        if with_notes:
            finished = sum(end <= whole[:cut].count(b"\n") for end in ends[1:])
            DONE.write_bytes(b"".join(notes.splitlines(keepends=True)[:finished]) + b'{"doc": "ro'[: cut % 12])
        result = resume()
        assert (result.status, OUT.read_bytes()) == (ExitStatus.OK, whole), cut


def test_finished_documents_are_not_read_again() -> None:
    write_rows(5)
    resume()
    whole = OUT.read_bytes()
    again = run_events("extract", "rows.jsonl", "-o", str(OUT), "--skip-done", str(OUT), "-v", extractor=object())
    assert again.status == ExitStatus.OK  # an extractor that would fail if it were used
    assert "5 documents skipped" in again.err
    assert OUT.read_bytes() == whole


def test_new_documents_are_added() -> None:
    for name in ("b", "d"):
        Path(f"{name}.txt").write_text(TEXTS[2])
    resume(".")
    before = OUT.read_bytes()
    for name in ("a", "c"):
        Path(f"{name}.txt").write_text(TEXTS[0])
    assert resume(".", "--glob", "*.txt").status == ExitStatus.OK
    assert OUT.read_bytes().startswith(before)
    assert documents(OUT.read_bytes()) == ["./b.txt", "./d.txt", "./a.txt", "./c.txt"]


def test_two_kills_with_new_documents_in_between() -> None:
    """What was begun first is completed even where others came before it in the next run."""
    Path("b.txt").write_text(TEXTS[2])
    resume("b.txt")
    OUT.write_bytes(b"".join(OUT.read_bytes().splitlines(keepends=True)[:1]))
    DONE.write_bytes(b"")
    Path("a.txt").write_text(TEXTS[0])
    resume("a.txt", "b.txt", "--limit", "1")
    assert resume("a.txt", "b.txt").status == ExitStatus.OK
    found = [json.loads(line) for line in OUT.read_bytes().splitlines()]
    assert [(row["doc"], row["trigger"]["text"]) for row in found] == [
        ("b.txt", "warned"), ("a.txt", "struck"), ("a.txt", "visited"), ("b.txt", "struck"), ("b.txt", "warned"),
    ]  # fmt: skip


def test_limit_goes_on_in_steps() -> None:
    write_rows(5)
    for _ in range(4):
        assert resume("rows.jsonl", "--limit", "2").status == ExitStatus.OK
    assert OUT.read_text() == run_events("extract", "rows.jsonl").out


def test_failed_documents_are_tried_again() -> None:
    Path("a.txt").write_text("boom")
    Path("b.txt").write_text(TEXTS[0])
    assert resume("a.txt", "b.txt").status == ExitStatus.SOME_FAILED
    Path("a.txt").write_text(TEXTS[2])
    assert resume("a.txt", "b.txt").status == ExitStatus.OK
    assert documents(OUT.read_bytes()) == ["b.txt", "a.txt"]


def test_records_that_went_away_are_written_anew() -> None:
    write_rows(5)
    resume()
    whole = OUT.read_bytes()
    OUT.write_bytes(b"")  # as by > where >> was meant; the notes are still there
    resume()
    assert OUT.read_bytes() == whole


def test_the_rest_in_another_file() -> None:
    write_rows(5)
    whole = run_events("extract", "rows.jsonl").out.encode()
    lines = whole.splitlines(keepends=True)
    OUT.write_bytes(b"".join(lines[:3]) + lines[3][:50])
    result = run_events("extract", "rows.jsonl", "--skip-done", str(OUT))
    assert result.status == ExitStatus.OK
    assert OUT.read_bytes() + result.out.encode() == whole


def test_documents_of_one_id_are_failures() -> None:
    Path("rows.jsonl").write_text("".join(json.dumps({"id": "x", "text": text}) + "\n" for text in TEXTS[:3]))
    for _ in range(2):
        result = resume()
        assert result.status == ExitStatus.SOME_FAILED
        assert result.err.count("error: x: another document has this id") == 2
        assert len(OUT.read_bytes().splitlines()) == 2


def test_a_warning_of_a_file_is_not_its_document() -> None:
    Path("old.txt").write_bytes("Israel struck Syria – “twice”.".encode("cp1252"))
    result = resume("old.txt")
    assert (result.status, result.err) == (ExitStatus.OK, "warning: old.txt: not UTF-8: read as cp1252\n")


@pytest.mark.parametrize("content", [b"To be kept\n", b"To be kept", b'{"id": 1}\n', b'{"id": "1", "doc": 2}\n{"id'])
def test_a_file_of_something_else_is_left_alone(content: bytes) -> None:
    write_rows(1)
    OUT.write_bytes(content)
    result = resume()
    assert (result.status, OUT.read_bytes()) == (ExitStatus.NOT_STARTED, content)
    assert "events.jsonl:1: --skip-done: no record" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--skip-done", "events.jsonl", "--unique"], "events unique"),
        (["--skip-done", "events.csv", "-o", "events.csv"], "jsonl"),
        (["--skip-done", "events.jsonl.gz", "-o", "events.jsonl.gz"], "not compressed"),
        (["--skip-done", "-"], "name a file"),
        (["--skip-done", "nowhere/events.jsonl"], "no folder nowhere"),
        (["--skip-done", "events.jsonl", "--errors", "events.jsonl"], "name another file"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    write_rows(1)
    result = run_events("extract", "rows.jsonl", *arguments)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message in " ".join(result.err.replace("│", " ").split())


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("added", ["-o", ">>"])
def test_killed_five_times(added: str) -> None:
    rows = write_rows(40)
    expected = run_events("extract", "rows.jsonl").out.encode()
    command = [sys.executable, "-m", "tests.fakes", "extract", "-", "--skip-done", str(OUT.absolute())]
    command += ["-o", str(OUT.absolute())] if added == "-o" else []
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    begun = 0
    for kill in [True] * 5 + [False]:
        with (
            open(OUT if added == ">>" else "/dev/null", "ab") as output,
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, cwd=ROOT) as events,
        ):
            assert events.stdin
            sent = chance.randint(begun, 40) if kill else 40
            for row in rows[:sent]:
                events.stdin.write(row)
                events.stdin.flush()
            if kill:
                time.sleep(chance.random())  # before, while or after it works
                events.kill()
            events.stdin.close()
        assert events.returncode == (-9 if kill else 0), seed
        begun = max(begun, sent // 2)
    assert OUT.read_bytes() == expected, seed


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("added", ["-o", ">>"])
def test_ctrl_c_leaves_whole_lines(added: str) -> None:
    rows = write_rows(40)
    expected = run_events("extract", "rows.jsonl").out.encode()
    command = [sys.executable, "-m", "tests.fakes", "extract", "-", "--skip-done", str(OUT.absolute())]
    command += ["-o", str(OUT.absolute())] if added == "-o" else []
    OUT.touch()
    with (
        open(OUT if added == ">>" else "/dev/null", "ab") as output,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.PIPE, cwd=ROOT) as events,
    ):
        assert events.stdin
        events.stdin.writelines(rows[:25])
        events.stdin.flush()
        while not OUT.stat().st_size:  # it is at work
            assert events.poll() is None
            time.sleep(0.01)
        events.send_signal(signal.SIGINT)
        _, messages = events.communicate(timeout=60)
    assert (events.returncode, messages) == (ExitStatus.INTERRUPTED, b"")
    there = OUT.read_bytes()
    assert there.endswith(b"\n")
    assert expected.startswith(there)
    assert resume().status == ExitStatus.OK
    assert OUT.read_bytes() == expected
