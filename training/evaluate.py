"""What the shipped model reaches on the parts that were held back, next to what it should reach.

    python -m training.evaluate --data DATA [--model MODEL]

Gold words unless said otherwise. Documents of the treebanks are read ten sentences at a time, and where a sentence
ends is for the model to find, for its tree too; a second line gives it the true boundaries. Groningen's own tags are
silver, mended by rules of this package, so that its figure measures agreement with them as much as truth.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

import extract.neural.component  # noqa: F401  registers the component
from extract.language import tokenize
from tests.boundaries import f1, read_cases
from training.entities import held_out
from training.labels import FAC, GPE, LOC, NORP, ORG, PERSON
from training.treebanks import dev_docs

MODEL = Path(__file__).parent.parent / "extract" / "model"
MAIN = {label: label for label in (PERSON, ORG, GPE, NORP, LOC)}
# The three kinds that corpora of other schemes share: all places are one.
COARSE = {PERSON: "PER", ORG: "ORG", GPE: "LOC", LOC: "LOC", FAC: "LOC"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured share (0 to 1) and the least that is asked; 0 asks for nothing."""

    measure: str
    held_out: str
    value: float
    least: float = 0.0

    def cells(self, digits: int) -> tuple[str, str, str, str]:
        """The row of a table: shares in percent, a size as it is."""
        if self.value > 1:
            return self.measure, self.held_out, f"{self.value:.1f}", ""
        least = f"{100 * self.least:.1f}" if self.least else ""
        return self.measure, self.held_out, f"{100 * self.value:.{digits}f}", least


def spans(doc: Doc, mapping: Callable[[str], str | None]) -> set[tuple[int, int, str]]:
    """The entities of ``doc`` (start, end in characters) under other labels; those mapped to ``None`` are left out."""
    mapped = ((ent, mapping(ent.label_)) for ent in doc.ents)
    return {(ent.start_char, ent.end_char, label) for ent, label in mapped if label}


def entity_f1(nlp: Language, references: list[Doc], mapping: Callable[[str], str | None]) -> float:
    """F1 over the entities; what is found where the corpus is silent counts for nothing."""
    hit = found_count = gold_count = 0
    for reference, predicted in zip(references, nlp.pipe([_bare(doc, nlp.vocab) for doc in references]), strict=True):
        silent = {i for token in reference if token.ent_iob == 0 for i in range(token.idx, token.idx + len(token))}
        gold = spans(reference, mapping)
        found = {k for k in spans(predicted, mapping) if k in gold or not silent.intersection(range(k[0], k[1]))}
        hit += len(gold & found)
        found_count += len(found)
        gold_count += len(gold)
    return 2 * hit / (found_count + gold_count)


def _bare(doc: Doc, vocab: Vocab, sentences: bool = False) -> Doc:
    bare = Doc(vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    if sentences:
        for token, true in zip(bare, doc, strict=True):
            token.is_sent_start = true.is_sent_start
    return bare


def syntax(nlp: Language, gold: list[Doc]) -> list[Figure]:
    """Trees, tags, lemmas and sentences over both treebanks."""
    where = "EWT dev + GUM dev"
    scores = []
    for sentences in (False, True):
        given = nlp.pipe([_bare(doc, nlp.vocab, sentences) for doc in gold])
        examples = [Example(a, b) for a, b in zip(given, gold, strict=True)]
        scores.append(Scorer(nlp).score(examples))
    free, bound = scores
    raw = [Example(a, b) for a, b in zip(nlp.pipe([doc.text for doc in gold]), gold, strict=True)]
    return [
        Figure("UAS", where, free["dep_uas"], 0.875),
        Figure("LAS", where, free["dep_las"], 0.845),
        Figure("UAS, true sentences", where, bound["dep_uas"]),
        Figure("LAS, true sentences", where, bound["dep_las"]),
        Figure("tag", where, free["tag_acc"], 0.955),
        Figure("lemma", where, free["lemma_acc"], 0.975),
        Figure("sentence F, gold words", where, free["sents_f"]),
        Figure("sentence F, raw text", where, Scorer(nlp).score(raw)["sents_f"], 0.93),
    ]


def boundaries(nlp: Language) -> Figure:
    """Sentences of our own cases of headlines, datelines, captions, quotes and abbreviations, in raw text."""
    pairs = []
    for case in read_cases():
        # As the package reads a text: words without white space, breaks of paragraphs known.
        doc, starts = tokenize(nlp, case.text)
        found = {(starts[s.start], starts[s.end - 1] + len(s[-1])) for s in nlp(doc).sents}
        pairs.append((found, set(case.sentences)))
    return Figure("sentence F, raw text", "headlines, quotes and others", f1(pairs), 0.97)


def entities(nlp: Language, data: Path) -> list[Figure]:
    """Entities of every corpus that holds a part back."""
    docs = held_out(data)
    return [
        Figure("PERSON ORG GPE NORP LOC", "last tenth of GMB", entity_f1(nlp, docs["gmb"], MAIN.get), 0.86),
        Figure("PER ORG LOC", "UNER-EWT dev", entity_f1(nlp, docs["uner"], COARSE.get), 0.78),
        Figure("PER ORG LOC", "re3d, a third", entity_f1(nlp, docs["re3d"], COARSE.get), 0.70),
        Figure("PERSON ORG GPE NORP LOC", "CrossNER politics, a fifth", entity_f1(nlp, docs["crossner"], MAIN.get)),
        Figure("PERSON ORG GPE NORP LOC", "GUM dev", entity_f1(nlp, docs["gum"], MAIN.get)),
    ]


def evaluate(model: Path, data: Path) -> list[Figure]:
    """All figures of a pipeline."""
    nlp = spacy.load(model)
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 2**20
    figures = [*syntax(nlp, dev_docs(nlp.vocab, data / "treebank")), boundaries(nlp), *entities(nlp, data)]
    return [*figures, Figure("size in MB (at most 35)", "", size)]


def table(figures: list[Figure]) -> Table:
    """One row a figure, in percent."""
    drawn = Table("measure", "held out", "figure", "at least")
    for figure in figures:
        drawn.add_row(*figure.cells(2))
    return drawn


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    Console(file=sys.stdout, width=100).print(table(evaluate(options.model, options.data)))


if __name__ == "__main__":
    main()
