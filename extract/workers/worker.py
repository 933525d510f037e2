"""One process that codes, as its parent sees it."""

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator

from extract.workers.batches import Task
from extract.workers.child import Loaded, serve
from extract.workers.reader import Load

LOADING = 300.0  # seconds within which a process must have loaded
PER_TASK, PER_CHARACTER = 60.0, 0.002  # seconds for the answer to a task: twenty times what it takes, and more


class Worker:
    """Loads at first, then does one task at a time. ``task`` is the one it has, ``deadline`` when it is overdue."""

    def __init__(self, load: Load) -> None:
        """Start the process; it is ready once ``receive`` has given ``Loaded``."""
        context = multiprocessing.get_context("spawn")
        _open_standard_streams()
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.task: Task | None = None
        self.loaded = False
        self.deadline: float | None = time.monotonic() + LOADING
        with _without_interrupt():
            self.process.start()
        theirs.close()
        with contextlib.suppress(OSError):  # it is dead already: receive tells
            self.connection.send(load)

    @property
    def idle(self) -> bool:
        """Whether it waits for a task."""
        return self.loaded and self.task is None

    @property
    def overdue(self) -> bool:
        """Whether an answer should have come by now."""
        return self.deadline is not None and time.monotonic() >= self.deadline

    def send(self, task: Task, seconds: float | None = None) -> None:
        """Give an idle process a task, to be answered within so many seconds."""
        limit = PER_TASK + PER_CHARACTER * task.weight if seconds is None else seconds
        self.task, self.deadline = task, time.monotonic() + limit
        with contextlib.suppress(OSError):  # it is dead: receive tells
            self.connection.send(task.documents)

    def receive(self) -> object:
        """The answer that is there: ``Loaded``, a list of outcomes, or an exception.

        :raises EOFError: where the process is dead.
        """
        try:
            answer = self.connection.recv()
        except OSError as error:
            raise EOFError from error
        self.deadline = None
        self.loaded = self.loaded or isinstance(answer, Loaded)
        return answer

    def bury(self) -> str:
        """Be rid of a process that died; says how: "signal 9"."""
        self.process.join(1.0)  # its pipe is closed a moment before it is gone
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        self.connection.close()
        return f"signal {-code}" if code < 0 else f"exit code {code}"

    def kill(self) -> None:
        """End the process at once; nothing in it is worth a farewell."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()


@contextlib.contextmanager
def _without_interrupt() -> Iterator[None]:
    """Ctrl-C waits: a process that is born meanwhile never sees it, not even before it can say that it will not."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # what process.start would do, which lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _open_standard_streams() -> None:
    """A pipe must not get the number of a standard stream that is closed: the process would take it for that stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
