"""The model card: what the bundled pipeline is, from what it was trained, how well it does, and on what terms."""

from collections.abc import Sequence
from pathlib import Path

from training.evaluate import Figure

META: dict[str, object] = {
    "name": "news",
    "lang": "en",
    "version": "0.2.0",
    "description": "English pipeline for political news: tags, morphology, lemmas, dependencies, sentences, entities.",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0"},
        {"name": "UD English GUM, permissive part", "license": "CC BY 4.0"},
        {"name": "Groningen Meaning Bank", "license": "texts public domain; annotation free for research"},
        {"name": "Universal NER, English EWT", "license": "CC BY-SA 4.0"},
        {"name": "CrossNER politics", "license": "MIT"},
        {"name": "Wikigold", "license": "CC BY 4.0"},
        {"name": "re3d, without the BBC part", "license": "public domain, OGL, CC BY, CC BY-SA, per source"},
    ],
}

CARD = """# The bundled language model

An English spaCy pipeline for political news. One component, `joint_parser`, sets everything at once: tags (Penn),
morphology, lemmas, dependencies (Universal Dependencies), sentence boundaries and named entities (PERSON, ORG, GPE,
LOC, NORP, FAC, EVENT, DATE). Words become vectors of their spelling, character n-grams, shape and lists of names; two
layers of bidirectional LSTM read them in context; linear layers and a biaffine scorer of arcs answer for each task.
Two networks of different seeds vote. No pretrained vectors, and nothing but NumPy at run time.
`training/` rebuilds it with one command.

## Figures

In percent, gold words unless it says raw text; `python -m training.evaluate --data DATA` prints them.

| measure | held out | figure | at least |
|---|---|---|---|
{rows}

Trees are scored over documents of ten sentences whose boundaries the model finds itself, which cost it what lies
between those lines and the ones with true sentences. The treebanks keep no paragraph breaks, so that headings and web
text without a full stop run into the next sentence; in an article, where breaks are known, boundaries are far better.
The Groningen figure measures agreement with silver labels that are partly made by rules of ours.

## Limits

Trained on web text, Wikipedia and Voice of America news up to 2010. Weak on e-mail and speech, on bare surnames in
headlines, on ships and weapons, which it does not mark. Titles are left outside PERSON and found by rule, and so are
numbers of casualties: the corpora do not mark them well enough to learn from.

## Terms

The weights are under CC BY-SA 4.0 (`LICENSE`), for they are trained on share-alike data: UD English EWT (CC BY-SA
4.0), UD English GUM (CC BY 4.0), Universal NER (CC BY-SA 4.0), Wikigold (CC BY 4.0), CrossNER (MIT), re3d (public
domain, OGL, CC BY, CC BY-SA), Groningen Meaning Bank (texts in the public domain, annotation free for research). The
lists of names come from Wikidata (CC0), GeoNames (CC BY 4.0) and the Unicode CLDR. The code is under Apache-2.0.
"""


def write_card(model: Path, figures: Sequence[Figure]) -> None:
    """Write ``README.md`` into the model's folder."""
    rows = [f"| {' | '.join(figure.cells(1))} |" for figure in figures]
    (model / "README.md").write_text(CARD.format(rows="\n".join(rows)), encoding="utf-8")
