"""From a text to its records and back: each format that is read gives the records of the plain texts, each format that
is written holds them; with the language model of the project.
"""

import csv
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.exit import ExitStatus
from cli.sinks import SINKS, TextSink
from cli.sinks.icews import SECTORS, land_name
from cli.sinks.table import cells
from extract.columns import columns
from extract.documents import Document, Outcome, Source
from extract.pipeline import Extractor
from extract.records import Event
from extract.restore import event_of
from extract.sources.formats import SUFFIXES
from extract.sources.packed import ARCHIVES, COMPRESSED, SHORT
from tests.fakes import run_events
from tests.hostile import from_cells, restored
from tests.sourcefiles import (
    ARTICLES,
    COMPRESS,
    DAYS,
    FEEDS,
    TABLES,
    first_words,
    mail,
    nitf,
    page,
    tarred,
    zipped,
)  # fmt: skip

Record = dict[str, Any]
NAMES = [column.name for column in columns()]
OF_THE_NAME = ("id", "mention", "doc")  # keys that depend on the name of the document
TEXTS = {f"{id}-{DAYS[id]}": text.encode() for id, text in ARTICLES.items()}
# The files of each way to give all articles.
ALL = {
    ".txt": {f"{name}.txt": data for name, data in TEXTS.items()},
    ".eml": {f"{id}.eml": mail(id) for id in ARTICLES},
    "html.eml": {f"{id}-html.eml": mail(id, "html") for id in ARTICLES},
    ".html": {f"{id}.html": page(id, first_words(text)) for id, text in ARTICLES.items()},
    ".nitf": {f"{id}.nitf": nitf(id) for id in ARTICLES},
    **{name: {name: data} for name, data in {**TABLES, **FEEDS}.items()},
}
# Other endings of the same formats.
ALIKE = {
    other: {os.path.splitext(name)[0] + other: data for name, data in ALL[kind].items()}
    for other, kind in {".md": ".txt", ".htm": ".html", ".xhtml": ".html", ".ndjson": "rows.jsonl"}.items()
}


def pack(packing: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """One archive of the files, or each packed alone where the packing holds but one."""
    if packing in COMPRESSED:
        return {f"{name}{packing}": COMPRESS[packing[1:]](data) for name, data in files.items()}
    if packing == ".zip":
        return {"all.zip": zipped(files)}
    outer = SHORT.get(packing, packing.removeprefix(".tar"))
    return {f"all{packing}": COMPRESS[outer[1:]](tarred(files)) if outer else tarred(files)}


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def placed(files: dict[str, bytes]) -> list[str]:
    """The names of files that now lie in the current folder."""
    for name, data in files.items():
        Path(name).write_bytes(data)
    return [*files]


class Remembering:
    """The extractor, which codes a text of a day once: its records depend on nothing else but names."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._known: dict[tuple[str, date | None], Outcome] = {}

    def read(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        for item in sources:
            if not isinstance(item, Document):
                yield item
                continue
            key = (item.text, item.published)
            if key not in self._known:
                (self._known[key],) = self._extractor.read([item])
            yield self._known[key]


def records(extractor: Extractor | Remembering, *arguments: str, stdin: bytes | None = None) -> list[Record]:
    """The records of a call, in their order, without what depends on the names of documents."""
    result = run_events("extract", *arguments, "--format", "jsonl", stdin=stdin, extractor=extractor)
    assert (result.status, result.err) == (ExitStatus.OK, "")
    rows = map(json.loads, result.out.splitlines())
    return [{key: value for key, value in row.items() if key not in OF_THE_NAME} for row in rows]


@pytest.fixture(scope="module")
def reader(extractor: Extractor) -> Remembering:
    return Remembering(extractor)


@pytest.fixture(scope="module")
def plain(extractor: Extractor) -> list[Record]:
    """The records of the articles, read from no file at all."""
    found = [extractor.extract_text(text, DAYS[id]) for id, text in ARTICLES.items()]
    rows = [json.loads(json.dumps(event.to_dict())) for events in found for event in events]
    assert len(rows) >= 6
    assert {row["status"] for row in rows} == {"actual", "negated"}
    return [{key: value for key, value in row.items() if key not in OF_THE_NAME} for row in rows]


def test_every_ending_that_is_read_is_here() -> None:
    names = [name for files in (ALL | ALIKE).values() for name in files]
    assert {os.path.splitext(name)[1] for name in names} == SUFFIXES.keys()
    assert {f".{name}" for name in COMPRESS} == COMPRESSED.keys()
    assert ARCHIVES.keys() == {".zip", ".tar"}


@pytest.mark.parametrize("name", ALL | ALIKE)
def test_format(name: str, extractor: Extractor, reader: Remembering, plain: list[Record]) -> None:
    files = (ALL | ALIKE)[name]
    assert records(extractor if name in ALL else reader, *placed(files)) == plain
    listed = "".join(f"{name}\0" for name in files).encode()
    assert records(reader, "--files-from", "-", stdin=listed) == plain
    format = SUFFIXES[os.path.splitext(next(iter(files)))[1]]
    # The day of a plain text is in its name, which a pipe has none of.
    days = [["--date", day] for day in DAYS.values()] if format == "text" else [[]] * len(files)
    piped = [
        records(reader, "-", "--input-format", format, *day, stdin=data)
        for data, day in zip(files.values(), days, strict=True)
    ]
    assert [record for part in piped for record in part] == plain


@pytest.mark.parametrize("packing", [*COMPRESSED, *ARCHIVES, *(f".tar{outer}" for outer in COMPRESSED)])
def test_packed(packing: str, reader: Remembering, plain: list[Record]) -> None:
    files = {name: data for files in ALL.values() for name, data in files.items()}
    packed = pack(packing, files)
    assert records(reader, *placed(packed)) == plain * len(ALL)
    if len(packed) == 1:
        (data,) = packed.values()
        assert records(reader, stdin=data) == plain * len(ALL)


@pytest.mark.parametrize("packing", SHORT)
def test_short_names_of_packings(packing: str, reader: Remembering, plain: list[Record]) -> None:
    assert records(reader, *placed(pack(packing, ALL[".txt"]))) == plain


def test_a_title_shifts_the_records_of_a_page(extractor: Extractor, plain: list[Record]) -> None:
    title = "Three words only"
    found = records(extractor, *placed({f"{id}.html": page(id, title) for id in ARTICLES}))
    assert [shifted(record, -len(title) - 2) for record in found] == plain


def shifted(record: Record, by: int) -> Record:
    """A record whose offsets are moved, and which stands a sentence earlier."""
    moved = {
        key: {name: shift(name, inner, by) for name, inner in value.items()} if isinstance(value, dict) else value
        for key, value in record.items()
    }
    moved["sentence"]["index"] -= 1
    return moved


def shift(name: str, value: Any, by: int) -> Any:
    return value + by if name in ("start", "end") and value is not None else value


# What each format that is written holds, as records; the three that hold a part of them are below.
def of_cells(path: Path, separator: str) -> list[Event]:
    with open(path, newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file, delimiter=separator)
    assert head == NAMES
    return [from_cells(row) for row in rows]


def of_parquet(path: Path) -> list[Event]:
    from pyarrow import parquet

    return [restored([row[name] for name in NAMES]) for row in parquet.read_table(path).to_pylist()]


def of_sqlite(path: Path) -> list[Event]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT records.* FROM records JOIN events USING (id) ORDER BY events.rowid").fetchall()
    pairs = [zip(columns(), row[: len(NAMES)], strict=True) for row in rows]
    return [restored([json.loads(v) if column.many and v is not None else v for column, v in pair]) for pair in pairs]


def of_geojson(path: Path) -> list[Event]:
    features = json.loads(path.read_bytes())["features"]
    for feature in features:
        properties = feature["properties"]
        point = [properties["place_lon"], properties["place_lat"]]
        assert feature["geometry"] == (None if None in point else {"type": "Point", "coordinates": point})
    return [restored([feature["properties"][name] for name in NAMES]) for feature in features]


READ_BACK: dict[str, Callable[[Path], list[Event]]] = {
    "jsonl": lambda path: [event_of(json.loads(line)) for line in path.read_bytes().splitlines()],
    "json": lambda path: [event_of(row) for row in json.loads(path.read_bytes())],
    "csv": lambda path: of_cells(path, ","),
    "tsv": lambda path: of_cells(path, "\t"),
    "parquet": of_parquet,
    "sqlite": of_sqlite,
    "geojson": of_geojson,
}


@pytest.fixture
def events(reader: Remembering) -> list[Event]:
    """The records of the rows, as jsonl says them; the rows are in the current folder."""
    placed({"rows.jsonl": TABLES["rows.jsonl"]})
    result = run_events("extract", "rows.jsonl", "--format", "jsonl", extractor=reader)
    found = [event_of(json.loads(line)) for line in result.out.splitlines()]
    texts = "".join(event.sentence.text for event in found)
    assert all(char in texts for char in ("’", "“", "ع", "😀", "С", "王"))
    assert any(event.sentence.text.startswith("=") for event in found)
    return found


def output(name: str, reader: Remembering, *arguments: str) -> Path:
    path = Path(f"events.{name}")
    result = run_events("extract", "rows.jsonl", "--format", name, "-o", str(path), *arguments, extractor=reader)
    assert (result.status, result.out, result.err) == (ExitStatus.OK, "", "")
    return path


def test_every_format_that_is_written_is_here() -> None:
    assert {*READ_BACK, "table", "icews"} == {*SINKS}


@pytest.mark.parametrize("name", READ_BACK)
def test_written(name: str, reader: Remembering, events: list[Event]) -> None:
    path = output(name, reader)
    assert READ_BACK[name](path) == events
    if isinstance(SINKS[name], TextSink):
        piped = run_events("extract", "rows.jsonl", "--format", name, extractor=reader)
        assert piped.out == path.read_bytes().decode()


def test_written_for_icews(reader: Remembering, events: list[Event]) -> None:
    with open(output("icews", reader), newline="", encoding="utf-8") as file:
        rows = [*csv.DictReader(file, delimiter="\t")]
    for row, event in zip(rows, events, strict=True):
        place = event.place
        land = land_name(place.country) if place else None
        known: dict[str, Any] = {
            "Event ID": event.id, "Event Date": (event.date and event.date.from_) or event.published,
            "Event Text": event.action, "CAMEO Code": event.cameo, "Intensity": event.score, "Story ID": event.doc,
            "Sentence Number": event.sentence.index + 1, "Country": land,
            "City": place.name if place and place.name != land else None,
            "Latitude": place.lat if place else None, "Longitude": place.lon if place else None,
        }  # fmt: skip
        for side, who in (("Source", event.actor), ("Target", event.target)):
            known[f"{side} Name"] = who and who.name
            known[f"{side} Country"] = who and land_name(who.country)
            known[f"{side} Sectors"] = who and who.sector and SECTORS[who.sector]
        held = {name: cell for name, cell in row.items() if cell}
        assert held == {name: str(value) for name, value in known.items() if value is not None}


def test_written_as_a_table(reader: Remembering, events: list[Event]) -> None:
    shown = run_events("extract", "rows.jsonl", "--format", "table", extractor=reader, width=300).out
    lines = [line for line in shown.splitlines() if line.strip(" ─")][1:]
    for line, event in zip(lines, events, strict=True):
        assert re.split(r" {2,}", line.strip()) == [*cells(event)]
