"""The page of commands: the help of each, as the program prints it."""

import os
from unittest.mock import patch

from typer.testing import CliRunner

from cli.main import app

_TOP = """\
# Commands

What `--help` says. `python -m tests.documentation` writes this page anew; nothing here is written by hand.
"""


def command_names() -> list[str]:
    """The names of all commands, in the order of ``events --help``."""
    from typer.main import get_group

    return sorted(get_group(app).commands)


def commands_page() -> str:
    """The whole page, in Markdown."""
    parts = [_TOP, _section("events", [])]
    parts += [_section(f"events {name}", [name]) for name in command_names()]
    return "\n".join(parts)


def _section(title: str, arguments: list[str]) -> str:
    with patch.dict(os.environ, {"COLUMNS": "100"}):
        text = CliRunner().invoke(app, [*arguments, "--help"], prog_name="events").output
    return f"## {title}\n\n```text\n{text.strip()}\n```\n"
