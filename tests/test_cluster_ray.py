"""``events extract --engine ray`` on a real cluster, which is started once and has two cores."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.cluster.command import Total
from cli.cluster.files import File, find_files
from cli.cluster.options import Cluster
from cli.cluster.parts import Folder
from cli.cluster.session import outcomes
from cli.options import Request
from extract.arrow import table_of
from extract.pipeline import Extractor
from extract.sources import Document, Failure, read_sources
from extract.sources.globs import Globs
from tests.conftest import ROOT
from tests.fakes import run_events
from tests.recombined import recombined, write_jsonl

ray = pytest.importorskip("ray", reason="ray is not installed: pip install 'geopolitical-events[ray]'")
MEMORY = 100 << 20  # bytes of the object store
ARTICLES = 240


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        started = ray.init(
            address="local", num_cpus=2, include_dashboard=False, object_store_memory=MEMORY, logging_level="ERROR",
            log_to_driver=False,
        )  # fmt: skip
        yield str(started.address_info["address"])
        ray.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rows with and without ids, in lines of JSON and in Parquet, with two lines that no run can read."""
    from pyarrow import Table, parquet

    folder = tmp_path_factory.mktemp("articles")
    rows = recombined(ARTICLES)
    lines = write_jsonl(
        [{**row, "id": row["id"] if at % 5 else None} for at, row in enumerate(rows[:200])], folder / "a.jsonl"
    )
    with open(lines, "a", encoding="utf-8") as file:
        file.write('{"text": \n{"id": "empty", "text": ""}\n')
    parquet.write_table(Table.from_pylist(rows[200:]), folder / "b.parquet", row_group_size=7)
    return folder


def records_of(place: Path) -> Any:
    """The records of a file or a folder of Parquet, in an order of their own."""
    from pyarrow import parquet

    return parquet.read_table(place).sort_by([("doc", "ascending"), ("id", "ascending")])


@pytest.fixture(scope="module")
def here(folder: Path) -> Any:
    """The records of one process."""
    documents = [item for item in read_sources([str(folder)]) if isinstance(item, Document)]
    found = table_of(Extractor.load().extract(documents))
    return found.sort_by([("doc", "ascending"), ("id", "ascending")])


def files_of(path: Path) -> list[File]:
    return [file for file in find_files([str(path)], Globs()) if isinstance(file, File)]


def test_nothing_is_lost_with_a_worker_that_is_killed(
    folder: Path, address: str, here: Any, tmp_path: Path
) -> None:
    out = tmp_path / "events.parquet"
    parts = Folder(str(out))
    parts.make()
    request = Request(paths=(str(folder),), format="parquet")
    total, killed = Total(), 0
    for outcome in outcomes(files_of(folder), request, Cluster(output=str(out)), parts.finished()):
        total.add(outcome)
        if not killed:
            killed = outcome.worker
            os.kill(killed, signal.SIGKILL)
    assert killed
    assert total.documents == len(parts.finished()) == ARTICLES
    assert records_of(out).equals(here)


def test_what_was_interrupted_goes_on_to_the_records_and_failures_of_one_process(
    folder: Path, address: str, here: Any, tmp_path: Path
) -> None:
    out, errors = tmp_path / "events.parquet", tmp_path / "failed.jsonl"
    command = [sys.executable, "-m", "cli", "extract", str(folder), "--engine", "ray", "-o", str(out)]
    variables = os.environ | {"RAY_ADDRESS": address}
    process = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not [*out.glob("part-*")]:
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    written, said = process.communicate()
    assert (process.returncode, written) == (130, "")
    assert all(line.startswith("error: ") for line in said.splitlines())
    before = len(Folder(str(out)).finished())
    assert 0 < before < ARTICLES

    again = run_events("extract", str(folder), "--engine", "ray", "-o", str(out))
    assert again.status == 2
    assert f"--skip-done {out}" in again.err
    resumed = run_events(*command[3:], "--skip-done", f"{out}/", "--errors", str(errors), "-v")
    assert resumed.status == 3
    *_, summary = resumed.err.splitlines()
    assert summary.endswith("; 2 failures")
    assert before <= int(summary.split("; ")[1].split()[0]) < ARTICLES
    assert records_of(out).equals(here)
    failures = [item for item in read_sources([str(folder)]) if isinstance(item, Failure)]
    told = [json.loads(line) for line in errors.read_text().splitlines()]
    assert sorted((row["source"], row["message"], row["hint"]) for row in told) == sorted(
        (item.source, item.message, item.hint) for item in failures
    )
