"""``events lookup``: names, titles before them, misspelt names, and what reaches the terminal."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from cli.exit import ExitStatus
from cli.sinks import SINKS
from cli.sinks.names import COLUMNS, NAME_SINKS
from extract.gazetteer import Gazetteer, Rule, load_gazetteer, look_up, suggest
from tests.conftest import ROOT
from tests.fakes import Result, run_events

KEYS = ["looked_up", "left_out", "name", "kind", "country", "sector", "code", "role", "from", "to", "id", "via",
        "source", "chosen", "rule"]  # fmt: skip


def records(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.out.splitlines()]


def chosen(result: Result) -> dict:
    (record,) = [record for record in records(result) if record["chosen"]]
    return record


def test_all_rows_and_the_chosen_one() -> None:
    result = run_events("lookup", "Liberman", "--date", "2018-04-26")
    assert (result.status, result.err) == (ExitStatus.OK, "")
    rows = records(result)
    assert len(rows) == len(load_gazetteer().find("Liberman")) > 4
    assert chosen(result)["role"] == "minister of defense"
    assert chosen(result)["rule"] == "in office on the day"
    assert [row["rule"] for row in rows if not row["chosen"]] == [None] * (len(rows) - 1)


@pytest.mark.parametrize("name", ["Liberman", "Pentagon", "Springfield", "France", "Defense Secretary Mattis"])
def test_keys_are_always_there_in_their_order(name: str) -> None:
    assert {tuple(row) for row in records(run_events("lookup", name))} == {tuple(KEYS)}


@pytest.mark.parametrize(("day", "code"), [("2018-04-26", "USAGOV"), ("2022-04-26", "USA")])
def test_code_is_that_of_the_day(day: str, code: str) -> None:
    """Who has left an office is a private person of the country."""
    assert chosen(run_events("lookup", "James Mattis", "--date", day))["code"] == code


def test_without_a_date_it_says_so() -> None:
    assert "no --date" in run_events("lookup", "Liberman").err
    assert run_events("lookup", "Liberman", "--date", "2018-04-26").err == ""


@pytest.mark.parametrize(
    ("phrase", "day", "left_out", "name", "role"),
    [
        ("Defense Secretary Mattis", "2018-01-01", "Defense Secretary", "James Mattis", "secretary of defense"),
        ("Defense Secretary Carter", "2016-05-01", "Defense Secretary", "Ash Carter", "secretary of defense"),
        ("Secretary Carter", "2016-05-01", "Secretary", "Ash Carter", "secretary of defense"),
        ("former president Carter", "2001-01-01", "former president", "Jimmy Carter", "former president"),
        ("the Israeli Defense Minister Liberman", "2018-01-01", "the Israeli Defense Minister", "Avigdor Lieberman",
         "minister of defense"),
        ("Israel's foreign minister Liberman", "2010-01-01", "Israel's foreign minister", "Avigdor Lieberman",
         "minister of foreign affairs"),
        ("the Benjamin Netanyahu", "2018-01-01", "the", "Benjamin Netanyahu", "prime minister"),
        ("the Pentagon", "2018-01-01", None, "Pentagon", None),
    ],
)  # fmt: skip
def test_titles_are_taken_off(phrase: str, day: str, left_out: str | None, name: str, role: str | None) -> None:
    result = run_events("lookup", phrase, "--date", day)
    row = chosen(result)
    assert (result.status, row["left_out"], row["name"], row["role"]) == (0, left_out, name, role)
    assert (f"'{left_out}'" in result.err or f'"{left_out}"' in result.err) == (left_out is not None)


def test_a_title_tells_between_bearers_of_a_name() -> None:
    bare = look_up(load_gazetteer(), "Secretary Carter", None)
    assert bare is not None
    assert (bare.chosen.name, bare.rule) == ("Ash Carter", "fits the title")
    assert {row.name for row in bare.rows} > {"Ash Carter", "Jimmy Carter"}


@pytest.mark.parametrize("phrase", ["Bank Liberman", "Israel Liberman", "Secretary Xqzzyw", "president", "the the"])
def test_what_is_no_title_is_not_taken_off(phrase: str) -> None:
    assert look_up(load_gazetteer(), phrase, date(2018, 1, 1)) is None


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [("Netanyaho", "Netanyahu"), ("Benjamin Netanjahu", "Benjamin Netanyahu"), ("Carter", "Jimmy Carter"),
     ("Pentagn", "Pentagon"), ("Vladimir Puttin", "Vladimir Putin"), ("President Obma", "Obama")],
)  # fmt: skip
@pytest.mark.parametrize("format", NAME_SINKS)
def test_misspelt_names_get_suggestions_and_nothing_else(misspelt: str, meant: str, format: str) -> None:
    result = run_events("lookup", misspelt, "--format", format)
    assert (result.status, result.out) == (ExitStatus.NOTHING_FOUND, "")
    assert re.fullmatch(rf"error: no name .*{misspelt}.*\(hint: did you mean .*{meant}.*\?\)\n", result.err)


def test_a_name_like_no_other() -> None:
    assert suggest(load_gazetteer(), "xqzzyw") == []
    result = run_events("lookup", "xqzzyw")
    assert result.status == int(ExitStatus.NOTHING_FOUND)
    assert "--actors" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "NAME"),
        (["  "], "NAME"),
        ([], "NAME"),
        (["Liberman", "--date", "yesterday"], "2018-05-31"),
        (["Liberman", "--format", "tabel"], "did you mean table?"),
        (["Liberman", "--actors", "missing.tsv"], "missing.tsv: cannot be read: No such file or directory"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = run_events("lookup", *arguments)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message.lower() in result.err.lower()
    assert "Traceback" not in result.err


def test_formats_are_those_of_extract() -> None:
    assert set(NAME_SINKS) <= set(SINKS)


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_table(width: int) -> None:
    result = run_events("lookup", "Defense Secretary Carter", "--format", "table", "--date", "2016-01-01", width=width)
    top, *table, rule = result.out.splitlines()
    assert max(map(len, table)) <= width
    assert top == "kind person, via gazetteer"
    assert rule == "* fits the title, in office on the day"
    assert [line for line in table if line.startswith(" *  ")] == [line for line in table if "*" in line]
    letters = "".join(char for line in table for char in line if char.isalnum())
    shown = (v for r in records(run_events("lookup", "Defense Secretary Carter", "--date", "2016-01-01"))
             for k, v in r.items() if k in COLUMNS and k not in ("kind", "via"))  # fmt: skip
    wanted = "".join(char for value in shown for char in value or "" if char.isalnum())
    heads = "".join(column for column in COLUMNS if column not in ("kind", "via"))
    assert sorted(letters) == sorted(wanted + heads)


def test_one_row_is_shown_whole() -> None:
    out = run_events("lookup", "Pentagon", "--format", "table").out
    assert all(word in out for word in ("Pentagon", "government", "USA", "MIL", "USAMIL", "metonym", "* only reading"))
    assert "role" not in out  # no row has one


def test_escapes_do_not_reach_the_terminal(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\taliases\tcountry\trole\nEvil\x1b[31m\u202eCorp\tEvil\tRUS\tbo\x1b]0;x\x07ss\n")
    table = run_events("lookup", "Evil", "--format", "table", "--actors", str(own))
    assert "Evil\\x1b[31m\\u202eCorp" in table.out
    assert "\x1b" not in run_events("lookup", "Evil", "--actors", str(own)).out
    for result in (table, run_events("lookup", "no\x1b[31mbody"), run_events("lookup", "former \x1b[31m Putin")):
        assert not re.search("[\x1b\x07\u202e]", result.out + result.err)
    missing = run_events("lookup", "Evil", "--actors", "no\x1b[31m.tsv")
    assert "\\x1b[31m" in missing.err
    assert "\x1b" not in missing.err


def test_help_has_an_example_that_works() -> None:
    help = run_events("lookup", "--help").out
    example = re.search(r'events lookup "([^"]+)" --date ([\d-]+)', help)
    assert example is not None
    assert chosen(run_events("lookup", example[1], "--date", example[2]))["name"] == "James Mattis"
    assert "4 no such name" in " ".join(help.split())


def test_no_spacy_for_a_lookup() -> None:
    code = (
        "import sys\nfrom cli.main import run\n"
        "try:\n    run(['lookup', 'Defense Secretary Carter', '--date', '2016-05-01'])\n"
        "except SystemExit as end:\n    print(end.code, 'spacy' in sys.modules, 'dateparser' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    *rows, last = done.stdout.splitlines()
    assert last == "0 False False"
    assert "Ash Carter" in [json.loads(row)["name"] for row in rows]


def test_rules_are_those_of_the_gazetteer() -> None:
    """Rows made here: a rule that is written is one that ``choose`` gives."""
    rows = [f"\tAnn Example{n}\tExample\tperson\tFRA\tGOV\tminister\t20{n}0\t20{n}5\tgazetteer\tuser" for n in (0, 1)]
    gazetteer = Gazetteer({}, {"minister": ("GOV", "minister")}).with_rows(rows)
    rules = {}
    for year in (1990, 2003, 2008, 2012):
        found = look_up(gazetteer, "Minister Example", date(year, 1, 1))
        assert found is not None
        rules[year] = (found.chosen.name, found.rule)
    assert rules == {
        1990: ("Ann Example0", "not yet in office"),
        2003: ("Ann Example0", "in office on the day"),
        2008: ("Ann Example0", "last office before the day"),
        2012: ("Ann Example1", "in office on the day"),
    }
    assert {rule for _, rule in rules.values()} <= set(get_args(Rule))


def test_names_are_kept_in_the_form_in_which_they_are_looked_up() -> None:
    """The tables are lowered whole; no blank or apostrophe in them may need more than that."""
    gazetteer = load_gazetteer()
    assert [name for name in gazetteer.spellings() if not gazetteer.find(name) and not gazetteer.located(name)] == []
