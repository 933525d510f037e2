"""Formats of output in a process of its own: pipes, signals, kills and full disks."""

import csv
import io
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.sinks import SINKS
from extract.columns import columns
from tests.conftest import ROOT
from tests.hostile import restored

FAKE = [sys.executable, "-m", "tests.fakes", "extract"]
TEXT = "Israel struck Syria. Erdoğan visited Israel – on Monday. "
NAMES = [column.name for column in columns()]


def run(arguments: list[str], data: bytes, **changes: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **changes}
    return subprocess.run([*FAKE, *arguments], input=data, capture_output=True, cwd=ROOT, env=environment, check=False)


def test_parquet_in_a_pipe() -> None:
    import pyarrow
    from pyarrow import parquet

    done = run(["--format", "parquet"], TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    rows = parquet.read_table(pyarrow.BufferReader(done.stdout)).to_pylist()
    assert [restored([*row.values()]).action for row in rows] == ["strike", "visit"]


@pytest.mark.parametrize("name", ["csv", "tsv", "icews"])
def test_cells_are_utf8_whatever_the_encoding_of_the_shell(name: str) -> None:
    done = run(["--format", name], TEXT.encode(), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Erdoğan" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", ["json", "geojson"])
def test_json_is_escaped_where_the_shell_has_another_encoding(name: str) -> None:
    done = run(["--format", name], TEXT.encode(), PYTHONIOENCODING="ascii")
    assert "Erdoğan" in json.dumps(json.loads(done.stdout.decode("ascii")), ensure_ascii=False)


@pytest.mark.parametrize("name", [name for name in SINKS if name != "sqlite"])
def test_closed_pipe_is_silent(name: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*FAKE, "--format", name], input=TEXT.encode() * 500, stdout=writer, stderr=subprocess.PIPE, cwd=ROOT,
            check=False,
        )  # fmt: skip
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_rows_come_as_they_are_found() -> None:
    with subprocess.Popen(
        [*FAKE, "-", "--format", "csv"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as events:
        assert events.stdin
        assert events.stdout
        for word in ("struck", "visited"):
            events.stdin.write(json.dumps({"text": f"Israel {word} Syria."}).encode() + b"\n")
            events.stdin.flush()
            if word == "struck":
                assert events.stdout.readline().startswith(b"id,mention")
            row = next(csv.reader(io.StringIO(events.stdout.readline().decode())))
            assert row[NAMES.index("trigger_text")] == word
        events.stdin.close()
    assert events.returncode == 0


def begin(path: Path) -> subprocess.Popen[bytes]:
    """A run that has found records and waits for more."""
    events = subprocess.Popen(
        [*FAKE, "-", "-o", str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert events.stdin
    events.stdin.write((json.dumps({"text": TEXT}).encode() + b"\n") * 300 + b"no JSON\n")
    events.stdin.flush()
    assert events.stderr
    assert b"broken JSON" in events.stderr.readline()  # all rows before it are done
    return events


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("ending", [".jsonl", ".csv.gz", ".parquet"])
@pytest.mark.parametrize(
    ("sent", "status"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_run_that_is_killed_leaves_the_file(tmp_path: Path, ending: str, sent: signal.Signals, status: int) -> None:
    path = tmp_path / f"events{ending}"
    path.write_text("as before")
    with begin(path) as events:
        assert path.read_text() == "as before"
        events.send_signal(sent)
        assert events.wait(timeout=60) == status
    assert path.read_text() == "as before"
    if sent != signal.SIGKILL:
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits")
@pytest.mark.parametrize("ending", [".jsonl", ".json", ".csv", ".csv.gz", ".parquet", ".geojson", ".db"])
def test_a_file_that_may_grow_no_more(tmp_path: Path, ending: str) -> None:
    """As on a full disk: one line says so, the exit code is that of a run that went wrong, the file is as it was."""
    path = tmp_path / f"events{ending}"
    if ending == ".db":
        assert run(["-o", str(path)], TEXT.encode()).returncode == 0
    else:
        path.write_text("as before")
    before = path.read_bytes()
    rows = [json.dumps({"id": f"{number} {os.urandom(8).hex()}", "text": TEXT * 50}) for number in range(60)]
    limit = len(before) + (0 if ending == ".db" else 4096)
    done = subprocess.run(
        [*FAKE, "-o", str(path)], input="\n".join(rows).encode(), capture_output=True, cwd=ROOT, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.stderr.count(b"\n") == 1, done.stderr
    assert done.stderr.startswith(b"error: cannot ")
    assert done.returncode == (2 if b"as a database" in done.stderr else 3)
    assert path.read_bytes() == before
    assert [other.name for other in tmp_path.iterdir()] == [path.name]


def test_a_named_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    with subprocess.Popen([*FAKE, "-", "-o", str(path)], stdin=subprocess.PIPE, cwd=ROOT) as events:
        assert events.stdin
        events.stdin.write(TEXT.encode())
        events.stdin.close()
        rows = list(csv.reader(io.StringIO(path.read_text())))
    assert events.returncode == 0
    assert [row[NAMES.index("action")] for row in rows] == ["action", "strike", "visit"]
