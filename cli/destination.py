"""Where records go, and in which format: ``--output`` and ``--format``."""

import gzip
import importlib.util
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import typer

from cli.completion import among
from cli.environment import DEFAULT_WIDTH, Environment
from cli.options import check_format
from cli.sinks import SINKS, BinarySink, FileSink, TextSink
from cli.sinks.files import replacing, telling_errors
from extract.errors import EventsError
from extract.hints import closest
from extract.records import Event

STDOUT = "-"
ZIPPED = ".gz"
ENDINGS = {ending: name for name, sink in SINKS.items() for ending in sink.endings}
FORMAT = typer.Option(
    "--format", metavar="|".join(SINKS), show_default=False, autocompletion=among(lambda: SINKS),
    help="Default: that of the ending of --output; else table on a terminal, jsonl in a pipe.",
)  # fmt: skip
OUTPUT = typer.Option(
    "--output", "-o", metavar="FILE", show_default=False,
    help=f"Write to this file, in the format of its ending ({' '.join(ENDINGS)}; {ZIPPED} after those of text), for "
    "example -o events.csv. It appears when it is whole; records are added to a database that is there. "
    "- is standard output.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Destination:
    """The name of a sink, and the file that it writes; ``path`` None is standard output.

    With ``appends`` lines are added to the file one by one.
    """

    format: str
    path: Path | None = None
    appends: bool = False

    @property
    def replaces(self) -> bool:
        """Whether the file appears when it is whole, and is as it was before where it is not."""
        return self.path is not None and not self.appends and not isinstance(SINKS[self.format], FileSink)

    def streams_to_terminal(self, environment: Environment) -> bool:
        """Whether records appear on a terminal one by one, where nothing else may be written in between."""
        return self.path is None and environment.stdout_is_terminal and self.format != "table"


def check_destination(output: str | None, format: str | None, environment: Environment) -> Destination:
    """Where to write, in which format, checked as far as that goes before there is anything to write.

    :raises EventsError: where the format needs a package that is not installed.
    """
    if output == "":
        raise typer.BadParameter("name a file, or - for standard output", param_hint="--output")
    path = Path(output) if output is not None and output != STDOUT else None
    if path is not None:
        check_place(path)
    name = check_format(format, environment) if path is None or format is not None else _format_of(path)
    sink = SINKS[name]
    if isinstance(sink, BinarySink) and importlib.util.find_spec(sink.needs) is None:
        raise EventsError(f"{name} needs {sink.needs}", f"pip install 'geopolitical-events[{name}]'")
    if path is not None:
        if path.suffix.lower() == ZIPPED and not isinstance(sink, TextSink):
            message = f"{name} is compressed or searched as it stands: leave {ZIPPED} out"
            raise typer.BadParameter(message, param_hint="--output")
    elif isinstance(sink, FileSink):
        raise typer.BadParameter(f"{name} needs a file: -o events{sink.endings[0]}", param_hint="--output")
    elif isinstance(sink, BinarySink) and environment.stdout_is_terminal:
        raise typer.BadParameter(f"{name} is not for a terminal: -o events{sink.endings[0]}", param_hint="--output")
    return Destination(name, path)


def write_events(events: Iterable[Event], destination: Destination, environment: Environment) -> None:
    """Write all events.

    :raises OutputError: where the file or the stream takes no more; a file is then as it was before.
    :raises EventsError: where a database cannot be opened.
    """
    sink, path = SINKS[destination.format], destination.path
    if isinstance(sink, FileSink):
        if path is None:
            raise ValueError(f"{destination.format} needs a file")
        sink.write(events, path)
    elif isinstance(sink, BinarySink):
        with replacing(path) if path else _bytes_of(environment) as stream:
            sink.write(events, stream)
    elif path is None:
        sink.write(events, environment)
    else:
        with _adding(path) if destination.appends else replacing(path) as stream, _text_in(stream, path) as page:
            to_file = replace(
                environment, stdout=page, stdout_is_terminal=False, width=DEFAULT_WIDTH, flushes=destination.appends
            )
            sink.write(events, to_file)


def _format_of(path: Path) -> str:
    ending = (path.with_suffix("") if path.suffix.lower() == ZIPPED else path).suffix.lower()
    if ending in ENDINGS:
        return ENDINGS[ending]
    close = closest(ending, ENDINGS)
    what = f"no format for the ending {ending!r}" if ending else f"{path.name!r} has no ending"
    advice = f"did you mean {close}?" if close else f"known are {', '.join(ENDINGS)}, and --format names any"
    if ending in (".html", ".htm"):
        advice = "events report makes a page of records"
    raise typer.BadParameter(f"{what}; {advice}", param_hint="--output")


def check_name(path: Path, option: str) -> None:
    """Say where no file can have such a name: it is too long, or links to itself."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        pass  # told of better by who asks next
    except (OSError, ValueError) as error:  # ValueError: a null character
        why = getattr(error, "strerror", None) or error
        raise typer.BadParameter(f"{str(path)!r}: {why}", param_hint=option) from error


def check_place(path: Path, option: str = "--output") -> None:
    """Say what would stop the writing at its end, before an hour's work."""

    def wrong(message: str) -> typer.BadParameter:
        return typer.BadParameter(message, param_hint=option)

    check_name(path, option)
    if path.is_dir():
        raise wrong(f"{path} is a folder: name a file in it")
    if not path.parent.is_dir():
        raise wrong(f"no folder {path.parent}: make it first")
    # A link is followed: a new file is written beside that to which it leads.
    beside = path if path.exists() and not path.is_file() else Path(os.path.realpath(path)).parent
    if not os.access(beside, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise wrong(f"no permission to write {path}")


@contextmanager
def _text_in(stream: BinaryIO, path: Path) -> Iterator[io.TextIOWrapper]:
    """Text written into bytes as UTF-8, compressed where the name says so; bytes of names that are no text escaped."""
    # No time and no name in it: the same records give the same file.
    zipped = gzip.GzipFile("", "wb", fileobj=stream, mtime=0) if path.suffix.lower() == ZIPPED else None
    page = io.TextIOWrapper(zipped or stream, encoding="utf-8", errors="backslashreplace", newline="")
    yield page
    with telling_errors(str(path)):
        page.flush()
        page.detach()
        if zipped:
            zipped.close()


@contextmanager
def _adding(path: Path) -> Iterator[BinaryIO]:
    with telling_errors(str(path)):
        stream = open(path, "ab")  # noqa: SIM115 - what goes wrong within is told by whom it befalls
    try:
        yield stream
    finally:
        with suppress(OSError):  # each line was flushed: an error was told then
            stream.close()


@contextmanager
def _bytes_of(environment: Environment) -> Iterator[BinaryIO]:
    stream = environment.stdout
    stream.flush()
    yield stream.buffer
    stream.flush()
