"""F1 of the entity half of the model, by label and held-out corpus.

    python -m training.evaluate_ner MODEL FOLDER FIGURES

reads ``ner-dev-<corpus>.spacy`` in FOLDER and writes FIGURES (JSON). A span counts when start, end and label agree.
Predictions on words where the corpus is silent count for nothing. GMB and every DATE are silver: gold tags mended by
the rules of this package, so that those figures measure agreement with the rules as much as truth.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from training.labels import FAC, GPE, LABELS, LOC, NORP, ORG, PERSON

CORPORA = ("gmb", "uner", "crossner", "re3d", "gum")
MAIN = {PERSON, ORG, GPE, NORP, LOC}
# The three kinds of UNER: all places are one.
COARSE = {PERSON: "PER", ORG: "ORG", GPE: "LOC", LOC: "LOC", FAC: "LOC"}

Figures = dict[str, float | int]
Key = tuple[int, int, str]  # start, end (characters), label


def spans(doc: Doc, mapping: Callable[[str], str | None]) -> set[Key]:
    """The entities of ``doc`` under other labels; those that map to ``None`` are left out."""
    mapped = ((ent, mapping(ent.label_)) for ent in doc.ents)
    return {(ent.start_char, ent.end_char, label) for ent, label in mapped if label}


def count(nlp: Language, references: list[Doc], mapping: Callable[[str], str | None]) -> Counter[tuple[str, str]]:
    """How many spans are found (``hit``), invented (``extra``) and overlooked (``lost``), by label."""
    counts: Counter[tuple[str, str]] = Counter()
    for reference, predicted in zip(references, nlp.pipe(doc.text for doc in references), strict=True):
        silent = {i for token in reference if token.ent_iob == 0 for i in range(token.idx, token.idx + len(token))}
        gold = spans(reference, mapping)
        found = spans(predicted, mapping)
        found = {key for key in found if key in gold or not silent.intersection(range(key[0], key[1]))}
        for name, keys in (("hit", gold & found), ("extra", found - gold), ("lost", gold - found)):
            counts.update((name, label) for _, _, label in keys)
    return counts


def figures(counts: Counter[tuple[str, str]], labels: set[str]) -> Figures:
    """Precision, recall and F1 (0 to 1) over ``labels`` together, and the number of gold spans."""
    hit, extra, lost = (sum(counts[name, label] for label in labels) for name in ("hit", "extra", "lost"))
    return {
        "precision": round(hit / max(1, hit + extra), 4),
        "recall": round(hit / max(1, hit + lost), 4),
        "f1": round(2 * hit / max(1, 2 * hit + extra + lost), 4),
        "gold": hit + lost,
    }


def evaluate(model: Path, folder: Path) -> dict[str, dict[str, Figures]]:
    """Figures by corpus and label; ``main`` is the five labels that matter most, taken together."""
    nlp = spacy.load(model)
    report: dict[str, dict[str, Figures]] = {}
    for corpus in CORPORA:
        references = list(DocBin().from_disk(folder / f"ner-dev-{corpus}.spacy").get_docs(nlp.vocab))
        counts = count(nlp, references, lambda label: label)
        report[corpus] = {label: figures(counts, {label}) for label in LABELS}
        report[corpus]["main"] = figures(counts, MAIN)
        report[corpus]["all"] = figures(counts, set(LABELS))
        coarse = count(nlp, references, COARSE.get)
        report[f"{corpus}, PER ORG LOC"] = {label: figures(coarse, {label}) for label in ("PER", "ORG", "LOC")}
        report[f"{corpus}, PER ORG LOC"]["all"] = figures(coarse, set(COARSE.values()))
    return report


def show(report: dict[str, dict[str, Figures]]) -> str:
    """One line for each corpus: F1 in percent of every label with at least ten gold spans."""
    lines = []
    for corpus, rows in report.items():
        cells = [f"{label} {100 * row['f1']:.1f}" for label, row in rows.items() if row["gold"] >= 10]
        lines.append(f"{corpus:24} {'  '.join(cells)}")
    return "\n".join(lines)


if __name__ == "__main__":
    result = evaluate(Path(sys.argv[1]), Path(sys.argv[2]))
    Path(sys.argv[3]).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(show(result))
