"""What ``--engine ray`` does apart from Ray: its options, the files it finds, the parts that it cuts and writes."""

import importlib.util
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyarrow import parquet

from cli.cluster.command import Total
from cli.cluster.files import File, find_files, read_file
from cli.cluster.parts import Folder, Part, Tally, key_of
from cli.cluster.session import RayFailed, grouped, part_size
from cli.cluster.tried import TRIES, Tried
from cli.cluster.work import CodeParts, cut, packed, unpacked
from cli.environment import OutputError
from cli.options import Request
from extract.documents import Document, Failure, Notice
from extract.errors import EventsError, ModelError
from extract.sources import read_sources
from extract.sources.globs import Globs
from extract.sources.making import Options
from tests.conftest import ROOT
from tests.fakes import event, run_events
from tests.recombined import recombined, write_jsonl

NOTHING = np.empty(0, "<u8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--engine", "rey"), "no engine 'rey'; did you mean ray?"),
        (("--engine", "ray"), "-o events.parquet/"),
        (("--engine", "ray", "-o", "-"), "-o events.parquet/"),
        (("--engine", "ray", "-o", "out", "--unique"), "--unique"),
        (("--engine", "ray", "-o", "out", "--limit", "3"), "--limit"),
        (("--engine", "ray", "-o", "out", "--format", "csv"), "parquet only"),
        (("--engine", "ray", "-o", "out", "--skip-done", "other.jsonl"), "--skip-done out"),
        (("--engine", "ray", "-o", "none/out"), "no folder none: make it first"),
    ],
)
def test_what_makes_no_sense_is_refused(
    options: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run_events("extract", "news", *options)
    assert result.status == 2
    assert message in " ".join(result.err.replace("│", " ").split())


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    file.touch()
    result = run_events("extract", "news", "--engine", "ray", "-o", str(file))
    assert (result.status, "is a file" in result.err) == (2, True)


def test_without_ray_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "ray" else there(name, *rest))
    result = run_events("extract", "news", "--engine", "ray", "-o", str(tmp_path / "out"))
    assert result.status == 2
    assert "pip install 'geopolitical-events[ray]'" in result.err


def test_a_run_without_a_file_starts_nothing(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    result = run_events("extract", str(tmp_path / "none"), "-", "--engine", "ray", "-o", str(tmp_path / "out"))
    assert result.status == 2
    assert "no such file or folder" in result.err
    assert "no worker can read standard input" in result.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_a_cluster_that_is_not_there_is_told_at_once(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray")
    (tmp_path / "a.txt").write_text("Rain fell in Paris.")
    with socket.socket() as free:  # a port that was free a moment ago
        free.bind(("127.0.0.1", 0))
        address = f"{host}:{free.getsockname()[1]}"
    monkeypatch.setenv("RAY_ADDRESS", address)
    result = run_events("extract", str(tmp_path), "--engine", "ray", "-o", str(tmp_path / "out"))
    assert result.status == 2
    assert result.err.startswith(f"error: the cluster at {address} cannot be reached: ")


def test_ray_is_imported_only_where_it_is_asked_for() -> None:
    code = "import cli.main, cli.cluster.command, sys; print(*{'ray', 'pyarrow', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == ""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three files that are read, in a deep one too, and two that are not."""
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    write_jsonl([{"text": row["text"]} for row in recombined(6)], folder / "c.jsonl")
    (folder / "a.txt").write_text("Rain fell in Paris.")
    (folder / "b" / "d.txt").write_text("Rain fell in Rome.")
    (folder / "e.log").write_text("nothing")
    (folder / ".hidden.txt").write_text("nothing")
    return folder


def all_of(paths: list[str]) -> list[Any]:
    """What the workers read of these paths."""
    return [
        read for item in find_files(paths, Globs())
        for read in (read_file(item, Options()) if isinstance(item, File) else [item])
    ]  # fmt: skip


def test_the_workers_read_what_one_process_reads(news: Path) -> None:
    paths = [str(news), "no-such-file", str(news / "a.txt")]
    assert all_of(paths) == [*read_sources(paths)]
    assert sum(isinstance(item, Document) for item in all_of(paths)) == 9


def test_a_store_is_read_as_the_disk_is(news: Path) -> None:
    """``file://`` goes the way of s3:// and gs://; there a name begins with its scheme."""
    found, here = all_of([f"file://{news}"]), all_of([str(news)])
    assert [item.id for item in found if isinstance(item, Document)] == [
        f"file://{item.id}" for item in here if isinstance(item, Document)
    ]
    assert [item.text for item in found if isinstance(item, Document)] == [
        item.text for item in here if isinstance(item, Document)
    ]
    assert [item.message for item in found if isinstance(item, Notice)] == [
        item.message for item in here if isinstance(item, Notice)
    ]


@pytest.mark.parametrize("uri", ["file:///no/such/folder", "nowhere://bucket/news", "file://"])
def test_a_store_that_cannot_be_read_is_a_failure(uri: str) -> None:
    (found,) = find_files([uri], Globs())
    assert isinstance(found, Failure)
    assert found.source == uri


def test_parts_hold_all_documents_once_and_in_order(news: Path) -> None:
    files = [item for item in find_files([str(news)], Globs()) if isinstance(item, File)]
    documents = [item for item in read_sources([str(news)]) if isinstance(item, Document)]
    for size in (1, 300, 10**6):
        parts = [*cut(enumerate(files), Options(), size, NOTHING)]
        assert [source for part in parts for source in part.sources] == documents
        assert [(part.file, part.row) for part in parts] == sorted({(part.file, part.row) for part in parts})
    assert len(parts) == 1
    done = np.sort(np.array([key_of(document) for document in documents[1:]], "<u8"))
    (left,) = cut(enumerate(files), Options(), 10**6, done)
    assert (left.sources, left.skipped) == ((documents[0],), len(documents) - 1)


def test_small_files_are_read_together() -> None:
    files = [File(str(at), "", None, True, size) for at, size in enumerate([10, 10, 500, 10, 90, 10])]
    assert [[number for number, _ in group] for group in grouped(files, 100)] == [[0, 1, 2], [3, 4], [5]]
    assert part_size(0, 8) < part_size(10**6, 8) < part_size(10**12, 8) == part_size(10**13, 8)


def test_items_pass_from_step_to_step_as_they_are() -> None:
    documents = [Document("news\udce9.txt", "Rain fell.", None), Document("b", "\x00", None)]
    assert unpacked(packed(*documents)) == documents


def test_a_part_that_is_written_twice_is_one_file_and_finished(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"))
    folder.make()
    document = Document("a", "Israel struck Iran.", None)
    for _ in range(2):
        folder.write(Part(0, 0, (document,)), [key_of(document)], [event(document)])
    folder.write(Part(0, 1, ()), [7], [])
    assert [path.name[:23] for path in sorted((tmp_path / "out").iterdir())] == [
        "part-000000-000000000-" + next(iter(tmp_path.glob("out/part-000000-000000000-*"))).name[22],
        "part-000000-000000001-" + next(iter(tmp_path.glob("out/part-000000-000000001-*"))).name[22],
    ]
    assert [*folder.finished()] == sorted([7, key_of(document)])
    assert parquet.read_table(tmp_path / "out")["doc"].to_pylist() == ["a"]


def test_what_a_killed_worker_left_half_written_goes(tmp_path: Path) -> None:
    (tmp_path / ".events-x1").touch()
    Folder(str(tmp_path)).make()
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("content", "message"), [(b"half", "no whole Parquet file"), (None, "not written by")])
def test_files_of_others_are_not_taken_for_parts(content: bytes | None, message: str, tmp_path: Path) -> None:
    from pyarrow import table

    if content is None:
        parquet.write_table(table({"a": [1]}), tmp_path / "a.parquet")
    else:
        (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(EventsError, match=message):
        Folder(str(tmp_path)).finished()


def test_a_folder_in_a_store_is_written_as_one_on_the_disk(tmp_path: Path) -> None:
    folder = Folder(f"file://{tmp_path}/out")
    folder.make()
    assert not folder.holds_parts()
    folder.write(Part(3, 5, ()), [1, 2], [])
    assert folder.holds_parts()
    assert [*folder.finished()] == [*Folder(str(tmp_path / "out")).finished()] == [1, 2]


def test_a_part_gives_counts_and_problems(extractor: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.batches.load", lambda *files: extractor)
    worker = CodeParts(Request(paths=(), format="parquet"), str(tmp_path))
    text = "Israel struck a base in Syria. Rain fell."
    sources = (Notice("a", "odd"), Document("a", text, None), Failure("b", "broken"))
    (outcome,) = unpacked(worker(packed(Part(0, 0, sources, skipped=2))))
    assert (outcome.documents, outcome.sentences, outcome.written, outcome.skipped) == (1, 2, 1, 2)
    assert outcome.problems == [sources[0], sources[2]]
    assert [*Folder(str(tmp_path)).finished()] == [key_of(sources[1])]


def test_a_part_of_failures_needs_no_model_and_leaves_no_file(tmp_path: Path) -> None:
    worker = CodeParts(Request(paths=(), format="parquet", model="none"), str(tmp_path))
    outcome = worker.code(Part(0, 0, (Failure("b", "broken"),)))
    assert (outcome.error, outcome.documents, len(outcome.problems)) == (None, 0, 1)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(("model", "folder", "error"), [("none", "", ModelError), (None, "gone", OutputError)])
def test_what_ends_the_run_reaches_it(
    model: str | None, folder: str, error: type[Exception], extractor: Any, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if model is None:
        monkeypatch.setattr("extract.batches.load", lambda *files: extractor)
    worker = CodeParts(Request(paths=(), format="parquet", model=model), str(tmp_path / folder))
    (outcome,) = unpacked(worker(packed(Part(0, 0, (Document("a", "Rain fell.", None),)))))
    with pytest.raises(error):
        Total().add(outcome)
    assert isinstance(outcome, Tally)
    assert isinstance(outcome.error, EventsError)
    assert outcome.error.hint


@pytest.fixture
def without_ray(monkeypatch: pytest.MonkeyPatch) -> Callable[[Iterable[Any]], None]:
    """Have the command follow these outcomes, raising those that are errors, instead of starting Ray."""

    def stand_in(given: Iterable[Any]) -> None:
        def outcomes(*arguments: Any) -> Iterator[Tally]:
            for item in given:
                if isinstance(item, Exception):
                    raise item
                yield item

        monkeypatch.setattr("importlib.util.find_spec", lambda *names: True)
        monkeypatch.setattr("cli.cluster.command.ray_session", lambda *arguments, **options: nullcontext())
        monkeypatch.setattr("cli.cluster.command.outcomes", outcomes)

    return stand_in


def test_the_first_failure_ends_a_run_that_is_to_fail_fast(
    news: Path, without_ray: Callable[[Iterable[Any]], None], tmp_path: Path
) -> None:
    given = iter([Tally(1, problems=[Failure("a", "broken")]), Tally(1, documents=5)])
    without_ray(given)
    result = run_events("extract", str(news), "--engine", "ray", "-o", str(tmp_path / "out"), "--fail-fast")
    assert result.status == 3
    assert "error: a: broken" in result.err.splitlines()
    assert [outcome.documents for outcome in given] == [5]


def test_ray_that_fails_is_one_line_and_what_is_done_is_summed_up(
    news: Path, without_ray: Callable[[Iterable[Any]], None], tmp_path: Path
) -> None:
    without_ray([Tally(1, documents=2, sentences=3, written=4, undated=1), RayFailed("the head is gone")])
    out = tmp_path / "out"
    result = run_events("extract", str(news), "--engine", "ray", "-o", str(out), "-v")
    assert result.status == 3
    assert f"error: Ray: the head is gone (hint: what is written stays: go on with --skip-done {out})" in result.err
    assert "note: 1 record without any day left out by --since or --until" in result.err
    assert result.err.splitlines()[-1] == "4 events in 2 documents (3 sentences); 1 failure"


def test_a_run_without_a_record_may_say_so(
    news: Path, without_ray: Callable[[Iterable[Any]], None], tmp_path: Path
) -> None:
    without_ray([Tally(1, documents=2)])
    assert run_events("extract", str(news), "--engine", "ray", "-o", str(tmp_path / "out"), "-e").status == 4


class Deadly:
    """An extractor that ends its process at a text with "poison" in it."""

    def __init__(self, extractor: Any) -> None:
        self._extractor = extractor

    def read(self, sources: Iterable[Any]) -> Iterator[Any]:
        documents = [*sources]
        if any("poison" in item.text for item in documents if isinstance(item, Document)):
            raise SystemExit
        yield from self._extractor.read(documents)


def test_of_a_part_that_kills_only_the_document_that_kills_is_lost(
    extractor: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each round is a worker in the place of the one that died."""
    monkeypatch.setattr("extract.batches.load", lambda *files: Deadly(extractor))
    texts = ["Israel struck a base in Syria.", "A poison.", "Rain fell."]
    sources = tuple(Document(str(at), text, None) for at, text in enumerate(texts))
    request, part, deaths = Request(paths=(), format="parquet"), packed(Part(0, 0, sources)), 0
    while deaths < 10:
        monkeypatch.setattr("cli.cluster.work._was_restarted", lambda: deaths > 0)  # noqa: B023 - called within the round
        try:
            (outcome,) = unpacked(CodeParts(request, str(tmp_path))(part))
            break
        except SystemExit:
            deaths += 1
    assert deaths == 1 + TRIES
    assert [(item.source, item.message) for item in outcome.problems] == [("1", "workers died of it, time and again")]
    assert (outcome.documents, outcome.written) == (2, 1)
    assert len(Folder(str(tmp_path)).finished()) == 2
    assert len([*(tmp_path / "_tried").iterdir()]) == TRIES
    Tried(str(tmp_path)).forget_all()
    Tried(str(tmp_path)).forget_all()
    assert [path.suffix for path in tmp_path.iterdir()] == [".parquet"]
