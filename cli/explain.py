"""``events explain``: why a text gave the records that it gave."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cli.color import Color
from cli.environment import Environment, guard, message_line
from cli.exit import ExitStatus
from cli.inputs import GLOB, INPUT_FORMAT, TITLE_KEY, check_input_format, read_paths
from cli.options import (
    ACTORS,
    DATE,
    DATE_KEY,
    ID_KEY,
    LEXICON,
    MODEL,
    TEXT_KEY,
    Request,
    check_date,
    check_format,
    check_texts,
)
from cli.sinks.explanations import EXPLANATION_SINKS
from extract.documents import STDIN, Document, Failure, Source

if TYPE_CHECKING:
    from extract.explain import Explanation
    from extract.pipeline import Extractor


def explain(
    context: typer.Context,
    texts: Annotated[
        list[str] | None,
        typer.Argument(metavar="SENTENCE|FILE", help="A sentence, files, or - for standard input.", show_default=False),
    ] = None,
    id: Annotated[
        str | None, typer.Option(metavar="RECORD", help="Only the trigger of this record.", show_default=False)
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(EXPLANATION_SINKS),
            help="Default: tree on a terminal, jsonl in a pipe or a file.",
            show_default=False,
        ),
    ] = None,
    date: Annotated[str | None, DATE] = None,
    text_key: Annotated[str, TEXT_KEY] = "text",
    id_key: Annotated[str, ID_KEY] = "id",
    date_key: Annotated[str, DATE_KEY] = "published",
    title_key: Annotated[str | None, TITLE_KEY] = None,
    input_format: Annotated[str | None, INPUT_FORMAT] = None,
    glob: Annotated[list[str] | None, GLOB] = None,
    model: Annotated[str | None, MODEL] = None,
    actors: Annotated[list[str] | None, ACTORS] = None,
    lexicon: Annotated[str | None, LEXICON] = None,
    color: Color = "auto",
) -> None:
    """Explain what was read: the parse, the entries tried on each word, and how each record came about.

    What names a file is read as one, anything else is a sentence.

    For example: events explain "Israel might strike Iran." --format tree

    Exit codes: 0 done, 2 nothing could be started, 3 some documents failed, 4 no such record.
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        request = Request(
            paths=check_texts(texts, environment, needs_files=id is not None),
            format=check_format(format, environment, EXPLANATION_SINKS),
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
        return explain_texts(request, id, environment, load_extractor)

    raise typer.Exit(guard(environment, work))


def load_extractor(request: Request) -> "Extractor":
    """Load the language model, and the user's actors and entries.

    :raises EventsError: where one of them is not there or is wrong.
    """
    from extract.pipeline import Extractor

    return Extractor.load(request.model, request.actors, request.lexicon)


def explain_texts(
    request: Request, record: str | None, environment: Environment, load: "Callable[[Request], Extractor]"
) -> ExitStatus:
    """Write the explanation of each document, or of the trigger of one ``record``."""
    done = failed = 0
    extractor: Extractor | None = None
    for source in _sources(request, environment):
        if not isinstance(source, Document):
            failed += isinstance(source, Failure)
            _say(source, environment)
            continue
        extractor = extractor or load(request)
        found = _explain(source, extractor)
        if isinstance(found, Failure):
            failed += 1
            _say(found, environment)
            continue
        done += 1
        triggers = [t for t in found.triggers if record is None or any(told.event.id == record for told in t.told)]
        if record is not None and not triggers:
            continue
        EXPLANATION_SINKS[request.format](found, triggers, environment)
        if record is not None:
            return ExitStatus.OK
        if not triggers:
            environment.say(message_line("note", source.id, "no word of the lexicon stands in it"))
    if record is not None and done:
        hint = "its id depends on the path as it was given to events extract"
        environment.say(message_line("error", "", f"no record {record!r}", hint))
        return ExitStatus.NOTHING_FOUND
    if failed:
        return ExitStatus.SOME_FAILED if done else ExitStatus.NOT_STARTED
    return ExitStatus.OK


def _sources(request: Request, environment: Environment) -> Iterator[Source]:
    """Files as ``events extract`` reads them; a sentence is a document with the name of standard input."""
    for text in request.paths:
        if text != STDIN and not os.path.exists(text):
            yield Document(STDIN, text, request.date)
            continue
        yield from read_paths([text], request, environment)


def _explain(document: Document, extractor: "Extractor") -> "Explanation | Failure":
    from extract.explain import explain

    parse = extractor.parse(document)
    return parse if isinstance(parse, Failure) else explain(document, parse, extractor)


def _say(item: Source, environment: Environment) -> None:
    if isinstance(item, Failure):
        environment.say(message_line("error", item.source, item.message, item.hint))
    elif not isinstance(item, Document):
        environment.say(message_line("warning", item.source, item.message))
