"""Actors that a user adds: who they are in a text, which bundled names they win over, and files that are wrong."""

import io
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cli.environment import Environment
from cli.exit import ExitStatus
from cli.extract import extract_events, load_extractor
from cli.options import Request
from extract.documents import Document
from extract.errors import ActorsError
from extract.gazetteer import COLUMNS, USER, Gazetteer, choose, load_gazetteer, with_actors
from extract.pipeline import Extractor
from extract.records import Event
from tests.fakes import run_events

Write = Callable[[str | bytes], Path]
ROWS = """\
name\taliases\tkind\tcountry\tsector\trole\tfrom\tto
Front of the Blue Hills\tFBH\tarmed_group\tMLI\tREB
Northern Directorate\tPentagon\tmilitary\tNOR\tMIL
Ossian Quellmark\tQuellmark\tperson\tSWE\tGOV\tminister of defense\t2016\t2019-05
Ossian Quellmark\tQuellmark\tperson\tSWE\tLEG\tmember of parliament\t2020-01-15
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to_file(text: str | bytes) -> Path:
        path = tmp_path / "own.tsv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return to_file


@pytest.fixture
def own(extractor: Extractor, write: Write) -> Extractor:
    """The real model, with the rows above."""
    return Extractor(extractor.nlp, extractor.lexicon, with_actors(load_gazetteer(), [write(ROWS)]))


def event(extractor: Extractor, text: str, day: date | None = None) -> Event:
    (found,) = extractor.extract([Document("a", text, day)])
    return found


def codes(event: Event) -> tuple[str | None, str | None]:
    assert event.actor
    assert event.target
    return event.actor.code, event.target.code


def test_a_new_actor_is_found(own: Extractor, extractor: Extractor) -> None:
    text = "The FBH attacked the army of Mali on Monday."
    found = event(own, text)
    assert found.actor
    assert (found.actor.name, found.actor.code, found.actor.kind) == (
        "Front of the Blue Hills",
        "MLIREB",
        "armed_group",
    )
    assert all(e.actor is None or e.actor.code != "MLIREB" for e in extractor.extract([Document("a", text)]))


def test_an_alias_overrides_a_bundled_name(own: Extractor, extractor: Extractor) -> None:
    text = "The Pentagon warned Russia on Monday."
    assert codes(event(extractor, text)) == ("USAMIL", "RUS")
    assert codes(event(own, text)) == ("NORMIL", "RUS")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2017, 3, 1), "SWEGOV"),
        (date(2019, 5, 31), "SWEGOV"),
        (date(2019, 7, 1), "SWE"),
        (date(2021, 1, 1), "SWELEG"),
    ],
)
def test_rows_hold_for_their_time(own: Extractor, day: date, code: str) -> None:
    found = event(own, "Ossian Quellmark visited Russia on Monday.", day)
    assert codes(found) == (code, "RUS")


def test_load_takes_files_and_leaves_the_bundled_gazetteer_alone(write: Write) -> None:
    before = {name: load_gazetteer().find(name) for name in ("Pentagon", "FBH")}
    with_own = Extractor.load(actors=[write(ROWS)])
    without = Extractor.load()
    assert [row.name for row in with_own.gazetteer.find("FBH")] == ["Front of the Blue Hills"]
    assert {name: without.gazetteer.find(name) for name in before} == before
    assert without.gazetteer is load_gazetteer()
    assert without.gazetteer.find("Pentagon")[0].country == "USA"


def test_all_of_the_bundled_names_stay(write: Write) -> None:
    gazetteer = with_actors(load_gazetteer(), [write(ROWS)])
    for name in ("Israel", "Liberman", "Pentagon"):
        assert set(gazetteer.find(name)) >= set(load_gazetteer().find(name))
    assert gazetteer.located("Aleppo") == load_gazetteer().located("Aleppo")
    assert gazetteer.bearers("Carter") == load_gazetteer().bearers("Carter")
    assert {row.source for row in gazetteer.bearers("Quellmark")} == {USER}
    assert load_gazetteer().bearers("Quellmark") == ()


def test_a_misspelt_land_of_ones_own_is_mended(write: Write) -> None:
    gazetteer = with_actors(load_gazetteer(), [write("name\tkind\tcountry\nQuellmarkia\tcountry\tSWE\n")])
    assert [row.name for row in gazetteer.mend("Quelmarkia")] == ["Quellmarkia"]
    assert load_gazetteer().mend("Quelmarkia") == ()
    assert [row.name for row in gazetteer.mend("Ethopia")] == [row.name for row in load_gazetteer().mend("Ethopia")]


def test_adding_rows_is_quick(write: Write) -> None:
    bundled, path = load_gazetteer(), write(ROWS)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        with_actors(bundled, [path])
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


def test_own_rows_come_first_only_while_they_are_in_force(write: Write) -> None:
    """A newer office that a user adds does not undo an older one of the bundled tables."""
    path = write("name\tkind\tcountry\tsector\trole\tfrom\nJames Mattis\tperson\tUSA\tEDU\tfellow\t2019-05\n")
    rows = with_actors(load_gazetteer(), [path]).find("James Mattis")
    assert rows[0].source == USER
    assert choose(rows, date(2018, 1, 1)).row.role == "secretary of defense"
    assert choose(rows, date(2020, 1, 1)) == (rows[0], "added by the user")
    assert choose(rows, None) == (rows[0], "added by the user")


@pytest.mark.parametrize(
    "text",
    [
        b"name\tcountry\nFoo\tFRA",
        b"\xef\xbb\xbfname\tcountry\r\nFoo\tFRA\r\n",
        b"country\tname\nFRA\tFoo\n\n\t\n",
        b" name \t country \n Foo \t FRA \n",
        b"name\tcountry\tsector\nFoo\tFRA\n",  # editors drop tabs at the end of a line
        b"name\tcountry\nFoo\tFRA\t\t\n",
        b"name\tcountry\tvia\tkind\tsource\nFoo\tFRA\t\t\ta note of my own\n",
        b"name\tcountry\tid\tsector\taliases\tkind\trole\tfrom\tto\tvia\tsource\nFoo\tFRA\n",
    ],
)
def test_files_that_are_well(write: Write, text: bytes) -> None:
    (row,) = with_actors(load_gazetteer(), [write(text)]).find("Foo")
    assert (row.name, row.country, row.sector, row.kind) == ("Foo", "FRA", None, "organization")
    assert (row.via, row.source, row.id, row.role, row.start, row.end) == ("gazetteer", USER, None, None, None, None)


def test_aliases_and_several_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    paths[0].write_text("name\tsector\taliases\nFoo\tNGO\tFoobar Relief | FR|\n")
    paths[1].write_text("name\tsector\nFoo\tMNC\n")
    gazetteer = with_actors(load_gazetteer(), paths)
    assert [row.sector for row in gazetteer.find("Foo")] == ["NGO", "MNC"]
    assert [row.sector for row in gazetteer.find("Foobar Relief")] == ["NGO"]
    assert gazetteer.find("FR")[0].name == "Foo"


def test_no_file_no_copy() -> None:
    assert with_actors(load_gazetteer(), []) is load_gazetteer()


@pytest.mark.parametrize(
    ("text", "where", "what", "hint"),
    [
        (b"", "line 1", "no header", "id, name, aliases"),
        (b"name,country\nFoo,FRA\n", "line 1", "tabs", "tabs"),
        (b"name\tcuontry\nFoo\tFRA\n", "line 1, column cuontry", "no such column", "did you mean country?"),
        (b"name\tcountry\tzzz\n", "line 1, column zzz", "no such column", "known are"),
        (b"name\tname\tcountry\n", "line 1, column name", "twice", "leave one"),
        (b"country\nFRA\n", "line 1, column name", "missing", "add a column"),
        (b"name\tkind\nFoo\tperson\n", "line 1, column country", "so is sector", "add one of the two"),
        (b"name\tcountry\n\tFRA\n", "line 2, column name", "empty", "give the actor a name"),
        (b"name\tcountry\nFoo\tFRA\n\n \t \nBar\t \n", "line 5, column country", "so is sector", "fill one"),
        (b"name\tcountry\nFoo\tFrance\n", "line 2, column country", "'France'", "FRA"),
        (b"name\tcountry\nFoo\tMalawi\n", "line 2, column country", "'Malawi'", "alpha-3 code, MWI"),
        (b"name\tcountry\nFoo\tfra\n", "line 2, column country", "'fra'", "did you mean FRA?"),
        (b"name\tcountry\nFoo\tFRX\n", "line 2, column country", "'FRX'", "did you mean FR"),
        (b"name\tcountry\nFoo\t1\n", "line 2, column country", "'1'", "ISO 3166-1 alpha-3"),
        (b"name\tcountry\tkind\nFoo\tFRA\tpersn\n", "line 2, column kind", "'persn'", "did you mean person?"),
        (b"name\tsector\nFoo\tGVO\n", "line 2, column sector", "'GVO'", "GOV"),
        (b"name\tsector\nFoo\tzz\n", "line 2, column sector", "'zz'", "BUS, COP, CRM, CVL, EDU"),
        (b"name\tsector\tvia\nFoo\tGOV\tmetonymy\n", "line 2, column via", "'metonymy'", "did you mean metonym?"),
        (b"name\tsector\tfrom\nFoo\tGOV\t1.5.2020\n", "line 2, column from", "'1.5.2020'", "YYYY-MM-DD"),
        (b"name\tsector\tto\nFoo\tGOV\t2020-02-30\n", "line 2, column to", "'2020-02-30'", "YYYY-MM-DD"),
        (b"name\tsector\tto\nFoo\tGOV\t2020-13\n", "line 2, column to", "'2020-13'", "YYYY-MM-DD"),
        (b"name\tsector\tfrom\tto\nFoo\tGOV\t2021-01\t2020\n", "line 2, column from", "after 2020", "swap"),
        (b"name\tsector\nFoo\tGOV\tFRA\n", "line 2, column 3", "3 cells", "tab too many"),
        (b"name\tsector\nFoo\tGOV\nB\xe4r\tGOV\n", "line 3", "UTF-8", "save the file as UTF-8"),
    ],
)
def test_files_that_are_wrong(write: Write, text: bytes, where: str, what: str, hint: str) -> None:
    path = write(text)
    with pytest.raises(ActorsError) as caught:
        with_actors(load_gazetteer(), [path])
    assert caught.value.message.startswith(f"{path}: {where}: ")
    assert what in caught.value.message
    assert hint in caught.value.hint
    result = run_events("lookup", "Foo", "--actors", str(path))
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert result.err.count("\n") == 1


def test_a_span_of_one_month_given_to_the_year_is_well(write: Write) -> None:
    (row,) = with_actors(load_gazetteer(), [write("name\tsector\tfrom\tto\nFoo\tGOV\t2020-05\t2020\n")]).find("Foo")
    assert [row.holds(date(2020, month, 9)) for month in (4, 5, 12)] == [False, True, True]


@pytest.mark.parametrize("name", ["missing.tsv", "", "nul\0.tsv"])
def test_files_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    """Neither there, nor a file, nor a name that a file can have."""
    path = tmp_path / name
    with pytest.raises(ActorsError, match="cannot be read"):
        with_actors(load_gazetteer(), [path])


def test_sectors_and_columns_are_those_of_the_tables(write: Write) -> None:
    rows = "".join(f"{sector} Body\t{sector}\n" for sector in ("GOV", "MNC", "CRM", "REF"))
    gazetteer: Gazetteer = with_actors(load_gazetteer(), [write("name\tsector\n" + rows)])
    assert [gazetteer.find(f"{s} Body")[0].code for s in ("GOV", "MNC", "CRM", "REF")] == ["GOV", "MNC", "CRM", "REF"]
    assert "\t".join(COLUMNS) == "id\tname\taliases\tkind\tcountry\tsector\trole\tfrom\tto\tvia\tsource"


def test_lookup_takes_the_option(write: Write) -> None:
    path = write(ROWS)
    assert "added by the user" in run_events("lookup", "Pentagon", "--actors", str(path), "--date", "2018-01-01").out
    assert "added by the user" not in run_events("lookup", "Pentagon", "--date", "2018-01-01").out


def test_extract_takes_the_option(write: Write, tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("MOSCOW, May 31, 2018 — The FBH attacked the army of Mali on Monday.")
    request = Request(paths=(str(text),), format="jsonl", actors=(str(write(ROWS)),))
    output = Environment(None, io.StringIO(), io.StringIO())
    assert extract_events(request, output, load_extractor) == ExitStatus.OK
    assert '"code": "MLIREB"' in output.stdout.getvalue()  # type: ignore[attr-defined]
    wrong = Request(paths=(str(text),), format="jsonl", actors=(str(tmp_path / "missing.tsv"),))
    with pytest.raises(ActorsError):
        extract_events(wrong, output, load_extractor)
