"""Entity corpora → training documents, and the parts that are held back.

    python -m training.entities DATA OUT

writes ``ner-train.spacy`` into OUT.
"""

import csv
import lzma
import random
import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training import treebanks
from training.calendar_dates import find_dates
from training.conflict import read_re3d
from training.corpora import read_crossner, read_uner, read_wikigold
from training.gum import read_gum
from training.labels import DATE, NORP, Passage, Span
from training.names import known_names, label_of_known
from training.news import read_news
from training.swaps import load_stock, swap
from training.tokenization import customise
from training.treebanks import read_conllu

BREAK_EVERY = 8
SMALL = set("a an the of in on at to for and or by as with from over after".split())
# Shares of training passages that come a second time in another guise.
HEADLINES, LOWER, UPPER = 0.05, 0.015, 0.004
# The share of news passages that come again with other names.
SWAPPED = 0.2
# News of our own kind is scarce outside GMB: these small corpora are read so many times.
TIMES = {"re3d": 2, "crossner": 2, "uner": 1, "wikigold": 1, "gum": 1, "gmb": 1}


def complete(passage: Passage) -> Passage:
    """Add dates everywhere, nations everywhere outside names, and sure names where the corpus says nothing."""
    text = passage.text
    taken = [False] * len(text)
    spans: list[Span] = []
    for start, end, label in passage.spans:
        taken[start:end] = [True] * (end - start)
        spans.append((start, end, label))
    known = label_of_known()
    silent = {i for start, end in passage.unknown for i in range(start, end)}
    found = [(match.start(), match.end(), known[match.group()]) for match in known_names().finditer(text)]
    found = [hit for hit in found if hit[2] == NORP or hit[0] in silent]
    for start, end, label in [(start, end, DATE) for start, end in find_dates(text)] + found:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            spans.append((start, end, label))
    unknown = [(start, end) for start, end in passage.unknown if not any(taken[start:end])]
    return Passage(text, sorted(spans), unknown, passage.sentences, passage.tags)


def dress(passage: Passage, style: str, generator: random.Random) -> Passage:
    """The same passage as a headline (every word capitalised), in small or in capital letters; offsets stay."""
    text = passage.text
    if style == "headline":
        small = generator.random() < 0.5
        words = [word if small and word in SMALL else word[:1].upper() + word[1:] for word in text.split(" ")]
        changed = " ".join(words)
    else:
        changed = text.lower() if style == "lower" else text.upper()
    return Passage(changed if len(changed) == len(text) else text, passage.spans, passage.unknown)


def join(passages: list[Passage], breaks: set[int]) -> Passage:
    """Passages one after the other; after those numbered in ``breaks`` the line ends."""
    joined = Passage("")
    for number, passage in enumerate(passages):
        offset = len(joined.text)
        joined.spans += [(start + offset, end + offset, label) for start, end, label in passage.spans]
        joined.unknown += [(start + offset, end + offset) for start, end in passage.unknown]
        joined.sentences += [start + offset for start in passage.sentences]
        joined.tags += [(start + offset, end + offset, tag) for start, end, tag in passage.tags]
        joined.text += passage.text + ("" if number == len(passages) - 1 else "\n" if number in breaks else " ")
    return joined


def to_doc(nlp: Language, passage: Passage) -> Doc:
    """The passage in the words of our own tokenizer."""
    return annotate(nlp.make_doc(passage.text), passage)


def annotate(doc: Doc, passage: Passage) -> Doc:
    """Set what the passage knows; where a name ends inside a token, the token is unknown ("U.S.-led")."""
    entities = []
    silent = list(passage.unknown)
    for start, end, label in passage.spans:
        span = doc.char_span(start, end, label=label)
        if span is None:
            silent.append((start, end))
        else:
            entities.append(span)
    inside = {token.i for span in entities for token in span}
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in silent)
    unknown = {token.i for span in spans if span for token in span} - inside
    doc.set_ents(entities, missing=[doc[i : i + 1] for i in sorted(unknown)])
    tags = {(start, end): tag for start, end, tag in passage.tags}
    for token in doc:
        token.tag_ = tags.get((token.idx, token.idx + len(token)), "")
        if passage.sentences:
            token.is_sent_start = token.idx in passage.sentences
    return doc


def bundle(nlp: Language, passages: list[Passage], generator: random.Random | None) -> list[Doc]:
    """Group consecutive passages into documents: one to six for training, five for measuring (no generator)."""
    docs = []
    position = 0
    while position < len(passages):
        size = generator.choice((1, 1, 2, 3, 4, 6)) if generator else 5
        group = passages[position : position + size]
        position += size
        breaks = {i for i in range(size) if generator and generator.randrange(BREAK_EVERY) == 0}
        docs.append(to_doc(nlp, join(group, breaks)))
        for number, passage in enumerate(group if generator else []):
            draw = generator.random() if generator else 1.0
            if draw < HEADLINES and generator:
                headline = dress(passage, "headline", generator)
                headline.text = headline.text.removesuffix(".") if generator.random() < 0.7 else headline.text
                docs.append(to_doc(nlp, join([headline, *group[number + 1 : number + 2]], {0})))
            elif draw < HEADLINES + LOWER + UPPER and generator:
                docs.append(to_doc(nlp, dress(passage, "lower" if draw < HEADLINES + LOWER else "upper", generator)))
    return docs


def people(source: Path) -> frozenset[str]:
    """Full names of office holders, against slips of the silver corpus."""
    with lzma.open(source / "gazetteer/office_holders_since_2001.csv.xz", "rt", encoding="utf-8") as lines:
        return frozenset(name for row in csv.DictReader(lines) if " " in (name := row["person"]))


def load(source: Path) -> tuple[dict[str, list[list[Passage]]], dict[str, list[list[Passage]]]]:
    """Training and held-out passages of every corpus, in runs that may be joined into documents."""
    news = read_news(source / "ner/gmb.csv.xz", people(source))
    cut = len(news) * 9 // 10
    politics = read_crossner(source)
    conflict = read_re3d(source)
    train = {
        "gmb": [news[:cut]],
        "uner": [read_uner(source, "train")],
        "wikigold": [read_wikigold(source)],
        "crossner": [[passage for i, passage in enumerate(politics) if i % 5]],
        "re3d": [document for i, document in enumerate(conflict) if i % 3],
        "gum": read_gum(source, "train"),
    }
    dev = {
        "gmb": [news[cut:]],
        "uner": [read_uner(source, "dev")],
        "crossner": [politics[::5]],
        "re3d": conflict[::3],
        "gum": read_gum(source, "dev"),
    }
    return train, dev


def convert(source: Path, target: Path, seed: int = 0) -> dict[str, Counter[str]]:
    """Write the file; returns how many entities of each label and how many words every corpus gave."""
    generator = random.Random(seed)
    nlp = spacy.blank("en")
    customise(nlp)
    stock = load_stock(source)
    train, _ = load(source)
    counts: dict[str, Counter[str]] = {}
    attrs = ["ENT_IOB", "ENT_TYPE", "SPACY", "TAG", "SENT_START"]
    binary = DocBin(attrs=attrs)
    for name, runs in train.items():
        counts[name] = Counter()
        for _ in range(TIMES[name]):
            for run in runs:
                passages = [complete(passage) for passage in run]
                if name == "gmb":
                    named = [passage for passage in passages if passage.spans and generator.random() < SWAPPED]
                    passages += [swap(passage, stock, generator) for passage in named]
                for doc in bundle(nlp, passages, generator):
                    binary.add(doc)
                    counts[name].update([ent.label_ for ent in doc.ents] + ["words"] * len(doc))
    binary.to_disk(target / "ner-train.spacy")
    return counts


def held_out(source: Path) -> dict[str, list[Doc]]:
    """By corpus the documents that no training sees, in the words of our tokenizer.

    Universal NER comes in the words of its treebank, one sentence a document, as it is published.
    """
    nlp = spacy.blank("en")
    customise(nlp)
    _, dev = load(source)
    passages = {passage.text: complete(passage) for run in dev.pop("uner") for passage in run}
    docs = {
        name: [doc for run in runs for doc in bundle(nlp, [complete(passage) for passage in run], None)]
        for name, runs in dev.items()
    }
    sentences = (rows for document in read_conllu(source / "treebank/ewt-dev.conllu.xz") for rows in document)
    bare = (treebanks.to_doc(nlp.vocab, [rows]) for rows in sentences)
    docs["uner"] = [annotate(doc, passages[doc.text.rstrip()]) for doc in bare if doc.text.rstrip() in passages]
    return docs


if __name__ == "__main__":
    for corpus, labels in convert(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(corpus, dict(labels))
