"""``events ontology``: the actions that events are told by."""

from typing import Annotated

import typer

from cli.color import Color
from cli.environment import Environment, guard
from cli.exit import ExitStatus
from cli.options import LEXICON, check_choice, check_format
from cli.sinks.actions import ACTION_SINKS


def ontology(
    context: typer.Context,
    actions: Annotated[
        list[str] | None, typer.Argument(metavar="ACTION", help="Default: all of them.", show_default=False)
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(ACTION_SINKS),
            help="Default: table on a terminal, jsonl in a pipe or a file.",
            show_default=False,
        ),
    ] = None,
    lexicon: Annotated[str | None, LEXICON] = None,
    color: Color = "auto",
) -> None:
    """List the actions: PLOVER event, mode, CAMEO code, quad class, score, what each covers, and an example.

    For example: events ontology visit strike --format md

    Exit codes: 0 done, 2 no such action.
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        return write_ontology(actions or [], check_format(format, environment, ACTION_SINKS), lexicon, environment)

    raise typer.Exit(guard(environment, work))


def write_ontology(names: list[str], format: str, lexicon: str | None, environment: Environment) -> ExitStatus:
    """Write the actions called ``names`` in their order, or all in the order of the events.

    :raises LexiconError: where the user's lexicon is wrong.
    """
    from extract.lexicon import load_lexicon

    known = load_lexicon(lexicon).actions
    chosen = [known[check_choice("action", name, known, "ACTION")] for name in dict.fromkeys(names)]
    ACTION_SINKS[format](chosen or list(known.values()), environment)
    return ExitStatus.OK
