"""The list of common words: what is no misspelling, and what a headline capitalises though it is no name."""

import csv
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LEAST = 2  # times that a word must have been seen


def _tokens(data: Path) -> Iterator[tuple[str, bool]]:
    """Words of the treebanks and of the news corpus; whether each begins its sentence."""
    for path in sorted((data / "treebank").glob("*-train.conllu.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = line.split("\t")
                if len(row) == 10 and row[0].isdigit():
                    yield row[1], row[0] == "1"
    with lzma.open(data / "ner" / "gmb.csv.xz", "rt", encoding="utf-8", newline="") as lines:
        for cells in csv.reader(lines):
            if len(cells) == 4:
                yield cells[1], bool(cells[0])


def build(data: Path, target: Path) -> int:
    """Write the words, one a line in order, to ``target``; returns how many."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for word, first in _tokens(data):
        if word.isalpha() and word.isascii() and len(word) > 1:
            if word.islower():
                small[word] += 1
            elif not first:
                large[word.lower()] += 1
    words = sorted(w for w, count in small.items() if count >= LEAST and count >= large[w])
    target.write_text("\n".join(words) + "\n", encoding="utf-8")
    return len(words)
