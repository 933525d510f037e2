"""``events`` as a process: pipes, signals and exit codes. Most tests run it with a stand-in for the extractor."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

FAKE = [sys.executable, "-m", "tests.fakes"]
REAL = [sys.executable, "-m", "cli"]
TEXT = "Israel struck Syria. Shoigu visited Israel – on Monday. "

needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def run(command: list[str], data: bytes | None = None, **changes: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, input=data, capture_output=True, cwd=ROOT, env=environment(**changes), check=False)


@needs_jq
@pytest.mark.parametrize("command", [FAKE, REAL])
def test_pipe_into_jq(command: list[str]) -> None:
    with subprocess.Popen(
        [*command, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as events:
        assert events.stdin
        events.stdin.write(b"Israel struck Syria on Monday.\n")
        events.stdin.close()
        jq = subprocess.run(
            ["jq", "-c", "[.actor.name, .action]"], stdin=events.stdout, capture_output=True, check=True
        )
    assert events.returncode == 0
    assert json.loads(jq.stdout.splitlines()[0]) == ["Israel", "strike"]


def test_pipe_into_python() -> None:
    done = run([*FAKE, "extract"], TEXT.encode())
    assert [json.loads(line)["action"] for line in done.stdout.splitlines()] == ["strike", "visit"]
    assert "–".encode() in done.stdout
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_other_encodings_of_standard_output(encoding: str) -> None:
    done = run([*FAKE, "extract"], TEXT.encode(), PYTHONIOENCODING=encoding)
    text = done.stdout.decode(encoding)
    assert [json.loads(line)["sentence"]["text"] for line in text.splitlines()] == [TEXT, TEXT]


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "--format", "table"], ["schema"], ["--version"]])
def test_closed_pipe_is_silent(arguments: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*FAKE, *arguments],
            input=TEXT.encode() * 2000,
            stdout=writer,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment(),
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_head_takes_one_line() -> None:
    command = f"{sys.executable} -m tests.fakes extract - | head -n 1; echo ${{PIPESTATUS[0]}}"
    data = (TEXT * 5000).encode()
    done = subprocess.run(["bash", "-c", command], input=data, capture_output=True, cwd=ROOT, check=True)
    first, status = done.stdout.splitlines()
    assert json.loads(first)["action"] == "strike"
    assert (status, done.stderr) == (b"0", b"")


def test_full_disk(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*FAKE, "extract"], input=TEXT.encode(), stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_have_no_traceback(sent: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        [*FAKE, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as events:
        assert events.stdin
        assert events.stdout
        events.stdin.write(json.dumps({"text": TEXT}).encode() + b"\n")
        events.stdin.flush()
        assert events.stdout.readline()  # it is at work: rows come out while the pipe is open
        events.send_signal(sent)
        _, messages = events.communicate(timeout=30)
    assert (events.returncode, messages) == (status, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize(("sent", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("module", ["typer", "cli.extract", "cli.unique"])
def test_signals_while_the_commands_are_imported(module: str, sent: str, status: int) -> None:
    """The signal comes as soon as ``module`` is looked for, wherever the import of the commands stands then."""
    code = f"""
import os, signal, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.{sent})
sys.meta_path.insert(0, Finder())
from cli.__main__ import main
main()
"""
    done = run([sys.executable, "-c", code, "extract", "seeds"])
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize(("sent", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_signals_between_two_steps_of_a_command(sent: str, status: int) -> None:
    code = f"""
import os, signal, cli.main
cli.main.guard = lambda *_: os.kill(os.getpid(), signal.{sent})
from cli.__main__ import main
main()
"""
    done = run([sys.executable, "-c", code, "extract", "seeds"])
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
def test_signals_that_are_ignored_stay_so() -> None:
    """As in a script that starts it with & or nohup."""
    code = "import signal; from cli.signals import leave_at_once, raising_signals; leave_at_once()\n"
    code += "with raising_signals(): signal.raise_signal(signal.SIGINT); signal.raise_signal(signal.SIGTERM)"
    command = f"trap '' INT TERM; {sys.executable} -c '{code}'; echo $?"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["extract", "seeds"], 0),
        (["extract", "no-such-path"], 2),
        (["extract", "--nope"], 2),
        (["extract", "seeds", "nope"], 3),
    ],
)
def test_exit_codes(arguments: list[str], status: int) -> None:
    done = run([*FAKE, *arguments])
    assert done.returncode == status
    assert b"Traceback" not in done.stderr


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    done = subprocess.run([*map(os.fsencode, FAKE), b"extract", path], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.splitlines()[0])["doc"].endswith("caf\udce9.txt")


@pytest.mark.parametrize(
    ("redirection", "expected"),
    [("<&-", (0, b"")), ("2>&-", (0, b"")), (">&-", (3, b"error: cannot write the result: Bad file descriptor"))],
)
def test_closed_streams(redirection: str, expected: tuple[int, bytes]) -> None:
    command = f"{sys.executable} -m tests.fakes extract seeds {redirection}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr.partition(b" (hint")[0]) == expected


def test_seeds_give_records() -> None:
    done = run([*REAL, "extract", "seeds"])
    assert (done.returncode, done.stderr) == (0, b"")
    documents = {json.loads(line)["doc"] for line in done.stdout.splitlines()}
    assert documents == {f"seeds/{path.name}" for path in (ROOT / "seeds").glob("*.txt")}


def test_no_such_model() -> None:
    done = run([*REAL, "extract", "seeds", "--model", "en_no_such_model"])
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"en_no_such_model" in done.stderr
