"""re3d, reports on the war in Syria and Iraq: nested character spans → passages with final labels."""

import json
import re
from pathlib import Path

from training.corpora import MISC, PLACE, final
from training.labels import ORG, PERSON, Passage, Range, Span
from training.titles import is_office, is_title

KINDS = {"Person": PERSON, "Organisation": ORG, "Location": PLACE, "Nationality": MISC}
SMALL = {"of", "and", "for", "the", "in", "&"}
# What re3d marks as an entity and what is none, or cannot be trusted to be of that kind.
NO_NAMES = set(
    "i we he she they you it his her their our my your its who that this these those the a an most some many all both "
    "jan feb dec oct nov sept west".split()
)


def named_span(text: str, start: int, end: int, kind: str) -> Span | None:
    """A named span or nothing: re3d marks "we" and "the opposition" as organisations, too."""
    name = text[start:end]
    if name.lower() in NO_NAMES or "\n" in name or kind not in KINDS:
        return None
    span = final(text, start, end, KINDS[kind])
    if span is None:
        return None
    name = text[span[0] : span[1]]
    words = name.split()
    if not words or not words[0][0].isupper():
        return None
    capital = all(word[0].isupper() or word[0].isdigit() or word in SMALL or "al-" in word for word in words)
    place_list = kind != "Organisation" and ", " in name
    post = kind == "Organisation" and (is_office(words[-1]) or is_title(words[-1]))
    return span if capital and not place_list and not post else None


def read_document(text: str, entities: list[tuple[int, int, str]]) -> list[Passage]:
    """One passage a paragraph. Of nested names the outermost stays; capitals in what was no name are unknown."""
    kept: list[Span] = []
    dropped: list[Range] = []
    for start, end, kind in sorted(entities, key=lambda entity: entity[0] - entity[1]):
        span = named_span(text, start, end, kind)
        if span is None:
            words = re.finditer(r"\b[A-Z]\w+", text[start:end])
            dropped += [(m.start() + start, m.end() + start) for m in words if m.group().lower() not in NO_NAMES]
        elif not any(span[0] < other[1] and other[0] < span[1] for other in kept):
            kept.append(span)
    passages = []
    for match in re.finditer(r"[^\n]+", text):
        begin, stop = match.span()
        spans = sorted((s - begin, e - begin, label) for s, e, label in kept if begin <= s and e <= stop)
        unknown = [(s - begin, e - begin) for s, e in dropped if begin <= s and e <= stop]
        passages.append(Passage(match.group(), spans, unknown))
    return passages


def read_re3d(source: Path) -> list[list[Passage]]:
    """One list of paragraphs for each document."""
    records = [json.loads(line) for line in (source / "ner/re3d.jsonl").read_text(encoding="utf-8").splitlines()]
    return [read_document(record["text"], record["entities"]) for record in records]
