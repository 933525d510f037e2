"""The options of the command that say what is read."""

import json
from pathlib import Path

import pytest

from cli.exit import ExitStatus
from tests.fakes import run_events


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def records(*arguments: str, stdin: bytes | None = None) -> list[dict[str, object]]:
    result = run_events("extract", *arguments, "--format", "jsonl", stdin=stdin)
    assert result.status == ExitStatus.OK, result.err
    found = [json.loads(line) for line in result.out.splitlines()]
    return [{key: value for key, value in row.items() if key not in ("id", "mention", "doc")} for row in found]


@pytest.mark.parametrize("divider", [b"\n", b"\r\n", b"\0"])
def test_files_from(divider: bytes) -> None:
    for name in ("one two.txt", "b.txt"):
        Path(name).write_text("Israel struck Syria.")
    listed = divider.join([b"one two.txt", b"b.txt", b""])
    Path("list").write_bytes(listed)
    assert len(records("--files-from", "list")) == 2
    assert len(records("--files-from", "-", stdin=listed)) == 2
    assert len(records("b.txt", "--files-from", "-", stdin=listed)) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt", "--input-format", "jsnl"], "did you mean jsonl?"),
        (["a.txt", "--input-format", "docx-2007"], "known are"),
        (["--files-from", "gone"], "cannot be read"),
        (["--files-from", "empty"], "no path in it"),
        (["--files-from", "a\0b"], "null byte"),  # a file of settings may name it so
        (["-", "--files-from", "-"], "cannot be both"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    Path("empty").write_text("\n")
    result = run_events("extract", *arguments, stdin=b"")
    assert result.status == ExitStatus.NOT_STARTED
    assert message in result.err.replace("\n", " ")


def test_glob_and_title() -> None:
    Path("d").mkdir()
    Path("d/x.json").write_text(json.dumps({"head": "Israel struck Syria.", "text": "It was night."}))
    Path("d/y.txt").write_text("Israel struck Syria.")
    assert records("d", "--glob", "*.json") == []
    assert len(records("d", "--glob", "*.json", "--title-key", "head")) == 1
