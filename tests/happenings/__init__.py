"""Articles of our own about twelve happenings, and how far joined records agree with what they tell of.

The files hold articles in the style of news, all of them invented. Each begins with "=== id day"; in the text
``[struck](damascus)`` marks a word that tells of the act ``damascus``. The acts of one file are those of its happening
and others like it: of another day, at another place, by others, in return. The figures count pairs of tellings
(triggers that were found), since one trigger may have several dyads: a pair is joined where any of their records are.
A trigger that is not marked is an act of its own.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.documents import Document
from extract.records import Event

FOLDER = Path(__file__).parent
_MARK = re.compile(r"\[([^\]\n]+)\]\(([a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Told:
    """A marked word, from character ``start`` to ``end`` of its document, and the act that it tells of."""

    doc: str
    start: int
    end: int
    act: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs of tellings: joined and of one act, joined, of one act; and how many marked words were found of all."""

    hit: int
    joined: int
    gold: int
    found: int
    marked: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        return self.hit / self.joined if self.joined else 0.0

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.joined + self.gold) if self.joined + self.gold else 0.0


def load() -> tuple[list[Document], list[Told]]:
    """The articles in the order of their files, and their marked words."""
    documents, marks = [], []
    for path in sorted(FOLDER.glob("*.txt")):
        for article in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, marked = article.partition("\n")
            name, day = head.split()
            text, found = _unmarked(marked.strip())
            documents.append(Document(name, text, date.fromisoformat(day)))
            marks += [Told(name, start, end, act) for start, end, act in found]
    return documents, marks


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, found, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        found.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        done = mark.end()
    return text + marked[done:], found


def compare(events: Sequence[Event], marks: Sequence[Told], groups: Sequence[int]) -> Agreement:
    """Judge the group of each record by the act that its trigger is marked with."""
    spans: dict[tuple[str, int, int], set[int]] = {}
    for event, group in zip(events, groups, strict=True):
        spans.setdefault((event.doc, event.trigger.start, event.trigger.end), set()).add(group)
    acts = {span: _act(span, marks) for span in spans}
    words = {(e.doc, e.trigger.start, e.trigger.end): f"{e.doc}: {e.trigger.text} at {e.trigger.start}" for e in events}
    hit = joined = gold = 0
    wrong: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for one, other in itertools.combinations(spans, 2):
        together, same = bool(spans[one] & spans[other]), acts[one] is not None and acts[one] == acts[other]
        hit, joined, gold = hit + (together and same), joined + together, gold + same
        if together != same:
            (wrong if together else missed).append((words[one], words[other]))
    found = sum(any(_overlaps(span, mark) for span in spans) for mark in marks)
    return Agreement(hit, joined, gold, found, len(marks), tuple(wrong), tuple(missed))


def _act(span: tuple[str, int, int], marks: Iterable[Told]) -> str | None:
    return next((mark.act for mark in marks if _overlaps(span, mark)), None)


def _overlaps(span: tuple[str, int, int], mark: Told) -> bool:
    return span[0] == mark.doc and span[1] < mark.end and mark.start < span[2]
