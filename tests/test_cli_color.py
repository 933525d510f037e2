"""Colours of tables and trees, and what the shell completes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ESCAPE = "\x1b["
TABLE = ("ontology", "visit", "--format", "table")


def output(*arguments: str, **variables: str) -> str:
    """Standard output of the command in a pipe."""
    command = [sys.executable, "-m", "cli", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=True, env=environment | variables,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize(
    ("arguments", "variables", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colors(arguments: tuple[str, ...], variables: dict[str, str], colored: bool) -> None:
    assert (ESCAPE in output(*TABLE, *arguments, **variables)) is colored


def completed(line: str) -> list[str]:
    words = line.split(" ")
    return output(_EVENTS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1)).split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("events ext", ["extract"]),
        ("events extract --min", ["--min-confidence"]),
        ("events extract --format geo", ["geojson"]),
        ("events extract --action weapons", ["weapons_test"]),
        ("events extract --action strike,weapons", ["strike,weapons_test"]),
        ("events extract --status hyp", ["hypothetical"]),
        ("events unique --country ISR", ["ISR"]),
    ],
)
def test_completion(line: str, expected: list[str]) -> None:
    assert completed(line) == expected
