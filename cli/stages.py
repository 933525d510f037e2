"""Where the time of a run goes."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
REST = "the rest"


class Stages:
    """Seconds by stage. A stage that begins within another interrupts it, so that no moment counts twice."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._now = now
        self._current, self._since = REST, now()

    def enter(self, stage: str) -> str:
        """Begin ``stage``; the one that ends is returned, to be entered again."""
        before, now = self._current, self._now()
        self.seconds[before] = self.seconds.get(before, 0.0) + now - self._since
        self._current, self._since = stage, now
        return before

    def through(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The items; the time that each takes to come counts for ``stage``."""
        iterator = iter(items)
        while True:
            before = self.enter(stage)
            try:
                item = next(iterator)
            except StopIteration:
                return
            finally:
                self.enter(before)
            yield item

    def line(self) -> str:
        """The stages in the order of their beginnings: "reading 0.1 s, writing 2.0 s"."""
        self.enter(self._current)
        return ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in self.seconds.items() if stage != REST)
