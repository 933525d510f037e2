"""``--engine`` and what goes with it, checked."""

import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cli.completion import among
from cli.destination import STDOUT, check_name
from cli.options import check_choice
from extract.errors import EventsError

ENGINES = ("local", "ray")
FORMAT = "parquet"
SCHEME = "://"

Engine = Annotated[
    str,
    typer.Option(
        "--engine", metavar="|".join(ENGINES), autocompletion=among(lambda: ENGINES),
        help="Where the work is done: in this process, or by Ray on many machines (needs ray; see docs/scaling.md), "
        "which writes a folder of Parquet: --engine ray -o events.parquet/",
    ),
]  # fmt: skip
RayAddress = Annotated[
    str | None,
    typer.Option(
        "--ray-address", metavar="HOST:PORT", envvar="RAY_ADDRESS", show_default=False,
        help="With --engine ray: the cluster to work on; without one Ray runs on this machine alone.",
    ),
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Where Ray works and writes: ``address`` of the cluster, None for one on this machine; ``output`` a folder or the
    URI of one, to which a run that ``resumes`` adds what is missing.
    """

    output: str
    address: str | None = None
    resumes: bool = False


def check_engine(
    engine: str,
    address: str | None,
    output: str | None,
    *,
    format: str | None,
    skip_done: str | None,
    unique: bool,
    limit: int | None,
) -> Cluster | None:
    """What ``--engine ray`` is to do, or None where the work is done here.

    :raises EventsError: where Ray is not installed.
    """
    if check_choice("engine", engine, ENGINES, "--engine") == "local":
        return None

    def wrong(message: str, option: str) -> typer.BadParameter:
        return typer.BadParameter(message, param_hint=option)

    if unique:
        raise wrong("records of one act are joined by one process: leave it out with --engine ray", "--unique")
    if limit is not None:
        raise wrong("the workers of --engine ray read side by side: name fewer files instead", "--limit")
    if format not in (None, FORMAT):
        raise wrong(f"--engine ray writes {FORMAT} only", "--format")
    if output is None or output in ("", STDOUT):
        raise wrong("--engine ray writes a folder: -o events.parquet/", "--output")
    if skip_done is not None and skip_done.rstrip("/") != output.rstrip("/"):
        raise wrong(f"with --engine ray it names the folder of -o: --skip-done {output}", "--skip-done")
    if importlib.util.find_spec("ray") is None:
        raise EventsError("--engine ray needs ray", "pip install 'geopolitical-events[ray]'")
    path = Path(output)
    if SCHEME not in output:
        check_name(path, "--output")
        if path.exists() and not path.is_dir():
            raise wrong(f"{path} is a file: --engine ray writes a folder", "--output")
        if not path.parent.is_dir():
            raise wrong(f"no folder {path.parent}: make it first", "--output")
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise wrong(f"no permission to write {path}", "--output")
    return Cluster(output=output, address=address, resumes=skip_done is not None)
