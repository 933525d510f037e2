"""Batches of documents for programs that map over columns."""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import extract.batches
from extract import Document, ExtractBatches
from extract.arrow import schema, table_of
from extract.errors import InputError
from extract.sources import read_sources
from tests.recombined import recombined, write_jsonl


@pytest.fixture
def batches(extractor: Any, monkeypatch: pytest.MonkeyPatch) -> type[ExtractBatches]:
    """The class, over the extractor of the tests."""
    monkeypatch.setattr(extract.batches, "load", lambda *files: extractor)
    return ExtractBatches


def records_here(rows: list[dict[str, Any]], folder: Path, extractor: Any) -> Any:
    """The records of rows that stand in a file."""
    file = write_jsonl(rows, folder / "rows.jsonl")
    return table_of(extractor.extract(item for item in read_sources([str(file)]) if isinstance(item, Document)))


def test_a_table_of_arrow_gives_the_records_of_its_documents(
    batches: type[ExtractBatches], extractor: Any, tmp_path: Path
) -> None:
    rows = recombined(8)
    found = batches()(pa.Table.from_pylist(rows))
    assert found.num_rows > 8
    assert found.equals(records_here(rows, tmp_path, extractor))


def test_days_may_be_dates_and_columns_have_other_names(batches: type[ExtractBatches], extractor: Any) -> None:
    text = "Israel struck a base in Syria on Tuesday."
    table = pa.table({"name": [7], "day": [date(2018, 5, 10)], "body": [text], "head": ["Strike at dawn"]})
    found = batches(text="body", id="name", date="day", title="head")(table)
    assert found["doc"].to_pylist() == ["7"]
    assert found["published"].to_pylist() == ["2018-05-10"]
    assert found["date_from"].to_pylist() == ["2018-05-08"]
    assert found["trigger_start"].to_pylist() == [len("Strike at dawn\n\nIsrael ")]


def test_frames_of_pandas_map_to_frames_as_spark_has_it(
    batches: type[ExtractBatches], extractor: Any, tmp_path: Path
) -> None:
    """The function of the recipe for ``mapInPandas``; Spark makes its columns by ``pa.array`` as is done here."""

    def extract_frames(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        return map(batches(), frames)

    rows = recombined(12)
    frames = [pd.DataFrame(rows[at : at + 5]) for at in range(0, 12, 5)]
    found = [
        pa.Table.from_arrays([pa.array(frame[f.name], f.type, from_pandas=True) for f in schema()], schema=schema())
        for frame in extract_frames(iter(frames))
    ]
    assert len(found) == 3
    assert pa.concat_tables(found).equals(records_here(rows, tmp_path, extractor))


def test_a_batch_without_records_has_all_columns(batches: type[ExtractBatches]) -> None:
    frame = batches()(pd.DataFrame({"id": ["a"], "text": ["Rain fell in Paris."]}))
    assert [*frame.columns] == schema().names
    assert frame.empty


def test_one_bad_row_costs_itself_and_is_told(batches: type[ExtractBatches], caplog: pytest.LogCaptureFixture) -> None:
    text = "Israel struck a base in Syria."
    table = pa.table({"id": ["a", None, "c"], "text": ["", text, text], "published": ["", None, "spring"]})
    told: list[Any] = []
    assert batches(problem=told.append)(table)["doc"].to_pylist() == ["c"]
    assert [(item.source, type(item).__name__) for item in told] == [
        ("a", "Failure"), ("row 2 of a batch", "Failure"), ("c", "Notice"),
    ]  # fmt: skip
    with caplog.at_level(logging.WARNING, logger="extract.batches"):
        batches()(table)
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR", "WARNING"]
    assert caplog.records[0].message == 'a: the row has an empty "text"'


@pytest.mark.parametrize("missing", ["id", "text"])
def test_a_column_that_is_missing_is_named(batches: type[ExtractBatches], missing: str) -> None:
    table = pa.table({key: ["a"] for key in ("id", "text", "note") if key != missing})
    with pytest.raises(InputError, match=f"no column '{missing}'"):
        batches()(table)
