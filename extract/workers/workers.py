"""``Workers``: documents coded by several processes, or by this one where they are too few for that."""

import functools
import itertools
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from extract.documents import Outcome, Source
from extract.workers.batches import SOURCES, weight_of
from extract.workers.processors import count_processors
from extract.workers.reader import Load, Reader, meta_of

if TYPE_CHECKING:
    from extract.pipeline import Extractor
    from extract.workers.pool import Pool

LIVE = 5.0  # seconds: what comes in more slowly than so many texts in this time is not gathered any longer
ENOUGH = 64_000  # characters from which processes are done sooner than this one, though each has to load first


class Workers:
    """Reads documents as an ``Extractor`` does, with the same outcomes in the same order, in ``workers`` processes.

    They load when there is text enough for them, and end with the ``with`` block; a smaller input, and all of it where
    ``workers`` is 1, is coded in this process. A script must start them under ``if __name__ == "__main__"``.
    """

    def __init__(
        self,
        model: str | None = None,
        actors: str | Path | Iterable[str | Path] = (),
        lexicon: str | Path | None = None,
        workers: int | None = None,
        *,
        load: Load | None = None,
    ) -> None:
        """``model``, ``actors`` and ``lexicon`` are those of ``Extractor.load``; ``workers`` None is one a processor.

        ``load`` makes another reader than that; it is called in each process, and must be found there.

        :raises ValueError: if ``workers`` is less than 1.
        """
        self.workers = count_processors() if workers is None else workers
        if self.workers < 1:
            raise ValueError(f"{workers} workers: it takes one at least")
        files = (actors,) if isinstance(actors, str | Path) else tuple(actors)
        self._load = load or functools.partial(_load, model, files, lexicon)
        self._here: Reader | None = None
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.crew.close()
            self._pool = None

    @property
    def processes(self) -> int:
        """How many processes there may be besides this one: none as long as it codes by itself."""
        return self.workers if self._pool is not None else 0

    @property
    def meta(self) -> dict[str, str]:
        """Language, name and version of the model that was loaded, as far as it has any."""
        return self._pool.crew.meta if self._pool is not None else meta_of(self._here) if self._here is not None else {}

    def read(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Code each document; failures and notices pass through in their place.

        What is missing for that is told at once, before the first outcome is asked for.

        :raises ModelError: if there is no such model, or it cannot parse English.
        :raises ActorsError: if a file of actors cannot be read, or a cell of it is wrong.
        :raises LexiconError: if a file of the lexicon cannot be read, or a key of it is wrong.
        :raises WorkersError: if processes cannot be started.
        """
        incoming = iter(sources)
        if self.workers == 1:
            return self._reader().read(incoming)
        return self._read(incoming, self._gather(incoming))

    def _gather(self, incoming: Iterator[Source]) -> list[Source]:
        """The first sources, and whoever is to read them made ready.

        They are as many as processes are worth their while, or fewer where the input ends or comes in slowly.
        """
        first: list[Source] = []
        weight, since = 0, time.monotonic()
        if self._pool is None:
            for source in incoming:
                first.append(source)
                weight += weight_of(source)
                if weight >= ENOUGH:
                    self._pool = _pool(self._load, self.workers)
                    break
                if len(first) >= SOURCES and time.monotonic() - since > LIVE:
                    break
        if self._pool is not None:
            self._pool.crew.start(weight)
        elif first:
            self._reader()
        return first

    def _read(self, incoming: Iterator[Source], first: list[Source]) -> Iterator[Outcome]:
        while self._pool is None and first:
            yield from self._reader().read(first)
            first = self._gather(incoming)
        if self._pool is not None:
            yield from self._pool.read(itertools.chain(first, incoming))

    def _reader(self) -> Reader:
        """The reader of this process."""
        if self._here is None:
            self._here = self._load()
        return self._here


def _load(model: str | None, actors: tuple[str | Path, ...], lexicon: str | Path | None) -> "Extractor":
    from extract.pipeline import Extractor

    return Extractor.load(model, actors, lexicon)


def _pool(load: Load, workers: int) -> "Pool":
    from extract.workers.crew import Crew  # a small input has no need of them
    from extract.workers.pool import Pool

    return Pool(Crew(load, workers))
