"""How well the place of an event is found, against the places of annotated articles.

    python -m tests.benchmarks.places DOCS.jsonl EVENTS.jsonl [--wrong N] [--missed N]

First at the triggers of gold, whatever the extractor makes of them: the finder is asked for the place at the token that
heads the trigger, with the targets that gold has. A place is found when it shares a character with the phrase of gold;
it is said without need when gold has none for that mention. Then over the extractor's own records, one for each
trigger that overlaps one of gold. Gold leaves the place empty where the clause does not state one.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from extract.actors import Cast
from extract.documents import Document, Failure
from extract.pipeline import Extractor
from extract.places import PlaceFinder
from extract.records import Place
from tests.benchmarks.participants import head_of, read_lines

Span = tuple[int, int]


class Answer(NamedTuple):
    """A gold mention: its sentence up to the trigger and on, the place of gold and ours, each as it is written."""

    doc: str
    trigger: Span
    action: str
    gold: Span | None
    found: Place | None

    @property
    def right(self) -> bool:
        return overlap(self.gold, self.found)


def overlap(gold: Span | None, found: Place | None) -> bool:
    """Whether the phrase of gold and ours share a character."""
    return gold is not None and found is not None and found.start < gold[1] and gold[0] < found.end


def mentions(events: list[Any]) -> dict[str, dict[tuple[int, int, str], list[Any]]]:
    """Document → bounds of the trigger and action → the gold records of that mention."""
    found: dict[str, dict[tuple[int, int, str], list[Any]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        trigger = event["trigger"]
        found[event["doc"]][trigger["start"], trigger["end"], event["action"]].append(event)
    return found


def place_of(records: Iterable[Any]) -> Span | None:
    """The place of the first record that has one."""
    place = next((r["place"] for r in records if r["place"]), None)
    return None if place is None else (place["start"], place["end"])


def at_triggers(cast: Cast, doc: str, gold: dict[tuple[int, int, str], list[Any]]) -> Iterator[Answer]:
    """The finder's answers at the gold triggers of one document."""
    finder = PlaceFinder(cast)
    for (start, end, action), records in sorted(gold.items()):
        head = head_of(cast, (start, end))
        spans = {(r["target"]["start"], r["target"]["end"]) for r in records if r["target"]}
        heads = [i for i in (head_of(cast, span) for span in sorted(spans)) if i is not None]
        targets = tuple(r for i in heads for r in cast.resolve(i))
        place = None if head is None else finder.find(head, targets, action)
        yield Answer(doc, (start, end), action, place_of(records), place)


def over_records(events: Iterable[Any], doc: str, gold: dict[tuple[int, int, str], list[Any]]) -> Iterator[Answer]:
    """The extractor's places for the gold mentions that a record's trigger overlaps."""
    ours = list(events)
    for (start, end, action), records in sorted(gold.items()):
        met = next((e for e in ours if e.trigger.start < end and start < e.trigger.end), None)
        if met is not None:
            yield Answer(doc, (start, end), action, place_of(records), met.place)


def table(name: str, answers: list[Answer]) -> str:
    """One line: places of gold that were found, and places said where gold has none."""
    stated = [a for a in answers if a.gold is not None]
    empty = [a for a in answers if a.gold is None]
    found, said = sum(a.right for a in stated), sum(a.found is not None for a in empty)
    share = f"{found:5} of {len(stated):4} = {found / max(len(stated), 1):.3f}"
    return f"{name:14}found {share}   without need {said:4} of {len(empty):5} = {said / max(len(empty), 1):.3f}\n"


def line(answer: Answer, text: str) -> str:
    """A line for a person who looks at what went wrong."""
    (start, end), gold = answer.trigger, answer.gold
    around = f"{text[max(start - 90, 0) : start]}<<{text[start:end]}>>{text[end : end + 150]}".replace("\n", " ")
    wanted = text[slice(*gold)] if gold else None
    return f"{answer.doc}:{start} {answer.action} {wanted!r} ≠ {answer.found and answer.found.text!r} | {around}\n"


def main() -> None:
    """Print one line for the triggers of gold and one for the records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("events", type=Path)
    parser.add_argument("--missed", type=int, default=0, help="print the first N places of gold that were not found")
    parser.add_argument("--wrong", type=int, default=0, help="print the first N places said where gold has none")
    options = parser.parse_args()
    gold, rows = mentions(read_lines(options.events)), read_lines(options.docs)
    extractor = Extractor.load()
    triggers: list[Answer] = []
    records: list[Answer] = []
    for row in rows:
        document = Document(row["id"], row["text"], date.fromisoformat(row["published"]) if row["published"] else None)
        parse = extractor.parse(document)
        if isinstance(parse, Failure):
            raise SystemExit(f"{document.id}: {parse.message}")
        cast = extractor.cast(document, parse)
        triggers += at_triggers(cast, row["id"], gold[row["id"]])
        reading = [e for _, dyads in extractor.mentions(document, parse, cast) for e in (d.event for d in dyads)]
        records += over_records(reading, row["id"], gold[row["id"]])
    texts = {row["id"]: row["text"] for row in rows}
    out = sys.stdout
    out.write(table("gold triggers", triggers) + table("records", records))
    missed = [a for a in triggers if a.gold is not None and not a.right]
    wrong = [a for a in triggers if a.gold is None and a.found is not None]
    for answer in (*missed[: options.missed], *wrong[: options.wrong]):
        out.write(line(answer, texts[answer.doc]))


if __name__ == "__main__":
    main()
