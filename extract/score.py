"""Precision, recall and F1 of records against annotated ones, in the way of ICEWS and PETRARCH: over coded dyads.

Every figure is a maximum matching between what gold holds and what was predicted, sentence by sentence:

- ``mention``: triggers of one PLOVER event that share characters; ``action``: of one action as well;
- ``coded``: dyads whose PLOVER event and the codes of both participants agree (country, or else sector, or else
  ``---``); the headline;
- ``spans``: dyads whose trigger, actor and target share characters with those of gold;
- ``status_accuracy``: of the matched mentions, the share that has the status of gold.

Where gold leaves a participant empty, a predicted one from outside the sentence is right as well. The parties of a
reciprocal act may stand in either order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]
Bounds = Sequence[int]  # the first character of a sentence and the one after its last
RECIPROCAL = frozenset(["meeting", "call", "negotiation", "clash", "accord", "cooperation", "ceasefire"])
MEASURES = ("mention", "action", "coded", "spans")
NONE = "-"  # in the table of confusions: nothing there


@dataclass(slots=True)
class Figures:
    """How many were right, predicted and in gold."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A sentence with its dyads that were missed and those that are too many."""

    doc: str
    bounds: tuple[int, int]
    missed: tuple[Record, ...]
    extra: tuple[Record, ...]


@dataclass(slots=True)
class Score:
    """All figures of a comparison; ``confusion`` counts (action of gold, action predicted) of matched words."""

    total: dict[str, Figures] = field(default_factory=lambda: {name: Figures() for name in MEASURES})
    groups: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    same_status: int = 0

    @property
    def status_accuracy(self) -> float:
        matched = self.total["mention"].hit
        return self.same_status / matched if matched else 0.0


def compare(
    gold: Iterable[Record], sentences: Mapping[str, Sequence[Bounds]], predicted: Iterable[Record], by: str = "action"
) -> Score:
    """Score ``predicted`` records against ``gold``.

    :param sentences: document → the bounds of its sentences, which say what is compared with what; records of other
        documents are left out.
    :param by: the key by which ``groups`` are made: "action", "plover" or "doc".
    """
    score = Score()
    golds, told = _by_sentence(gold, sentences), _by_sentence(predicted, sentences)
    for key in sorted(golds.keys() | told.keys()):
        doc, number = key
        _compare_sentence(score, doc, sentences[doc][number], golds.get(key, []), told.get(key, []), by)
    score.misses.sort(key=lambda miss: -len(miss.missed) - len(miss.extra))
    return score


def _compare_sentence(score: Score, doc: str, bounds: Bounds, gold: list[Record], told: list[Record], by: str) -> None:
    mentions, found = _mentions(gold), _mentions(told)
    matched = _matching(mentions, found, _same_trigger)
    named = _matching(mentions, found, lambda g, p: _same_trigger(g, p) and g["action"] == p["action"])
    coded = _matching(gold, told, lambda g, p: g["plover"] == p["plover"] and _same_pair(g, p, bounds, _same_code))
    spans = _matching(gold, told, lambda g, p: _same_trigger(g, p) and _same_pair(g, p, bounds, _overlap))
    score.same_status += sum(mentions[g]["status"] == found[p].get("status") for g, p in matched.items())
    counts = ((matched, mentions, found), (named, mentions, found), (coded, gold, told), (spans, gold, told))
    for name, (hits, ours, theirs) in zip(MEASURES, counts, strict=True):
        figures = score.total[name]
        figures.hit += len(hits)
        figures.gold += len(ours)
        figures.predicted += len(theirs)
    for i, row in enumerate(gold):
        score.groups[str(row[by])].gold += 1
        score.groups[str(row[by])].hit += i in coded
    for row in told:
        score.groups[str(row.get(by))].predicted += 1
    words = _matching(mentions, found, lambda g, p: _overlap(g["trigger"], p["trigger"]))
    score.confusion.update((row["action"], found[words[i]]["action"] if i in words else NONE)
                           for i, row in enumerate(mentions))  # fmt: skip
    score.confusion.update((NONE, row["action"]) for i, row in enumerate(found) if i not in words.values())
    missed = tuple(row for i, row in enumerate(gold) if i not in coded)
    extra = tuple(row for i, row in enumerate(told) if i not in coded.values())
    if missed or extra:
        score.misses.append(Miss(doc, (bounds[0], bounds[1]), missed, extra))


def _by_sentence(
    records: Iterable[Record], sentences: Mapping[str, Sequence[Bounds]]
) -> dict[tuple[str, int], list[Record]]:
    found: dict[tuple[str, int], list[Record]] = defaultdict(list)
    for record in records:
        if record["doc"] in sentences:
            found[record["doc"], _sentence_of(sentences[record["doc"]], record["trigger"]["start"])].append(record)
    return found


def _sentence_of(bounds: Sequence[Bounds], position: int) -> int:
    """The sentence that holds a character, else the last one that begins before it."""
    inside = (i for i, (start, end) in enumerate(bounds) if start <= position < end)
    before = max((i for i, (start, _) in enumerate(bounds) if start <= position), default=0)
    return next(inside, before)


def _mentions(records: Iterable[Record]) -> list[Record]:
    """One record a trigger; of the dyads of one the last."""
    kept = {(r["trigger"]["start"], r["trigger"]["end"], r["plover"]): r for r in records}
    return list(kept.values())


def _matching(
    rows: Sequence[Record], columns: Sequence[Record], fits: Callable[[Record, Record], bool]
) -> dict[int, int]:
    """A maximum matching of rows with columns that fit, by augmenting paths (Kuhn 1955)."""
    edges = [[j for j, column in enumerate(columns) if fits(row, column)] for row in rows]
    row_of: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in row_of or place(row_of[j], tried):
                row_of[j] = i
                return True
        return False

    for i in range(len(rows)):
        place(i, set())
    return {i: j for j, i in row_of.items()}


def _same_trigger(gold: Record, told: Record) -> bool:
    return bool(gold["plover"] == told["plover"]) and _overlap(gold["trigger"], told["trigger"])


def _same_pair(gold: Record, told: Record, bounds: Bounds, same: Callable[[Record, Record], bool]) -> bool:
    def agree(one: Record | None, other: Record | None) -> bool:
        if one is None:
            return other is None or not _is_inside(other, bounds)
        return other is not None and same(one, other)

    actor, target = told.get("actor"), told.get("target")
    if agree(gold["actor"], actor) and agree(gold["target"], target):
        return True
    turned = gold["action"] in RECIPROCAL
    return turned and agree(gold["actor"], target) and agree(gold["target"], actor)


def _is_inside(who: Record, bounds: Bounds) -> bool:
    return who.get("start") is not None and bounds[0] <= who["start"] < bounds[1]


def _same_code(gold: Record, told: Record) -> bool:
    return code_of(gold) == code_of(told)


def code_of(who: Record | None) -> str | None:
    """The code by which participants are compared; None for nobody."""
    return None if who is None else str(who.get("country") or who.get("sector") or "---")


def _overlap(one: Record | None, other: Record | None) -> bool:
    if not one or not other or one.get("start") is None or other.get("start") is None:
        return False
    return bool(one["start"] < other["end"] and other["start"] < one["end"])
