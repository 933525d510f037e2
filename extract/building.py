"""Candidates → records: each with its participants, its source, and where its words stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.actors import Cast
from extract.attribution import find_source
from extract.confidence import confidence_of
from extract.contexts import Cues, find_contexts
from extract.documents import Document
from extract.frames import Candidate
from extract.numbers import Figures
from extract.places import PlaceFinder
from extract.records import Attribution, Event, Participant, Sentence, Trigger, When, content_hash
from extract.referents import Referent
from extract.syntax import Parse


@dataclass(frozen=True, slots=True)
class Dyad:
    """A record with the referents that it is about."""

    event: Event
    actor: Referent | None
    target: Referent | None


def records_of(
    document: Document,
    parse: Parse,
    cast: Cast,
    cues: Cues,
    figures: Figures,
    places: PlaceFinder,
    candidate: Candidate,
    when: When | None,
) -> Iterator[Dyad]:
    """The records of one candidate: one for each pair of an actor and a target."""
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
    return Sentence(parse.before + number, start, end, parse.text[start:end])


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
