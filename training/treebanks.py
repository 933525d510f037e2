"""The UD treebanks: their sentences, and their dev parts as spaCy documents."""

import lzma
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

Row = list[str]  # the ten columns of a CoNLL-U token
PARTS = ("ewt", "gum_permissive")

DEV_SENTENCES = 10  # in a document


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


def to_doc(vocab: Vocab, sentences: list[list[Row]]) -> Doc:
    """One spaCy document of several sentences."""
    words: list[str] = []
    spaces: list[bool] = []
    columns: dict[str, list[str]] = {name: [] for name in ("tags", "pos", "morphs", "lemmas", "deps")}
    heads: list[int] = []
    for rows in sentences:
        offset = len(words)
        for index, (_, form, lemma, upos, xpos, feats, head, dep, _, misc) in enumerate(rows):
            words.append(form)
            spaces.append("SpaceAfter=No" not in misc)
            heads.append(offset + (int(head) - 1 if head != "0" else index))
            values = (xpos, upos, "" if feats == "_" else feats, lemma, "ROOT" if dep == "root" else dep)
            for name, value in zip(columns, values, strict=True):
                columns[name].append(value)
    return Doc(vocab, words=words, spaces=spaces, heads=heads, **columns)


def dev_docs(vocab: Vocab, folder: Path) -> list[Doc]:
    """The dev parts of all treebanks, ten sentences a document at most."""
    return [
        to_doc(vocab, sentences[start : start + DEV_SENTENCES])
        for name in PARTS
        for sentences in read_conllu(folder / f"{name}-dev.conllu.xz")
        for start in range(0, len(sentences), DEV_SENTENCES)
    ]
