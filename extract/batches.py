"""Columns of documents in, columns of records out: for Ray Data, Spark, Dask and whatever else maps over batches."""

import functools
import logging
from collections.abc import Callable, Iterator
from datetime import date as Date
from typing import Any

from extract.arrow import table_of
from extract.documents import Failure, Notice, Reading, Source
from extract.errors import InputError
from extract.pipeline import Extractor
from extract.records import Event
from extract.sources.formats.parquet import rows_of
from extract.sources.making import Keys, Options
from extract.sources.rows import plain_row, read_row


def log_problem(problem: Failure | Notice) -> None:
    """Log one line of a document that could not be read or coded, or of what is odd with one that could."""
    level = logging.ERROR if isinstance(problem, Failure) else logging.WARNING
    logging.getLogger(__name__).log(level, "%s: %s", problem.source, problem.message)


class ExtractBatches:
    """A callable that loads the extractor once and codes one batch of documents at a call.

    A batch is a ``pyarrow.Table`` or a ``pandas.DataFrame``, and the same is given back: a row for each record, with
    the columns of ``extract.arrow.schema``. ``text``, ``id``, ``date`` and ``title`` name the columns of the batch;
    every document needs an id, by which its records are told apart. ``published`` is the day of publication of
    documents that bear none. ``model``, ``actors`` and ``lexicon`` are those of ``Extractor.load``; within a process
    they are loaded once.

    One document that cannot be coded costs only itself: ``problem`` is called with the failure, by default to log it.
    """

    def __init__(
        self,
        *,
        text: str = "text",
        id: str = "id",
        date: str = "published",
        title: str | None = None,
        published: Date | None = None,
        model: str | None = None,
        actors: tuple[str, ...] = (),
        lexicon: str | None = None,
        problem: Callable[[Failure | Notice], None] = log_problem,
    ) -> None:
        self.extractor = load(model, actors, lexicon)
        self._options = Options(keys=Keys(text, id, date, title), date=published)
        self._problem = problem

    def __call__(self, batch: Any) -> Any:
        """The records of a batch, document by document in the order of its rows.

        :raises InputError: where the batch has no column of texts or of ids.
        """
        import pyarrow as pa

        if isinstance(batch, pa.Table):
            return table_of(self._events(batch))
        # Integers that may be null become objects, for a float would turn them into 1.0 and NaN.
        given = pa.Table.from_pandas(batch, preserve_index=False)
        return table_of(self._events(given)).to_pandas(integer_object_nulls=True)

    def _events(self, batch: Any) -> Iterator[Event]:
        for item in self.extractor.read(self._documents(batch)):
            if isinstance(item, Reading):
                yield from item.events
            else:
                self._problem(item)

    def _documents(self, batch: Any) -> Iterator[Source]:
        keys = self._options.keys
        for key in (keys.text, keys.id):
            if key not in batch.column_names:
                raise InputError(f"the batch has no column {key!r}", f"it has {', '.join(batch.column_names)}")
        wanted = [key for key in (keys.text, keys.id, keys.date, keys.title) if key in batch.column_names]
        for number, row in enumerate(rows_of(batch.select(wanted)), start=1):
            if row[keys.id] in (None, ""):
                yield Failure(f"row {number} of a batch", f'the row has no "{keys.id}"', "give each document an id")
            else:
                yield from read_row(str(row[keys.id]), plain_row(row), self._options)


@functools.cache
def load(model: str | None, actors: tuple[str, ...], lexicon: str | None) -> Extractor:
    """The extractor of this process over these files; what ``Extractor.load`` raises."""
    return Extractor.load(model, actors, lexicon)
