"""Text in, records out: ``Extractor.load().extract(documents)``."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extract.actors import Cast
from extract.building import Dyad, records_of
from extract.contexts import find_cues
from extract.datelines import find_dateline
from extract.documents import Document, Failure, Outcome, Reading, Source
from extract.frames import Candidate, find_candidates
from extract.gazetteer import Gazetteer, load_gazetteer, with_actors
from extract.language import load_model
from extract.lexicon import Lexicon, load_lexicon
from extract.mentions import find_mentions
from extract.numbers import Figures
from extract.parsing import Parser
from extract.parts import Part
from extract.places import PlaceFinder
from extract.records import Event
from extract.sentences import count_sentences
from extract.syntax import Parse
from extract.when import Act, Dates, Told, find_when

if TYPE_CHECKING:
    from spacy.language import Language


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection within: what loading builds stays, and each pass would walk through all of it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Extractor:
    """Reads documents; holds the language model, the lexicon and the gazetteer, and no state of any document."""

    def __init__(self, nlp: "Language", lexicon: Lexicon, gazetteer: Gazetteer, *, skips: bool = True) -> None:
        """``skips`` says whether texts that cannot hold an event are left unparsed: the records are the same."""
        self.nlp = nlp
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self._parser = Parser(nlp, lexicon if skips else None)

    @classmethod
    def load(
        cls,
        model: str | None = None,
        actors: str | Path | Iterable[str | Path] = (),
        lexicon: str | Path | None = None,
    ) -> "Extractor":
        """An extractor over the bundled model, or the installed spaCy pipeline called ``model``.

        ``actors`` is a tab-separated file of further names, or several, and ``lexicon`` a folder of TOML files with
        further entries; both win over the bundled ones.

        :raises ModelError: if there is no such pipeline, or it cannot parse English.
        :raises ActorsError: if a file of actors cannot be read, or a cell of it is wrong.
        :raises LexiconError: if a file of the lexicon cannot be read, or a key of it is wrong.
        """
        files = (actors,) if isinstance(actors, str | Path) else actors
        with uncollected():
            gazetteer, words = with_actors(load_gazetteer(), files), load_lexicon(lexicon)
            return cls(load_model(model), words, gazetteer)

    def extract_text(self, text: str, published: date | str | None = None, *, id: str = "text") -> list[Event]:
        """The events of one text, in order.

        ``published`` is its day of publication (a string as 2018-05-31), which relative dates are read against;
        without one it is that of the dateline, if the text has one. ``id`` is the document's in the records.

        :raises ValueError: if ``published`` is no day, or the text cannot be coded.
        """
        day = date.fromisoformat(published) if isinstance(published, str) else published
        dateline = find_dateline(text) if day is None else None
        return [*self.extract([Document(id, text, dateline.date if dateline else day)])]

    def extract(self, documents: Iterable[Document]) -> Iterator[Event]:
        """The events of all documents, in order; lazily, a few documents at a time.

        :raises ValueError: if a document cannot be coded (``read`` yields a failure instead).
        """
        for reading in self.read(documents):
            if isinstance(reading, Failure):
                raise ValueError(f"{reading.source}: {reading.message}")
            if isinstance(reading, Reading):
                yield from reading.events

    def read(self, sources: Iterable[Source]) -> Iterator[Outcome]:
        """Code each document; failures and notices pass through in their place."""
        events: list[Event] = []
        sentences, error = 0, None  # of the document in its parts so far
        for item, parse in self._parser.parsed(sources):
            if not isinstance(item, Part):
                yield item
                continue
            if item.start == 0:
                events, sentences, error = [], 0, None
            try:
                # One text that trips the model or the rules must not cost the user the rest of the archive.
                events += self._events(item, parse, sentences)
            except Exception as raised:
                error = error or raised
            sentences += len(parse.sentences) if isinstance(parse, Parse) else count_sentences(item.text)
            if item.is_last:
                read = Reading(item.document, tuple(events), sentences)
                yield _uncoded(item.document, error) if error else read

    def _events(self, part: Part, parse: Parse | Exception | None, before: int) -> Iterator[Event]:
        """The events of a part of a document, before which there are so many sentences."""
        if isinstance(parse, Exception):
            raise parse
        if parse is not None:
            if part.start:
                parse.move(part.document.text, part.start, before)
            yield from self.read_parse(part.document, parse)

    def read_parse(self, document: Document, parse: Parse) -> Iterator[Event]:
        """The events of one parsed document."""
        for _, dyads in self.mentions(document, parse, self.cast(document, parse)):
            yield from (dyad.event for dyad in dyads)

    def parse(self, document: Document) -> Parse | Failure:
        """The parse of one document, or why there is none."""
        if len(document.text) > self.nlp.max_length:
            length, limit = len(document.text), self.nlp.max_length
            message = f"the text has {length:,} characters, more than the {limit:,} that fit in memory"
            return Failure(document.id, message, "explain a part of it")
        parse = self._parser.parse(document.text)
        return parse if isinstance(parse, Parse) else _uncoded(document, parse)

    def cast(self, document: Document, parse: Parse) -> Cast:
        """Who the phrases of a document stand for."""
        return Cast(parse, find_mentions(parse, self.gazetteer), self.gazetteer, document.published)

    def mentions(self, document: Document, parse: Parse, cast: Cast) -> Iterator[tuple[Candidate, tuple[Dyad, ...]]]:
        """The candidates of a document, each with its records: none where it stands in the dateline or was told."""
        cues = find_cues(parse)
        dateline = find_dateline(document.text)
        places = PlaceFinder(cast)
        seen: set[str] = set()
        candidates = [*find_candidates(parse, cast, self.lexicon)]
        figures = Figures(parse, candidates)
        dates = Dates(parse, dateline)
        heads = frozenset(candidate.head for candidate in candidates)
        told: list[Told] = []
        for candidate in candidates:
            start = parse.tokens[candidate.head].start
            if dateline is not None and dateline.start <= start < dateline.end:
                yield candidate, ()
                continue
            act = Act(candidate.head, candidate.status, candidate.entry.action.name)
            when = find_when(dates, act, told, heads, document.published)
            told.append(Told(act, when))
            dyads: dict[str, Dyad] = {}
            for dyad in records_of(document, parse, cast, cues, figures, places, candidate, when):
                if dyad.event.id not in seen:
                    dyads.setdefault(dyad.event.id, dyad)
            seen |= dyads.keys()
            yield candidate, tuple(dyads.values())


def _uncoded(document: Document, error: Exception) -> Failure:
    if isinstance(error, UnicodeEncodeError):
        message = "the text has halves of surrogate pairs, which are no characters"
        return Failure(document.id, message, "decode it with errors='replace', or put U+FFFD in their place")
    return Failure(document.id, f"could not be coded: {error!r}", "please report it with the text")
