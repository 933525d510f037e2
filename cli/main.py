"""The app: one command for each module that is named here."""

from collections.abc import Sequence
from typing import Annotated

import typer

from cli import __version__
from cli.config import config, options_of
from cli.configuration import read_configuration
from cli.environment import Environment, guard
from cli.exit import ExitStatus
from cli.explain import explain
from cli.extract import extract
from cli.lookup import lookup
from cli.ontology import ontology
from cli.report.command import report
from cli.schema import schema
from cli.score import score
from cli.unique import unique

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(config)
app.command()(explain)
app.command()(extract)
app.command()(lookup)
app.command()(ontology)
app.command()(report)
app.command()(schema)
app.command()(score)
app.command()(unique)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Read news and write who did what to whom, when and where.

    For example: events extract news/ -o events.csv
    """
    if context.obj is None:
        context.obj = Environment.of_process()
    if version:
        raise typer.Exit(guard(context.obj, lambda: _write_version(context.obj)))
    status = guard(context.obj, lambda: _configure(context))
    if status != ExitStatus.OK:
        raise typer.Exit(status)


def _configure(context: typer.Context) -> ExitStatus:
    """Take the user's settings for the defaults of the commands."""
    context.default_map = read_configuration(options_of(context)).defaults()
    return ExitStatus.OK


def _write_version(environment: Environment) -> ExitStatus:
    environment.write(f"events {__version__}\n")
    return ExitStatus.OK


def run(arguments: Sequence[str] | None = None, environment: Environment | None = None) -> None:
    """Run the program on ``arguments`` (default: those of the process) and leave with its exit status.

    :raises SystemExit: always.
    """
    app(arguments, prog_name="events", obj=environment)
