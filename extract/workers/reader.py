"""What a process that codes has to have: something that reads, and a way to load it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from extract.documents import Outcome, Source


class Reader(Protocol):
    """What an ``Extractor`` and ``Workers`` have in common."""

    def read(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Code each document; failures and notices pass through in their place."""
        ...


Load = Callable[[], Reader]


def meta_of(reader: Reader) -> dict[str, str]:
    """Language, name and version of a reader's model, as far as it has any."""
    meta = getattr(getattr(reader, "nlp", None), "meta", {})
    return {key: str(meta[key]) for key in ("lang", "name", "version") if key in meta}
