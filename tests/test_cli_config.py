"""Settings: ``events.toml``, the environment, the command line, and what ``events config`` says of them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from cli.environment import Environment
from cli.main import run


def call(*arguments: str) -> tuple[Any, str, str]:
    """The exit code and both outputs of a call with a text piped in."""
    stdin = io.BytesIO(b"Israel struck a base in Syria.")
    environment = Environment(stdin, io.StringIO(), io.StringIO())
    with pytest.raises(SystemExit) as left:
        run([*arguments], environment)
    return left.value.code, environment.stdout.getvalue(), environment.stderr.getvalue()  # type: ignore[attr-defined]


def held(*arguments: str) -> dict[str, tuple[Any, str]]:
    """The settings of a command by option, each with what it is from."""
    code, out, err = call("config", *arguments, "--format", "jsonl")
    assert (code, err) == (0, "")
    rows = map(json.loads, out.splitlines())
    return {row["option"]: (row["value"], row["from"]) for row in rows}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which the command is called in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_where_nothing_is_set(folder: Path) -> None:
    assert held("extract")["--min-confidence"] == (0.0, "default")


def test_a_file_of_a_folder_above(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "events.toml").write_text(
        'actors = ["names.tsv"]\n[extract]\nmin-confidence = 0.5\nsince = 2018-05-01\n', encoding="utf-8"
    )
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    settings, file = held("extract"), str(folder / "events.toml")
    assert settings["--min-confidence"] == (0.5, file)
    assert settings["--since"] == ("2018-05-01", file)
    assert settings["--actors"] == ([str(folder / "names.tsv")], file)
    assert held("lookup")["--actors"] == ([str(folder / "names.tsv")], file)
    assert "--min-confidence" in held("unique")
    assert held("unique")["--min-confidence"] == (0.0, "default")
    assert settings["--unique"] == (False, "default")  # there is a command of this name too


def test_a_table_of_pyproject(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.events.extract]\nformat = "csv"\n', encoding="utf-8")
    assert held("extract")["--format"] == ("csv", str(folder / "pyproject.toml"))
    (folder / "events.toml").write_text('[extract]\nformat = "tsv"\n', encoding="utf-8")
    assert held("extract")["--format"] == ("tsv", str(folder / "events.toml"))


def test_a_pyproject_of_other_tools_is_no_business_of_ours(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("not TOML at all [", encoding="utf-8")
    assert held("extract")["--min-confidence"] == (0.0, "default")


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "events.toml").write_text("min-confidence = 0.5\n", encoding="utf-8")
    monkeypatch.setenv("EVENTS_MIN_CONFIDENCE", "0.6")
    monkeypatch.setenv("EVENTS_EXTRACT_MIN_CONFIDENCE", "0.7")
    monkeypatch.setenv("EVENTS_EXTRACT_ACTION", "strike,visit")
    assert held("extract")["--min-confidence"] == (0.7, "EVENTS_EXTRACT_MIN_CONFIDENCE")
    assert held("extract")["--action"] == (["strike", "visit"], "EVENTS_EXTRACT_ACTION")
    assert held("unique")["--min-confidence"] == (0.6, "EVENTS_MIN_CONFIDENCE")


def test_what_is_set_holds_and_the_command_line_wins(folder: Path) -> None:
    (folder / "events.toml").write_text('[ontology]\nformat = "csv"\n', encoding="utf-8")
    assert call("ontology", "visit")[1].startswith("action,")
    assert call("ontology", "visit", "--format", "jsonl")[1].startswith("{")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('formt = "csv"', "no option 'formt' (hint: did you mean format?)"),
        ("[extarct]", "no command 'extarct' (hint: did you mean extract?)"),
        ("[extract]\nwindw = 3", "extract: no option 'windw' (hint: did you mean window?)"),
        ('[extract]\nwindow = "x"', "extract.window: "),
        ("[extract]\nwindow = [3, 4]", "extract.window: it takes one value, not a list"),
        ("window = ", "the file is not valid TOML"),
    ],
)
def test_a_wrong_file_is_named(folder: Path, text: str, message: str) -> None:
    (folder / "events.toml").write_text(text, encoding="utf-8")
    code, out, err = call("extract", "-")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {folder / 'events.toml'}: ")
    assert message in err


def test_a_wrong_variable_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTS_EXTRACT_WINDOW", "x")
    code, _, err = call("extract", "-")
    assert code == 2
    assert err.startswith("error: EVENTS_EXTRACT_WINDOW: ")


def test_an_unknown_command_of_config(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("config", "extrct")[0] == 2
    assert "did you mean extract?" in capsys.readouterr().err
