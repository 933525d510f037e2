"""How a run behaves: what it says on standard error, what becomes of failures, and what its exit code tells."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cli.destination import STDOUT, ZIPPED, Destination, check_name, check_place

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
SkipDone = Annotated[
    str | None,
    typer.Option(
        "--skip-done", metavar="FILE.jsonl", show_default=False,
        help="Go on after a run that was stopped or killed: documents that are done in this file are skipped, one that "
        "was begun is completed. Add to the file with -o and the same name, or with >>; what is done is noted in "
        "FILE.jsonl.done. Use the same options each time. With --engine ray: the folder of -o.",
    ),
]  # fmt: skip
ExitEmpty = Annotated[bool, typer.Option("--exit-empty", "-e", help="Exit with code 4 where no record is written.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but errors.")]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say more on standard error: model, workers, files left out, counts, times."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """The behaviour that was asked for; ``errors`` is the file for failures, ``limit`` a number of documents,
    ``skip_done`` the file of records that is continued.
    """

    errors: Path | None = None
    fail_fast: bool = False
    limit: int | None = None
    skip_done: Path | None = None
    exit_empty: bool = False
    quiet: bool = False
    verbose: bool = False

    def continues(self, output: Path | None) -> bool:
        """Whether records are added to the end of ``output``."""
        return output is not None and self.skip_done is not None and output.resolve() == self.skip_done.resolve()


PLAIN = Conduct()


def check_skip_done(file: str | None, destination: Destination, *, unique: bool) -> Path | None:
    """The file of ``--skip-done``, which goes with ``destination``, or None."""
    if file is None:
        return None
    from cli.resume import ENDING  # not needed for anything else

    def wrong(message: str) -> typer.BadParameter:
        return typer.BadParameter(message, param_hint="--skip-done")

    path = Path(file)
    if file in ("", STDOUT) or path.suffix.lower() == ZIPPED:
        raise wrong("name a file of JSON lines, not compressed: --skip-done events.jsonl")
    if unique:
        raise wrong("joined records belong to no single document: leave --unique out, and use events unique after it")
    if destination.format != "jsonl":
        raise wrong("it continues jsonl only: add --format jsonl, or -o with a name that ends in .jsonl")
    check_place(path, "--skip-done")
    check_name(Path(f"{path}{ENDING}"), "--skip-done")
    return path


def check_conduct(
    output: Path | None,
    *,
    errors: str | None = None,
    fail_fast: bool = False,
    limit: int | None = None,
    skip_done: Path | None = None,
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
        if path.resolve() in [other.resolve() for other in (output, skip_done) if other]:
            raise typer.BadParameter(f"{path} is where the records go: name another file", param_hint="--errors")
    return Conduct(
        errors=path, fail_fast=fail_fast, limit=limit, skip_done=skip_done, exit_empty=exit_empty, quiet=quiet,
        verbose=verbose,
    )  # fmt: skip
