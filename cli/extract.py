"""``events extract``: documents in, events out."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Protocol

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
from cli.destination import FORMAT, OUTPUT, Destination, check_destination, write_events
from cli.environment import Environment, guard, message_line
from cli.exit import ExitStatus
from cli.inputs import FILES_FROM, GLOB, INPUT_FORMAT, TITLE_KEY, check_all_paths, check_input_format, read_paths
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
from cli.text import count
from extract.documents import Document, Failure, Notice, Source
from extract.records import Event

if TYPE_CHECKING:
    from extract.pipeline import Reading


class Reader(Protocol):
    """What the command needs of ``extract.pipeline.Extractor``."""

    def read(self, sources: Iterable[Source]) -> "Iterator[Reading | Failure | Notice]":
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
    color: Color = "auto",
) -> None:
    """Extract events from texts: who did what to whom, when and where.

    For example: events extract news/ --action strike,visit -o events.csv

    Options that choose among records (--action to --min-confidence) each let pass any of their values; a record must
    pass all of them, and is joined (--unique) before that.

    Exit codes: 0 all done, 2 nothing could be started, 3 some documents failed (the others are done).
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        wanted = Wanted(
            action=action, since=since, until=until, country=country, actor=actor, target=target, place=place,
            status=status, min_confidence=min_confidence,
        )  # fmt: skip
        destination = check_destination(output, format, environment)
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
        )
        return extract_events(request, environment, load_extractor)

    raise typer.Exit(guard(environment, work))


def load_extractor(request: Request) -> Reader:
    """Load the language model, and the user's actors and entries.

    :raises ModelError: where the model is not installed or lacks a part.
    :raises ActorsError: where a file of actors is wrong.
    :raises LexiconError: where a file of entries is wrong.
    """
    from extract.pipeline import Extractor  # spaCy takes most of a second to import

    return Extractor.load(request.model, request.actors, request.lexicon)


def extract_events(request: Request, environment: Environment, load: Callable[[Request], Reader]) -> ExitStatus:
    """Read the sources, write their events to the sink, and say on standard error what could not be read.

    The model is loaded only once there is a document for it.
    """
    sources = read_paths(request.paths, request, environment)
    destination = Destination(request.format, request.output)
    # Lines on a terminal would be written over.
    shown = environment.stderr_is_terminal and not destination.streams_to_terminal(environment)
    with Progress(environment, shown=shown) as progress:
        run, output = _Run(progress), Output(request.conditions, request.window)
        first = run.first_document(sources)
        if first:
            progress.show("loading the language model")
            readings = load(request).read(itertools.chain([first], sources))
            write_events(output.choose(run.events(readings)), destination, environment)
            for note in output.notes():
                progress.say(note)
    if request.format == "table" and first:
        environment.say(run.summary(output.written))
    return run.status()


class _Run:
    """The counts of one run, and its messages."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._documents = self._events = self._failed = self._absent = 0

    def first_document(self, sources: Iterator[Source]) -> Document | None:
        """Advance to the first document, reporting what comes before it."""
        for item in sources:
            if isinstance(item, Document):
                return item
            self._report(item)
        return None

    def events(self, items: "Iterator[Reading | Failure | Notice]") -> Iterator[Event]:
        """The events of the documents; the progress line is gone when they end."""
        for item in items:
            if isinstance(item, Failure | Notice):
                self._report(item)
                continue
            self._documents += 1
            self._events += len(item.events)
            yield from item.events
            self._progress.show(f"{count(self._events, 'event')} in {count(self._documents, 'document')}")
        self._progress.stop()

    def summary(self, written: int) -> str:
        """One line of counts: the events that were written, and the documents."""
        line = f"{count(written, 'event')} in {count(self._documents, 'document')}"
        return f"{line}, {self._failed} could not be read" if self._failed else line

    def status(self) -> ExitStatus:
        """The exit status: a run in which no source was there has not started."""
        if not self._failed:
            return ExitStatus.OK
        started = self._documents or self._failed > self._absent
        return ExitStatus.SOME_FAILED if started else ExitStatus.NOT_STARTED

    def _report(self, item: Failure | Notice) -> None:
        if isinstance(item, Failure):
            self._failed += 1
            self._absent += item.absent
            self._progress.say(message_line("error", item.source, item.message, item.hint))
        else:
            self._progress.say(message_line("warning", item.source, item.message))
