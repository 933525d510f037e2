"""Why a document gave the records that it gave: each word that an entry matched, what was tried there, what came of it.

Every decision is the extractor's own, asked again by :mod:`extract.evidence`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from extract.actors import Cast
from extract.building import Dyad
from extract.confidence import parts_of
from extract.documents import Document
from extract.evidence import asked_of, cues_of, found_of, met, role_of
from extract.frames.candidate import Candidate, Refusal
from extract.frames.finder import trials
from extract.frames.participants import Sides
from extract.frames.triggers import Match
from extract.pipeline import Extractor
from extract.records import Event, Status
from extract.referents import Referent
from extract.syntax import Parse, Token

TOLD_BETTER = "another word of the document tells the same act"
NO_RECORD = "it stands in the dateline, or its records were told already"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the parse; ``index`` and ``governor`` count in the document, a root has no governor.

    ``start`` and ``end`` are characters of the document.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    tag: str
    relation: str
    governor: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    """An entry that matched a word: ``refusal`` is the key that turned it down, None where it fired.

    ``asked`` is what the entry states under that key, ``found`` what the sentence has; of one that fired, ``found`` are
    the words that it asked for.
    """

    rule: str
    file: str
    action: str
    reading: str
    words: str
    refusal: str | None
    asked: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A record, the roles in which its participants stood, and what its confidence is made of.

    A role is None where nobody is, or where the participant was taken from another telling of the act.
    ``parts`` add up to the logarithm of the odds that the record is right.
    """

    event: Event
    actor_role: str | None
    target_role: str | None
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class TriggerExplanation:
    """A word that entries matched. ``rule`` fired; ``dropped`` says why there is no record all the same.

    ``cues`` are the words that give the status, empty for a plain statement.
    """

    sentence: int
    start: int
    end: int
    text: str
    trials: tuple[Trial, ...]
    rule: str | None
    dropped: str | None
    status: Status | None
    cues: tuple[str, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A document with the parse of its sentences, and its triggers in text order."""

    document: Document
    sentences: tuple[tuple[Word, ...], ...]
    triggers: tuple[TriggerExplanation, ...]

    def to_dict(self, trigger: TriggerExplanation) -> dict[str, Any]:
        """One trigger as plain data, with the parse of its sentence."""
        told = [
            {
                "record": told.event.to_dict(),
                "actor_role": told.actor_role,
                "target_role": told.target_role,
                "parts": {name: round(value, 4) for name, value in told.parts.items()},
            }
            for told in trigger.told
        ]
        parse = [asdict(word) for word in self.sentences[trigger.sentence]]
        return {"doc": self.document.id, **asdict(trigger), "told": told, "parse": parse}


def explain(document: Document, parse: Parse, extractor: Extractor) -> Explanation:
    """Explain a parsed document; pure, and on the code paths of :meth:`Extractor.read_parse`."""
    cast = extractor.cast(document, parse)
    told = {candidate.head: (candidate, dyads) for candidate, dyads in extractor.mentions(document, parse, cast)}
    found = (_explain_word(parse, cast, extractor, token, told) for token in parse.tokens)
    sentences = tuple(
        tuple(_word(parse, i) for i in range(first, last + 1) if parse.tokens[i].pos != "SPACE")
        for first, last in parse.sentences
    )
    return Explanation(document, sentences, tuple(trigger for trigger in found if trigger is not None))


def _word(parse: Parse, i: int) -> Word:
    token, governor = parse.tokens[i], parse.head(i)
    above = None if governor is None else governor.i
    return Word(i, token.text, token.start, token.end, token.lemma, token.tag, token.rel, above)


def _explain_word(
    parse: Parse, cast: Cast, extractor: Extractor, token: Token, told: Mapping[int, tuple[Candidate, tuple[Dyad, ...]]]
) -> TriggerExplanation | None:
    """None for a word that no entry matches."""
    tried: list[Trial] = []
    fired: tuple[Match, Sides] | None = None
    for match, outcome in trials(parse, cast, extractor.lexicon, token):
        tried.append(_trial(parse, cast, match, outcome))
        if not isinstance(outcome, str):
            fired = match, outcome
            break
    if not tried:
        return None
    text, start, end = token.text, token.start, token.end
    if fired is None:
        return TriggerExplanation(token.sent, start, end, text, tuple(tried), None, None, None, (), ())
    match, sides = fired
    cues = tuple(parse.tokens[i].text for i in cues_of(parse, extractor.lexicon, match, sides))
    # "is in Moscow": the act hangs on the noun, and the verb tells it.
    mine = told.get(match.token.i)
    if mine is None or mine[0].entry is not match.entry:
        return TriggerExplanation(
            token.sent, start, end, text, tuple(tried), match.entry.id, TOLD_BETTER, None, cues, ()
        )  # fmt: skip
    candidate, dyads = mine
    records = tuple(_told(parse, cast, match, candidate, dyad) for dyad in dyads)
    if records:
        trigger = records[0].event.trigger
        text, start, end = trigger.text, trigger.start, trigger.end
    return TriggerExplanation(
        token.sent, start, end, text, tuple(tried), candidate.entry.id, None if records else NO_RECORD,
        candidate.status, cues, records,
    )  # fmt: skip


def _trial(parse: Parse, cast: Cast, match: Match, outcome: Sides | Refusal) -> Trial:
    entry = match.entry
    words = parse.text[parse.tokens[match.first].start : parse.tokens[match.last].end]
    reading = "noun" if match.nominal else "verb"
    if isinstance(outcome, str):
        refusal, asked, found = outcome, asked_of(match, outcome), found_of(parse, cast, match, outcome)
        return Trial(entry.id, entry.file, entry.action.name, reading, words, refusal, asked, found)
    return Trial(entry.id, entry.file, entry.action.name, reading, words, None, (), met(parse, match))


def _told(parse: Parse, cast: Cast, match: Match, candidate: Candidate, dyad: Dyad) -> Told:
    def role(who: Referent | None, groups: tuple[tuple[str, ...], ...]) -> str | None:
        return None if who is None else role_of(parse, cast, match, groups, who)

    actor, target = role(dyad.actor, match.entry.actor), role(dyad.target, match.entry.target)
    parts = parts_of(candidate, dyad.actor, dyad.target)
    return Told(dyad.event, actor, target, {name: value for name, value in parts.items() if value})
