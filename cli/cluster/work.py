"""What the workers do: files → parts, and parts → records on the disk. Both steps are given to ``map_batches``."""

import os
import pickle
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from cli.cluster.files import File, read_file
from cli.cluster.parts import Folder, Part, Tally, key_of
from cli.cluster.tried import Tried
from cli.options import Request
from cli.output import Output
from extract.documents import Document, Failure, Notice, Outcome, Source
from extract.errors import EventsError
from extract.records import Event
from extract.sources.making import Keys, Options

if TYPE_CHECKING:
    import numpy as np

    from extract.pipeline import Extractor

# The column of what goes from step to step, pickled, so that a worker codes the very documents that were read.
ITEM = "item"
AT_HAND = 2  # parts that a worker is given ahead


def packed(*items: object) -> Any:
    """A ``pyarrow.Table`` of items, one a row."""
    import pyarrow as pa

    return pa.table({ITEM: pa.array([pickle.dumps(item) for item in items], pa.large_binary())})


def unpacked(table: Any) -> list[Any]:
    """The items of such a table."""
    return [pickle.loads(item) for item in table[ITEM].to_pylist()]


def options_of(request: Request) -> Options:
    """How the files are read."""
    from extract.sources.globs import Globs

    keys = Keys(request.text_key, request.id_key, request.date_key, request.title_key)
    return Options(keys=keys, date=request.date, format=request.input_format, globs=Globs(request.globs))


def read_parts(batch: Any, request: Request, size: int, finished: Any) -> Iterator[Any]:
    """The parts of numbered files; ``finished`` refers to the keys of documents that are done."""
    import ray

    done = ray.get(finished)
    options = options_of(request)
    for group in unpacked(batch):
        yield from (packed(part) for part in cut(group, options, size, done))


def cut(files: Iterable[tuple[int, File]], options: Options, size: int, done: "np.ndarray") -> Iterator[Part]:
    """Parts of some ``size`` characters, across files where they are small."""
    sources: list[Document | Failure | Notice] = []
    start = (0, 0)
    length = skipped = 0
    for number, file in files:
        for row, item in enumerate(read_file(file, options)):
            if isinstance(item, Document) and _is_among(key_of(item), done):
                skipped += 1
                continue
            if not sources:
                start = (number, row)
            sources.append(item)
            length += len(item.text) if isinstance(item, Document) else 0
            if length >= size:
                yield Part(*start, tuple(sources), skipped)
                sources, length, skipped = [], 0, 0
    if sources or skipped:
        yield Part(*start, tuple(sources), skipped)


class CodeParts:
    """Holds the extractor in a worker, and turns a part into its file.

    After the death of another in its place, one of the next ``AT_HAND`` parts may be what that one died of.
    """

    def __init__(self, request: Request, output: str) -> None:
        self._request = request
        self._folder, self._tried = Folder(output), Tried(output)
        self._careful = AT_HAND if _was_restarted() else 0
        self._extractor: Extractor | None = None

    def __call__(self, batch: Any) -> Any:
        """The tally of each part."""
        return packed(*(self.code(part) for part in unpacked(batch)))

    def code(self, part: Part) -> Tally:
        """Code a part and write its records; a part of nothing but failures leaves no file."""
        tally = Tally(os.getpid(), part.skipped)
        output = Output(self._request.conditions, None)
        keys: list[int] = []
        events: list[Event] = []
        try:
            for item in self._read(part):
                if isinstance(item, Failure | Notice):
                    tally.problems.append(item)
                    continue
                keys.append(key_of(item.document))
                tally.documents += 1
                tally.sentences += item.sentences
                events += output.choose(item.events)
            if keys:
                self._folder.write(part, keys, events)
        except EventsError as error:
            tally.error = error
        tally.written, tally.undated = output.written, output.undated
        return tally

    def _read(self, part: Part) -> Iterable[Outcome]:
        told = [item for item in part.sources if isinstance(item, Failure | Notice)]
        if len(told) == len(part.sources):
            return told
        # Loaded here, and not when the worker starts, so that an error reaches the user as one.
        if self._extractor is None:
            from extract.batches import load

            self._extractor = load(self._request.model, self._request.actors, self._request.lexicon)
        if self._careful:
            return self._one_by_one(self._extractor, part.sources)
        return self._extractor.read(part.sources)

    def _one_by_one(self, extractor: "Extractor", sources: Iterable[Source]) -> Iterator[Outcome]:
        self._careful -= 1
        for source in sources:
            if not isinstance(source, Document):
                yield source
            elif self._tried.once_more(key_of(source)):
                yield from extractor.read([source])
                self._tried.forget(key_of(source))
            else:
                yield Failure(source.id, "workers died of it, time and again", "please report it with the text")


def _was_restarted() -> bool:
    import ray

    context = ray.get_runtime_context() if ray.is_initialized() else None
    return bool(context and context.get_actor_id() and context.was_current_actor_reconstructed)


def _is_among(key: int, done: "np.ndarray") -> bool:
    import numpy as np

    at = int(np.searchsorted(done, np.uint64(key)))
    return at < len(done) and int(done[at]) == key
