"""Each format of output, read back by what reads it: no record and no character is lost."""

import csv
import dataclasses
import gzip
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli.destination import Destination, write_events
from cli.environment import Environment
from cli.sinks import SINKS, TextSink
from cli.sinks.icews import COLUMNS, SECTORS
from extract.columns import cells, columns
from extract.errors import RecordError
from extract.records import Casualties, Event, Place, json_schema
from extract.restore import event_of
from tests.fakes import participant
from tests.hostile import NO_UNICODE, NUL, TEXTS, from_cells, record, records, restored

ALL = (*TEXTS, *NUL)
NAMES = [column.name for column in columns()]


def environment() -> Environment:
    return Environment(io.BytesIO(), io.StringIO(), io.StringIO())


def write(events: list[Event], path: Path, format: str) -> Path:
    write_events(events, Destination(format, path), environment())
    return path


def rows_of(path: Path, separator: str) -> list[list[str]]:
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file, delimiter=separator))


@pytest.fixture(autouse=True)
def long_cells() -> Any:
    before = csv.field_size_limit(10_000_000)
    yield
    csv.field_size_limit(before)


@pytest.mark.parametrize(("format", "separator"), [("csv", ","), ("tsv", "\t")])
def test_delimited(format: str, separator: str, tmp_path: Path) -> None:
    head, *rows = rows_of(write(records(ALL), tmp_path / "events", format), separator)
    assert head == NAMES
    assert [from_cells(row) for row in rows] == records(ALL)
    risky = [cell for row in rows for cell, column in zip(row, columns(), strict=True) if column.type is str]
    assert not [cell for cell in risky if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]


@pytest.mark.parametrize(("format", "separator"), [("csv", ","), ("tsv", "\t")])
def test_delimited_by_pandas_and_duckdb(format: str, separator: str, tmp_path: Path) -> None:
    import duckdb
    import pandas

    path = write(records(), tmp_path / "events", format)
    frame = pandas.read_csv(path, sep=separator, dtype=str, keep_default_na=False)
    assert list(frame.columns) == NAMES
    assert [from_cells(row) for row in frame.values.tolist()] == records()
    options = f"header=true, all_varchar=true, delim='{separator}', quote='\"', escape='\"', max_line_size=100000000"
    found = duckdb.execute(f"SELECT * FROM read_csv('{path}', {options})").fetchall()
    assert [from_cells([cell or "" for cell in row]) for row in found] == records()


def test_numbers_stay_numbers_in_csv(tmp_path: Path) -> None:
    import pandas

    frame = pandas.read_csv(write(records(["a"]), tmp_path / "events.csv", "csv"))
    assert frame["score"].dtype.kind == "f"
    assert frame["sentence_start"].dtype.kind == "i"
    assert frame["score"].tolist() == [event.score for event in records(["a"])]


def test_parquet(tmp_path: Path) -> None:
    import duckdb
    import pandas
    from pyarrow import parquet

    path = write(records(ALL), tmp_path / "events.parquet", "parquet")
    table = parquet.read_table(path)
    assert table.column_names == NAMES
    assert [restored([*row.values()]) for row in table.to_pylist()] == records(ALL)
    types = {str: "string", int: "int64", float: "double"}
    for column, field in zip(columns(), table.schema, strict=True):
        assert str(field.type) == (f"list<element: {types[column.type]}>" if column.many else types[column.type])
        assert field.nullable == column.nullable
    found = duckdb.execute(f"SELECT * FROM '{path}'").fetchall()
    assert [restored(row) for row in found] == records(ALL)
    frame = pandas.read_parquet(path)
    assert frame["sentence_text"].tolist() == [event.sentence.text for event in records(ALL)]
    assert frame["place_lat"].isna().tolist() == [event.place is None for event in records(ALL)]


def test_parquet_in_several_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow import parquet

    monkeypatch.setattr("cli.sinks.parquet.ROWS", 7)
    file = parquet.ParquetFile(write(records(), tmp_path / "events.parquet", "parquet"))
    assert file.num_row_groups == -(-len(records()) // 7)
    assert [restored([*row.values()]) for row in file.read().to_pylist()] == records()


def test_json_and_its_lines(tmp_path: Path) -> None:
    texts = (*ALL, NO_UNICODE)
    array = json.loads(write(records(texts), tmp_path / "events.json", "json").read_text())
    lines = write(records(texts), tmp_path / "events.jsonl", "jsonl").read_bytes().splitlines()
    assert [event_of(row) for row in array] == records(texts)
    assert [event_of(json.loads(line)) for line in lines] == records(texts)


def test_records_of_every_format_meet_the_schema(tmp_path: Path) -> None:
    import jsonschema

    validator = jsonschema.Draft202012Validator(json_schema())
    read = [from_cells(row) for row in rows_of(write(records(), tmp_path / "events.csv", "csv"), ",")[1:]]
    for event in (*read, *records()):
        validator.validate(event.to_dict())


@pytest.mark.parametrize(("format", "query"), [("jsonl", "."), ("json", ".[]"), ("geojson", ".features[].properties")])
def test_jq_reads_them(format: str, query: str, tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    path = write(records(ALL), tmp_path / "events", format)
    done = subprocess.run(["jq", "-c", query, path], capture_output=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    read = [restored([*row.values()]) if format == "geojson" else event_of(row) for row in found]
    assert read == records(ALL)


def test_geojson(tmp_path: Path) -> None:
    there = Place("Gaza", 0, 4, "Gaza Strip", "PSE", 31.42, 34.33, "281132")
    unknown = dataclasses.replace(there, lat=None, lon=None)
    placed = [dataclasses.replace(record(["a"]), place=place) for place in (there, unknown, None)]
    whole = json.loads(write(placed + records(ALL), tmp_path / "events.geojson", "geojson").read_text())
    assert whole["type"] == "FeatureCollection"
    assert [feature["geometry"] for feature in whole["features"][:3]] == [
        {"type": "Point", "coordinates": [34.33, 31.42]}, None, None,
    ]  # fmt: skip
    assert {feature["type"] for feature in whole["features"]} == {"Feature"}
    assert [feature["id"] for feature in whole["features"]] == [event.id for event in placed + records(ALL)]
    assert [restored([*f["properties"].values()]) for f in whole["features"]] == placed + records(ALL)


def test_icews(tmp_path: Path) -> None:
    moscow = Place("Moscow", 0, 6, "Moscow", "RUS", 55.75, 37.62, "524901")
    shoigu = dataclasses.replace(participant("Sergei Shoigu", "RUSMIL"), sector="MIL")
    event = dataclasses.replace(
        record(["a"], empty=True), doc="r/1.txt", published="2018-05-31", actor=participant("Israel", "ISR"),
        target=shoigu, place=moscow, cameo="042", score=4.0, action="visit",
    )  # fmt: skip
    head, first, *others = rows_of(write([event, *records(ALL)], tmp_path / "events.tab", "icews"), "\t")
    assert tuple(head) == COLUMNS
    assert dict(zip(head, first, strict=True)) == {
        "Event ID": event.id, "Event Date": "2018-05-31", "Source Name": "Israel", "Source Sectors": "",
        "Source Country": "Israel", "Event Text": "visit", "CAMEO Code": "042", "Intensity": "4.0",
        "Target Name": "Sergei Shoigu", "Target Sectors": "Military", "Target Country": "Russia",
        "Story ID": "r/1.txt", "Sentence Number": str(event.sentence.index + 1), "Publisher": "", "City": "Moscow",
        "District": "", "Province": "", "Country": "Russia", "Latitude": "55.75", "Longitude": "37.62",
    }  # fmt: skip
    assert [row[0] for row in others] == [event.id for event in records(ALL)]
    lines = (tmp_path / "events.tab").read_text().split("\n")
    assert len(lines) == len(others) + 3  # one line for each record, whatever stands in it


def test_icews_names_every_sector_of_the_gazetteer() -> None:
    from extract.gazetteer import SECTORS as KNOWN

    assert set(SECTORS) == set(KNOWN)


@pytest.mark.parametrize("name", SINKS)
def test_no_events(name: str, tmp_path: Path) -> None:
    path = write([], tmp_path / "events", name)
    if name == "parquet":
        from pyarrow import parquet

        assert (parquet.read_table(path).num_rows, parquet.read_table(path).column_names) == (0, NAMES)
    elif name == "sqlite":
        assert path.read_bytes().startswith(b"SQLite format 3\0")
    else:
        shown = {"csv": NAMES, "tsv": NAMES, "icews": list(COLUMNS)}.get(name)
        text = path.read_text()
        if shown:
            assert text == {"csv": ","}.get(name, "\t").join(shown) + "\n"
        elif name in ("json", "geojson"):
            assert json.loads(text) in ([], {"type": "FeatureCollection", "features": []})
        else:
            assert text == ""


@pytest.mark.parametrize("name", [name for name, sink in SINKS.items() if isinstance(sink, TextSink)])
def test_compressed(name: str, tmp_path: Path) -> None:
    events = [record([text]) for text in TEXTS[:20]]
    plain = write(events, tmp_path / "events", name).read_bytes()
    zipped = write(events, tmp_path / "events.gz", name).read_bytes()
    assert gzip.decompress(zipped) == plain
    assert len(zipped) < len(plain) / 3
    assert write(events, tmp_path / "again.gz", name).read_bytes() == zipped


def test_columns_are_those_of_the_record() -> None:
    assert len(set(NAMES)) == len(NAMES)
    flat = []
    for key, value in record(["a"]).to_dict().items():
        flat += [f"{key}_{inner}" for inner in value] if isinstance(value, dict) else [key]
    assert flat == NAMES
    assert all(
        (value is None) <= column.nullable for value, column in zip(cells(records()[-1]), columns(), strict=True)
    )


def test_names_that_are_no_unicode_keep_their_bytes_as_escapes(tmp_path: Path) -> None:
    from pyarrow import parquet

    events = [record([NO_UNICODE])]
    rows = rows_of(write(events, tmp_path / "events.csv", "csv"), ",")
    assert rows[1][NAMES.index("doc")] == "news/caf\\udce9.txt"
    table = parquet.read_table(write(events, tmp_path / "events.parquet", "parquet"))
    assert table["doc"].to_pylist() == ["news/caf\\udce9.txt"]


@pytest.mark.parametrize("name", ["parquet", "sqlite"])
def test_numbers_that_no_typed_column_holds(name: str, tmp_path: Path) -> None:
    events = [
        dataclasses.replace(record(["a"]), casualties=Casualties(killed, *[None] * 7)) for killed in (2**63 - 1, 2**63)
    ]
    write(events[:1], tmp_path / "events", name)
    with pytest.raises(RecordError, match="19 digits"):
        write(events[1:], tmp_path / "events", name)
    assert from_cells(rows_of(write(events, tmp_path / "events.csv", "csv"), ",")[2]) == events[1]
