"""One run of ``events extract``: what is read, what comes of it, and the counts of both."""

from collections.abc import Iterable, Iterator

from cli.log import Log, Stopped
from cli.pace import Pace
from cli.progress import Progress
from cli.resume import Done
from cli.text import count
from extract.documents import Document, Failure, Notice, Outcome, Source
from extract.records import Event


class Run:
    """The counts of one run. With ``whole`` its result is kept only where it is whole."""

    def __init__(self, log: Log, progress: Progress, pace: Pace, done: Done | None, *, whole: bool) -> None:
        self.documents = self.sentences = 0
        self._log, self._progress, self._done, self._whole = log, progress, done, whole
        self._pace = pace
        self._found = 0

    @property
    def started(self) -> bool:
        """Whether there was a document, be it one that was done before."""
        return bool(self.documents or (self._done and self._done.skipped))

    def first_document(self, sources: Iterator[Source]) -> Document | None:
        """Advance to the first document, reporting what comes before it."""
        for item in sources:
            if isinstance(item, Document):
                return item
            self._log.report(item)
            if self._log.stops:
                break
        return None

    def events(self, items: Iterable[Outcome]) -> Iterator[Event]:
        """The events of the documents; the progress line is gone when they end.

        :raises Stopped: at the first failure of a run that was to stop there, and whose result must be whole.
        """
        for item in items:
            if isinstance(item, Failure | Notice):
                self._log.report(item)
                if not self._log.stops:
                    continue
                if self._done:
                    self._done.stop_at(item.source)
                if self._whole:
                    raise Stopped
                break
            self.documents += 1
            self.sentences += item.sentences
            self._found += len(item.events)
            yield from item.events
            if self._done:
                self._done.finish(item.document.id)
            self._pace.done(item.document.id)
            counts = f"{count(self._found, 'event')} in {count(self.documents, 'document')}"
            self._progress.show(counts + self._pace.line())
        self._progress.stop()

    def summary(self, written: int) -> str:
        """One line of counts: the records that were written, the documents and their sentences, the failures."""
        skipped = self._done.skipped if self._done else None
        return summary_line(written, self.documents, self.sentences, skipped, self._log.failed)


def summary_line(written: int, documents: int, sentences: int, skipped: int | None, failed: int) -> str:
    """The closing line; ``skipped`` documents are told of where the run goes on after another, and are None else."""
    failures = f"; {count(failed, 'failure')}" if failed else ""
    left = f"; {count(skipped, 'document')} skipped" if skipped is not None else ""
    found = f"{count(written, 'event')} in {count(documents, 'document')} ({count(sentences, 'sentence')})"
    return found + left + failures


def at_most(limit: int | None, sources: Iterable[Source]) -> Iterator[Source]:
    """The sources as far as the document with which there are ``limit`` of them."""
    documents = 0
    for item in sources:
        yield item
        documents += isinstance(item, Document)
        if documents == limit:
            return
