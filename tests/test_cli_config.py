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
    ("text", "line", "message"),
    [
        ('formt = "csv"', 1, "no option 'formt' (hint: did you mean format?)"),
        ("[extarct]", 1, "no command 'extarct' (hint: did you mean extract?)"),
        ("\n# ours\n[extract]\nwindow = 3\nwindw = 3", 5, "extract: no option 'windw' (hint: did you mean window?)"),
        ('[extract]\nwindow = "x"', 2, "extract.window: "),
        ("[extract]\nwindow = [3, 4]", 2, "extract.window: it takes one value, not a list"),
        ('[extract]\nglob = [\n  "windw = 3",\n]\n\n"windw" = 3', 6, "extract: no option 'windw'"),
        ("[extract]\r\nglob = []\r\nwindw = 3", 3, "extract: no option 'windw'"),
        ("extract.format = 'csv'\nextract.windw = 3", 2, "extract: no option 'windw'"),
        ("[extract]\ncolour-of-all = 3", 2, "extract: no option 'colour-of-all' (hint: known are action, "),
    ],
)
def test_a_wrong_key_is_named_with_its_line(folder: Path, text: str, line: int, message: str) -> None:
    own, shared = folder / "events.toml", folder / "pyproject.toml"
    own.write_bytes(text.encode())
    code, out, err = call("extract", "-")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {own}:{line}: {message}")
    own.unlink()
    shared.write_bytes(f"[project]\n[tool.events]\n{text}".replace("\n[e", "\n[tool.events.e").encode())
    assert call("extract", "-")[2].startswith(f"error: {shared}:{line + 2}: {message}")


def test_a_file_that_is_no_toml_is_named(folder: Path) -> None:
    (folder / "events.toml").write_text("window = ", encoding="utf-8")
    code, out, err = call("extract", "-")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {folder / 'events.toml'}: ")
    assert "the file is not valid TOML" in err


def test_our_table_is_no_table(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool]\nevents = 3  # tool.events\n", encoding="utf-8")
    assert call("extract", "-")[2].startswith(f"error: {folder / 'pyproject.toml'}:2: tool.events is no table")


def test_a_folder_of_the_name_is_reported(folder: Path) -> None:
    (folder / "events.toml").mkdir()
    code, out, err = call("extract", "-")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {folder / 'events.toml'}: this is a folder (hint: ")


def test_a_link_that_leads_nowhere_is_reported(folder: Path) -> None:
    (folder / "events.toml").symlink_to("gone.toml")
    code, _, err = call("extract", "-")
    assert (code, err) == (2, f"error: {folder / 'events.toml'}: cannot be read: No such file or directory\n")


def test_an_option_with_the_name_of_a_command(folder: Path) -> None:
    (folder / "events.toml").write_text("unique = true\n", encoding="utf-8")
    assert held("extract")["--unique"] == (True, str(folder / "events.toml"))
    assert held("unique")["--min-confidence"] == (0.0, "default")


def test_a_wrong_variable_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTS_EXTRACT_WINDOW", "x")
    code, _, err = call("extract", "-")
    assert code == 2
    assert err.startswith("error: EVENTS_EXTRACT_WINDOW: ")


def test_an_unknown_command_of_config(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("config", "extrct")[0] == 2
    assert "did you mean extract?" in capsys.readouterr().err
