"""``-o`` and ``--format``: the format of a file, what stops a run before it starts, files whole or as before."""

import importlib.util
import io
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.destination import ENDINGS, Destination, write_events
from cli.environment import Environment, OutputError
from cli.exit import ExitStatus
from cli.sinks import SINKS, TextSink
from extract.records import Event
from tests.fakes import run_events
from tests.hostile import record

TEXT = "Israel struck Syria. Shoigu visited Israel. Israel warned Iran."
STARTS = {
    "jsonl": b'{"id": ', "json": b"[\n{", "csv": b"id,mention,", "tsv": b"id\tmention\t", "parquet": b"PAR1",
    "sqlite": b"SQLite format 3\0", "geojson": b'{"type": "FeatureCollection"', "icews": b"Event ID\t",
    "table": " ─".encode(),
}  # fmt: skip
IN_ONE_PIECE = [name for name in SINKS if name != "sqlite"]


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT)


def environment(stdout: io.TextIOBase | None = None) -> Environment:
    return Environment(io.BytesIO(), stdout or io.StringIO(), io.StringIO())  # type: ignore[arg-type]


def files() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"a.txt"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_names_the_format(ending: str) -> None:
    for name in (f"events{ending}", f"news.2018{ending.upper()}"):
        result = run_events("extract", "a.txt", "-o", name)
        assert (result.status, result.out) == (ExitStatus.OK, "")
        assert Path(name).read_bytes().startswith(STARTS[ENDINGS[ending]])


@pytest.mark.parametrize("format", SINKS)
def test_format_decides_where_it_is_named(format: str) -> None:
    result = run_events("extract", "a.txt", "--output", "events.json", "--format", format)
    assert result.status == ExitStatus.OK
    assert Path("events.json").read_bytes().startswith(STARTS[format])


@pytest.mark.parametrize("name", [name for name, sink in SINKS.items() if isinstance(sink, TextSink)])
def test_a_file_holds_what_a_pipe_gets(name: str) -> None:
    piped = run_events("extract", "a.txt", "--format", name, "-o", "-").out
    assert run_events("extract", "a.txt", "--format", name).out == piped
    run_events("extract", "a.txt", "--format", name, "-o", "events", terminal=True)
    assert Path("events").read_text() == piped != ""


def test_a_dash_is_standard_output_with_its_usual_format() -> None:
    assert json.loads(run_events("extract", "a.txt", "-o", "-").out.splitlines()[0])["action"] == "strike"
    assert files() == set()


def test_unique_writes_files_too_even_over_its_input() -> None:
    run_events("extract", "a.txt", "-o", "events.jsonl")
    before = Path("events.jsonl").read_text()
    result = run_events("unique", "events.jsonl", "-o", "events.jsonl")
    assert result.status == ExitStatus.OK
    after = [json.loads(line) for line in Path("events.jsonl").read_text().splitlines()]
    assert len(after) == len(before.splitlines()) == 3
    assert [row["sources"]["count"] for row in after] == [1, 1, 1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "events.jsnl"], "no format for the ending '.jsnl'; did you mean .jsonl?"),
        (["-o", "events.html"], "no format for the ending '.html'; events report makes a page of records"),
        (["-o", "events.parqet"], "did you mean .parquet?"),
        (["-o", "events.cvs.gz"], "did you mean .csv?"),
        (["-o", "events.docx"], "known are .jsonl"),
        (["-o", "events"], "has no ending; known are"),
        (["-o", "events.gz"], "has no ending; known are"),
        (["-o", "events.csv", "--format", "exel"], "no format 'exel'"),
        (["--format", "sqllite"], "did you mean sqlite?"),
        (["--format", "sqlite"], "needs a file: -o events.db"),
        (["--format", "sqlite", "-o", "-"], "needs a file: -o events.db"),
        (["-o", "events.parquet.gz"], "leave .gz out"),
        (["-o", "events.db.gz"], "leave .gz out"),
        (["-o", "."], "is a folder"),
        (["-o", ".", "--format", "csv"], "is a folder"),
        (["-o", "folder.csv"], "is a folder"),
        (["-o", "missing/events.csv"], "no folder missing"),
        (["-o", "a.txt/events.csv"], "no folder a.txt"),
        (["-o", "a" * 300 + ".csv"], "File name too long"),
        (["-o", "loop.csv"], "symbolic links"),
        (["-o", "a\0b.csv"], r"'a\x00b.csv': embedded null byte"),
        (["--errors", "a" * 300], "File name too long"),
        (["-o", "a" * 247 + ".jsonl", "--skip-done", "a" * 247 + ".jsonl"], "File name too long"),
        (["--engine", "ray", "-o", "a" * 300 + "/"], "File name too long"),
        (["-o", ""], "name a file"),
    ],
)
def test_what_stops_a_run_before_it_starts(options: list[str], message: str) -> None:
    Path("folder.csv").mkdir()
    Path("loop.csv").symlink_to("loop.csv")
    result = run_events("extract", "a.txt", *options, extractor=object())
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message.replace(" ", "") in "".join(result.err.split()).replace("│", "")
    assert "Traceback" not in result.err
    assert files() == {"folder.csv", "loop.csv"}


def test_parquet_is_not_for_a_terminal() -> None:
    result = run_events("extract", "a.txt", "--format", "parquet", terminal=True)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert "-o events.parquet" in result.err


def test_a_package_that_is_missing_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "pyarrow" else found(name, *rest)
    )
    result = run_events("extract", "a.txt", "-o", "events.parquet", extractor=object())
    assert result.status == ExitStatus.NOT_STARTED
    assert result.err == "error: parquet needs pyarrow (hint: pip install 'geopolitical-events[parquet]')\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission() -> None:
    Path("closed").mkdir(mode=0o500)
    Path("fixed.csv").touch(mode=0o400)
    for name in ("closed/events.csv", "fixed.csv"):
        result = run_events("extract", "a.txt", "-o", name, extractor=object())
        assert result.status == ExitStatus.NOT_STARTED
        assert "no permission" in result.err


def test_no_permission_as_the_system_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    result = run_events("extract", "a.txt", "-o", "events.csv", extractor=object())
    assert result.status == ExitStatus.NOT_STARTED
    assert "no permission to write events.csv" in result.err


@pytest.mark.parametrize("name", IN_ONE_PIECE)
@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError, BrokenPipeError])
def test_a_file_is_as_it_was_until_all_is_written(name: str, stop: type[BaseException]) -> None:
    path = Path("events")
    path.write_text("as before")

    def events(end: type[BaseException] | None = None) -> Iterator[Event]:
        for number in range(3):
            assert path.read_text() == "as before"
            yield record([str(number)])
        if end:
            raise end

    with pytest.raises(stop):
        write_events(events(stop), Destination(name, path), environment())
    assert path.read_text() == "as before"
    assert files() == {"events"}
    write_events(events(), Destination(name, path), environment())
    assert path.read_bytes().startswith(STARTS[name])
    assert files() == {"events"}


def test_permissions_and_links_stay() -> None:
    Path("real.csv").touch(mode=0o640)
    Path("real.csv").chmod(0o640)
    Path("link.csv").symlink_to("real.csv")
    before = os.umask(0o027)
    try:
        run_events("extract", "a.txt", "-o", "link.csv")
        run_events("extract", "a.txt", "-o", "new.csv")
    finally:
        os.umask(before)
    assert Path("link.csv").is_symlink()
    assert Path("real.csv").read_bytes().startswith(STARTS["csv"])
    assert stat.S_IMODE(Path("real.csv").stat().st_mode) == 0o640
    assert stat.S_IMODE(Path("new.csv").stat().st_mode) == 0o640


def test_devices_are_written_as_they_stand() -> None:
    assert run_events("extract", "a.txt", "-o", "/dev/null", "--format", "csv").status == ExitStatus.OK
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("name", [name for name in SINKS if name != "sqlite"])
def test_full_device(name: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    with pytest.raises(OutputError, match="No space left"):
        write_events([record(["a"])], Destination(name, Path("/dev/full")), environment())


def test_progress_is_not_written_between_the_lines_of_a_terminal() -> None:
    result = run_events("extract", "a.txt", "--format", "csv", terminal=True)
    assert result.err == "3 events in 1 document (1 sentence)\n"  # the counts at the end, and nothing before
    assert len(result.out.splitlines()) == 4
    assert "event" in run_events("extract", "a.txt", "-o", "events.csv", terminal=True).err


@pytest.mark.parametrize("number", ["NaN", "1e999", "-Infinity"])
def test_a_number_that_no_format_can_hold_is_not_read(number: str) -> None:
    good = json.dumps(record(["a"]).to_dict())
    bad = good.replace('"score": ', f'"score": {number}, "was": ', 1).replace(f'"was": {record(["a"]).score!r}, ', "")
    result = run_events("unique", "--min-confidence", "0", stdin=f"{bad}\n{good}\n".encode())
    assert result.status == ExitStatus.SOME_FAILED
    assert '-:1: "score" is no finite number' in result.err
