"""``events extract --engine ray`` on a real cluster, which is started once and has two cores."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

import cli.cluster.command
from cli.cluster.parts import Folder, Tally
from cli.cluster.session import outcomes
from extract.arrow import table_of
from extract.pipeline import Extractor
from extract.sources import Document, Failure, read_sources
from tests.conftest import ROOT
from tests.fakes import run_events
from tests.recombined import recombined, write_jsonl

ray = pytest.importorskip("ray", reason="ray is not installed: pip install 'geopolitical-events[ray]'")
MEMORY = 100 << 20  # bytes of the object store
ARTICLES, FEW = 240, 80


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


def records_here(path: Path, extractor: Extractor) -> Any:
    """The records of one process."""
    documents = [item for item in read_sources([str(path)]) if isinstance(item, Document)]
    return table_of(extractor.extract(documents)).sort_by([("doc", "ascending"), ("id", "ascending")])


@pytest.fixture(scope="module")
def plain() -> Extractor:
    """Without the check of each record, which takes longer than the record."""
    return Extractor.load()


def test_records_and_failures_are_those_of_one_process_though_a_worker_is_killed(
    folder: Path, address: str, plain: Extractor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, errors = tmp_path / "events.parquet", tmp_path / "failed.jsonl"
    killed: list[int] = []

    def killing(*arguments: Any) -> Generator[Tally]:
        for outcome in outcomes(*arguments):
            if not killed:
                killed.append(outcome.worker)
                os.kill(outcome.worker, signal.SIGKILL)
            yield outcome

    monkeypatch.setattr(cli.cluster.command, "outcomes", killing)
    result = run_events("extract", str(folder), "--engine", "ray", "-o", f"{out}/", "--errors", str(errors), "-v")
    assert killed
    assert result.status == 3
    *_, summary = result.err.splitlines()
    assert f" in {ARTICLES} documents (" in summary
    assert summary.endswith("; 2 failures")
    assert len(Folder(str(out)).finished()) == ARTICLES
    assert records_of(out).equals(records_here(folder, plain))
    failures = [item for item in read_sources([str(folder)]) if isinstance(item, Failure)]
    told = [json.loads(line) for line in errors.read_text().splitlines()]
    assert sorted((row["source"], row["message"], row["hint"]) for row in told) == sorted(
        (item.source, item.message, item.hint) for item in failures
    )


def test_a_run_that_was_interrupted_is_quiet_and_goes_on(address: str, plain: Extractor, tmp_path: Path) -> None:
    articles, out = write_jsonl(recombined(FEW), tmp_path / "articles.jsonl"), tmp_path / "events.parquet"
    arguments = ["extract", str(articles), "--engine", "ray", "--workers", "1", "-o", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT, env=os.environ | {"RAY_ADDRESS": address}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not [*out.glob("part-*")]:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.communicate() == ("", "")
    assert process.returncode == 130
    before = len(Folder(str(out)).finished())
    assert 0 < before < FEW

    again = run_events(*arguments)
    assert again.status == 2
    assert f"--skip-done {out}" in again.err
    resumed = run_events(*arguments, "--skip-done", f"{out}/", "-v")
    assert resumed.status == 0
    *_, summary = resumed.err.splitlines()
    assert before <= int(summary.split("; ")[1].split()[0]) < FEW
    assert records_of(out).equals(records_here(articles, plain))
