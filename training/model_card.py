"""The model card: what the bundled pipeline is, from what it was trained, how well it does, and on what terms."""

from pathlib import Path
from typing import Any

CARD = """# The bundled language model

An English spaCy pipeline for political news: tagger, morphology, lemmas, dependency parser with sentence boundaries
(labels of Universal Dependencies), named entities (PERSON, ORG, GPE, LOC, NORP, FAC, EVENT, DATE). Two small
convolutional token-to-vector layers, one for syntax and one for entities; no pretrained vectors. `training/` rebuilds
it with one
command.

## Figures

Syntax on the dev parts of UD English EWT and GUM (permissive part), gold tokens; sentence F on raw text.

| tag | lemma | UAS | LAS | sentence F |
|---|---|---|---|---|
| {tag:.1%} | {lemma:.1%} | {uas:.1%} | {las:.1%} | {sentence_f_raw:.1%} |

Entities, F1 of spans with their label; PERSON, ORG, GPE, NORP and LOC together.

| held-out corpus | F1 |
|---|---|
{entities}

The Groningen figure measures agreement with silver labels that are partly made by rules of ours.

## Limits

Trained on web text, Wikipedia and Voice of America news up to the 2000s. Weak on e-mail and speech, on bare surnames in
headlines, on ships and weapons. Sentence boundaries of raw web text without punctuation are poor.

## Terms

The weights are under CC BY-SA 4.0 (`LICENSE`), for they are trained on share-alike data: UD English EWT (CC BY-SA
4.0), UD English GUM (CC BY 4.0), Universal NER (CC BY-SA 4.0), Wikigold (CC BY 4.0), CrossNER (MIT), re3d (public
domain, OGL, CC BY, CC BY-SA), Groningen Meaning Bank (texts in the public domain, annotation free for research). The
code is under Apache-2.0.
"""

NAMES = {
    "gmb": "Groningen Meaning Bank, last tenth",
    "re3d": "re3d, a third of the documents",
    "crossner": "CrossNER politics",
    "gum": "GUM dev",
    "uner, PER ORG LOC": "Universal NER dev, PER, ORG and LOC",
}


def write_card(model: Path, figures: dict[str, Any]) -> None:
    """Write ``README.md`` into the model's folder."""
    rows = []
    for key, name in NAMES.items():
        scores = figures["entities"].get(key, {})
        best = scores.get("main") if "main" in scores else scores.get("all")
        if best:
            rows.append(f"| {name} | {best['f1']:.1%} |")
    (model / "README.md").write_text(CARD.format(entities="\n".join(rows), **figures["syntax"]), encoding="utf-8")
