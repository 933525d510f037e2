"""Readers of the corpora with one word and tag a line (UNER, CrossNER, Wikigold) → passages with final labels."""

import lzma
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from training.labels import EVENT, FAC, GPE, NORP, ORG, PERSON, Passage, Range, Span
from training.names import label_of_known, place
from training.titles import strip_titles
from training.treebanks import read_conllu

NO_SPACE_BEFORE = set(". , ; : ? ! % ) ] 's n't ' 're 've 'll 'd 'm ’s".split())
NO_SPACE_AFTER = {"(", "[", "$", "£", "#"}
QUOTES = {'"', "''", "``"}
EVENT_WORD = re.compile(
    r"\b(?:War|Wars|Battle|Revolution|Uprising|Olympics|Games|Cup|Championships?|Conference|Summit|Festival|"
    r"Holocaust|Crusades?|Rebellion|Referendum|Siege|Operation|Massacre|Congress of)\b"
)
# The corpora's kinds → a label, PLACE (to be looked at) or MISC (kept if it is a nation or an event).
PLACE, MISC = "place", "MISC"
SIMPLE = {"LOC": PLACE, "PER": PERSON, "ORG": ORG}
CROSSNER = {
    "country": PLACE,
    "location": PLACE,
    "person": PERSON,
    "politician": PERSON,
    "organisation": ORG,
    "politicalparty": ORG,
    "event": EVENT,
}


def final(text: str, start: int, end: int, kind: str) -> Span | None:
    """A span of kind ``PLACE``, ``MISC`` or a label → the final one, no article, no title; ``None`` if not ours."""
    if text[start : start + 4].lower() == "the " and text[start:end] != "The Hague":
        start += 4
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    name = text[start:end]
    known = label_of_known().get(name)
    if kind == PERSON:
        start += strip_titles(name)
        named = start < end and (text[start].isupper() or text.startswith("al", start))
        return (start, end, PERSON) if named and known is None else None
    if kind == PLACE:
        skip, label = place(name)
        return start + skip, end, known if known in (NORP, ORG) else label
    if kind == MISC:
        if known == NORP:
            return start, end, NORP
        return (start, end, EVENT) if EVENT_WORD.search(name) else None
    if kind == ORG and known in (GPE, NORP):
        return start, end, known
    if kind == ORG and " " in name and place(name)[1] == FAC:
        return start, end, FAC
    return (start, end, kind) if start < end else None


def print_words(words: list[str], spaces: list[bool] | None) -> tuple[str, list[Range]]:
    """The text and where each word stands in it; without ``spaces`` punctuation is set as in print."""
    text = ""
    glue, quoted = True, False
    offsets: list[Range] = []
    for index, word in enumerate(words):
        closing = word in NO_SPACE_BEFORE
        if word in QUOTES:
            closing, quoted = quoted, not quoted
        gap = spaces[index - 1] if spaces and index else not (glue or closing)
        text += " " if gap and text else ""
        offsets.append((len(text), len(text) + len(word)))
        text += word
        glue = word in NO_SPACE_AFTER or (word in QUOTES and not closing)
    return text, offsets


def to_passage(words: list[str], tags: list[str], spaces: list[bool] | None, kinds: dict[str, str]) -> Passage:
    """Words with B-, I- tags (or I- alone) → a passage. Elections are unknown: rules find their year and nation."""
    text, offsets = print_words(words, spaces)
    passage = Passage(text)
    runs: list[Span] = []
    for (start, end), tag in zip(offsets, tags, strict=True):
        if tag.startswith("I-") and runs and runs[-1][2] == tag[2:] and start - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], end, tag[2:])
        elif tag != "O":
            runs.append((start, end, tag[2:]))
    for start, end, tag in runs:
        span = final(text, start, end, kinds.get(tag, MISC))
        if span is None or (tag == "election" and span[2] == EVENT):
            passage.unknown.append((start, end))
        else:
            passage.spans.append(span)
    return passage


def read_tagged(lines: Iterable[str], kinds: dict[str, str], treebank: Path | None = None) -> Iterator[Passage]:
    """One word and tag a line, blank line between sentences; ``treebank`` has the true spaces of the same sentences."""
    spacing: dict[tuple[str, ...], list[bool]] = {}
    if treebank:
        for rows in chain.from_iterable(read_conllu(treebank)):
            spacing[tuple(row[1] for row in rows)] = ["SpaceAfter=No" not in row[9] for row in rows]
    words: list[str] = []
    tags: list[str] = []
    for line in chain(lines, [""]):
        line = line.rstrip("\n")
        if line.startswith(("# sent_id", "-DOCSTART-")):
            continue
        if line.strip():
            word, tag = line.split("\t") if "\t" in line else line.rsplit(" ", 1)
            words.append(word)
            tags.append(tag)
        elif words:
            yield to_passage(words, tags, spacing.get(tuple(words)), kinds)
            words, tags = [], []


def read_uner(source: Path, part: str) -> list[Passage]:
    """Universal NER over EWT; its OTH is kept only where it is a nation, a faith or an event."""
    with lzma.open(source / f"ner/uner-ewt-{part}.tsv.xz", "rt", encoding="utf-8") as lines:
        return list(read_tagged(lines, SIMPLE, source / f"treebank/ewt-{part}.conllu.xz"))


def read_crossner(source: Path) -> list[Passage]:
    """CrossNER politics, train and dev."""
    passages: list[Passage] = []
    for part in ("train", "dev"):
        with (source / f"ner/crossner-politics-{part}.txt").open(encoding="utf-8") as lines:
            passages += read_tagged(lines, CROSSNER)
    return passages


def read_wikigold(source: Path) -> list[Passage]:
    """Wikigold, whose tags have no B-."""
    with (source / "ner/wikigold.conll").open(encoding="utf-8") as lines:
        return list(read_tagged(lines, SIMPLE))
