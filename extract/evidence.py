"""What decided whether an entry fired, found by asking the rules again with less before them.

Nothing here decides anything: an excluded word is one with which alone the rule still refuses, a required word one
with which alone it does not, a cue of a status is a word without which the status is another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from extract.actors import Cast
from extract.frames.candidate import Refusal
from extract.frames.conditions import refusal_of
from extract.frames.fillers import RoleReader
from extract.frames.finder import candidate_of
from extract.frames.participants import Sides
from extract.frames.triggers import Match
from extract.lexicon import Lexicon
from extract.records import Status
from extract.referents import Referent
from extract.syntax import Parse

REQUIRED = ("objects", "subjects", "clause_verbs", "cues", "support")
EXCLUDED = ("unless", "unless_object", "unless_subject")
# The role whose words a required list is compared with, where it is one.
HEARD = {"objects": "object", "subjects": "subject", "clause_verbs": "clause"}


def asked_of(match: Match, refusal: Refusal) -> tuple[str, ...]:
    """What the entry states under the key that turned it down, empty where that is no list."""
    value = getattr(match.entry, refusal, ())
    if isinstance(value, str):
        return (value,)
    return tuple(sorted(value)) if isinstance(value, frozenset | tuple) else ()


def found_of(parse: Parse, cast: Cast, match: Match, refusal: Refusal) -> tuple[str, ...]:
    """What stands in the sentence instead of what was asked, or although it is excluded."""
    if refusal in EXCLUDED:
        return _deciding(parse, match, refusal, refuses=True)
    if refusal == "support":
        governor = parse.head(match.token.i)
        return (governor.text,) if governor is not None else ()
    if refusal in HEARD:
        return tuple(parse.tokens[i].text for i in match.roles.get(HEARD[refusal], ()))
    if refusal in REQUIRED or refusal in ("attributive", "infinitive"):
        return ()
    entry = match.entry
    groups = {"unless_role": (entry.unless_role,), "actor_is": entry.actor, "actor_not": entry.actor,
              "target_is": entry.target, "named_target": entry.target, "abroad": entry.target}  # fmt: skip
    roles = [role for group in groups.get(refusal, (*entry.actor, *entry.target)) for role in group]
    reader = RoleReader(parse, cast, match)
    return tuple(f"{role}: {told(r)}" for role in dict.fromkeys(roles) for r in reader.read(role))


def met(parse: Parse, match: Match) -> tuple[str, ...]:
    """The words of the sentence that an entry which may fire asked for."""
    return tuple(word for key in REQUIRED for word in _deciding(parse, match, key, refuses=False))


def _deciding(parse: Parse, match: Match, key: str, *, refuses: bool) -> tuple[str, ...]:
    """The words under ``key`` that decide alone."""

    def refuses_with(word: str) -> bool:
        alone: dict[str, Any] = {key: frozenset([word])}
        return refusal_of(parse, replace(match, entry=replace(match.entry, **alone))) == key

    return tuple(word for word in sorted(getattr(match.entry, key)) if refuses_with(word) == refuses)


def told(referent: Referent) -> str:
    """A referent in a few words: "Russia (country, RUS)"."""
    return f"{referent.name} ({', '.join(filter(None, (referent.kind, referent.code)))})"


def role_of(parse: Parse, cast: Cast, match: Match, groups: Sequence[Sequence[str]], who: Referent) -> str | None:
    """The role of the entry that a participant fills; None for one that the rules took from elsewhere."""
    reader = RoleReader(parse, cast, match)
    roles: Iterator[str] = (role for group in groups for role in group)
    return next((role for role in roles if any(r.head == who.head for r in reader.read(role))), None)


def cues_of(parse: Parse, lexicon: Lexicon, match: Match, sides: Sides) -> tuple[int, ...]:
    """The fewest words of the sentence, those nearest to the trigger, without which its status is another.

    They are empty where the status is that of a plain statement, or is told by no word.
    """

    def status(hidden: Sequence[int]) -> Status:
        return candidate_of(_without(parse, hidden), lexicon, match, *sides).status

    first, last = parse.sentences[match.token.sent]
    given, own = status(()), range(match.first, match.last + 1)
    cues = sorted((i for i in range(first, last + 1) if i not in own), key=lambda i: -abs(i - match.token.i))
    if given == "actual" or status(cues) == given:
        return ()
    for i in tuple(cues):
        fewer = [j for j in cues if j != i]
        if status(fewer) != given:
            cues = fewer
    return tuple(sorted(cues))


def _without(parse: Parse, hidden: Sequence[int]) -> Parse:
    """The parse with some words unreadable, their places in the tree kept."""
    tokens = list(parse.tokens)
    for i in hidden:
        tokens[i] = replace(tokens[i], text="", lower="", lemma="")
    return replace(parse, tokens=tokens)
