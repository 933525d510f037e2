"""``--workers``: how many processes code."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer


def _number(value: Any) -> int:
    """The number that an option, a variable or a file names.

    :raises typer.BadParameter: where it is none, or less than 1.
    """
    try:
        number = int(str(value))
    except ValueError:
        number = 0
    if number < 1:
        raise typer.BadParameter(f"{value!r} is no number of processes; write --workers 1 or more")
    return number


Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", metavar="N", parser=_number, show_default=False,
        help="Code in so many processes, with the same records in the same order; a small input is not divided. "
        "Default: one for each processor.",
    ),
]  # fmt: skip


def details_of(reader: object) -> Iterator[str]:
    """What there is to say of who reads the texts: the language model, and the processes."""
    meta = getattr(reader, "meta", {})
    yield "model: " + (" ".join(str(meta[key]) for key in ("lang", "name", "version") if key in meta) or "unknown")
    processes = getattr(reader, "processes", 0)
    yield f"workers: {processes}" if processes else "workers: none beside this process"
