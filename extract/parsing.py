"""Documents → their parses, a batch at a time: the network is fastest over some ten thousand words at once."""

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

CHARACTERS = 64_000  # of a batch; what is more would not fit in the cache of a processor
ITEMS = 256  # of a batch: with short texts too a result is not waited for long

Item = Part | Failure | Notice
Outcome = Parse | Exception | None


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


def parsed(nlp: "Language", lexicon: Lexicon | None, sources: Iterable[Source]) -> Iterator[tuple[Item, Outcome]]:
    """The parts of the documents in order, each with its parse, or with what the model raised.

    With a ``lexicon`` a part that cannot hold an event has none. Failures and notices pass through in their place.
    """
    relevance: Relevance | None = None
    for batch in in_batches(in_parts(sources, min(LONGEST, nlp.max_length))):
        parts = [item for item in batch if isinstance(item, Part)]
        # Of a text in parts the sentences are counted, as only a parse tells them.
        whole = all(part.is_whole for part in parts)
        parses = iter(parses_of(nlp, [part.text for part in parts], relevance if whole else None))
        for item in batch:
            yield item, next(parses) if isinstance(item, Part) else None
        if lexicon and not relevance:
            relevance = Relevance(lexicon)  # takes a tenth of a second: with few texts more than it saves


def parses_of(nlp: "Language", texts: list[str], relevance: Relevance | None = None) -> list[Outcome]:
    """The parse of each text, or what the model raised on it; None where the text does not matter."""
    try:
        return [*parse_batch(nlp, texts, relevance.matters if relevance else None)]
    except Exception as error:
        if len(texts) == 1:
            return [error]
        # One text that trips the model must not cost the user the others.
        return [outcome for text in texts for outcome in parses_of(nlp, [text], relevance)]
