"""What the sinks write."""

import io
import json
from dataclasses import replace

import pytest

from cli.environment import Environment, OutputError
from cli.sinks.jsonl import write_jsonl
from cli.sinks.table import COLUMNS, STYLES, cells, write_table
from extract.documents import Document
from extract.records import Event, Place, When, json_schema
from tests.fakes import event, participant

DOCUMENT = Document("news/essequibo.txt", "Israel’s army struck \x1b[31mSyria \ud83d.")
LONG = "the Syrian air defence batteries on the Golan Heights that had fired at [bold]it[/bold]"


def environment(stdout: io.TextIOBase | None = None, width: int = 100) -> Environment:
    return Environment(io.BytesIO(), stdout or io.StringIO(), io.StringIO(), width=width)  # type: ignore[arg-type]


def one() -> Event:
    return event(
        DOCUMENT,
        actor=participant("Israel\x1b[31m", "ISR"),
        target=participant(LONG, "SYRMIL"),
        date=When("last week", 0, 9, "2018-05-21", "2018-05-27", "week"),
        place=Place("Golan", 0, 5, "Golan Heights", "SYR", 33.0, 35.8, "281132"),
    )


@pytest.mark.parametrize("width", [30, 40, 60, 79, 80, 81, 100, 200])
def test_table_cuts_nothing(width: int) -> None:
    output = environment(width=width)
    write_table([one()], output)
    text = output.stdout.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= width
    shown = sorted(char for char in text if char.isalnum() or char in "[]/\\")
    assert shown == sorted(
        char for cell in (*COLUMNS, *cells(one())) for char in cell if char.isalnum() or char in "[]/\\"
    )


def test_table_shows_control_characters_and_markup_as_they_are() -> None:
    output = environment(width=200)
    write_table([one()], output)
    text = output.stdout.getvalue()  # type: ignore[attr-defined]
    assert "\\x1b[31m" in text
    assert "\x1b" not in text
    assert "[bold]it[/bold]" in text


def test_every_quad_class_has_a_style() -> None:
    assert set(STYLES) == set(json_schema()["properties"]["quad"]["enum"])


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, "-"),
        (When("Monday", 0, 6, None, None, None), "Monday"),
        (When("Monday", 0, 6, "2018-05-28", "2018-05-28", "day"), "2018-05-28"),
        (When("last week", 0, 9, "2018-05-21", "2018-05-27", "week"), "2018-05-21 to 2018-05-27"),
        (When("in May", 0, 6, "2018-05-01", "2018-05-31", "month"), "2018-05"),
        (When("in 2018", 0, 7, "2018-01-01", "2018-12-31", "year"), "2018"),
        (When("since May", 0, 9, "2018-05-01", None, "day"), "2018-05-01 to ..."),
        (When("until May", 0, 9, None, "2018-05-01", "day"), "... to 2018-05-01"),
    ],
)
def test_dates(date: When | None, shown: str) -> None:
    assert cells(replace(one(), date=date))[0] == shown


def test_missing_values_are_a_dash() -> None:
    assert cells(event(DOCUMENT)) == ("-", "-", "strike", "-", "-", "actual", "news/essequibo.txt:0")


def test_ascii_terminal_gets_an_ascii_table() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="backslashreplace")
    write_table([event(DOCUMENT, actor=participant("Erdoğan"))], environment(stream))
    assert b"Erdo\\u011fan" in stream.buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_jsonl_is_json_in_any_encoding(encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    write_jsonl([one()], environment(stream))
    data = stream.buffer.getvalue()
    assert data.endswith(b"}\n")
    assert json.loads(data) == one().to_dict()
    assert ("’".encode() in data) == (encoding == "utf-8")


def test_jsonl_lines_come_as_they_are_found() -> None:
    output = environment()

    def events():
        yield one()
        assert output.stdout.getvalue().count("\n") == 1  # type: ignore[attr-defined]

    write_jsonl(events(), output)


def test_full_disk_is_an_error_of_ours() -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_jsonl([one()], environment(Full()))
