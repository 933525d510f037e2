"""The casualties and the quantities of the acts of a document, each harm given to the one act that brought it."""

from collections.abc import Iterable

from extract.frames import Candidate
from extract.numbers.causes import Acts
from extract.numbers.harms import Harm, Kind, loose_harms, verb_harms
from extract.numbers.patients import Count, People
from extract.numbers.phrases import find_amounts
from extract.numbers.quantity import find_quantity
from extract.numbers.tolls import losing_harms, noun_harms
from extract.records import Casualties, Quantity
from extract.syntax import Parse

# PLOVER events in which people come to harm, and those to which a bare toll in the next sentence may belong.
HARMFUL = frozenset(["ASSAULT", "COERCE", "PROTEST", "SANCTION"])
DEADLY = frozenset(["ASSAULT", "PROTEST"])

# Of these the acts that bring no such harm: who is arrested in connection with a killing was not arrested by it.
LEGAL = frozenset(["arrest", "conviction", "deportation", "expulsion", "restriction", "rupture", "sanction"])
SPARED: dict[Kind, frozenset[str]] = {
    "killed": LEGAL,
    "wounded": LEGAL,
    "detained": frozenset(["abduction", "bombing", "expulsion", "killing", "rupture", "sanction", "strike"]),
    "displaced": LEGAL - {"deportation", "expulsion"},
}
OPEN = frozenset(["ADJ", "ADV", "AUX", "NOUN", "PROPN", "VERB"])


def _brings(candidate: Candidate, kind: Kind) -> bool:
    """Whether an act can bring this kind of harm."""
    return candidate.entry.action.name not in SPARED[kind]


class Figures:
    """How many, for each act of a document. Sentences without an act, and not after one, are not read."""

    def __init__(self, parse: Parse, candidates: Iterable[Candidate]) -> None:
        self.parse = parse
        self._candidates = tuple(candidates)
        self._people: dict[int, People] = {}
        self._counts: dict[int, dict[Kind, Count]] = {}
        self._allot()

    def casualties(self, candidate: Candidate) -> Casualties:
        """The people killed, wounded, detained and displaced by an act."""
        found = self._counts.get(candidate.head, {})
        value = {kind: count.value for kind, count in found.items()}
        bound = {kind: count.bound for kind, count in found.items()}
        return Casualties(
            value.get("killed"),
            value.get("wounded"),
            bound.get("killed"),
            bound.get("wounded"),
            value.get("detained"),
            bound.get("detained"),
            value.get("displaced"),
            bound.get("displaced"),
        )

    def quantity(self, candidate: Candidate) -> Quantity | None:
        """The number that an act carries."""
        return find_quantity(self.parse, candidate, self._of_sentence(self.parse.tokens[candidate.head].sent).at)

    def _of_sentence(self, sentence: int) -> People:
        if sentence not in self._people:
            self._people[sentence] = People(self.parse, find_amounts(self.parse, sentence))
        return self._people[sentence]

    def _allot(self) -> None:
        harmful = [c for c in self._candidates if c.entry.action.event.name in HARMFUL]
        heads = {i: c for c in harmful for i in range(c.first, c.last + 1)} | {c.head: c for c in harmful}
        acts = Acts(self.parse, {k: {i for i, c in heads.items() if _brings(c, k)} for k in SPARED})
        sentences = {self.parse.tokens[c.head].sent for c in harmful}
        for sentence in sorted(sentences | {s + 1 for s in sentences if s + 1 < len(self.parse.sentences)}):
            for harm in sorted(self._harms(sentence), key=lambda h: h.total):
                cause = acts.cause_of(harm)
                found = {heads[i].head for i in acts.told_by(harm)}
                if not isinstance(cause, str):
                    found.add(heads[cause].head)
                elif cause == "open":
                    found |= self._earlier(harmful, harm, found)
                for head in found:
                    self._counts.setdefault(head, {}).setdefault(harm.kind, harm.count)

    def _harms(self, sentence: int) -> list[Harm]:
        parse, people = self.parse, self._of_sentence(sentence)
        first, last = parse.sentences[sentence]
        harms: list[Harm] = []
        for token in parse.tokens[first : last + 1]:
            if token.pos in OPEN:
                harms += verb_harms(parse, people, token)
                harms += noun_harms(parse, people, token)
                harms += losing_harms(parse, people, token)
        told = {amount for harm in harms for amount in harm.count.amounts}
        return [*harms, *loose_harms(parse, people, told)]

    def _earlier(self, harmful: list[Candidate], harm: Harm, found: set[int]) -> set[int]:
        """The act told before a toll that names none: in its sentence, or else the last of the sentence before.

        Acts ``found`` already are passed over.
        """
        if harm.total or harm.kind == "detained":
            return set()
        tokens = self.parse.tokens
        sentence = tokens[harm.at].sent
        deadly = [c for c in harmful if c.entry.action.event.name in DEADLY and c.status == "actual"]
        here = [c for c in deadly if tokens[c.head].sent == sentence and c.head not in found]
        if here:
            before = [c for c in here if c.head < harm.at]
            return {before[-1].head} if before else set()
        before = [c for c in deadly if tokens[c.head].sent == sentence - 1]
        return {before[-1].head} if before and not self._is_placed(harm.at) else set()

    def _is_placed(self, i: int) -> bool:
        """Whether a clause names a place of its own: "three were killed in Kandahar"."""
        below = self.parse.of(i, "obl", "nmod")
        return any(c.pos == "PROPN" and self.parse.case(c.i) in ("at", "in", "near", "outside") for c in below)
