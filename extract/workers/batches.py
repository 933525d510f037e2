"""The input cut into what is sent at a time, in order, and put together again."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.documents import Document, Failure, Outcome, Source

SOURCES = 64  # in a batch: many sentences at a time cost the model half of what one text does
WEIGHT = 16_000  # of a batch: a second of coding, so that all end at about the same time
PER_DOCUMENT = 200  # characters whose coding takes as long as what comes with each document


@dataclass(slots=True)
class Batch:
    """Some sources in their order, and what came of each: a failure or a notice is its own outcome."""

    sources: list[Source] = field(default_factory=list)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    weight: int = 0

    def add(self, source: Source) -> None:
        """Add a source at the end."""
        if not isinstance(source, Document):
            self.outcomes[len(self.sources)] = source
        self.sources.append(source)
        self.weight += weight_of(source)

    @property
    def full(self) -> bool:
        """Whether it is to be sent."""
        return len(self.sources) >= SOURCES or self.weight >= WEIGHT

    @property
    def done(self) -> bool:
        """Whether there is an outcome of each source."""
        return len(self.outcomes) == len(self.sources)

    def in_order(self) -> Iterator[Outcome]:
        """The outcomes, in the order of the sources."""
        return (self.outcomes.pop(at) for at in range(len(self.sources)))


@dataclass(frozen=True, slots=True)
class Task:
    """Documents of a batch, by their places in it, that one process is to code.

    ``again`` is set where it is one document, and a process has ended over it.
    """

    batch: Batch
    places: tuple[int, ...]
    again: bool = False

    @classmethod
    def of(cls, batch: Batch) -> "Task":
        """All that there is to code in a batch."""
        return cls(batch, tuple(at for at, source in enumerate(batch.sources) if isinstance(source, Document)))

    @property
    def documents(self) -> list[Document]:
        """What is to be coded."""
        return [source for at in self.places if isinstance(source := self.batch.sources[at], Document)]

    @property
    def weight(self) -> int:
        """The characters of its documents, and what comes with each."""
        return sum(map(weight_of, self.documents))

    def finish(self, outcomes: list[Outcome]) -> None:
        """Note what came of the documents.

        :raises ValueError: where there are more or fewer outcomes than documents.
        """
        self.batch.outcomes.update(zip(self.places, outcomes, strict=True))

    def fail(self, message: str, hint: str) -> None:
        """Note that the only document could not be coded."""
        (document,) = self.documents
        self.finish([Failure(document.id, message, hint)])

    def one_by_one(self) -> "list[Task]":
        """A task for each document."""
        return [Task(self.batch, (at,)) for at in self.places]


def weight_of(source: Source) -> int:
    """The characters of a document and what comes with it; nothing of what is not coded."""
    return len(source.text) + PER_DOCUMENT if isinstance(source, Document) else 0
