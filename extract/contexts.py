"""What an act is about: its contexts, told by the words of its clause, its sentence and the sentences beside it.

The cues are data, ``data/contexts.toml``. Those of a document are found once, in one pass; events look them up.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from extract.errors import LexiconError
from extract.frames import Candidate
from extract.inflection import forms_of
from extract.syntax import ROOT, Parse, Token

# The contexts of PLOVER (codebook 0.8) in the order in which a record lists them.
CONTEXTS = tuple(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking".split()
)
WEIGHTS = ("weak", "cues", "strong")
# Points of a weak, a plain and a strong cue by where it stands; those of different cues add up.
CLAUSE, SENTENCE, PARAGRAPH = (4, 6, 6), (2, 6, 6), (0, 3, 6)
ENOUGH = 6
LONGEST = 4  # words of a cue
REACH = 3  # sentences on each side of an act that belong to its paragraph at most
APART = frozenset(["conj", "parataxis", "advcl"])  # clauses beside that of their governor
SUBJECTS = ("nsubj", "csubj", "expl")
GLUE = frozenset(["-", "–", "'", "’", "'s", "’s"])


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that tells ``context``; ``weight`` is its place in :data:`WEIGHTS`."""

    context: str
    phrase: str
    weight: int


@dataclass(frozen=True, slots=True)
class CueTable:
    """All cues by their first word, the longest first, and the defaults of actions that depend on who is involved.

    A phrase without a cue has another sense: what lies within it tells nothing. ``abroad`` are the contexts that an
    action has by default between countries only, ``home`` within one only.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue | None], ...]]
    abroad: frozenset[str]
    home: frozenset[str]


Cues = Mapping[int, tuple[Cue, ...]]


@functools.cache
def load_contexts() -> CueTable:
    """The bundled cues.

    :raises LexiconError: if the file does not hold what it must.
    """
    return read_contexts(resources.files("extract") / "data" / "contexts.toml")


def read_contexts(file: Traversable) -> CueTable:
    """Read and validate a file of cues.

    :raises LexiconError: naming the file and the key that is wrong.
    """
    try:
        table = tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}", "the file is not valid TOML") from error
    phrases: dict[str, list[tuple[tuple[str, ...], Cue | None]]] = {}
    for words in _words_of(file.name, "other_senses", table.get("other_senses", []), set()):
        phrases.setdefault(words[0], []).append((words, None))
    for context, lists in table.get("contexts", {}).items():
        _known(file.name, f"contexts.{context}", [context], CONTEXTS)
        _known(file.name, f"contexts.{context}", lists, WEIGHTS)
        seen: set[tuple[str, ...]] = set()
        for key, phrase_list in lists.items():
            for words in _words_of(file.name, f"contexts.{context}.{key}", phrase_list, seen):
                cue = Cue(context, " ".join(words), WEIGHTS.index(key))
                for last in forms_of(words[-1], verb=False):
                    inflected = (*words[:-1], last)
                    phrases.setdefault(inflected[0], []).append((inflected, cue))
    for key in ("abroad", "home"):
        _known(file.name, key, table.get(key, []), CONTEXTS)
    ordered = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    return CueTable(ordered, frozenset(table.get("abroad", [])), frozenset(table.get("home", [])))


def _known(file: str, key: str, names: Iterable[str], allowed: tuple[str, ...]) -> None:
    for name in names:
        if name not in allowed:
            raise LexiconError(f"{file}: {key}: {name!r} is unknown", f"one of {', '.join(sorted(allowed))}")


def _words_of(file: str, key: str, phrases: Any, seen: set[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The words of each phrase of a list, none of which may be among those ``seen`` before."""
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise LexiconError(f"{file}: {key}: not a list of words")
    for phrase in phrases:
        parts = phrase.replace("’", "'").replace("-", " ").split()
        words = tuple(word for part in parts if (word := part.removesuffix("'s").removesuffix("'")))
        if not words or len(words) > LONGEST:
            raise LexiconError(f"{file}: {key}: {phrase!r} has {len(words)} words", f"a cue has 1 to {LONGEST} words")
        if words in seen:
            raise LexiconError(f"{file}: {key}: {phrase!r} stands there twice")
        seen.add(words)
        yield words


def find_cues(parse: Parse, table: CueTable | None = None) -> Cues:
    """The cues of a document by the token that they begin with, in time linear in its length.

    Of two cues of one context of which one lies within the other only the longer counts.
    """
    phrases = (table or load_contexts()).phrases
    words = [(token.i, forms) for token in parse.tokens for forms in _forms(parse, token)]
    found: dict[int, list[Cue]] = {}
    ends: dict[str | None, int] = {}
    for at, (i, forms) in enumerate(words):
        rows = [row for form in forms if form in phrases for row in phrases[form]]
        if not rows:
            continue
        for phrase, cue in sorted(rows, key=lambda row: (-len(row[0]), row[1] is None)):
            end = at + len(phrase)
            if end > len(words) or any(word not in words[at + n][1] for n, word in enumerate(phrase)):
                continue
            if cue is None:
                ends[None] = max(end, ends.get(None, 0))
            elif end > max(ends.get(cue.context, 0), ends.get(None, 0)):
                ends[cue.context] = end
                found.setdefault(i, []).append(cue)
    return {i: tuple(cues) for i, cues in found.items()}


def _forms(parse: Parse, token: Token) -> Iterator[set[str]]:
    """What a cue may call the token: as written, in small letters, its lemma; a compound word for word."""
    text = token.text
    if text in GLUE:
        return
    parts = text.split("-") if "-" in text[1:-1] else (text,)
    for part in parts:
        small = part.lower()
        forms = {small} if len(parts) > 1 else {small, token.lemma.lower()}
        # In a line of capitals "WHO" is a pronoun.
        if part != small and not (part.isupper() and _is_shouted(parse, token)):
            forms.add(part)
        yield forms


def _is_shouted(parse: Parse, token: Token) -> bool:
    near = parse.tokens[max(token.i - 2, 0) : token.i + 3]
    words = [other.text for other in near if other.sent == token.sent and other.text.isalpha()]
    return len(words) > 2 and all(word.isupper() for word in words)


def find_contexts(parse: Parse, cues: Cues, candidate: Candidate) -> tuple[str, ...]:
    """The contexts of an act in the order of :data:`CONTEXTS`: the defaults of its action and what the words tell."""
    head = parse.tokens[candidate.head]
    clause, part = _clause(parse, candidate), _part(parse, head)
    points: dict[Cue, int] = {}
    for i in _paragraph(parse, head.sent):
        for cue in cues.get(i, ()):
            token = parse.tokens[i]
            beside = token.sent == head.sent and _part(parse, token) == part
            scale = CLAUSE if i in clause else SENTENCE if beside else PARAGRAPH
            points[cue] = max(points.get(cue, 0), scale[cue.weight])
    return _in_order(_told(points) | _defaults(candidate))


def span_contexts(cues: Cues, first: int, last: int) -> tuple[str, ...]:
    """The contexts that the words of tokens ``first`` to ``last`` (inclusive) tell, read as one clause."""
    return _in_order(_told({cue: CLAUSE[cue.weight] for i in range(first, last + 1) for cue in cues.get(i, ())}))


def _told(points: Mapping[Cue, int]) -> set[str]:
    sums: dict[str, int] = {}
    for cue, value in points.items():
        sums[cue.context] = sums.get(cue.context, 0) + value
    return {context for context, value in sums.items() if value >= ENOUGH}


def _in_order(told: set[str]) -> tuple[str, ...]:
    return tuple(context for context in CONTEXTS if context in told)


def _defaults(candidate: Candidate) -> set[str]:
    """The contexts of the action without those that do not hold between these participants."""
    table = load_contexts()
    actors, targets = ({r.country for r in side if r.country} for side in (candidate.actors, candidate.targets))
    if not actors or not targets:
        return set(candidate.entry.action.contexts)
    amiss = table.abroad if len(actors | targets) == 1 else table.home if not actors & targets else frozenset[str]()
    return set(candidate.entry.action.contexts) - amiss


def _clause(parse: Parse, candidate: Candidate) -> set[int]:
    """The tokens of the trigger's clause and of the phrases of its participants."""
    below = [c.i for c in map(parse.tokens.__getitem__, parse.tokens[candidate.head].children) if c.rel not in APART]
    clause = {candidate.head, *(j for i in below for j in parse.subtree(i))}
    clause.update(range(candidate.first, candidate.last + 1))
    for who in candidate.actors + candidate.targets:
        clause.update(range(who.first, who.last + 1))
    return clause


def _part(parse: Parse, token: Token) -> int:
    """The head of the coordinate clause with a subject of its own that the token is in, or ROOT."""
    for above in (token, *parse.ancestors(token.i)):
        if above.rel in ("conj", "parataxis") and parse.of(above.i, *SUBJECTS):
            return above.i
    return ROOT


def _paragraph(parse: Parse, number: int) -> range:
    """The tokens of sentence ``number`` and of those beside it in the same line."""

    def parted(left: int) -> bool:
        end, start = parse.tokens[parse.sentences[left][1]].end, parse.tokens[parse.sentences[left + 1][0]].start
        return "\n" in parse.text[end:start]

    low = high = number
    while low > max(0, number - REACH) and not parted(low - 1):
        low -= 1
    while high < min(len(parse.sentences) - 1, number + REACH) and not parted(high):
        high += 1
    return range(parse.sentences[low][0], parse.sentences[high][1] + 1)
