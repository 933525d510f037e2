"""Documents → their parses, a batch at a time: the network is fastest over some five thousand words at once."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extract.documents import Failure, Notice, Source
from extract.language import parse_batch
from extract.lexicon import Lexicon
from extract.parts import LONGEST, Part, in_parts
from extract.relevance import Relevance
from extract.syntax import Parse

if TYPE_CHECKING:
    from spacy.language import Language

CHARACTERS = 32_000  # of a batch; what is more does not fit in the cache of a processor
ITEMS = 256  # of a batch: with short texts too a result is not waited for long

Item = Part | Failure | Notice
Outcome = Parse | Exception | None


class Parser:
    """Parses the parts of documents; with a ``lexicon`` only those that can hold an event."""

    def __init__(self, nlp: "Language", lexicon: Lexicon | None) -> None:
        self._nlp = nlp
        self._lexicon = lexicon
        self._relevance: Relevance | None = None

    def parsed(self, sources: Iterable[Source]) -> Iterator[tuple[Item, Outcome]]:
        """The parts in order, each with its parse, or with what the model raised; None where it was not parsed.

        Failures and notices pass through in their place.
        """
        for batch in in_batches(in_parts(sources, min(LONGEST, self._nlp.max_length))):
            parts = [item for item in batch if isinstance(item, Part)]
            # Of a text in parts the sentences are counted, as only a parse tells them.
            whole = all(part.is_whole for part in parts)
            parses = iter(self._parse([part.text for part in parts], self._relevance if whole else None))
            for item in batch:
                yield item, next(parses) if isinstance(item, Part) else None
            if self._lexicon and not self._relevance:
                self._relevance = Relevance(self._lexicon)  # a tenth of a second: more than it saves with few texts

    def parse(self, text: str) -> Parse | Exception:
        """The parse of one text, or what the model raised."""
        (outcome,) = self._parse([text], None)
        assert outcome is not None
        return outcome

    def _parse(self, texts: list[str], relevance: Relevance | None) -> list[Outcome]:
        try:
            return [*parse_batch(self._nlp, texts, relevance.matters if relevance else None)]
        except Exception as error:
            if len(texts) == 1:
                return [error]
            # One text that trips the model must not cost the user the others.
            return [outcome for text in texts for outcome in self._parse([text], relevance)]


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most ``ITEMS`` and, where one alone is not longer, ``CHARACTERS``."""
    batch: list[Item] = []
    size = 0
    for item in items:
        length = item.end - item.start if isinstance(item, Part) else 0
        if batch and (size + length > CHARACTERS or len(batch) == ITEMS):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += length
    if batch:
        yield batch
