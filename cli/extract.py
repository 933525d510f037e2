"""``events extract``: documents in, events out."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from cli.environment import Environment, guard, message_line
from cli.exit import ExitStatus
from cli.options import (
    ACTORS,
    DATE,
    DATE_KEY,
    ID_KEY,
    LEXICON,
    MODEL,
    TEXT_KEY,
    Request,
    check_actions,
    check_date,
    check_format,
    check_paths,
)
from cli.progress import Progress
from cli.sinks import SINKS
from extract.documents import Document, Failure, Notice, Source, read_sources
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
        typer.Argument(help="Files and folders (.txt, .md, .jsonl); - is standard input.", show_default=False),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(SINKS), help="Default: table on a terminal, jsonl in a pipe or a file.", show_default=False
        ),
    ] = None,
    action: Annotated[
        list[str] | None,
        typer.Option(help="Only these actions; repeat it, or divide names by commas.", show_default=False),
    ] = None,
    date: Annotated[str | None, DATE] = None,
    text_key: Annotated[str, TEXT_KEY] = "text",
    id_key: Annotated[str, ID_KEY] = "id",
    date_key: Annotated[str, DATE_KEY] = "published",
    model: Annotated[str | None, MODEL] = None,
    actors: Annotated[list[str] | None, ACTORS] = None,
    lexicon: Annotated[str | None, LEXICON] = None,
) -> None:
    """Extract events from texts: who did what to whom, when and where.

    For example: events extract news/ --action strike,visit

    Exit codes: 0 all done, 2 nothing could be started, 3 some documents failed (the others are done).
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        request = Request(
            paths=check_paths(paths, environment),
            format=check_format(format, environment),
            actions=check_actions(action, lexicon),
            date=check_date(date),
            text_key=text_key,
            id_key=id_key,
            date_key=date_key,
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
    sources = read_sources(
        request.paths,
        stdin=environment.stdin,
        text_key=request.text_key,
        id_key=request.id_key,
        date_key=request.date_key,
        date=request.date,
    )
    # JSON lines on a terminal would be written over.
    shown = environment.stderr_is_terminal and not (environment.stdout_is_terminal and request.format == "jsonl")
    with Progress(environment, shown=shown) as progress:
        run = _Run(request, progress)
        first = run.first_document(sources)
        if first:
            progress.show("loading the language model")
            readings = load(request).read(itertools.chain([first], sources))
            SINKS[request.format](run.events(readings), environment)
    if request.format == "table" and first:
        environment.say(run.summary())
    return run.status()


class _Run:
    """The counts of one run, and its messages."""

    def __init__(self, request: Request, progress: Progress) -> None:
        self._actions = request.actions
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
        """The events that were asked for; the progress line is gone when they end."""
        for item in items:
            if isinstance(item, Failure | Notice):
                self._report(item)
                continue
            self._documents += 1
            wanted = [event for event in item.events if self._actions is None or event.action in self._actions]
            self._events += len(wanted)
            yield from wanted
            self._progress.show(f"{_count(self._events, 'event')} in {_count(self._documents, 'document')}")
        self._progress.stop()

    def summary(self) -> str:
        """One line of counts."""
        line = f"{_count(self._events, 'event')} in {_count(self._documents, 'document')}"
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


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
