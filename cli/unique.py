"""``events unique``: records that were extracted before, those of one act joined."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Annotated

import typer

from cli.color import Color
from cli.conditions import (
    Action,
    Actor,
    Country,
    MinConfidence,
    Place,
    Since,
    StatusOption,
    Target,
    Until,
    Wanted,
    check_conditions,
)
from cli.conduct import PLAIN, Conduct, Errors, ExitEmpty, FailFast, Quiet, check_conduct
from cli.destination import FORMAT, OUTPUT, Destination, check_destination, write_events
from cli.environment import Environment, guard
from cli.exit import ExitStatus
from cli.log import Log, Stopped
from cli.options import LEXICON, WINDOW, check_paths, check_window
from cli.output import Output
from extract.documents import Failure
from extract.filters import Conditions
from extract.records import Event


def unique(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="What events extract wrote as jsonl; - is standard input.", show_default=False),
    ] = None,
    output: Annotated[str | None, OUTPUT] = None,
    format: Annotated[str | None, FORMAT] = None,
    action: Action = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    actor: Actor = None,
    target: Target = None,
    place: Place = None,
    status: StatusOption = None,
    min_confidence: MinConfidence = 0.0,
    window: Annotated[int | None, WINDOW] = None,
    lexicon: Annotated[str | None, LEXICON] = None,
    errors: Errors = None,
    fail_fast: FailFast = False,
    exit_empty: ExitEmpty = False,
    quiet: Quiet = False,
    color: Color = "auto",
) -> None:
    """Join the records of one act, in files of records: what events extract --unique does, without the texts.

    For example: events unique monday.jsonl tuesday.jsonl --country ISR

    The best record of each act is kept and names its sources. Options that choose among records apply to what is left.

    Exit codes: 0 all done, 2 nothing could be started, 3 some lines hold no record (the others are done), 4 no
    record and --exit-empty, 130 interrupted, 143 terminated.
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        wanted = Wanted(
            action=action, since=since, until=until, country=country, actor=actor, target=target, place=place,
            status=status, min_confidence=min_confidence,
        )  # fmt: skip
        destination = check_destination(output, format, environment)
        return join_files(
            check_paths(paths, environment),
            destination,
            check_conditions(wanted, lexicon),
            check_window(window),
            environment,
            check_conduct(destination.path, errors=errors, fail_fast=fail_fast, exit_empty=exit_empty, quiet=quiet),
        )

    raise typer.Exit(guard(environment, work))


def join_files(
    paths: tuple[str, ...],
    destination: Destination,
    conditions: Conditions,
    window: int,
    environment: Environment,
    conduct: Conduct = PLAIN,
) -> ExitStatus:
    """Read records line by line, join them and write them; what cannot be read is said on standard error."""
    from extract.restore import read_records

    output = Output(conditions, window)
    with Log(conduct, environment) as log:

        def records(items: Iterable[Event | Failure]) -> Iterator[Event]:
            for item in items:
                if not isinstance(item, Failure):
                    yield item
                    continue
                log.report(item)
                if log.stops and destination.replaces:
                    raise Stopped
                if log.stops:
                    return

        with suppress(Stopped):
            write_events(output.choose(records(read_records(paths, environment.stdin))), destination, environment)
        if output.read:
            for note in output.notes():
                log.note(note)
    return log.status(started=output.read > 0, written=output.written)
