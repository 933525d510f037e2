"""Documents through a crew of processes: read ahead as far as memory allows, told in the order of the input."""

import time
from collections import deque
from collections.abc import Iterable, Iterator

from extract.documents import Outcome, Source
from extract.workers.batches import Batch, Task
from extract.workers.crew import Crew

AHEAD = 2_000_000  # characters that are read before what comes first is done: some 50 MB with their records
LIVE = 5.0  # seconds: where a batch takes longer to come in, what is done is told before the next one


class Pool:
    """One input at a time, cut into batches; ``crew`` codes them."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self._batches: deque[Batch] = deque()  # in the order of the input, as far as they are not told

    def read(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """The outcome of each source, in their order.

        :raises EventsError: where processes that died cannot be replaced.
        """
        incoming = iter(sources)
        batch, since = Batch(), time.monotonic()
        ended = live = False
        try:
            while not ended or self._batches:
                self.crew.turn()
                yield from self._told()
                if self._batches and (ended or live or self._ahead):
                    self.crew.turn(block=True)
                    continue
                source = next(incoming, None)
                if source is not None:
                    batch.add(source)
                ended = source is None
                if ended or batch.full:
                    self._put(batch)
                    live = time.monotonic() - since > LIVE
                    batch, since = Batch(), time.monotonic()
        finally:
            self._batches.clear()
            self.crew.drop()

    def _told(self) -> Iterator[Outcome]:
        """The outcomes whose turn it is; the processes are looked after meanwhile."""
        while self._batches and self._batches[0].done:
            for outcome in self._batches.popleft().in_order():
                yield outcome
                self.crew.turn()

    @property
    def _ahead(self) -> bool:
        """Whether enough was read for now: there is work for all, or more would not fit in memory."""
        full = len(self._batches) >= 2 * self.crew.most and sum(batch.weight for batch in self._batches) >= AHEAD
        return full or len(self.crew.tasks) >= 2 * self.crew.most

    def _put(self, batch: Batch) -> None:
        if batch.sources:
            self._batches.append(batch)
            self.crew.weight += batch.weight
        if not batch.done:
            self.crew.tasks.append(Task.of(batch))
