"""Text in, records out: ``Extractor.load().extract(documents)``."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extract.actors import Cast
from extract.attribution import find_source
from extract.confidence import confidence_of
from extract.contexts import Cues, find_contexts, find_cues
from extract.datelines import find_dateline
from extract.documents import Document, Failure, Notice
from extract.frames import Candidate, find_candidates
from extract.gazetteer import Gazetteer, load_gazetteer, with_actors
from extract.language import BATCH, load_model, parse_all
from extract.lexicon import Lexicon, load_lexicon
from extract.mentions import find_mentions
from extract.numbers import Figures
from extract.places import PlaceFinder
from extract.records import Attribution, Event, Participant, Sentence, Trigger, When, content_hash
from extract.referents import Referent
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its events in text order and the number of its sentences."""

    document: Document
    events: tuple[Event, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class Dyad:
    """A record with the referents that it is about."""

    event: Event
    actor: Referent | None
    target: Referent | None


class Extractor:
    """Reads documents; holds the language model, the lexicon and the gazetteer, and no state of any document."""

    def __init__(self, nlp: "Language", lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self.nlp = nlp
        self.lexicon = lexicon
        self.gazetteer = gazetteer

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

    def read(self, sources: Iterable[Document | Failure | Notice]) -> Iterator[Reading | Failure | Notice]:
        """Code each document; failures and notices pass through in their place."""
        batch: list[Document | Failure | Notice] = []
        for source in sources:
            batch.append(self._checked(source))
            if len(batch) == BATCH:
                yield from self._read_batch(batch)
                batch = []
        yield from self._read_batch(batch)

    def _checked(self, source: Document | Failure | Notice) -> Document | Failure | Notice:
        if isinstance(source, Document) and len(source.text) > self.nlp.max_length:
            length, limit = len(source.text), self.nlp.max_length
            message = f"the text has {length:,} characters, more than the {limit:,} that fit in memory"
            return Failure(source.id, message, "split it into several documents")
        return source

    def _read_batch(self, batch: list[Document | Failure | Notice]) -> Iterator[Reading | Failure | Notice]:
        parses = iter(self._parses([s.text for s in batch if isinstance(s, Document)]))
        for source in batch:
            if not isinstance(source, Document):
                yield source
                continue
            parse = next(parses)
            try:
                # One text that trips the model or the rules must not cost the user the rest of the archive.
                if isinstance(parse, Exception):
                    raise parse
                outcome: Reading | Failure = Reading(
                    source, tuple(self.read_parse(source, parse)), len(parse.sentences)
                )
            except Exception as error:
                outcome = _uncoded(source, error)
            yield outcome

    def _parses(self, texts: list[str]) -> list[Parse | Exception]:
        """The parse of each text, or what the model raised on it."""
        try:
            return [*parse_all(self.nlp, texts)]
        except Exception as error:
            if len(texts) == 1:
                return [error]
            return [parse for text in texts for parse in self._parses([text])]

    def read_parse(self, document: Document, parse: Parse) -> Iterator[Event]:
        """The events of one parsed document."""
        for _, dyads in self.mentions(document, parse, self.cast(document, parse)):
            yield from (dyad.event for dyad in dyads)

    def parse(self, document: Document) -> Parse | Failure:
        """The parse of one document, or why there is none."""
        checked = self._checked(document)
        if not isinstance(checked, Document):
            return Failure(document.id, checked.message, checked.hint if isinstance(checked, Failure) else "")
        (parse,) = self._parses([document.text])
        return _uncoded(document, parse) if isinstance(parse, Exception) else parse

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
            for dyad in _records(document, parse, cast, cues, figures, places, candidate, when):
                if dyad.event.id not in seen:
                    dyads.setdefault(dyad.event.id, dyad)
            seen |= dyads.keys()
            yield candidate, tuple(dyads.values())


def _uncoded(document: Document, error: Exception) -> Failure:
    return Failure(document.id, f"could not be coded: {error!r}", "please report it with the text")


def _records(
    document: Document,
    parse: Parse,
    cast: Cast,
    cues: Cues,
    figures: Figures,
    places: PlaceFinder,
    candidate: Candidate,
    when: When | None,
) -> Iterator[Dyad]:
    action = candidate.entry.action
    number = parse.tokens[candidate.head].sent
    sentence = _sentence(parse, number)
    trigger = _trigger(parse, candidate)
    mention = content_hash(document.id, trigger.start, trigger.end, action.name)
    source = find_source(parse, candidate.head)
    attribution = _attribution(parse, cast, candidate, source)
    place = places.find(candidate.head, candidate.targets, action.name)
    casualties = figures.casualties(candidate)
    quantity = figures.quantity(candidate)
    contexts = find_contexts(parse, cues, candidate)
    mode = candidate.mode
    for actor in candidate.actors or (None,):
        for target in candidate.targets or (None,):
            event = Event(
                id=content_hash(mention, *_key(actor), *_key(target)),
                mention=mention,
                doc=document.id,
                published=document.published.isoformat() if document.published else None,
                sentence=sentence,
                action=action.name,
                plover=action.event.name,
                mode=mode,
                cameo=action.cameo,
                quad=action.event.quad,
                score=action.score_of(mode),
                contexts=contexts,
                trigger=trigger,
                actor=_participant(parse, actor),
                target=_participant(parse, target),
                status=candidate.status,
                attribution=attribution,
                date=when,
                place=place,
                casualties=casualties,
                quantity=quantity,
                confidence=confidence_of(candidate, actor, target),
                rule=candidate.entry.id,
            )
            yield Dyad(event, actor, target)


def _key(referent: Referent | None) -> tuple[object, ...]:
    return (None,) if referent is None else (referent.head, referent.name, referent.code)


def _sentence(parse: Parse, number: int) -> Sentence:
    first, last = parse.sentences[number]
    while last > first and parse.tokens[last].pos == "SPACE":
        last -= 1
    start, end = parse.tokens[first].start, parse.tokens[last].end
    return Sentence(number, start, end, parse.text[start:end])


def _trigger(parse: Parse, candidate: Candidate) -> Trigger:
    start, end = parse.tokens[candidate.first].start, parse.tokens[candidate.last].end
    return Trigger(parse.text[start:end], candidate.lemma, start, end)


def _stated(parse: Parse, referent: Referent) -> tuple[int, int]:
    """The phrase of a participant: of a pronoun what it stands for, where its own sentence names that."""
    if referent.of is not None and parse.tokens[referent.of[0]].sent == parse.tokens[referent.head].sent:
        return referent.of
    return referent.first, referent.last


def _participant(parse: Parse, referent: Referent | None) -> Participant | None:
    if referent is None:
        return None
    first, last = _stated(parse, referent)
    start, end = parse.tokens[first].start, parse.tokens[last].end
    return Participant(
        parse.text[start:end],
        start,
        end,
        referent.name,
        referent.kind,
        referent.country,
        referent.sector,
        referent.code,
        referent.role,
        referent.id,
        referent.via,
    )


def _attribution(parse: Parse, cast: Cast, candidate: Candidate, source: int | None) -> Attribution | None:
    if source is None or (
        any(r.head == source for r in candidate.actors) and not candidate.nominal and source == candidate.head
    ):
        return None
    first, last = cast.phrase(source)
    referent = next(iter(cast.resolve(source)), None)
    if referent is not None:
        first, last = min(first, referent.first), max(last, referent.last)
    start, end = parse.tokens[first].start, parse.tokens[last].end
    text = parse.text[start:end]
    return Attribution(text, start, end, referent.name if referent else text, referent.country if referent else None)
