"""The options that say what is read and how, and the reading itself: the same for every command that reads texts."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from cli.environment import Environment
from cli.options import Request, check_choice, check_paths
from extract.documents import STDIN, Source

if TYPE_CHECKING:
    from typing import BinaryIO

    from cli.pace import Pace
    from extract.sources.meter import Meter

TITLE_KEY = typer.Option(
    help="Key of the title in a row, which becomes a first paragraph: --title-key headline.", show_default=False
)
INPUT_FORMAT = typer.Option(
    metavar="NAME", show_default=False,
    help="Format of all that is read, whatever its name: text, html, jsonl, json, csv, tsv, parquet, xml or eml; "
    "packed files are unpacked first: curl -s URL | events extract --input-format html",
)  # fmt: skip
GLOB = typer.Option(
    "--glob", metavar="PATTERN", show_default=False,
    help="Which files of folders and archives are read: --glob '*.html' --glob '!drafts/**'. The last that matches "
    "decides; without a / it is matched with the name, else with the path in the folder. Default: known endings.",
)  # fmt: skip
FILES_FROM = typer.Option(
    "--files-from", metavar="FILE|-", show_default=False,
    help="A file with a path on each line, or with NULs between: find news -mtime -1 -print0 | events extract "
    "--files-from -",
)  # fmt: skip


def check_input_format(name: str | None) -> str | None:
    """The format in which all is read, or None."""
    if name is None:
        return None
    from extract.sources import FORMATS

    return check_choice("input format", name, FORMATS, "--input-format")


def check_all_paths(paths: list[str] | None, files_from: str | None, environment: Environment) -> tuple[str, ...]:
    """The paths to read: those named, then those in the file of ``--files-from``."""
    if files_from is None:
        return check_paths(paths, environment)
    if files_from == STDIN and STDIN in (paths or ()):
        raise typer.BadParameter("standard input cannot be both a text and a list of paths", param_hint="--files-from")
    listed = _listed(files_from, environment.stdin)
    if not paths and not listed:
        raise typer.BadParameter("there is no path in it", param_hint="--files-from")
    return (*(paths or ()), *listed)


def read_paths(
    paths: Iterable[str], request: Request, environment: Environment, meter: "Meter | None" = None
) -> Iterator[Source]:
    """What the paths hold, read as ``request`` says; ``meter`` follows it."""
    from extract.sources import read_sources

    return read_sources(
        paths,
        stdin=environment.stdin,
        text_key=request.text_key,
        id_key=request.id_key,
        date_key=request.date_key,
        title_key=request.title_key,
        date=request.date,
        input_format=request.input_format,
        globs=request.globs,
        meter=meter,
    )


def pace_of(request: Request, limit: int | None, *, counted: bool) -> "tuple[Pace, Meter]":
    """What follows the reading; only where it is ``counted`` are the files weighed before."""
    from cli.pace import Pace
    from extract.sources.meter import Meter, size_of

    meter = Meter()
    return Pace(lambda: meter.position, size_of(request.paths, request.globs) if counted else None, limit), meter


def _listed(name: str, stdin: "BinaryIO | None") -> list[str]:
    try:
        if name == STDIN:
            data = stdin.read() if stdin else b""
        else:
            with open(name, "rb") as file:
                data = file.read()
    except (OSError, ValueError) as error:  # ValueError: a null character in the name, as a settings file may have it
        why = getattr(error, "strerror", None) or error
        raise typer.BadParameter(f"cannot be read: {why}", param_hint="--files-from") from error
    lines = data.split(b"\0") if b"\0" in data else [line.removesuffix(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(line) for line in lines if line]
