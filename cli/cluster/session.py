"""Ray, started or joined, and left: and the plan of the work that it is given."""

import logging
import os
import signal
import socket
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from typing import Any

from cli.cluster.files import SCHEME, File
from cli.cluster.options import Cluster
from cli.cluster.parts import Tally
from cli.cluster.work import AT_HAND, CodeParts, packed, read_parts, unpacked
from cli.environment import Environment
from cli.options import Request
from extract.errors import EventsError

# Characters of a part: of a short input they are fewer, so that all workers have some.
LARGEST, LEAST = 1 << 18, 1 << 12
PARTS = 4  # that each worker has at least, where there is enough to read
# Less than a whole core of each worker, so that readers find room beside workers that hold all cores.
CODING, READING = 0.9, 0.1
PATIENCE = 10  # seconds
GROUPS = 10_000  # blocks of files, at most


class RayFailed(Exception):  # noqa: N818 - it is told as a failure of the run
    """What Ray could not do, in one line."""


@contextmanager
def quieted(environment: Environment) -> Iterator[Environment]:
    """The environment with a standard error of its own, while what Ray prints there, from within C++ too, is lost."""
    if environment.stderr is not sys.__stderr__:  # a stream of a test
        yield environment
        return
    own = os.dup(2)
    with (
        open(own, "w", buffering=1, encoding="utf-8", errors="backslashreplace") as stream,
        open(os.devnull, "w") as null,
    ):
        sys.stderr.flush()
        os.dup2(null.fileno(), 2)
        try:
            yield replace(environment, stderr=stream)
        finally:
            sys.stderr.flush()
            os.dup2(own, 2)


@contextmanager
def ray_session(cluster: Cluster, *, verbose: bool) -> Iterator[None]:
    """Ray joined, or started on this machine, for the time within; what it prints goes to standard error.

    :raises EventsError: where it cannot be started or reached.
    :raises RayFailed: where it fails.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent to anybody
    import ray
    from ray.exceptions import RayError

    joined = ray.is_initialized()
    level = logging.INFO if verbose else logging.ERROR
    with redirect_stdout(sys.stderr):
        try:
            if not joined:
                _start(cluster, level=level, verbose=verbose)
            yield
        except RayError as error:
            raise RayFailed(_first_line(error)) from error
        finally:
            if not joined:
                ray.shutdown()


def _start(cluster: Cluster, *, level: int, verbose: bool) -> None:
    import ray

    ours = signal.getsignal(signal.SIGTERM)
    try:
        if cluster.address:
            _knock(cluster.address)
        ray.init(
            address=cluster.address or "local", include_dashboard=None if cluster.address else False,
            logging_level=level, log_to_driver=verbose,
        )  # fmt: skip
    except (OSError, RuntimeError, ValueError) as error:
        where = f"the cluster at {cluster.address}" if cluster.address else "Ray"
        what = "cannot be reached" if cluster.address else "does not start"
        raise EventsError(f"{where} {what}: {_first_line(error)}", "-v shows what Ray says") from error
    finally:
        signal.signal(signal.SIGTERM, ours)  # Ray takes it for itself, and would leave with a status of its own


def _knock(address: str) -> None:
    """See that somebody listens at HOST:PORT, which Ray would ask for many minutes.

    :raises OSError: where nobody does.
    """
    host, _, port = address.rpartition(":")
    if host and port.isdecimal() and SCHEME not in address:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()


def outcomes(
    files: Sequence[File], request: Request, cluster: Cluster, finished: Any, workers: int | None = None
) -> Generator[Tally]:
    """What comes of all parts, as they are finished; what dies in between is done again.

    ``workers`` hold the model, by default one for each core of the cluster.
    """
    import ray
    from ray.data import ActorPoolStrategy, DataContext, from_items

    context = DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    context.target_max_block_size = 1  # each part, which is one row, is a block of its own
    workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    size = part_size(sum(file.size for file in files), workers)
    groups = grouped(files, size)
    parts = from_items(
        packed(*groups).to_pylist(),
        override_num_blocks=min(len(groups), GROUPS),
    ).map_batches(
        read_parts, batch_size=None, batch_format="pyarrow", num_cpus=READING,
        fn_kwargs={"request": request, "size": size, "finished": ray.put(finished)},
    )  # fmt: skip
    coded = parts.map_batches(
        CodeParts, batch_size=1, batch_format="pyarrow", num_cpus=CODING,
        compute=ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=AT_HAND),
        fn_constructor_kwargs={"request": request, "output": cluster.output},
    )  # fmt: skip
    for batch in coded.iter_batches(batch_size=None, batch_format="pyarrow"):
        yield from unpacked(batch)


def part_size(total: int, workers: int) -> int:
    """The characters of a part, for input of ``total`` bytes."""
    return max(LEAST, min(LARGEST, total // (workers * PARTS)))


def grouped(files: Sequence[File], size: int) -> list[list[tuple[int, File]]]:
    """Files with their numbers, as many together as hold some ``size`` bytes: one reader reads them."""
    groups: list[list[tuple[int, File]]] = []
    held = size
    for number, file in enumerate(files):
        if held >= size:
            groups.append([])
            held = 0
        groups[-1].append((number, file))
        held += file.size
    return groups


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
