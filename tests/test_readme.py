"""What the README promises is so."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cli.destination import ENDINGS
from cli.main import app
from cli.sinks import SINKS
from extract.sources import read_sources
from tests.conftest import ROOT

SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/events extract seeds/",
    ".venv/bin/pip install '.[test]' && .venv/bin/pytest",
)
WIDTH = 100  # columns of the tables in the README


def readme() -> str:
    return (ROOT / "README.md").read_text()


def blocks() -> list[str]:
    return re.findall(r"^```[^\n]*\n(.*?)^```", readme(), flags=re.MULTILINE | re.DOTALL)


def shown_commands() -> list[tuple[str, list[str]]]:
    """Each line "$ command" in a block with the lines of output that follow it."""
    found = []
    for block in blocks() if (ROOT / "README.md").exists() else []:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = part.rstrip("\n").split("\n")
            found.append((command, output))
    return found


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README at the top of the project, with an ``events`` that is the code of this tree."""
    program = folder / "events"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "COLUMNS": str(WIDTH),
    }
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


def test_the_two_commands_stand_there_exactly() -> None:
    lines = [line.strip().removeprefix("$ ") for line in readme().splitlines()]
    for command in SET_UP:
        assert lines.count(command) == 1
    assert [line for line in lines if "pip install" in line and line.endswith(("seeds/", "pytest"))] == list(SET_UP)


def test_a_table_is_shown() -> None:
    assert any(
        "when" in line and "actor" in line and "action" in line for block in blocks() for line in block.splitlines()
    )


@pytest.mark.parametrize(("command", "shown"), shown_commands())
def test_shown_output_is_real(command: str, shown: list[str], tmp_path: Path) -> None:
    """The lines that the README shows are lines of the output, in their order; it may leave some out."""
    if "| jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = run(command, tmp_path)
    assert done.returncode == 0, done.stderr
    output = iter([line.strip() for line in (done.stdout + done.stderr).splitlines()])
    for line in shown:
        if line.strip() not in ("", "...", "…"):
            assert line.strip() in output, line


def test_every_option_that_is_named_exists(tmp_path: Path) -> None:
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    helps = "; ".join(f"events {name} --help" for name in ("", *names))
    known = set(re.findall(r"--[a-z-]+", run(helps, tmp_path).stdout))
    named = {
        option
        for line in readme().splitlines()
        if "pip " not in line
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", line)
    }
    assert named <= known


def test_every_format_is_named() -> None:
    assert all(f"`{name}`" in readme() for name in SINKS)
    assert all(f"`{ending}`" in readme() for ending in ENDINGS)


def test_the_question_to_a_database_has_answers(tmp_path: Path) -> None:
    (question,) = re.findall(r'sqlite3 events\.db "(SELECT.*?)"', readme(), flags=re.DOTALL)
    done = run(f"events extract seeds/ -o {tmp_path}/events.db", tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    with closing(sqlite3.connect(tmp_path / "events.db")) as connection:
        assert len(connection.execute(question).fetchall()) > 3


def test_seeds_have_a_dateline_each() -> None:
    documents = list(read_sources([str(ROOT / "seeds")]))
    assert len(documents) >= 10
    for document in documents:
        assert getattr(document, "published", None), document
        assert 150 <= len(document.text.split()) <= 500, document.id  # type: ignore[union-attr]
