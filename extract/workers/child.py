"""What runs in a process that codes: it loads, then a list of documents comes in and one of outcomes goes out.

Nothing heavy is imported here: what the process has to be told before NumPy is imported comes first.
"""

import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from extract.workers.reader import meta_of

# The processes are what runs at the same time: threads of the libraries below NumPy would only wait for one another.
THREADS = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "BLIS_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The first word of a process: it has loaded; ``meta`` is that of its language model."""

    meta: dict[str, str] = field(default_factory=dict)


def serve(connection: Connection) -> None:
    """Load what comes first, say so, then answer each list of documents; the end of the parent is the end of it all.

    An exception is an answer too: the parent raises it where it befell the loading.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in THREADS:
        os.putenv(name, "1")
    _close_standard_output()
    try:
        reader = _answer(connection, lambda: connection.recv()(), lambda loaded: Loaded(meta_of(loaded)))
        gc.freeze()  # what was loaded stays: no collection need walk through it
        while reader is not None:
            documents = connection.recv()
            _answer(connection, lambda: [*reader.read(documents)], lambda outcomes: outcomes)  # noqa: B023 - used at once
    except (EOFError, OSError):
        return  # nobody asks any more


def _answer(connection: Connection, work: Callable[[], Any], told: Callable[[Any], object]) -> Any:
    """Do some work and tell the parent what came of it, or what was raised; None then."""
    try:
        result = work()
        answer = pickle.dumps(told(result), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        result, answer = None, _pickled(error)
    connection.send_bytes(answer)
    return result


def _pickled(error: Exception) -> bytes:
    """An exception as bytes; its text alone where it cannot be built again from them."""
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
    except Exception:
        return pickle.dumps(RuntimeError(repr(error)))
    return data


def _end_with_parent() -> None:
    """Wait for the end of the parent, and end then, be it in the middle of a text."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _close_standard_output() -> None:
    """What a library may print is not to stand among the records, nor to keep a reader of them waiting."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
