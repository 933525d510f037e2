"""How well the resolver tells who a phrase is, when it is handed the phrases of annotated articles.

    python -m tests.benchmarks.participants DOCS.jsonl EVENTS.jsonl [--wrong N]

Each participant of a gold event is a span of characters; the resolver is asked who the token that heads the span is.
The code is right when country, or else sector, or else ``---`` agrees with gold: the code that ``ontology.md`` scores.
A span that gold reads as several parties ("the two leaders") is asked once and counts once for each of them; of the
referents that the resolver gives, no more are looked at than gold has. A code is counted once a span, however many
events share it.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from extract.actors import Cast
from extract.gazetteer import load_gazetteer
from extract.language import load_model, parse_all
from extract.mentions import find_mentions
from extract.referents import Referent

Span = tuple[int, int]
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


class Answer(NamedTuple):
    """One gold code of a span and what the resolver said of it; ``found`` is None where it said nothing."""

    doc: str
    span: Span
    text: str
    code: str
    found: Referent | None

    @property
    def right(self) -> bool:
        return code_of(self.found) == self.code

    @property
    def via(self) -> str:
        return "nothing" if self.found is None else self.found.via


def code_of(referent: Referent | None) -> str | None:
    """The code of a referent as gold has it; None for no referent."""
    return None if referent is None else referent.country or referent.sector or "---"


def read_lines(path: Path) -> list[Any]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def gold_codes(events: list[Any]) -> dict[str, dict[Span, list[str]]]:
    """Document → span → the codes that gold gives it."""
    found: dict[str, dict[Span, list[str]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        for who in (event["actor"], event["target"]):
            if who is not None:
                codes = found[event["doc"]][who["start"], who["end"]]
                code = who["country"] or who["sector"] or "---"
                if code not in codes:
                    codes.append(code)
    return found


def head_of(cast: Cast, span: Span) -> int | None:
    """The token of the span that hangs on something outside it; of several, the first noun or name."""
    parse = cast.parse
    inside = [t.i for t in parse.tokens if t.start < span[1] and span[0] < t.end and t.pos not in ("PUNCT", "SPACE")]
    tops = [i for i in inside if parse.tokens[i].head not in inside]
    return next((i for i in tops if parse.tokens[i].pos in NOMINAL or i in cast.at), next(iter(tops), None))


def answers(cast: Cast, doc: str, spans: dict[Span, list[str]]) -> Iterator[Answer]:
    """The resolver's answers for the gold spans of one document, in text order."""
    for span, codes in sorted(spans.items()):
        head = head_of(cast, span)
        referents = [cast.placed(r) for r in cast.resolve(head)][: len(codes)] if head is not None else []
        text = cast.parse.text[slice(*span)].replace("\n", " ")
        left = list(referents)
        for code in codes:
            fits = next((r for r in left if code_of(r) == code), None)
            if fits is not None:
                left.remove(fits)
            yield Answer(doc, span, text, code, fits or next(iter(referents), None))


def main() -> None:
    """Print one table: all answers, then those of each way of resolving."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("events", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="print the first N wrong answers, too")
    options = parser.parse_args()
    gold, rows = gold_codes(read_lines(options.events)), read_lines(options.docs)
    gazetteer = load_gazetteer()
    found: list[Answer] = []
    for row, parse in zip(rows, parse_all(load_model(), [r["text"] for r in rows]), strict=True):
        published = date.fromisoformat(row["published"]) if row["published"] else None
        cast = Cast(parse, find_mentions(parse, gazetteer), gazetteer, published)
        found.extend(answers(cast, row["id"], gold[row["id"]]))
    asked, right = Counter(a.via for a in found), Counter(a.via for a in found if a.right)
    out = sys.stdout
    out.write(f"{'via':10}{'right':>7}{'asked':>7}{'accuracy':>10}\n")
    for via in (None, *sorted(asked, key=lambda v: -asked[v])):
        n, of = (right.total(), asked.total()) if via is None else (right[via], asked[via])
        out.write(f"{via or 'all':10}{n:7}{of:7}{n / of:10.3f}\n")
    for answer in [a for a in found if not a.right][: options.wrong]:
        said = answer.found and f"{answer.found.name} ({answer.found.via})"
        out.write(f"{answer.doc}:{answer.span[0]} {answer.text!r} {answer.code} ≠ {code_of(answer.found)}, {said}\n")


if __name__ == "__main__":
    main()
