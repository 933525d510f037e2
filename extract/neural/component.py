"""The networks as a spaCy component: it sets sentences, tags, morphology, lemmas, heads, labels and entities at once.

Several networks of one kind, trained from different seeds, vote: their scores are added up task by task. What would
make probabilities of them is the same for all classes of a word (and for all heads of a word, as each has just one), so
that the best are the best without it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc, Span, Token
from spacy.training import Example
from spacy.util import registry

from extract.neural.decoding import Floats, Spans, best_tree
from extract.neural.lemmas import first_fit
from extract.neural.network import REMEMBERED, Ints, Network
from extract.neural.words import Features, directed

Hashes = NDArray[np.uint64]

FACTORY = "joint_parser"
EMPTY_TOKENIZER = "events.EmptyTokenizer.v1"
COLUMNS: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA"]
RULES = 3  # lemma rules that are tried, best first
# The odds from which a sentence starts: below even, for a boundary that is overlooked spoils two sentences and their
# trees, and one too many but one. Chosen on the dev parts of the treebanks: F on gold words 88.8 instead of 87.8.
START = -1.0
BARRED = np.uint64(2**64 - 1)  # in spaCy's column SENT_START, for -1: no sentence starts here
LONGEST = 120  # words in a sentence: tables and lists without a full stop would cost their square


@dataclass(frozen=True, slots=True)
class Names:
    """The classes of every task, in the order of the network's numbers, and the irregular verbs."""

    tag: list[str]
    morph: list[str]
    lemma: list[str]
    dep: list[str]
    entity: list[str]
    irregular: dict[str, str]  # lemmas that are looked up, by "form|tag"


@dataclass(frozen=True, slots=True)
class Keys:
    """The same classes as spaCy's hashes; ``morph`` has two columns, part of speech and features."""

    dep: Hashes
    tag: Hashes
    morph: Hashes


@dataclass(frozen=True, slots=True)
class Classes:
    """What was found for all words of a batch: numbers of classes, rows of heads, and the scores of the lemma rules."""

    heads: Ints
    deps: Ints
    tags: Ints
    morphs: Ints
    lemmas: Floats


class JointParser:
    """Reads documents; empty until ``from_disk``. Sentence starts that are set already are kept."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.networks: list[Network] = []
        self.names = Names([], [], [], [], [], {})
        self.spans = Spans([])
        self.lemmas: dict[tuple[str, int], str] = {}  # by word and best rule

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document in place."""
        self.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate documents ``batch_size`` at a time."""
        waiting = iter(stream)
        while docs := list(islice(waiting, batch_size)):
            self.annotate(docs)
            yield from docs

    def annotate(self, docs: list[Doc]) -> None:
        """Annotate documents in place, all in one run of the network.

        :raises ValueError: if the weights have not been read.
        """
        if not self.networks:
            raise ValueError(f"{self.name} has no weights yet: read the pipeline with spacy.load")
        texts = [[token.text for token in doc] for doc in docs]
        words = [np.flatnonzero(doc.to_array("IS_SPACE") == 0).tolist() for doc in docs]
        forms = [_forms(doc, run, text) for doc, run, text in zip(docs, words, texts, strict=True)]
        begins = [_known_starts(doc, run) for doc, run in zip(docs, words, strict=True)]
        pieces = [run[a:b] for run, starts in zip(forms, begins, strict=True) for a, b in pairwise([*starts, len(run)])]
        if not pieces:
            return
        hidden = [network.encode(pieces) for network in self.networks]
        odds = self._vote("start", hidden)
        log_odds: Floats = (odds[:, 1] - odds[:, 0]) / np.float32(len(self.networks))
        sentences: list[list[int]] = []  # of each document: where they start, and its end
        first = 0
        for doc, run, known in zip(docs, words, begins, strict=True):
            barred = (doc.to_array("SENT_START")[run] == BARRED).tolist()
            sentences.append([*_starts(log_odds[first : first + len(run)], known, barred), len(run)])
            first += len(run)
        lengths = [b - a for bounds in sentences for a, b in pairwise(bounds)]
        heads = self._heads(hidden, lengths)
        labels = _sum(network.labels(h, heads) for network, h in zip(self.networks, hidden, strict=True))
        classes = Classes(
            heads=heads,
            deps=labels.argmax(axis=1),
            tags=self._vote("tag", hidden).argmax(axis=1),
            morphs=self._vote("morph", hidden).argmax(axis=1),
            lemmas=self._vote("lemma", hidden),
        )
        entities = self._vote("entity", hidden)
        first = 0
        for doc, text, run, bounds in zip(docs, texts, words, sentences, strict=True):
            if run:  # else white space alone
                self._annotate(doc, text, run, first, classes)
                self._name(doc, run, bounds, entities[first : first + len(run)])
            first += len(run)

    def _name(self, doc: Doc, run: list[int], bounds: list[int], scores: Floats) -> None:
        """Set the entities; none runs over the end of a sentence."""
        spans = []
        for a, b in pairwise(bounds):
            for start, end, label in self.spans.decode(scores[a:b]):
                spans.append(Span(doc, run[a + start], run[a + end - 1] + 1, label=label))
        doc.set_ents(spans)

    def _vote(self, task: str, hidden: list[Floats]) -> Floats:
        """The summed scores of the classes of a task: (words, classes)."""
        return _sum(network.classes(task, h) for network, h in zip(self.networks, hidden, strict=True))

    def _lemma(self, form: str, best: int, scores: Floats) -> str:
        """The lemma of a word by the ``best`` rule, or where that does not fit by one of the next, by their scores."""
        key = (form, best)
        lemma = self.lemmas.get(key)
        if lemma is None:
            if len(self.lemmas) > REMEMBERED:
                self.lemmas.clear()
            rules = np.argsort(-scores, kind="stable")[:RULES].tolist()
            lemma = self.lemmas[key] = first_fit((self.names.lemma[i] for i in rules), form)
        return lemma

    def _heads(self, hidden: list[Floats], lengths: list[int]) -> Ints:
        heads: list[int] = []
        votes = [network.arcs(h, lengths) for network, h in zip(self.networks, hidden, strict=True)]
        for scores in zip(*votes, strict=True):
            offset = len(heads)
            heads += [offset + head for head in best_tree(_sum(scores))]
        return np.array(heads, np.int64)

    def _annotate(self, doc: Doc, texts: list[str], run: list[int], first: int, classes: Classes) -> None:
        """Write one document, whose words begin at ``first``; white space hangs on the word before it."""
        part = slice(first, first + len(run))
        strings = doc.vocab.strings
        values = np.zeros((len(doc), len(COLUMNS)), np.uint64)
        at = np.array(run)
        # White space belongs to the word before it, in front of all words to the first.
        owners = np.maximum(np.searchsorted(at, np.arange(len(doc)), side="right") - 1, 0)
        values[:, 0] = (at[owners] - np.arange(len(doc))).astype(np.uint64)
        values[:, 1:5] = self.blank
        values[at, 0] = (at[classes.heads[part] - first] - at).astype(np.uint64)
        values[at, 1] = self.keys.dep[classes.deps[part]]
        values[at, 2] = self.keys.tag[classes.tags[part]]
        values[at, 3:5] = self.keys.morph[classes.morphs[part]]
        values[:, 5] = doc.to_array("ORTH")  # of white space its lemma too
        scores = classes.lemmas[part]
        rows = zip(run, classes.tags[part].tolist(), scores.argmax(axis=1).tolist(), scores, strict=True)
        lemmas = []
        for place, tag, best, row in rows:
            form = texts[place]
            lemma = self.names.irregular.get(f"{form.lower()}|{self.names.tag[tag]}")
            lemmas.append(strings.add(lemma or self._lemma(form, best, row)))
        values[at, 5] = np.array(lemmas, np.uint64)
        doc.from_array(COLUMNS, values)  # type: ignore[arg-type]  # unsigned, as spaCy's own hashes are

    def score(self, examples: Iterable[Example]) -> dict[str, Any]:
        """What spaCy's own components report, under the same keys."""
        found = list(examples)
        scores: dict[str, Any] = {}
        for attribute in ("tag", "pos", "lemma"):
            scores |= Scorer.score_token_attr(found, attribute)
        scores |= Scorer.score_deps(found, "dep", getter=_dep, ignore_labels=("p", "punct"))
        scores |= Scorer.score_spans(found, "sents", has_annotation=_has_sentences)
        return scores | Scorer.score_spans(found, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write ``names.json`` and one ``weights-N.npz`` (half precision) for each network."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        features = self.networks[0].features
        names = {"vocabulary": features.vocabulary, "lists": features.lists, "buckets": features.buckets}
        text = json.dumps(names | asdict(self.names), ensure_ascii=False)
        (folder / "names.json").write_text(text, encoding="utf-8")
        for number, network in enumerate(self.networks):
            halves = {name: array.astype(np.float16) for name, array in network.weights.items()}
            np.savez(folder / f"weights-{number}.npz", **halves)  # type: ignore[arg-type]  # names, no options

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "JointParser":
        """Read what ``to_disk`` wrote."""
        folder = Path(path)
        weights = []
        for file in sorted(folder.glob("weights-*.npz")):
            with np.load(file) as arrays:
                weights.append(dict(arrays))
        self.load((folder / "names.json").read_text(encoding="utf-8"), weights)
        return self

    def load(self, names: str, weights: Sequence[Mapping[str, NDArray[np.generic]]]) -> None:
        """Take the names of words and classes (JSON) and the weights of one or more networks."""
        read = json.loads(names)
        features = Features(read.pop("vocabulary"), read.pop("lists"), read.pop("buckets"))
        self.networks = [Network(arrays, features) for arrays in weights]
        self.names = Names(**read)
        self.spans = Spans(self.names.entity)
        self._intern()

    def _intern(self) -> None:
        """Enter all classes into the vocabulary for good: what is entered within a memory zone goes with it."""
        strings, morphology = self.vocab.strings, self.vocab.morphology
        pairs = []
        for name in self.names.morph:
            pos, _, features = name.partition("|")
            pairs.append((strings.add(pos), morphology.add(features)))
        self.keys = Keys(
            dep=np.array([strings.add(dep) for dep in self.names.dep], np.uint64),
            tag=np.array([strings.add(tag) for tag in self.names.tag], np.uint64),
            morph=np.array(pairs, np.uint64),
        )
        space = (strings.add("dep"), strings.add("_SP"), strings.add("SPACE"), morphology.add(""))
        self.blank = np.array(space, np.uint64)


def _sum(arrays: Iterable[Floats]) -> Floats:
    """Arrays of one shape added up; the first may be written to."""
    first, *others = arrays
    for other in others:
        first += other
    return first


def _dep(token: Token, attribute: str) -> str:
    return str(getattr(token, f"{attribute}_")).lower()


def _has_sentences(doc: Doc) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _forms(doc: Doc, run: list[int], texts: list[str]) -> list[str]:
    """The words as the network knows them; white space may be a token of its own."""
    spaced = doc.to_array("SPACY") != 0
    spaced[:-1] |= doc.to_array("IS_SPACE")[1:] != 0
    return directed([texts[i] for i in run], spaced[run].tolist())


def _known_starts(doc: Doc, run: list[int]) -> list[int]:
    """Places in ``run`` where a sentence surely starts: the first word, those marked, those after an empty line."""
    starts = [0] if run else []
    marked = (doc.to_array("SENT_START") == 1).tolist()
    for place, (before, i) in enumerate(pairwise(run), 1):
        if marked[i] or (i - before > 1 and any("\n\n" in doc[j].text for j in range(before + 1, i))):
            starts.append(place)
    return starts


def _starts(log_odds: Floats, known: list[int], barred: list[bool]) -> list[int]:
    """Places where sentences start: those known, those likely enough; none of the barred ones.

    A sentence of more than ``LONGEST`` words is cut where a start is likeliest.
    """
    sure = set(known)
    starts = [i for i, odds in enumerate(log_odds) if i in sure or (odds > START and not barred[i])]
    cut: list[int] = []
    for a, b in pairwise([*starts, len(log_odds)]):
        cut.append(a)
        while b - a > LONGEST:
            a = a + 10 + int(log_odds[a + 10 : a + LONGEST].argmax())
            cut.append(a)
    return cut


@Language.factory(
    FACTORY,
    assigns=[
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
        "token.is_sent_start",
        "doc.ents",
    ],
)
def create(nlp: Language, name: str) -> JointParser:
    """The factory that spaCy calls for a pipeline of this component."""
    return JointParser(nlp, name)


@registry.tokenizers(EMPTY_TOKENIZER)  # type: ignore[untyped-decorator]
def create_empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, for a pipeline that reads its own from disk: the English ones need not be built."""
    return lambda nlp: Tokenizer(nlp.vocab)
