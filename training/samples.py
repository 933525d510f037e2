"""Corpora → classes for training: one ``Sample`` is a stretch of text that the network reads at once.

    python -m training.samples DATA WORK

writes ``samples.pkl`` into WORK, from DATA and from what ``training.entities`` has left in WORK.
"""

import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from extract.neural.decoding import Spans
from extract.neural.lemmas import rule_for
from extract.neural.words import directed, normal
from training.corpora import read_uner
from training.entities import SMALL, annotate, complete
from training.gum import read_gum
from training.labels import LABELS, Passage
from training.lists import name_lists
from training.treebanks import PARTS, Row, read_conllu, to_doc

MISSING = -1
TASKS = ("tag", "morph", "lemma", "start", "entity", "pos")  # each a class a word
SPANS = Spans(list(LABELS))
SIZES = (1, 2, 3, 4)  # sentences read at once
ABBREVIATED = 0.04
SEEN = 2  # times that a word must be seen to have a row of its own
RULES_SEEN = 2
# What a sentence may end with instead of a full stop of its own.
ENDINGS = "U.S. U.K. U.N. E.U. D.C. Inc. Co. Corp. Ltd. Jr. Sr. p.m. a.m. St. Ph.D. etc. B. C. X. J.".split()


@dataclass(slots=True)
class Sample:
    """Words with one class a task and word (``MISSING`` where the corpus is silent); heads count within the sample."""

    forms: list[str]
    tag: list[int]
    morph: list[int]
    lemma: list[int]
    start: list[int]
    entity: list[int]
    pos: list[int]  # parts of speech of the news corpus, a task of its own
    heads: list[int]
    deps: list[int]

    def __len__(self) -> int:
        return len(self.forms)


@dataclass(slots=True)
class Classes:
    """The names of the classes of every task, in the order of their numbers."""

    tag: list[str] = field(default_factory=list)
    morph: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Corpus:
    """Everything to learn from: sentences by document, stretches of the entity corpora, and lists of names."""

    classes: Classes
    treebank: list[list[Sample]]
    entities: list[Sample]
    lists: dict[str, int]


def nothing(count: int) -> list[int]:
    """A task of which the corpus says nothing."""
    return [MISSING] * count


def _morph(row: Row) -> str:
    return row[3] + ("" if row[5] == "_" else "|" + row[5])


def _dep(row: Row) -> str:
    return "ROOT" if row[7] == "root" else row[7]


def read_documents(source: Path, part: str) -> list[list[list[Row]]]:
    """The documents of both treebanks."""
    return [doc for name in PARTS for doc in read_conllu(source / f"treebank/{name}-{part}.conllu.xz")]


def collect(documents: list[list[list[Row]]], news: Iterable[Doc]) -> Classes:
    """The classes that the training data hold, the frequent first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("tag", "morph", "lemma", "dep", "pos")}
    for rows in (row for document in documents for row in document):
        for row in rows:
            counts["tag"][row[4]] += 1
            counts["morph"][_morph(row)] += 1
            counts["lemma"][rule_for(row[1], row[2])] += 1
            counts["dep"][_dep(row)] += 1
    for doc in news:
        counts["pos"].update(token.tag_ for token in doc if token.tag_)
    counts["lemma"] = Counter({rule: n for rule, n in counts["lemma"].items() if n >= RULES_SEEN})
    ordered = {name: [key for key, _ in sorted(c.items(), key=lambda x: (-x[1], x[0]))] for name, c in counts.items()}
    return Classes(**ordered)


def vocabulary(samples: Iterable[Sample]) -> list[str]:
    """The normal forms that are seen often enough, the frequent first."""
    counts = Counter(normal(form) for sample in samples for form in sample.forms)
    return [word for word, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= SEEN]


def _entities(doc: Doc) -> list[int]:
    """The entity tag of every word; missing where the corpus is silent."""
    numbers = {tag: number for number, tag in enumerate(SPANS.tags)}
    tags = [MISSING if token.ent_iob == 0 else 0 for token in doc]
    for ent in doc.ents:
        for i in range(ent.start, ent.end):
            part = "U" if len(ent) == 1 else "B" if i == ent.start else "L" if i == ent.end - 1 else "I"
            tags[i] = numbers[f"{part}-{ent.label_}"]
    return tags


def treebank_samples(source: Path, part: str, classes: Classes) -> list[list[Sample]]:
    """One list of sentences for each document, with all tasks but ``pos``."""
    names: dict[str, Passage] = {}
    for passage in read_uner(source, part):
        names[passage.text] = complete(passage)
    for document in read_gum(source, part):
        names.update({passage.text: complete(passage) for passage in document})
    tasks = ("tag", "morph", "lemma", "dep")
    index = {task: {name: number for number, name in enumerate(getattr(classes, task))} for task in tasks}
    vocab = Vocab()
    return [[_sentence(vocab, rows, index, names) for rows in document] for document in read_documents(source, part)]


def _sentence(vocab: Vocab, rows: list[Row], index: dict[str, dict[str, int]], names: dict[str, Passage]) -> Sample:
    doc = to_doc(vocab, [rows])
    passage = names.get(doc.text.rstrip())
    return Sample(
        forms=directed([row[1] for row in rows], ["SpaceAfter=No" not in row[9] for row in rows]),
        tag=[index["tag"].get(row[4], MISSING) for row in rows],
        morph=[index["morph"].get(_morph(row), MISSING) for row in rows],
        lemma=[index["lemma"].get(rule_for(row[1], row[2]), MISSING) for row in rows],
        start=[int(i == 0) for i in range(len(rows))],
        entity=_entities(annotate(doc, passage)) if passage else nothing(len(rows)),
        pos=nothing(len(rows)),
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
        deps=[index["dep"].get(_dep(row), MISSING) for row in rows],
    )


def entity_samples(path: Path, classes: Classes) -> Iterator[Sample]:
    """The documents of the entity corpora, cut where lines end."""
    index = {name: i for i, name in enumerate(classes.pos)}
    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        tags = _entities(doc)
        runs: list[list[int]] = [[]]
        for token in doc:
            if token.is_space:
                runs.append([])
            else:
                runs[-1].append(token.i)
        spaces = [bool(token.whitespace_) or token.i + 1 == len(doc) or doc[token.i + 1].is_space for token in doc]
        for run in filter(None, runs):
            known = [doc[i].is_sent_start for i in run]
            yield Sample(
                forms=directed([doc[i].text for i in run], [spaces[i] for i in run]),
                tag=nothing(len(run)),
                morph=nothing(len(run)),
                lemma=nothing(len(run)),
                start=[MISSING if value is None else int(value) for value in known],
                entity=[tags[i] for i in run],
                pos=[index.get(doc[i].tag_, MISSING) for i in run],
                heads=nothing(len(run)),
                deps=nothing(len(run)),
            )


def join(samples: list[Sample]) -> Sample:
    """Samples one after the other as one."""
    heads, offset = [], 0
    for sample in samples:
        heads += [head + offset if head != MISSING else MISSING for head in sample.heads]
        offset += len(sample)
    lists = {
        name: [value for sample in samples for value in getattr(sample, name)]
        for name in ("forms", "tag", "morph", "lemma", "start", "entity", "pos", "deps")
    }
    return Sample(heads=heads, **lists)


def group(document: list[Sample], generator: random.Random) -> Iterator[Sample]:
    """A document in stretches of a few sentences (``SIZES``)."""
    position = 0
    while position < len(document):
        size = generator.choice(SIZES)
        chosen = [disguise(sample, generator) for sample in document[position : position + size]]
        yield join([abbreviate(sample, generator) for sample in chosen[:-1]] + chosen[-1:])
        position += size


def abbreviate(sample: Sample, generator: random.Random) -> Sample:
    """Now and then the last noun and its full stop become one word with a stop: "in the U.S. He left"."""
    last = len(sample) - 1
    if generator.random() > ABBREVIATED or last < 4 or sample.forms[-1] != "." or {last, last - 1} & set(sample.heads):
        return sample
    if not sample.forms[-2].isalpha():
        return sample
    cut = _without_last(sample)
    silent = {name: [*getattr(cut, name)[:-1], MISSING] for name in ("tag", "morph", "lemma", "entity", "deps")}
    return replace(cut, forms=[*cut.forms[:-1], generator.choice(ENDINGS)], **silent)


def disguise(sample: Sample, generator: random.Random) -> Sample:
    """Now and then the same sentence as a headline, in small or in capital letters."""
    draw = generator.random()
    forms = sample.forms
    if draw < 0.02:
        forms = [form.lower() for form in forms]
    elif draw < 0.025:
        forms = [form.upper() for form in forms]
    elif draw < 0.065:
        small = generator.random() < 0.5
        forms = [form if small and form in SMALL else form[:1].upper() + form[1:] for form in forms]
        if forms[-1] == "." and len(forms) > 3 and len(forms) - 1 not in sample.heads:
            sample, forms = _without_last(sample), forms[:-1]
    if forms is sample.forms:
        return sample
    # A lemma's rule speaks of the capitals of the word as it was.
    changed = [a != b for a, b in zip(forms, sample.forms, strict=True)]
    lemma = [MISSING if new else rule for new, rule in zip(changed, sample.lemma, strict=True)]
    return replace(sample, forms=forms, lemma=lemma)


def _without_last(sample: Sample) -> Sample:
    return Sample(*(getattr(sample, name)[:-1] for name in Sample.__slots__))


def build(source: Path, work: Path) -> Corpus:
    """Everything to learn from."""
    news = list(DocBin().from_disk(work / "ner-train.spacy").get_docs(spacy.blank("en").vocab))
    classes = collect(read_documents(source, "train"), news)
    entities = list(entity_samples(work / "ner-train.spacy", classes))
    return Corpus(classes, treebank_samples(source, "train", classes), entities, name_lists(source))


def main() -> None:
    """Write the file."""
    # Under its own name, which the reader of the file will look for.
    from training import samples

    source, work = map(Path, sys.argv[1:])
    (work / "samples.pkl").write_bytes(pickle.dumps(samples.build(source, work)))


if __name__ == "__main__":
    main()
