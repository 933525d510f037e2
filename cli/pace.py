"""How fast a run is, and how long it will take."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from extract.documents import Document, Source


class Pace:
    """Documents by time, and the part of the input that lies behind them.

    ``position`` tells how many bytes of the input are read, ``total`` is their number, None where nobody knows;
    ``limit`` is the number of documents after which the run ends. The first document, which waits for the model and may
    follow upon many that were skipped, is where the clock starts.
    """

    def __init__(
        self,
        position: Callable[[], int],
        total: int | None,
        limit: int | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._position, self._total, self._limit, self._now = position, total, limit, now
        self._ahead: deque[tuple[str, int]] = deque()  # read, not yet done: the id, and the bytes read by then
        self._documents = self._start = self._at = 0
        self._since = 0.0

    def follow(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The sources; where each document ends is noted."""
        for item in sources:
            if isinstance(item, Document):
                self._ahead.append((item.id, self._position()))
            yield item

    def done(self, id: str) -> None:
        """Note that a document is done; those read before it have failed."""
        while self._ahead:
            other, self._at = self._ahead.popleft()
            if other == id:
                break
        self._documents += 1
        if self._documents == 1:
            self._start, self._since = self._at, self._now()

    def line(self) -> str:
        """Rate, share of the input and time that is left, as far as they are known: ", 4.0 documents/s, 50%, 0:00:08
        left".
        """
        parts = [""]
        elapsed = self._now() - self._since
        if self._documents > 1 and elapsed > 0:
            parts.append(f"{(self._documents - 1) / elapsed:.1f} documents/s")
        shares = [self._documents / self._limit] if self._limit else []
        lefts = [(self._limit - self._documents) / (self._documents - 1)] if self._limit and self._documents > 1 else []
        if self._total:
            shares.append(self._at / self._total)
            if self._at > self._start:
                lefts.append((self._total - self._at) / (self._at - self._start))
        if shares:
            parts.append(f"{min(max(shares), 1.0):.0%}")
        if lefts and elapsed > 0:
            parts.append(f"{timedelta(seconds=round(max(min(lefts), 0.0) * elapsed))} left")
        return ", ".join(parts)
