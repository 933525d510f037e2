"""What the page shows of a record, checked. Keys that it does not show are not read, so that records may gain some."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from cli.report.fields import HINT, Fields
from extract.errors import InputError
from extract.records import Quad, Status

QUADS: tuple[str, ...] = get_args(Quad)
STATUSES: tuple[str, ...] = get_args(Status)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the document; offsets are code points in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """Who an actor or a target is."""

    name: str
    kind: str | None
    country: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an act took place; ``lat`` and ``lon`` in degrees, both or neither."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One record. ``first`` and ``last`` are the ISO days of its date.

    ``harm`` is killed, wounded, detained, displaced; ``sources`` counts the documents that tell of the act, where
    records were joined.
    """

    id: str
    doc: str
    published: str | None
    sentence: Phrase
    index: int
    action: str
    plover: str | None
    mode: str | None
    cameo: str | None
    quad: str
    score: float
    contexts: tuple[str, ...]
    trigger: Phrase
    actor: Party | None
    actor_phrase: Phrase | None
    target: Party | None
    target_phrase: Phrase | None
    status: str
    attribution: str | None
    date_text: str | None
    first: str | None
    last: str | None
    grain: str | None
    place: Spot | None
    harm: tuple[int | None, int | None, int | None, int | None]
    quantity: str | None
    confidence: float
    rule: str | None
    sources: int | None


def row_of(value: Any) -> Row:
    """The row that a JSON object holds.

    :raises InputError: naming the key that is wrong or missing.
    """
    record = Fields(value)
    sentence = record.inner("sentence")
    actor, target = record.maybe_inner("actor"), record.maybe_inner("target")
    attribution, date = record.maybe_inner("attribution"), record.maybe_inner("date")
    place, harm = record.maybe_inner("place"), record.maybe_inner("casualties")
    quantity, sources = record.maybe_inner("quantity"), record.maybe_inner("sources")
    return Row(
        id=record.text("id"),
        doc=record.text("doc"),
        published=record.maybe_day("published"),
        sentence=_phrase(sentence),
        index=sentence.whole("index"),
        action=record.text("action"),
        plover=record.maybe_text("plover"),
        mode=record.maybe_text("mode"),
        cameo=record.maybe_text("cameo"),
        quad=record.one_of("quad", QUADS),
        score=record.number("score", -10, 10),
        contexts=record.texts("contexts"),
        trigger=_phrase(record.inner("trigger")),
        actor=_maybe(actor, _party),
        actor_phrase=_maybe(actor, _phrase),
        target=_maybe(target, _party),
        target_phrase=_maybe(target, _phrase),
        status=record.one_of("status", STATUSES),
        attribution=_maybe(attribution, lambda part: part.text("name")),
        date_text=_maybe(date, lambda part: part.maybe_text("text")),
        first=_maybe(date, lambda part: part.maybe_day("from")),
        last=_maybe(date, lambda part: part.maybe_day("to")),
        grain=_maybe(date, lambda part: part.maybe_text("grain")),
        place=_maybe(place, _spot),
        harm=_harm(harm),
        quantity=_maybe(quantity, lambda part: part.maybe_text("text")),
        confidence=record.number("confidence", 0, 1),
        rule=record.maybe_text("rule"),
        sources=_maybe(sources, lambda part: part.maybe_whole("count")),
    )


def _maybe(fields: Fields | None, make: Callable[[Fields], T]) -> T | None:
    return None if fields is None else make(fields)


def _phrase(fields: Fields) -> Phrase:
    phrase = Phrase(fields.text("text"), fields.whole("start"), fields.whole("end"))
    if phrase.end < phrase.start:
        raise InputError(f"a phrase ends before it starts: {phrase.start} to {phrase.end}", HINT)
    return phrase


def _party(fields: Fields) -> Party:
    return Party(
        fields.text("name"), fields.maybe_text("kind"), fields.maybe_text("country"), fields.maybe_text("code")
    )


def _spot(fields: Fields) -> Spot:
    lat, lon = fields.maybe_number("lat", -90, 90), fields.maybe_number("lon", -180, 180)
    known = lat is not None and lon is not None
    return Spot(fields.text("name"), fields.maybe_text("country"), lat if known else None, lon if known else None)


def _harm(fields: Fields | None) -> tuple[int | None, int | None, int | None, int | None]:
    if fields is None:
        return None, None, None, None
    return (
        fields.maybe_whole("killed"),
        fields.maybe_whole("wounded"),
        fields.maybe_whole("detained"),
        fields.maybe_whole("displaced"),
    )
