"""Long texts in parts that memory holds, cut where the least is torn: at paragraphs, at lines, at sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.documents import Document, Failure, Notice, Source

# Characters, about fifty thousand words. What one part names is not known in the next: only books are so long.
LONGEST = 250_000
BORDERS = ("\n\n", "\n", ". ", " ")  # the best first


@dataclass(frozen=True, slots=True)
class Part:
    """What of a document is parsed at once: mostly all of it. ``start`` and ``end`` are characters of its text."""

    document: Document
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters of the part."""
        return self.document.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the document."""
        return self.end - self.start == len(self.document.text)

    @property
    def is_last(self) -> bool:
        """Whether the document ends with it."""
        return self.end == len(self.document.text)


def in_parts(sources: Iterable[Source], longest: int = LONGEST) -> Iterator[Part | Failure | Notice]:
    """The documents in parts of at most ``longest`` characters; failures and notices in their place."""
    for source in sources:
        if isinstance(source, Document):
            for start, end in bounds(source.text, longest):
                yield Part(source, start, end)
        else:
            yield source


def bounds(text: str, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Start and end of each part of ``text``, one after the other; none has more than ``longest`` characters."""
    start = 0
    while len(text) - start > longest:
        end = _border(text, start, start + longest)
        yield start, end
        start = end
    yield start, len(text)


def _border(text: str, start: int, end: int) -> int:
    """The last good place to cut before ``end``, but not in the first half of what lies between."""
    middle = (start + end) // 2
    for border in BORDERS:
        found = text.rfind(border, middle, end)
        if found >= 0:
            return found + len(border)
    return end
