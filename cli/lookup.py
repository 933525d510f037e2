"""``events lookup``: what the gazetteer knows of a name."""

from datetime import date as Date
from typing import Annotated

import typer

from cli.color import Color
from cli.environment import Environment, guard, message_line
from cli.exit import ExitStatus
from cli.options import ACTORS, check_date, check_format, check_name
from cli.sinks.names import NAME_SINKS


def lookup(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name, with a title or without.", show_default=False)],
    date: Annotated[
        str | None, typer.Option(help="The day on which the name is used, as 2018-04-26.", show_default=False)
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(NAME_SINKS),
            help="Default: table on a terminal, jsonl in a pipe or a file.",
            show_default=False,
        ),
    ] = None,
    actors: Annotated[list[str] | None, ACTORS] = None,
    color: Color = "auto",
) -> None:
    """Look a name up: all that it may stand for, which of it is meant on a day, and by what rule.

    For example: events lookup "Defense Secretary Mattis" --date 2018-04-26

    Exit codes: 0 found, 2 nothing could be started, 4 no such name (others like it are named).
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        return look_name_up(
            check_name(name), check_date(date), check_format(format, environment), tuple(actors or ()), environment
        )

    raise typer.Exit(guard(environment, work))


def look_name_up(
    name: str, day: Date | None, format: str, actors: tuple[str, ...], environment: Environment
) -> ExitStatus:
    """Write the rows of ``name`` in a format; on standard error what was left out of it, or names like it.

    :raises ActorsError: where a file of ``actors`` is wrong.
    """
    from extract.gazetteer import load_gazetteer, look_up, suggest, with_actors

    gazetteer = with_actors(load_gazetteer(), actors)
    found = look_up(gazetteer, name, day)
    if found is None:
        near = suggest(gazetteer, name)
        hint = f"did you mean {', '.join(near)}?" if near else "write it to a file of your own for --actors"
        environment.say(message_line("error", "", f"no name {name!r} in the gazetteer", hint))
        return ExitStatus.NOTHING_FOUND
    NAME_SINKS[format](found, day, environment)
    if found.left_out:
        environment.say(message_line("note", "", f"{found.left_out!r} was taken off, {found.name!r} looked up"))
    if day is None:
        environment.say("note: no --date, so all days count: the most prominent is chosen, of whatever time")
    return ExitStatus.OK
