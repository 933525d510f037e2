"""What the date phrases of annotated acts mean, against a list made by hand from the articles.

``dates_of_gold.tsv`` names a phrase by its document, the start of the trigger of its act and its own characters, and
says which days it means to a reader who knows the day of publication; empty is unknown. Asked is how the phrase of
gold is read in the clause of its act, so that it does not matter whether the act fired or the phrase was found;
``tests/benchmarks/when.py`` tells that.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from extract.datelines import find_dateline
from extract.dates import DateSpan
from extract.documents import Document
from extract.language import parse_all
from extract.pipeline import Extractor
from extract.records import When
from extract.syntax import Parse
from extract.when import Act, Dates, Told, dated, find_when, read_phrase
from tests.benchmarks.when import head_of, mentions_of, read_lines
from tests.conftest import ROOT

GOLD = ROOT.parent / "shared" / "gold"
TABLE = ROOT / "tests" / "dates_of_gold.tsv"
WANTED = 0.85


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_the_list_is_spread() -> None:
    listed = rows()
    assert len({(r["doc"], r["trigger"]) for r in listed}) == len(listed) >= 120
    assert len({r["doc"] for r in listed}) >= 60
    assert {r["grain"] for r in listed} >= {"", "day", "week", "month", "year", "decade"}
    assert all(r["from"] <= r["to"] for r in listed if r["to"])


def readings(extractor: Extractor, document: Document, parse: Parse, mentions: list[Any]) -> Iterator[tuple[int, When]]:
    """The start of each trigger whose act has a date phrase in gold, with what that phrase means."""
    dates, told = Dates(parse, find_dateline(document.text)), list[Told]()
    heads = frozenset(c.head for c, _ in extractor.mentions(document, parse, extractor.cast(document, parse)))
    for mention in mentions:
        trigger, phrase = mention["trigger"], mention["date"]
        act = Act(head_of(parse, trigger["start"], trigger["end"]), mention["status"], mention["action"])
        if phrase is not None:
            start, end = phrase["start"], phrase["end"]
            span = DateSpan(document.text[start:end], start, end)
            inside = [t.i for t in parse.tokens if t.start < end and start < t.end]
            yield trigger["start"], read_phrase(parse, act, dated(parse, span, inside), told, document.published)
        told.append(Told(act, find_when(dates, act, told, heads, document.published)))


@pytest.mark.skipif(not GOLD.is_dir(), reason="no ../shared with the annotated articles")
def test_intervals_agree(extractor: Extractor) -> None:
    asked: dict[str, dict[int, dict[str, str]]] = defaultdict(dict)
    for row in rows():
        asked[row["doc"]][int(row["trigger"])] = row
    mentions = mentions_of(read_lines(GOLD / "dev.events.jsonl"))
    right, misses = 0, []
    items = [item for item in read_lines(GOLD / "dev.docs.jsonl") if item["id"] in asked]
    for item, parse in zip(items, parse_all(extractor.nlp, [item["text"] for item in items]), strict=True):
        document = Document(item["id"], item["text"], date.fromisoformat(item["published"]))
        for start, when in readings(extractor, document, parse, mentions[document.id]):
            if start not in asked[document.id]:
                continue
            row = asked[document.id].pop(start)
            assert (str(when.start), str(when.end)) == (row["start"], row["end"]), row
            if (when.from_ or "", when.to or "") == (row["from"], row["to"]):
                right += 1
            else:
                misses.append(f"{row['doc']}:{row['start']} {row['from']}–{row['to']} ≠ {when.from_}–{when.to}")
    assert not any(asked.values()), "no such mention in gold"
    share = right / (right + len(misses))
    assert share >= WANTED, "\n".join((f"{right} right, {len(misses)} missed:", *misses))
