"""The record: one dyad, one JSON object, the same keys in the same order always.

Offsets are characters (Unicode code points) in the document's original text: ``text[start:end]`` is the phrase.
"""

import dataclasses
import hashlib
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

Status = Literal["actual", "future", "hypothetical", "negated"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Kind = Literal[
    "country", "person", "organization", "government", "military", "armed_group", "igo", "population", "place",
    "facility", "other",
]  # fmt: skip
Via = Literal["gazetteer", "demonym", "title", "alias", "pronoun", "ner", "place", "metonym", "phrase", "context"]
Grain = Literal["minute", "hour", "day", "week", "month", "quarter", "year", "decade"]
DateVia = Literal["clause", "sentence", "paragraph", "context"]
Bound = Literal["exact", "min", "max", "approximate"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence that holds the trigger; ``index`` counts from 0 in the document, headline included."""

    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word or construction that names the act."""

    text: str
    lemma: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or a target: the phrase as it stands, and who it is.

    ``country`` is ISO 3166-1 alpha-3, ``code`` country and sector together as in ICEWS, ``via`` how it was resolved.
    """

    text: str
    start: int
    end: int
    name: str
    kind: Kind
    country: str | None
    sector: str | None
    code: str | None
    role: str | None
    id: str | None
    via: Via


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that the act took place."""

    text: str
    start: int
    end: int
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class When:
    """When the act took place: its interval (ISO days, both inclusive; null where it cannot be told) and grain.

    ``via`` says where it was found: in the act's own ``clause``, elsewhere in its ``sentence``, in the ``paragraph``
    (the sentence before), or in the ``context``: the day of publication, without a phrase, so text and offsets are
    null.
    """

    text: str | None
    start: int | None
    end: int | None
    from_: str | None
    to: str | None
    grain: Grain | None
    via: DateVia = "clause"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the act took place; coordinates in degrees, ``id`` of GeoNames where known."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    id: str | None


@dataclass(frozen=True, slots=True)
class Casualties:
    """How many people an act killed, wounded, detained and drove from their homes; of a range the lower end."""

    killed: int | None
    wounded: int | None
    killed_bound: Bound | None
    wounded_bound: Bound | None
    detained: int | None
    detained_bound: Bound | None
    displaced: int | None
    displaced_bound: Bound | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to the act ("more than 65 targets"): the phrase, its value, and the lemma counted.

    ``max`` is the upper end of a range, whose lower end is ``value``.
    """

    text: str
    start: int
    end: int
    value: float
    bound: Bound
    max: float | None
    unit: str | None


WINDOW = 3  # days; documents that lie further apart tell of two acts


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents that tell of an act: how many, and the first of them in the order of their names."""

    count: int
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One dyad. The dyads of one trigger share ``mention``; ``rule`` names the lexicon entry that fired.

    ``sources`` and ``first_published`` (ISO day) are null unless records of the same act were joined.
    """

    id: str
    mention: str
    doc: str
    published: str | None
    sentence: Sentence
    action: str
    plover: str
    mode: str | None
    cameo: str | None
    quad: Quad
    score: float
    contexts: tuple[str, ...]
    trigger: Trigger
    actor: Participant | None
    target: Participant | None
    status: Status
    attribution: Attribution | None
    date: When | None
    place: Place | None
    casualties: Casualties
    quantity: Quantity | None
    confidence: float
    rule: str
    sources: Sources | None = None
    first_published: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts and lists, keys in the order of the record."""
        plain: dict[str, Any] = _plain(self)
        return plain


def content_hash(*parts: object) -> str:
    """Twelve hexadecimal digits that depend on ``parts`` alone: the same on every machine and in every run."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record, made from the types above."""
    schema = _schema_of(Event)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Event", **schema}


def _key(name: str) -> str:
    # "from" is a keyword of Python, not of JSON.
    return name.rstrip("_")


_PLAIN = frozenset([str, int, float, type(None)])


@cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """The keys of what a record consists of, each with the name of its field."""
    return tuple((_key(field.name), field.name) for field in dataclasses.fields(kind))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    return {key: _plain(getattr(value, name)) for key, name in _keys(kind)}


_JSON_TYPES = {str: "string", int: "integer", float: "number"}


def _schema_of(kind: Any) -> dict[str, Any]:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):  # a Literal or None is the latter
        options = [{"type": "null"} if part is types.NoneType else _schema_of(part) for part in typing.get_args(kind)]
        return {"anyOf": options}
    if origin is Literal:
        return {"enum": list(typing.get_args(kind))}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(typing.get_args(kind)[0])}
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = {_key(field.name): _schema_of(hints[field.name]) for field in dataclasses.fields(kind)}
        return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {"type": _JSON_TYPES[kind]}
