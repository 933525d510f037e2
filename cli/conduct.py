"""How a run behaves: what it says on standard error, what becomes of failures, and what its exit code tells."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cli.destination import STDOUT, check_place

Errors = Annotated[
    str | None,
    typer.Option(
        "--errors", metavar="FILE.jsonl", show_default=False,
        help="Write each failure to this file too, as one JSON object a line: source, message, hint.",
    ),
]  # fmt: skip
FailFast = Annotated[bool, typer.Option("--fail-fast", help="Stop at the first failure, with exit code 3.")]
Limit = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Read at most so many documents.", show_default=False)
]
ExitEmpty = Annotated[bool, typer.Option("--exit-empty", "-e", help="Exit with code 4 where no record is written.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but errors.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say more on standard error: model, files left out, counts, times.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """The behaviour that was asked for; ``errors`` is the file for failures, ``limit`` a number of documents."""

    errors: Path | None = None
    fail_fast: bool = False
    limit: int | None = None
    exit_empty: bool = False
    quiet: bool = False
    verbose: bool = False


PLAIN = Conduct()


def check_conduct(
    output: Path | None,
    *,
    errors: str | None = None,
    fail_fast: bool = False,
    limit: int | None = None,
    exit_empty: bool = False,
    quiet: bool = False,
    verbose: bool = False,
) -> Conduct:
    """The options of a run, checked beside the file that it writes."""
    if quiet and verbose:
        raise typer.BadParameter("it says more, --quiet says less: leave one out", param_hint="--verbose")
    path = None
    if errors is not None:
        if errors in ("", STDOUT):
            raise typer.BadParameter("name a file: --errors failed.jsonl", param_hint="--errors")
        path = Path(errors)
        check_place(path, "--errors")
        if output is not None and path.resolve() == output.resolve():
            raise typer.BadParameter(f"{path} is where the records go: name another file", param_hint="--errors")
    return Conduct(errors=path, fail_fast=fail_fast, limit=limit, exit_empty=exit_empty, quiet=quiet, verbose=verbose)
