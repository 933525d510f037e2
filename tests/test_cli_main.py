"""The app itself: help, version, schema, and texts that are not safe to show."""

import inspect
import json

import pytest

from cli import __version__
from cli.environment import message_line
from cli.extract import extract
from cli.schema import schema
from cli.sinks import SINKS
from cli.text import printable
from cli.unique import unique
from extract.records import json_schema
from tests.fakes import run_events

COMMANDS = {"extract": extract, "schema": schema, "unique": unique}


def test_version() -> None:
    result = run_events("--version")
    assert (result.status, result.out) == (0, f"events {__version__}\n")


def test_schema() -> None:
    result = run_events("schema")
    assert result.status == 0
    assert json.loads(result.out) == json_schema()


def test_help_names_the_commands() -> None:
    result = run_events("--help")
    assert result.status == 0
    for name, function in COMMANDS.items():
        assert name in result.out
        assert (inspect.getdoc(function) or "-").splitlines()[0].split(":")[0] in result.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    result = run_events(name, "--help")
    assert result.status == 0
    for parameter in inspect.signature(COMMANDS[name]).parameters.values():
        if parameter.name == "context":
            continue
        (_, info) = parameter.annotation.__args__[0], parameter.annotation.__metadata__[0]
        assert info.help
        assert info.help.split()[0] in result.out


def test_help_names_every_format() -> None:
    assert "|".join(SINKS) in run_events("extract", "--help").out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Avigdor Liberman", "Avigdor Liberman"),
        ("a\n\n b\t", "a b"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\ud83db", "a\\ud83db"),
        ("Erdoğan – 北京", "Erdoğan – 北京"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_message_line() -> None:
    assert (
        message_line("error", "a.txt", "it is empty", "leave it out")
        == "error: a.txt: it is empty (hint: leave it out)"
    )
    assert message_line("error", "", "no model") == "error: no model"
