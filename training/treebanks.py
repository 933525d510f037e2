"""UD treebanks → training documents for the syntax half of the model."""

import lzma
import random
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

Row = list[str]  # the ten columns of a CoNLL-U token
PARTS = ("ewt", "gum_permissive")

# A line break stands between paragraphs of real text and in no treebank sentence: the model must have met it.
BREAK_EVERY = 5


def read_conllu(path: Path) -> Iterator[list[list[Row]]]:
    """Yield the documents of a CoNLL-U file, each a list of sentences of token rows."""
    document: list[list[Row]] = []
    rows: list[Row] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            elif line.startswith("#"):
                continue
            elif not line:
                if rows:
                    document.append(rows)
                rows = []
            else:
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
    if rows:
        document.append(rows)
    if document:
        yield document


def to_doc(vocab: Vocab, sentences: list[list[Row]], breaks: set[int]) -> Doc:
    """One spaCy document of several sentences; after those numbered in ``breaks`` a line-break token is put in."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    for number, rows in enumerate(sentences):
        offset = len(words)
        for index, (_, form, lemma, upos, xpos, feats, head, dep, _, misc) in enumerate(rows):
            words.append(form)
            spaces.append("SpaceAfter=No" not in misc)
            tags.append(xpos)
            pos.append(upos)
            morphs.append("" if feats == "_" else feats)
            lemmas.append(lemma)
            heads.append(offset + (int(head) - 1 if head != "0" else index))
            deps.append("ROOT" if dep == "root" else dep)
            starts.append(index == 0)
        if number in breaks:
            spaces[-1] = False
            words.append("\n")
            spaces.append(False)
            tags.append("_SP")
            pos.append("SPACE")
            morphs.append("")
            lemmas.append("\n")
            heads.append(len(words) - 2)
            deps.append("dep")
            starts.append(False)
    return Doc(
        vocab, words=words, spaces=spaces, tags=tags, pos=pos, morphs=morphs, lemmas=lemmas, heads=heads, deps=deps
    )


def convert(source: Path, part: str, target: Path, seed: int = 0) -> int:
    """Write ``target`` (a DocBin) from the ``part`` (train or dev) of all treebanks; returns the number of words.

    Training documents have one to eight sentences, so that the parser learns boundaries and long contexts alike.
    """
    generator = random.Random(seed)
    vocab = Vocab()
    docs = DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY"])
    count = 0
    for name in PARTS:
        for sentences in read_conllu(source / f"{name}-{part}.conllu.xz"):
            position = 0
            while position < len(sentences):
                size = generator.choice((1, 2, 3, 5, 8)) if part == "train" else 10
                group = sentences[position : position + size]
                position += size
                breaks = {i for i in range(len(group) - 1) if part == "train" and generator.randrange(BREAK_EVERY) == 0}
                doc = to_doc(vocab, group, breaks)
                docs.add(doc)
                count += len(doc)
    target.parent.mkdir(parents=True, exist_ok=True)
    docs.to_disk(target)
    return count
