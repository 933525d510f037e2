"""The date phrases of a document, each with the word that it hangs on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.attribution import SPEECH
from extract.datelines import Dateline
from extract.dates import DateSpan, find_dates
from extract.syntax import Parse, Token
from extract.when.tense import is_simple_past

# What joins a phrase to a clause, against what joins it to a noun.
ADVERBIAL = ("obl", "advmod", "advcl", "dep", "parataxis", "discourse", "dislocated")
# "The night of May 3", "the end of 2015": what hangs on these is part of a longer date.
YEAR = re.compile(r"^(?:19|20)\d\d$")
PERIODS = frozenset(
    "afternoon beginning close course day days dawn end eve evening height hour hours middle midnight midst moment "
    "month months morning night noon outset period rest second start time week weekend weeks wee year years".split()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date phrase: the ``span``, the token ``top`` that heads it, and the token ``host`` that it hangs on.

    ``adverbial`` says that it says when the clause of ``host`` takes place; else it modifies a noun, ``host``. Where
    nothing stands above it, it is its own host. ``caption`` says that it closes a caption: the
    day on which the picture was taken.
    """

    span: DateSpan
    top: int
    host: int
    adverbial: bool
    caption: bool = False


class Dates:
    """The date phrases of one parsed document, those of its dateline left out; each sentence is read once.

    ``news`` says whether it reads as news: it has a dateline, or most of its sentences tell the past.
    """

    def __init__(self, parse: Parse, dateline: Dateline | None = None) -> None:
        self.parse = parse
        self.news = is_news(parse, dateline is not None)
        self._dateline = dateline
        self._read: dict[int, tuple[Dated, ...]] = {}

    def of(self, sentence: int) -> tuple[Dated, ...]:
        """The date phrases of the sentence with this number, in text order."""
        if sentence not in self._read:
            self._read[sentence] = tuple(self._find(sentence))
        return self._read[sentence]

    def _find(self, sentence: int) -> Iterator[Dated]:
        first, last = self.parse.sentences[sentence]
        tokens = self.parse.tokens
        start = tokens[first].start
        line = self._dateline
        if line is not None and line.start <= start < line.end:
            start = line.end
        for span in find_dates(self.parse.text, start, tokens[last].end):
            inside = [t.i for t in tokens[first : last + 1] if t.start < span.end and span.start < t.end]
            if inside:
                yield dated(self.parse, span, inside)


def dated(parse: Parse, span: DateSpan, inside: list[int]) -> Dated:
    """The phrase ``span`` of the tokens ``inside`` with its host."""
    tokens = parse.tokens
    main = _captioned(parse, inside)
    if main is not None:
        return Dated(span, inside[0], main, True, True)
    top = next((i for i in inside if tokens[i].head not in inside and tokens[i].rel != "punct"), inside[0])
    below = top
    while True:
        above = parse.head(below)
        if above is None:
            return Dated(span, top, below, True)
        if above.pos in ("VERB", "AUX") or tokens[below].rel.startswith(ADVERBIAL) or parse.of(above.i, "cop"):
            return Dated(span, top, _spoken(parse, inside[0], above).i, True)
        if above.lower not in PERIODS and above.i not in inside:
            return Dated(span, top, above.i, False)
        below = above.i


def _spoken(parse: Parse, first: int, verb: Token) -> Token:
    """ "Berlin said **Friday** it would expel them": what stands before the subject tells when it was said."""
    above = parse.head(verb.i)
    if above is None or verb.rel != "ccomp" or above.lemma not in SPEECH or not above.i < first:
        return verb
    between = parse.tokens[above.i + 1 : first]
    subjects = parse.of(verb.i, "nsubj", "csubj", "expl")
    reported = any(t.head == verb.i and t.rel == "mark" for t in between) or any(t.rel == "punct" for t in between)
    return verb if reported or not subjects or subjects[0].i < first else above


def _captioned(parse: Parse, inside: list[int]) -> int | None:
    """The main verb of a caption, "Soldiers patrol a street in Kabul, **May 3, 2016**.": its date ends the sentence."""
    tokens = parse.tokens
    first, last = parse.sentences[tokens[inside[0]].sent]
    if inside[0] == first or tokens[inside[0] - 1].text not in (",", ")") or not YEAR.search(tokens[inside[-1]].text):
        return None
    if any(t.pos not in ("PUNCT", "SPACE") for t in tokens[inside[-1] + 1 : last + 1]):
        return None
    roots = [t for t in tokens[first : last + 1] if t.head < 0]
    return roots[0].i if roots else None


def is_news(parse: Parse, dateline: bool) -> bool:
    """Whether a document reads as news: it has a ``dateline``, or most of its sentences tell the past."""
    roots = [t for t in parse.tokens if t.head < 0 and t.pos in ("VERB", "AUX")]
    return dateline or 2 * sum(is_simple_past(parse, t.i) for t in roots) > len(roots)
