"""The processes that code: each gets a task when it is idle, and is replaced when it dies or hangs."""

import time
from collections import deque
from dataclasses import replace
from multiprocessing.connection import wait

from extract.errors import WorkersError
from extract.workers.batches import Task
from extract.workers.child import Loaded
from extract.workers.reader import Load
from extract.workers.worker import Worker

SHARE = 32_000  # characters of text for which one more process is worth its start
OFTEN = 0.005  # seconds; a task takes a hundred times as long
LOADS = 5  # processes that die in a row while they load, before that is an error


class Crew:
    """Up to ``most`` processes. Each is started when there is text for it: ``weight`` is the characters so far."""

    def __init__(self, load: Load, most: int, seconds: float | None = None) -> None:
        """``seconds`` is what a task may take, None what fits its length."""
        self.meta: dict[str, str] = {}
        self.most, self.weight = most, 0
        self.tasks: deque[Task] = deque()  # not given to anybody yet
        self._load, self._seconds = load, seconds
        self._workers: list[Worker] = []
        self._failed_loads = 0
        self._heard = 0.0  # when last

    def start(self, weight: int) -> None:
        """Start the processes that so many characters are worth, and wait until one has loaded.

        :raises EventsError: what it raised while it loaded, or where it could not be started.
        """
        try:
            while len(self._workers) < min(self.most, weight // SHARE):
                self._workers.append(Worker(self._load))
            while not any(worker.loaded for worker in self._workers):
                if not self._workers:
                    self._workers.append(Worker(self._load))
                self._hear(block=True)
        except BaseException:
            self.close()
            raise

    def turn(self, *, block: bool = False) -> None:
        """Hear what the processes have to say, with ``block`` once more when one speaks, and give tasks to the idle.

        It may be called for each document: without ``block`` it does nothing when the last time was just now.

        :raises EventsError: where those that died cannot be replaced.
        """
        if not block and time.monotonic() - self._heard < OFTEN:
            return
        self._hear(block=False)
        self._give()
        if block:
            self._hear(block=True)
            self._give()

    def drop(self) -> None:
        """Forget all tasks; who is at work on one ends."""
        self.tasks.clear()
        for worker in [worker for worker in self._workers if worker.task is not None]:
            self._workers.remove(worker)
            worker.kill()

    def close(self) -> None:
        """End all processes."""
        self.tasks.clear()
        while self._workers:
            self._workers.pop().kill()

    def _give(self) -> None:
        idle = [worker for worker in self._workers if worker.idle]
        while self.tasks and idle:
            idle.pop().send(self.tasks.popleft(), self._seconds)
        worth = min(self.most, max(1, self.weight // SHARE))
        if len(self._workers) < worth and len(self.tasks) > sum(not worker.loaded for worker in self._workers):
            self._workers.append(Worker(self._load))

    def _hear(self, *, block: bool) -> None:
        """Take the answers that are there; with ``block`` wait for one, or until one is overdue."""
        deadlines = [worker.deadline for worker in self._workers if worker.deadline is not None]
        seconds = max(0.0, min(deadlines) - time.monotonic()) if deadlines and block else 0.0
        ready = wait([worker.connection for worker in self._workers], seconds)
        self._heard = time.monotonic()
        for worker in [*self._workers]:
            if worker.connection in ready:
                self._take(worker)
            elif worker.overdue:
                worker.kill()
                self._replace(worker, "gave no answer in time", "split it into several documents")

    def _take(self, worker: Worker) -> None:
        """Take an answer, or note the death of who was to give it."""
        try:
            answer = worker.receive()
        except EOFError:
            self._replace(worker, f"died ({worker.bury()})", "if memory is short, use fewer workers")
            return
        task, worker.task = worker.task, None
        if isinstance(answer, Loaded):
            self.meta, self._failed_loads = answer.meta, 0
        elif isinstance(answer, list) and task is not None:
            task.finish(answer)
        elif isinstance(answer, Exception) and task is not None:
            self._retry(task, f"could not be coded: {answer!r}", "please report it with the text", again=False)
        elif isinstance(answer, Exception):
            raise answer

    def _replace(self, worker: Worker, what: str, hint: str) -> None:
        """Go on without a process that is gone; ``what`` says how that came."""
        self._workers.remove(worker)
        if not worker.loaded:
            self._failed_loads += 1
            if self._failed_loads >= LOADS:
                guard = "start workers of a script under if __name__ == '__main__'"
                raise WorkersError(f"the process that was to code {what} while it loaded", f"{hint}; {guard}")
        if worker.task is not None:
            hint = f"{hint}; else please report it with the text"
            self._retry(worker.task, f"the process that coded it {what}", hint, again=True)

    def _retry(self, task: Task, message: str, hint: str, *, again: bool) -> None:
        """Give the documents of a task to others one by one; a single one has failed.

        What ended a process may have come from outside: then it is tried ``again`` once.
        """
        if len(task.places) > 1:
            self.tasks.extendleft(reversed(task.one_by_one()))
        elif again and not task.again:
            self.tasks.appendleft(replace(task, again=True))
        else:
            task.fail(message, hint)
