"""``events extract``: documents in, events out."""

import gc
import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from typing import Annotated, Protocol

import typer

from cli.cluster.options import Engine, RayAddress, check_engine
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
from cli.conduct import (
    PLAIN,
    Conduct,
    Errors,
    ExitEmpty,
    FailFast,
    Limit,
    Quiet,
    SkipDone,
    Verbose,
    check_conduct,
    check_skip_done,
)
from cli.destination import FORMAT, OUTPUT, Destination, check_destination, write_events
from cli.environment import Environment, guard
from cli.exit import ExitStatus
from cli.inputs import (
    FILES_FROM,
    GLOB,
    INPUT_FORMAT,
    TITLE_KEY,
    check_all_paths,
    check_input_format,
    pace_of,
    read_paths,
)
from cli.log import Log, Stopped
from cli.options import (
    ACTORS,
    DATE,
    DATE_KEY,
    ID_KEY,
    LEXICON,
    MODEL,
    TEXT_KEY,
    WINDOW,
    Request,
    check_date,
    check_joining,
)
from cli.output import Output
from cli.progress import Progress
from cli.resume import Done
from cli.run import Run, at_most
from cli.stages import Stages
from cli.workers import Workers, details_of
from extract.documents import Outcome, Source


class Reader(Protocol):
    """What the command needs of ``extract.pipeline.Extractor``."""

    def read(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Extract the events of each document; failures and notices pass through, in their order."""
        ...


def extract(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders and archives; - is standard input.", show_default=False),
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
    unique: Annotated[
        bool, typer.Option("--unique", help="Join records of the same act; each keeps its best and names its sources.")
    ] = False,
    window: Annotated[int | None, WINDOW] = None,
    date: Annotated[str | None, DATE] = None,
    text_key: Annotated[str, TEXT_KEY] = "text",
    id_key: Annotated[str, ID_KEY] = "id",
    date_key: Annotated[str, DATE_KEY] = "published",
    title_key: Annotated[str | None, TITLE_KEY] = None,
    input_format: Annotated[str | None, INPUT_FORMAT] = None,
    glob: Annotated[list[str] | None, GLOB] = None,
    files_from: Annotated[str | None, FILES_FROM] = None,
    model: Annotated[str | None, MODEL] = None,
    actors: Annotated[list[str] | None, ACTORS] = None,
    lexicon: Annotated[str | None, LEXICON] = None,
    workers: Workers = None,
    limit: Limit = None,
    skip_done: SkipDone = None,
    errors: Errors = None,
    fail_fast: FailFast = False,
    exit_empty: ExitEmpty = False,
    engine: Engine = "local",
    ray_address: RayAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    color: Color = "auto",
) -> None:
    """Extract events from texts: who did what to whom, when and where.

    For example: events extract news/ --action strike,visit -o events.csv

    Options that choose among records (--action to --min-confidence) each let pass any of their values; a record must
    pass all of them, and is joined (--unique) before that.

    Exit codes: 0 all done, 2 nothing could be started, 3 some documents failed (the others are done),
    4 no record and --exit-empty, 130 interrupted, 143 terminated.
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        wanted = Wanted(
            action=action, since=since, until=until, country=country, actor=actor, target=target, place=place,
            status=status, min_confidence=min_confidence,
        )  # fmt: skip
        cluster = check_engine(
            engine, ray_address, output, format=format, skip_done=skip_done, unique=unique, limit=limit
        )
        destination = Destination("parquet") if cluster else check_destination(output, format, environment)
        request = Request(
            paths=check_all_paths(paths, files_from, environment),
            format=destination.format,
            output=destination.path,
            conditions=check_conditions(wanted, lexicon),
            window=check_joining(window, unique=unique),
            date=check_date(date),
            text_key=text_key,
            id_key=id_key,
            date_key=date_key,
            title_key=title_key,
            input_format=check_input_format(input_format),
            globs=tuple(glob or ()),
            model=model,
            actors=tuple(actors or ()),
            lexicon=lexicon,
            workers=workers,
        )
        conduct = check_conduct(
            destination.path, errors=errors, fail_fast=fail_fast, limit=limit, exit_empty=exit_empty, quiet=quiet,
            verbose=verbose, skip_done=None if cluster else check_skip_done(skip_done, destination, unique=unique),
        )  # fmt: skip
        if cluster:
            from cli.cluster.command import extract_on_cluster  # few have more than one machine

            return extract_on_cluster(request, cluster, environment, conduct, workers)
        return extract_events(request, environment, load_extractor, conduct)

    raise typer.Exit(guard(environment, work))


def load_extractor(request: Request) -> Reader:
    """What reads with the user's model, actors and entries; it loads them when it is given something to read."""
    from extract.workers import Workers

    return Workers(request.model, request.actors, request.lexicon, request.workers)


def extract_events(
    request: Request,
    environment: Environment,
    load: Callable[[Request], Reader],
    conduct: Conduct = PLAIN,
) -> ExitStatus:
    """Read the sources, write their events to the sink, and say on standard error what could not be read.

    The model is loaded only once there is a document for it.
    """
    destination = Destination(request.format, request.output, appends=conduct.continues(request.output))
    stages = Stages()
    # Lines on a terminal would be written over.
    shown = not conduct.quiet and environment.stderr_is_terminal and not destination.streams_to_terminal(environment)
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(environment, shown=shown))
        log = stack.enter_context(Log(conduct, environment, progress))
        done = stack.enter_context(Done(conduct.skip_done)) if conduct.skip_done else None
        pace, meter = pace_of(request, conduct.limit, counted=shown)
        run, output = (
            Run(log, progress, pace, done, whole=destination.replaces),
            Output(request.conditions, request.window),
        )
        read = read_paths(request.paths, request, environment, meter)
        chosen = pace.follow(at_most(conduct.limit, done.left(read) if done else read))
        sources = stages.through("reading", chosen)
        try:
            first = run.first_document(sources)
            if first:
                progress.show("loading the language model")
                stages.enter("loading")
                extractor = load(request)
                if isinstance(extractor, AbstractContextManager):
                    stack.enter_context(extractor)  # its processes end with the run
                readings = stages.through("coding", extractor.read(itertools.chain([first], sources)))
                gc.freeze()  # what was loaded stays: no collection need walk through it
                for line in details_of(extractor):
                    log.detail(line)
                stages.enter("writing")
                events = output.choose(run.events(readings))
                with suppress(Stopped):
                    write_events(done.missing(events) if done else events, destination, environment)
                for note in output.notes():
                    log.note(note)
        finally:
            progress.stop()
            written = output.written - (done.repeated if done else 0)
            if run.started:
                log.detail(f"time: {stages.line()}")
                log.summary(run.summary(written))
    return log.status(started=run.started, written=written)
