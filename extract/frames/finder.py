"""All candidates of a document."""

from collections.abc import Iterator

from extract.actors import Cast
from extract.clauses import is_passive
from extract.frames.candidate import Candidate, Refusal
from extract.frames.conditions import mode_of, refusal_of
from extract.frames.crowds import add_addressees
from extract.frames.duplicates import is_told_better
from extract.frames.participants import Sides, find_sides
from extract.frames.results import join_results
from extract.frames.retold import complete
from extract.frames.triggers import Match, find_matches, may_match
from extract.lexicon import Lexicon
from extract.referents import Referent
from extract.status import status_of
from extract.syntax import Parse, Token

REACH = 7  # tokens from a light verb to its object
HALTING = frozenset(["cease", "end", "halt", "pause", "stop", "suspend"])


def find_candidates(parse: Parse, cast: Cast, lexicon: Lexicon) -> list[Candidate]:
    """All mentions of acts in a document in text order, at most one a word."""
    found: dict[int, Candidate] = {}
    for token in parse.tokens:
        candidate = _candidate_at(parse, cast, lexicon, token) if may_match(token) else None
        if candidate is not None:
            found[token.i] = candidate
    join_results(parse, cast, found)
    told = [each for each in found.values() if not is_told_better(parse, each, found)]
    return complete(parse, add_addressees(parse, told))


def _candidate_at(parse: Parse, cast: Cast, lexicon: Lexicon, token: Token) -> Candidate | None:
    """The first match of the word that may fire and has the participants it needs."""
    for match, outcome in trials(parse, cast, lexicon, token):
        if not isinstance(outcome, str):
            return candidate_of(parse, lexicon, match, *outcome)
    return None


def trials(parse: Parse, cast: Cast, lexicon: Lexicon, token: Token) -> Iterator[tuple[Match, Sides | Refusal]]:
    """The matches of a word in the order in which they are tried, each with its participants or why it is no act.

    Names are no triggers.
    """
    mention = cast.at.get(token.i)
    if mention is not None and mention.label != "EVENT":
        return
    for match in find_matches(parse, lexicon, token):
        yield match, refusal_of(parse, match, cast) or find_sides(parse, cast, match)


def candidate_of(
    parse: Parse, lexicon: Lexicon, match: Match, actors: tuple[Referent, ...], targets: tuple[Referent, ...]
) -> Candidate:
    head, words = match.token.i, parse.tokens[match.first : match.last + 1]
    lemma = " ".join(word.lemma.lower() for word in words)
    (first, last), mode = _span(parse, match), mode_of(parse, lexicon, match)
    # "Halted the shelling": that there is no shelling any more is the act, and negates nothing.
    halts = match.entry.action.event.name == "RETREAT" and match.token.lemma in HALTING
    light = last if last != match.last and not halts else None
    verbal = match.entry.action.event.quad.startswith("verbal")
    status = status_of(parse, head, light, negation_told="not" in match.entry.cues, verbal=verbal)
    return Candidate(
        match.entry, head, first, last, lemma, actors, targets, status, mode, match.nominal,
        match.misspelt,
    )  # fmt: skip


def _span(parse: Parse, match: Match) -> tuple[int, int]:
    """The first and the last token of the trigger.

    A light verb has its object with it, where that is near: "**held** a short **meeting**", "the **meeting** was
    **held**".
    """
    first, last = match.first, match.last
    entry = match.entry
    nouns = entry.objects or (entry.cues if "object" in entry.weapon_role else frozenset())
    if match.nominal or not nouns:
        return first, last
    for i in match.roles.get("object", ()):
        token = parse.tokens[i]
        if nouns & {token.lower, token.lemma.lower()}:
            if last < i <= last + REACH:
                return first, i
            if first - REACH <= i < first and is_passive(parse, match.token.i):
                return i, last
    return first, last
