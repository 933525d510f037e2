"""What must hold of any input: no crash, no document lost, records that point at their text, safe terminals."""

import functools
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import jsonschema

import cli.extract
import cli.main
from cli.environment import Environment
from extract.documents import Document, Failure, Notice, Reading
from extract.errors import EventsError
from extract.gazetteer.users import read_actors
from extract.lexicon import own_files, read_lexicon
from extract.pipeline import Extractor
from extract.records import Event, json_schema
from extract.sources import read_sources
from tests.conftest import ROOT
from tests.fakes import FakeExtractor
from tests.hostile import record

GOOD = Document("good.txt", "Russia warned Turkey.")
PARTS = ("sentence", "trigger", "actor", "target", "attribution", "date", "place", "quantity")
STATUSES = frozenset([0, 2, 3, 4])


@dataclass
class Tally:
    """What the cases of a generator came to, for the table of a long run."""

    cases: int = 0
    documents: int = 0
    events: int = 0
    failures: int = 0


tally = Tally()


@functools.cache
def extractor() -> Extractor:
    """The real one, loaded once in a process."""
    return Extractor.load()


@functools.cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema())


def check_texts(texts: Sequence[str]) -> None:
    """Each text is read, or refused with a reason; its records are whole and point at it."""
    documents = [Document(f"d{number}", text) for number, text in enumerate(texts)]
    outcomes = list(extractor().read(documents))
    assert [o.document.id if isinstance(o, Reading) else o.source for o in outcomes] == [d.id for d in documents]
    tally.documents += len(documents)
    for document, outcome in zip(documents, outcomes, strict=True):
        if isinstance(outcome, Reading):
            assert outcome.document == document
            tally.events += len(outcome.events)
            for event in outcome.events:
                check_event(event, document)
        else:
            tally.failures += 1
            check_failure(outcome)
            assert any("\ud800" <= char <= "\udfff" for char in document.text), outcome


def check_event(event: Event, document: Document) -> None:
    """A record is valid, is text, and points at its own."""
    data = event.to_dict()
    assert _validator().is_valid(data), [*_validator().iter_errors(data)]
    assert json.loads(json.dumps(data, ensure_ascii=False, allow_nan=False).encode()) == data
    for name in PARTS:
        part = data[name]
        if part and part["start"] is not None:
            assert document.text[part["start"] : part["end"]] == part["text"], (name, part)
            assert part["text"].strip(), (name, part)


def check_failure(failure: Failure | Notice) -> None:
    """What went wrong is told to who can do something about it."""
    assert failure.source
    assert failure.message
    assert "could not be coded" not in failure.message, failure


@contextmanager
def in_folder(folder: Path) -> Iterator[None]:
    """Be in a folder for a while."""
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def check_file(folder: Path, name: str, data: bytes) -> None:
    """Each row and member of a file is a document or a failure, the next file is read, nothing is written."""
    place = folder / "files"
    place.mkdir(exist_ok=True)
    (place / GOOD.id).write_text(GOOD.text)
    (place / name).write_bytes(data)
    try:
        with in_folder(place):
            *items, last = read_sources([name, GOOD.id])
        assert last == GOOD
        assert items
        assert sorted(os.listdir(place)) == sorted({name, GOOD.id})
        assert [*folder.iterdir()] == [place]
    finally:
        (place / name).unlink()
    found = [item for item in items if isinstance(item, Document)]
    tally.documents += len(items) - sum(isinstance(item, Notice) for item in items)
    tally.failures += sum(isinstance(item, Failure) for item in items)
    for item in items:
        if isinstance(item, Document):
            assert item.id
            assert item.text.strip()
            item.text.encode()
        else:
            check_failure(item)
            assert item.source.split(":")[0].split("!")[0] == name or not item.source.startswith(name)
    if name.endswith(".jsonl") and data[:1] not in (b"\xff", b"\xfe", b"\0") and b"\0" not in data:
        rows = sum(1 for line in data.split(b"\n") if line.strip())
        assert len(found) + sum(isinstance(item, Failure) for item in items) == max(rows, 1)


def check_command(arguments: Sequence[str], *, stdin: bytes = b"", terminal: bool = False, real: bool = False) -> str:
    """Run ``events``: its exit code is one that is documented, what it writes is UTF-8, and safe to show."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace", newline="") for _ in "ab")
    environment = Environment(io.BytesIO(stdin), out, err, False, terminal, False)
    load: Callable[..., object] = (lambda _: extractor()) if real else (lambda _: FakeExtractor())
    with mock.patch.object(cli.extract, "load_extractor", load), redirect_stdout(out), redirect_stderr(err):
        try:
            cli.main.run(arguments, environment)
        except SystemExit as end:
            status = end.code
    out.flush()
    err.flush()
    written, said = (stream.buffer.getvalue().decode() for stream in (out, err))
    assert status in STATUSES, said
    assert "Traceback" not in said
    assert_safe(said)
    if terminal:
        assert_safe(written)
    if status == 2:
        assert said
    return written


def assert_safe(text: str) -> None:
    """No character moves the cursor, turns the text round, or cannot be seen."""
    odd = {char for char in text if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert not odd, ascii(text)


def check_lines(texts: Sequence[str]) -> None:
    """Through the whole command: as lines of JSON, as a table on a terminal."""
    rows = "".join(json.dumps({"id": text, "text": text}) + "\n" for text in texts).encode()
    written = check_command(["extract", "-", "--format", "jsonl"], stdin=rows, real=True)
    found = [json.loads(line) for line in written.split("\n")[:-1]]
    tally.documents += len(texts)
    tally.events += len(found)
    check_command(["extract", "-", "--format", "table", "--color", "never"], stdin=rows, terminal=True, real=True)


def check_sinks(texts: Sequence[str]) -> None:
    """Records that hold such texts, as a table on a terminal and as a page."""
    line = (json.dumps(record(texts).to_dict()) + "\n").encode()
    check_command(["unique", "--format", "table", "--color", "never"], stdin=line, terminal=True)
    page = check_command(["report"], stdin=line)
    assert len(re.findall("</?script", page, re.IGNORECASE)) == _scripts()
    assert not {char for char in page if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t"}


@functools.cache
def _scripts() -> int:
    line = json.dumps(record(["a"]).to_dict()).encode()
    return len(re.findall("</?script", check_command(["report"], stdin=line), re.IGNORECASE))


def check_settings(folder: Path, data: bytes) -> None:
    """A file of settings is read, or refused."""
    (folder / "events.toml").write_bytes(data)
    with in_folder(folder):
        check_command(["config", "--format", "table", "--color", "never"], terminal=True)
        check_command(["extract", "-"], stdin=b"Israel struck Syria.")


def check_options(folder: Path, arguments: Sequence[str]) -> None:
    """Options of any values."""
    deep = folder / "a/b/c/d/e"  # names that lead upwards end in the folder of the test
    deep.mkdir(parents=True, exist_ok=True)
    with in_folder(deep):
        check_command(["extract", "-", *arguments, "--color", "never"], stdin=b"Israel struck Syria.", terminal=True)


def check_actors(folder: Path, data: bytes) -> None:
    """A file of actors is read, or refused."""
    file = folder / "actors.tsv"
    file.write_bytes(data)
    try:
        rows = read_actors(file, frozenset(["ISR", "SYR"]))
    except EventsError as error:
        _check_error(error)
    else:
        assert all(line.split("\t")[1].strip() for line in rows)


def check_entries(folder: Path, data: bytes) -> None:
    """A file of entries is read, or refused."""
    (folder / "entries.toml").write_bytes(data)
    try:
        read_lexicon(ROOT / "extract" / "data" / "ontology.toml", [], own_files(folder))
    except EventsError as error:
        _check_error(error)


def _check_error(error: EventsError) -> None:
    assert error.message
