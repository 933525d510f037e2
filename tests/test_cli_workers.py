"""``events extract --workers``: the same bytes with any number of processes, also after kills and Ctrl-C."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cli.exit import ExitStatus
from extract.workers import Workers, crew, workers
from tests.conftest import ROOT
from tests.fakes import Result, run_events
from tests.perils import Perilous, dead, no_model, rows
from tests.recombined import recombined, write_jsonl

TEXTS = ["Israel struck Syria. Erdoğan visited Israel.", "It rained.", "Israel warned Iran.", "boom", "Nobody came."]
REAL = [sys.executable, "-m", "cli", "extract"]
PERILOUS = [sys.executable, "-m", "tests.perils", "extract"]
OUT = Path("events.jsonl")

needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "ENOUGH", 1)
    monkeypatch.setattr(crew, "SHARE", 1)


def run(number: int, *arguments: str, load: Any = Perilous, terminal: bool = False) -> Result:
    reader = Workers(workers=number, load=load)
    return run_events("extract", "rows.jsonl", *arguments, extractor=reader, terminal=terminal)


def write_rows(number: int = 100) -> bytes:
    data = rows(TEXTS[i % len(TEXTS)] for i in range(number))
    broken = data.splitlines(keepends=True)
    broken.insert(70, b"{broken\n")
    broken.insert(30, b'{"id": "empty", "text": ""}\n')
    Path("rows.jsonl").write_bytes(b"".join(broken[: number + 2]))
    return Path("rows.jsonl").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--errors", "failed.jsonl"],
        ["--fail-fast"],
        ["--fail-fast", "-o", "fast.jsonl"],
        ["--limit", "33"],
        ["--unique"],
        ["--format", "csv", "-o", "events.csv"],
        ["--skip-done", "events.jsonl", "-o", "events.jsonl", "--limit", "50"],
        ["--action", "meeting", "-e"],
    ],
    ids=" ".join,
)
def test_any_number_of_processes_does_the_same(arguments: list[str]) -> None:
    write_rows()
    found = []
    for number in (1, 2, 3):
        results = [run(number, *arguments, terminal="events.csv" in arguments)]
        if "--skip-done" in arguments:
            results.append(run(number, *arguments[:-2]))
        files = {path.name: path.read_bytes() for path in Path().iterdir() if path.name != "rows.jsonl"}
        for name in files:
            Path(name).unlink()
        found.append(([(result.status, result.out, result.err.split("\r")[-1]) for result in results], files))
    assert found[1] == found[0]
    assert found[2] == found[0]
    (first, *_), files = found[0]
    assert first[1] or first[2] or files


def test_what_cannot_be_loaded_ends_the_run_before_it_writes() -> None:
    write_rows()
    for load, message in ((no_model, "no model 'xx' (hint: install it)"), (dead, "died (signal 9) while it loaded")):
        result = run(2, "--format", "csv", load=load)
        assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
        assert message in result.err
        assert "Traceback" not in result.err


def test_verbose_counts_the_processes() -> None:
    write_rows()
    assert "workers: 2\n" in run(2, "-v").err
    assert "workers: none beside this process\n" in run(1, "-v").err


@pytest.mark.parametrize("value", ["0", "-2", "two", "1.5"])
def test_wrong_numbers(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rows()
    result = run_events("extract", "rows.jsonl", "--workers", value)
    assert result.status == ExitStatus.NOT_STARTED
    assert "write --workers 1 or more" in " ".join(result.err.replace("│", " ").split())
    monkeypatch.setenv("EVENTS_WORKERS", value)
    assert "EVENTS_WORKERS: " in run_events("extract", "rows.jsonl").err


def test_settings() -> None:
    Path("events.toml").write_text("[extract]\nworkers = 3\n")
    (row,) = [json.loads(line) for line in run_events("config", "extract").out.splitlines() if '"--workers"' in line]
    assert row["value"] == 3


@pytest.mark.parametrize("summed_up", [["-v"], ["--fail-fast", "-v"]])
def test_what_was_skipped_is_counted_the_same(summed_up: list[str]) -> None:
    """A run that stops has read ahead by chance; what lies behind the failure does not count."""
    write_rows()
    run(1, "-o", str(OUT), "--skip-done", str(OUT))
    data = rows(["Israel struck Iran."] * 3 + ["boom"]).replace(b'"d', b'"new')
    lines = Path("rows.jsonl").read_bytes().splitlines(keepends=True)
    Path("rows.jsonl").write_bytes(b"".join([*lines[:3], data, *lines[3:]]))
    last = [run(n, "--skip-done", str(OUT), *summed_up).err.splitlines()[-1] for n in (1, 2, 3)]
    skipped = "3 documents" if "--fail-fast" in summed_up else "80 documents"
    assert set(last) == {f"3 events in 3 documents (3 sentences); {skipped} skipped; {last[0].split('; ')[-1]}"}


def test_the_model_itself(extractor: Any) -> None:
    write_jsonl(recombined(40), Path("rows.jsonl"))
    expected = run_events("extract", "rows.jsonl", extractor=extractor)
    assert expected.out.count("\n") > 60
    assert run(2, load=None) == expected


SCRIPT = """
import sys
from cli.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""


@pytest.mark.parametrize("script", [False, True])
def test_the_program_itself(script: bool) -> None:
    """As a module, and as the script that an installation makes."""
    Path("events").write_text(SCRIPT)
    command = [sys.executable, str(Path("events").absolute())] if script else REAL[:-1]
    # White space is read in no time, and is long enough for processes.
    Path("rows.jsonl").write_bytes(rows(f"Israel struck Syria on day {n}." + "\n" * 10_000 for n in range(10)))
    done = subprocess.run(
        [*command, "extract", str(Path("rows.jsonl").absolute()), "--workers", "2", "-v"],
        capture_output=True, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == [f"d{n}" for n in range(10)]
    assert b"workers: 2\n" in done.stderr
    assert b"Traceback" not in done.stderr


def children_of(process: int) -> list[int]:
    """The processes that it started and that live."""
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in path.read_text().split() if is_alive(int(child))] if path.exists() else []


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_for(what: Any) -> None:
    end = time.monotonic() + 60
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def perilous(*arguments: str) -> "subprocess.Popen[bytes]":
    command = [*PERILOUS, str(Path("rows.jsonl").absolute()), "-o", str(OUT.absolute()), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True)


@needs_proc
def test_killed_and_resumed() -> None:
    """``kill -9`` of the program or of one of its processes, at random moments: the file becomes the same."""
    write_rows(300)
    expected = run(1, load=partial(Perilous, 0.0)).out.encode()
    chance = random.Random(7)
    skip = ("--skip-done", str(OUT.absolute()))
    ended = 0
    for _ in range(4):
        with perilous(*skip) as events:
            wait_for(lambda: len(children_of(events.pid)) > 1 or events.poll() is not None)
            time.sleep(2 * chance.random())
            processes = children_of(events.pid)
            if chance.random() < 0.5 and processes:
                os.kill(chance.choice(processes), signal.SIGKILL)
                time.sleep(0.3)
            processes = children_of(events.pid)
            events.kill()
            events.wait()
            ended += len(processes)
            wait_for(lambda: not any(map(is_alive, processes)))  # noqa: B023 - used at once
    assert ended
    with perilous(*skip) as events:
        _, messages = events.communicate(timeout=120)
    assert b"Traceback" not in messages
    assert events.returncode == ExitStatus.SOME_FAILED  # "boom", as ever
    assert OUT.read_bytes() == expected


@needs_proc
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, ExitStatus.INTERRUPTED), (signal.SIGTERM, ExitStatus.TERMINATED)]
)
def test_signals_are_quiet_and_leave_nobody_behind(number: signal.Signals, status: ExitStatus) -> None:
    write_rows(1000)
    with perilous("--skip-done", str(OUT.absolute()), "--errors", str(Path("failed.jsonl").absolute()), "-q") as events:
        wait_for(lambda: OUT.exists() and OUT.stat().st_size)
        processes = children_of(events.pid)
        os.killpg(events.pid, number)  # as a terminal does: to all of them
        _, messages = events.communicate(timeout=60)
    assert len(processes) >= 2
    wait_for(lambda: not any(map(is_alive, processes)))
    assert events.returncode == status
    assert {line.partition(b":")[0] for line in messages.splitlines()} <= {b"error"}
    assert b"Traceback" not in messages
    assert OUT.read_bytes().endswith(b"\n")
    assert run(2, "--skip-done", str(OUT), "-o", str(OUT)).status == ExitStatus.SOME_FAILED
    assert OUT.read_bytes() == run(1).out.encode()


@needs_proc
def test_ctrl_c_while_the_processes_start() -> None:
    write_rows(1000)
    for wait in (0.0, 0.05, 0.2):
        with perilous() as events:
            wait_for(lambda: len(children_of(events.pid)) >= 2)
            time.sleep(wait)
            processes = children_of(events.pid)
            os.killpg(events.pid, signal.SIGINT)
            _, messages = events.communicate(timeout=60)
        assert (events.returncode, messages) == (ExitStatus.INTERRUPTED, b"")
        wait_for(lambda: not any(map(is_alive, processes)))  # noqa: B023 - used at once


def test_a_closed_pipe_ends_all() -> None:
    write_rows(1000)
    command = f"{' '.join(PERILOUS)} {Path('rows.jsonl').absolute()} 2>/dev/null | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=60, check=True)
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("redirection", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams(redirection: str) -> None:
    write_rows(40)
    command = f"{' '.join(PERILOUS)} {Path('rows.jsonl').absolute()} {redirection}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == ExitStatus.SOME_FAILED
    assert done.stdout == run(1).out.encode()


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    import multiprocessing

    yield
    assert multiprocessing.active_children() == []
