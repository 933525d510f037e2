"""``events ontology``: the actions, in every format, and an example of each that is one."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from cli.sinks.actions import ACTION_SINKS, COLUMNS
from extract.documents import Document
from extract.lexicon import load_lexicon
from extract.pipeline import Extractor
from tests.conftest import ROOT
from tests.fakes import run_events

KEYS = ["action", "plover", "mode", "cameo", "quad", "score", "contexts", "reciprocal", "about", "example", "modes"]
ACTIONS = load_lexicon().actions


def test_all_actions_in_the_order_of_the_lexicon() -> None:
    result = run_events("ontology")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert (result.status, result.err) == (ExitStatus.OK, "")
    assert [row["action"] for row in rows] == list(ACTIONS)
    assert {tuple(row) for row in rows} == {tuple(KEYS)}


def test_a_mode_has_the_score_of_the_codebook() -> None:
    row = json.loads(run_events("ontology", "visit").out)
    assert (row["plover"], row["mode"], row["cameo"], row["score"]) == ("CONSULT", "visit", "042", 4.0)
    assert row["quad"] == "verbal cooperation"
    assert row["modes"] == {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5}


def test_named_actions_come_once_in_their_order() -> None:
    rows = [json.loads(line) for line in run_events("ontology", "warning", "visit", "warning").out.splitlines()]
    assert [row["action"] for row in rows] == ["warning", "visit"]


@pytest.mark.parametrize("format", ACTION_SINKS)
def test_every_format_tells_the_same(format: str) -> None:
    result = run_events("ontology", "visit", "warning", "--format", format, width=200)
    assert (result.status, result.err) == (ExitStatus.OK, "")
    for action in (ACTIONS["visit"], ACTIONS["warning"]):
        told = (action.name, action.event.name, action.cameo, action.about, action.example, action.event.quad)
        assert [text for text in told if text not in result.out] == []
    assert "third-party" in result.out


def test_csv_can_be_read_back() -> None:
    rows = list(csv.DictReader(io.StringIO(run_events("ontology", "--format", "csv").out)))
    assert [row["action"] for row in rows] == list(ACTIONS)
    assert [row["about"] for row in rows] == [action.about for action in ACTIONS.values()]


def test_markdown_has_as_many_cells_in_each_row() -> None:
    first, *_ = run_events("ontology", "--format", "md").out.split("\n\n")
    assert {line.replace("\\|", "").count("|") for line in first.splitlines()} == {len(COLUMNS) + 1}


def test_a_terminal_gets_a_table() -> None:
    assert "what it covers" in run_events("ontology", "visit", terminal=True, width=200).out


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits(width: int) -> None:
    table, *_ = run_events("ontology", "--format", "table", width=width).out.split("\nACCUSE -3:")
    assert max(map(len, table.splitlines())) <= width


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["vist"], "did you mean visit?"),
        (["--format", "xml"], "known are"),
        (["--lexicon", "no-such-folder"], "no-such-folder: cannot be read: No such file or directory"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = run_events("ontology", *arguments)
    assert (result.status, result.out) == (ExitStatus.NOT_STARTED, "")
    assert message in " ".join(result.err.split())
    assert "Traceback" not in result.err


def test_an_action_of_ones_own_is_listed(tmp_path: Path) -> None:
    (tmp_path / "salute.toml").write_text(
        'event = "CONSULT"\n[scores]\nsalute = 3.5\n[actions.salute]\nmode = "salute"\ncameo = "050"\n'
        'about = "a \\u001b[31mgreeting"\nexample = "France saluted Mali."\n'
    )
    row = json.loads(run_events("ontology", "salute", "--lexicon", str(tmp_path)).out)
    assert (row["score"], row["modes"]["salute"], row["about"]) == (3.5, 3.5, "a \x1b[31mgreeting")
    table = run_events("ontology", "salute", "--lexicon", str(tmp_path), "--format", "table")
    assert "\x1b" not in table.out
    assert run_events("ontology", "salute").status == ExitStatus.NOT_STARTED


def test_help_has_an_example_that_works() -> None:
    help = run_events("ontology", "--help").out
    assert "events ontology visit strike --format md" in help
    assert run_events("ontology", "visit", "strike", "--format", "md").status == ExitStatus.OK


@pytest.mark.parametrize("command", [["ontology"], ["score", "gold.events.jsonl", "predicted.jsonl"]])
def test_no_spacy(command: list[str]) -> None:
    code = (
        "import sys\nfrom cli.main import run\n"
        f"try:\n    run({command!r})\n"
        "except SystemExit:\n    print('spacy' in sys.modules, 'dateparser' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "False False"


@pytest.mark.parametrize("name", ACTIONS)
def test_the_example_tells_such_an_act(name: str, extractor: Extractor) -> None:
    first, *_ = extractor.extract([Document("a", ACTIONS[name].example)])
    assert (first.action, first.status) == (name, "actual")
