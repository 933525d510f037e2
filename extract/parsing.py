"""Documents → their parses, a batch at a time: the network is fastest over some thousand words at once."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from extract.documents import Failure, Notice, Source
from extract.language import parse_batch
from extract.lexicon import Lexicon
from extract.parts import LONGEST, Part, in_parts
from extract.relevance import Relevance
from extract.syntax import Parse

if TYPE_CHECKING:
    from spacy.language import Language

CHARACTERS = 16_000  # of a batch; what is more does not fit in the cache of a processor
ITEMS = 64  # of a batch: with short texts too a result is not waited for long

ENOUGH = 20_000  # characters from which the table of what matters, a tenth of a second, saves more than it takes

Matters = Callable[[Iterable[str]], bool]
Item = Part | Failure | Notice
Outcome = Parse | Exception | None


class Parser:
    """Parses the parts of documents; with a ``lexicon`` only those that can hold an event."""

    def __init__(self, nlp: "Language", lexicon: Lexicon | None) -> None:
        self._nlp = nlp
        self._lexicon = lexicon
        self._relevance: Relevance | None = None
        self._batches = 0

    def parsed(self, sources: Iterable[Source]) -> Iterator[tuple[Item, Outcome]]:
        """The parts in order, each with its parse, or with what the model raised; None where it was not parsed.

        Failures and notices pass through in their place.
        """
        for batch in in_batches(in_parts(sources, min(LONGEST, self._nlp.max_length))):
            parts = [item for item in batch if isinstance(item, Part)]
            parses = iter(self._parse([part.text for part in parts], self._matters(parts)))
            for item in batch:
                yield item, next(parses) if isinstance(item, Part) else None
            self._batches += 1

    def _matters(self, parts: list[Part]) -> Matters | None:
        """What tells whether a part is to be parsed, where that is asked."""
        if self._lexicon is None:
            return None
        if not all(part.is_whole for part in parts):
            return has_letters  # the sentences of a text in parts are counted, as only a parse tells them
        if self._relevance is None and (self._batches or sum(len(part.text) for part in parts) >= ENOUGH):
            self._relevance = Relevance(self._lexicon)
        return self._relevance.matters if self._relevance else None

    def parse(self, text: str) -> Parse | Exception:
        """The parse of one text, or what the model raised."""
        (outcome,) = self._parse([text], None)
        assert outcome is not None
        return outcome

    def _parse(self, texts: list[str], matters: Matters | None) -> list[Outcome]:
        try:
            return [*parse_batch(self._nlp, texts, matters)]
        except Exception as error:
            if len(texts) == 1:
                return [error]
            # One text that trips the model must not cost the user the others.
            return [outcome for text in texts for outcome in self._parse([text], matters)]


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


def has_letters(words: Iterable[str]) -> bool:
    """Whether any word of a text is more than numbers and marks."""
    return any(word[:1].isalpha() or word[-1:].isalpha() for word in words)
