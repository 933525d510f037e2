"""How well the date phrases of acts are found, against annotated articles.

    python -m tests.benchmarks.when DOCS.jsonl EVENTS.jsonl

Asked is the date phrase of each mention in gold. "gold triggers": the rules are handed the token that heads the trigger
and the status of gold, so that it does not matter whether an entry of the lexicon fired there. "records": the date of
the first record whose trigger overlaps. A phrase is found where it overlaps with that of gold, "other" where it does
not, and "extra" where gold has none; ``via`` says where it was taken from. Days of publication are no phrases.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from extract.datelines import find_dateline
from extract.documents import Document
from extract.language import parse_all
from extract.pipeline import Extractor
from extract.records import Event, When
from extract.syntax import Parse
from extract.when import Act, Dates, Told, find_when

Answer = tuple[Any, When | None]  # a mention of gold and what is said of its date


def read_lines(path: Path) -> list[Any]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def mentions_of(events: Iterable[Any]) -> dict[str, list[Any]]:
    """Document → one gold event a mention, in text order."""
    found: dict[tuple[Any, ...], Any] = {}
    for event in events:
        trigger = event["trigger"]
        found.setdefault((event["doc"], trigger["start"], trigger["end"], event["action"]), event)
    mentions: dict[str, list[Any]] = {}
    for key in sorted(found):
        mentions.setdefault(key[0], []).append(found[key])
    return mentions


def head_of(parse: Parse, start: int, end: int) -> int:
    """The token of ``text[start:end]`` that hangs on something outside it."""
    inside = [t for t in parse.tokens if t.start < end and start < t.end]
    ids = {t.i for t in inside}
    return next((t.i for t in inside if t.head not in ids and t.rel != "punct"), inside[0].i)


def at_triggers(
    document: Document, parse: Parse, heads: frozenset[int], mentions: Iterable[Any]
) -> Iterator[tuple[Any, When | None]]:
    """The answers at the gold triggers of one document."""
    dates, told = Dates(parse, find_dateline(document.text)), list[Told]()
    for mention in mentions:
        trigger = mention["trigger"]
        act = Act(head_of(parse, trigger["start"], trigger["end"]), mention["status"], mention["action"])
        when = find_when(dates, act, told, heads, document.published)
        told.append(Told(act, when))
        yield mention, when


def at_records(events: Iterable[Event], mentions: Iterable[Any]) -> Iterator[Answer]:
    """The answers of the records of one document, for the mentions that have one."""
    for mention in mentions:
        start, end = mention["trigger"]["start"], mention["trigger"]["end"]
        record = next((e for e in events if e.trigger.start < end and start < e.trigger.end), None)
        if record is not None:
            yield mention, record.date


def verdict(gold: Any, when: When | None) -> str:
    """What an answer is worth."""
    if when is None or when.start is None or when.end is None:
        return "missed" if gold else "none"
    if gold is None:
        return "extra"
    return "found" if when.start < gold["end"] and gold["start"] < when.end else "other"


def report(name: str, answers: list[Answer]) -> Iterator[str]:
    """A line for all answers and one for each way in which a phrase was found."""
    told = Counter((when.via if when else "-", verdict(mention["date"], when)) for mention, when in answers)
    total = Counter[str]()
    for (_, what), count in told.items():
        total[what] += count
    dated = sum(1 for mention, _ in answers if mention["date"])
    yield f"{name}: {total['found']} of {dated} = {total['found'] / dated:.3f}; " + ", ".join(
        f"{total[what]} {what}" for what in ("other", "missed", "extra")
    )
    for via in ("clause", "sentence", "paragraph"):
        yield f"  {via:10}" + ", ".join(f"{told[via, what]:4} {what}" for what in ("found", "other", "extra"))
    days = sum(count for (via, _), count in told.items() if via == "context")
    yield f"  context   {days:4} days of publication, {told['context', 'missed']} of them where gold has a phrase"


def main() -> None:
    """Print two reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("events", type=Path)
    options = parser.parse_args()
    mentions = mentions_of(read_lines(options.events))
    extractor = Extractor.load()
    triggers: list[Answer] = []
    records: list[Answer] = []
    rows = read_lines(options.docs)
    for row, parse in zip(rows, parse_all(extractor.nlp, [row["text"] for row in rows]), strict=True):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        document = Document(row["id"], row["text"], published)
        told = [*extractor.mentions(document, parse, extractor.cast(document, parse))]
        heads = frozenset(candidate.head for candidate, _ in told)
        events = [dyad.event for _, dyads in told for dyad in dyads]
        triggers.extend(at_triggers(document, parse, heads, mentions.get(document.id, [])))
        records.extend(at_records(events, mentions.get(document.id, [])))
    for line in (*report("gold triggers", triggers), *report("records", records)):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
