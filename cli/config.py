"""``events config``: the settings that hold, and where each is from."""

import functools
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Any

import typer

from cli.color import Color
from cli.configuration import UNSETTABLE, Option, Options, Value, read_configuration
from cli.environment import Environment, guard
from cli.exit import ExitStatus
from cli.options import check_choice, check_format
from cli.text import printable

FORMATS = ("table", "jsonl")
COLUMNS = ("command", "option", "value", "from")


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of an option where the command line names none; ``origin`` is a file, a variable or "default"."""

    command: str
    option: str
    value: Any
    origin: str


def config(
    context: typer.Context,
    command: Annotated[
        str | None, typer.Argument(help="Only the settings of this command.", show_default=False)
    ] = None,
    format: Annotated[
        str | None, typer.Option(metavar="|".join(FORMATS), help="Default: as for events extract.", show_default=False)
    ] = None,
    color: Color = "auto",
) -> None:
    """Show the settings that hold, and where each is from: a file, an environment variable, or the default.

    For example: EVENTS_EXTRACT_FORMAT=csv events config extract

    Settings are read from events.toml, or [tool.events] in pyproject.toml, of this folder or one above it.

    Exit codes: 0 done, 2 a file of settings is wrong.
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        root = context.find_root()
        known = options_of(root)
        chosen = [check_choice("command", command, known, "COMMAND")] if command else list(known)
        return write_settings(
            [setting for name in chosen for setting in settings(root, name)],
            check_format(format, environment, FORMATS),
            environment,
        )

    raise typer.Exit(guard(environment, work))


def options_of(root: Any) -> Options:
    """What may be set of each command of the program whose context is ``root``."""
    return {
        name: {
            long.removeprefix("--"): Option(
                parameter.name, parameter.multiple, functools.partial(parameter.process_value, root)
            )
            for parameter in command.params
            if parameter.param_type_name == "option" and parameter.name not in UNSETTABLE
            for long in parameter.opts
            if long.startswith("--")
        }
        for name, command in root.command.commands.items()
    }


def settings(root: Any, command: str) -> Iterator[Setting]:
    """The options of a command that have a value."""
    options = options_of(root)
    found = read_configuration(options).values[command]
    defaults = {parameter.name: parameter.default for parameter in root.command.commands[command].params}
    for long, option in options[command].items():
        held = found.get(option.parameter, Value(defaults[option.parameter], "default"))
        if held.value is not None:
            value = list(held.value) if isinstance(held.value, tuple) else held.value
            yield Setting(command, f"--{long}", value, held.origin)


def write_settings(rows: list[Setting], format: str, environment: Environment) -> ExitStatus:
    """Write one row for each setting."""
    if format == "jsonl":
        for row in rows:
            data = {"from" if key == "origin" else key: value for key, value in asdict(row).items()}
            environment.write(json.dumps(data, ensure_ascii=not environment.takes_unicode) + "\n")
        return ExitStatus.OK
    from cli.sinks.drawing import draw_table

    cells = [(row.command, row.option, printable(_shown(row.value)), printable(row.origin)) for row in rows]
    styles = ["" if row.origin == "default" else "bold" for row in rows]
    draw_table(COLUMNS, zip(cells, styles, strict=True), environment, {}, lines=False)
    return ExitStatus.OK


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
