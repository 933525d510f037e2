"""One pipeline of the two trained halves: syntax from one directory, entities from the other."""

from pathlib import Path

import spacy

from training.tokenization import customise


def assemble(syntax: Path, entities: Path, target: Path, meta: dict[str, object]) -> None:
    """Write the pipeline with the components of ``syntax`` and the ``ner`` of ``entities`` to ``target``.

    ``meta`` is merged into the pipeline's ``meta.json`` (name, version, licence, figures).
    """
    nlp = spacy.load(syntax)
    other = spacy.load(entities)
    if "tok2vec" in other.pipe_names:
        # The two halves were trained apart: each keeps a token-to-vector layer of its own.
        other.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=other)
    customise(nlp)
    nlp.meta.update(meta)
    nlp.meta["performance"] = meta.get("performance", {})
    nlp.to_disk(target, exclude=["vectors"])
