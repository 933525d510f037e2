"""Tags, lemmas, heads and sentences of a pipeline against the treebanks' dev parts, on gold tokens.

``python -m training.evaluate_syntax MODEL DEV.spacy`` prints one JSON object of shares between 0 and 1. Sentence F is
of raw text, where the pipeline cuts the words itself.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example


def evaluate(model: Path, dev: Path) -> dict[str, float]:
    """Tag, lemma, UAS and LAS on gold tokens, and sentence F on raw text."""
    nlp = spacy.load(model, exclude=["ner"])
    gold = list(DocBin().from_disk(dev).get_docs(nlp.vocab))
    given = [Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in gold]
    examples = [Example(a, b) for a, b in zip(nlp.pipe(given), gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    raw = [Example(a, b) for a, b in zip(nlp.pipe([doc.text for doc in gold]), gold, strict=True)]
    return {
        "tag": round(scores["tag_acc"], 4),
        "lemma": round(scores["lemma_acc"], 4),
        "uas": round(scores["dep_uas"], 4),
        "las": round(scores["dep_las"], 4),
        "sentence_f_raw": round(Scorer(nlp).score(raw)["sents_f"], 4),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures."""
    model, dev = map(Path, sys.argv[1:] if arguments is None else arguments)
    sys.stdout.write(json.dumps(evaluate(model, dev)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
