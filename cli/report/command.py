"""``events report``: records in, one page out."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from cli.destination import STDOUT, check_place
from cli.environment import Environment, guard, message_line
from cli.exit import ExitStatus
from cli.options import check_paths
from cli.sinks.files import replacing
from cli.text import count


def report(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="What events extract wrote as jsonl; - is standard input.", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE.html",
            show_default=False,
            help="The page to write; - is standard output, which is the default in a pipe.",
        ),
    ] = None,
    title: Annotated[str, typer.Option(help="What stands above the page.")] = "Geopolitical events",
) -> None:
    """Make a page of records: a timeline, a network of actors, a map, and a table with search and filters.

    For example: events extract news/ --format jsonl | events report -o report.html

    The page is one file that any browser opens from disk; it fetches nothing.

    Exit codes: 0 all done, 2 nothing could be started, 3 some lines hold no record (the page shows the others).
    """  # fmt: skip
    environment: Environment = context.obj

    def work() -> ExitStatus:
        sources = check_paths(paths, environment)
        return write_report(sources, check_output(output, environment), title, environment)

    raise typer.Exit(guard(environment, work))


def check_output(output: str | None, environment: Environment) -> Path | None:
    """Where to write; None is standard output, as where nothing is named and it is no terminal."""
    if output == "" or (output is None and environment.stdout_is_terminal):
        raise typer.BadParameter("name the page to write: -o report.html", param_hint="--output")
    if output is None or output == STDOUT:
        return None
    check_place(Path(output))
    return Path(output)


def write_report(paths: tuple[str, ...], output: Path | None, title: str, environment: Environment) -> ExitStatus:
    """Read records line by line and write their page; what cannot be read is said on standard error."""
    from cli.report.columns import columns_of
    from cli.report.lines import read_rows
    from cli.report.page import page_of
    from cli.report.rows import Row
    from extract.documents import Failure

    failures = 0

    def good(items: Iterable[Row | Failure]) -> Iterator[Row]:
        nonlocal failures
        for item in items:
            if isinstance(item, Failure):
                failures += 1
                environment.say(message_line("error", item.source, item.message, item.hint))
            else:
                yield item

    rows: dict[str, Row] = {}
    read = 0
    for row in good(read_rows(paths, environment.stdin)):
        read += 1
        rows.setdefault(row.id, row)
    if failures and not read:
        return ExitStatus.NOT_STARTED
    if again := read - len(rows):
        environment.say(f"note: {count(again, 'record')} came again under the same id and {_stand(again)} there once")
    page = page_of(columns_of(list(rows.values())), title)
    if output is None:
        write_page(page, environment)
    else:
        with replacing(output) as file:
            file.write(page.encode())
    return ExitStatus.SOME_FAILED if failures else ExitStatus.OK


def write_page(page: str, environment: Environment) -> None:
    """Write to standard output in the encoding that the page says it has."""
    if isinstance(environment.stdout, io.TextIOWrapper):
        environment.stdout.reconfigure(encoding="utf-8")
    environment.write(page)


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"
