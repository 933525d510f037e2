"""One spaCy pipeline of the trained networks."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy

from extract.neural.component import FACTORY, JointParser
from training.tokenization import customise


def assemble(trained: Sequence[Path], target: Path, meta: dict[str, object]) -> None:
    """Write the pipeline of the networks in the folders ``trained``, which vote, to ``target``.

    ``meta`` is merged into the pipeline's ``meta.json`` (name, version, licence, figures).
    """
    nlp = spacy.blank("en")
    customise(nlp)
    # Under the name that tells everyone who looks that the pipeline has trees.
    component = nlp.add_pipe(FACTORY, name="parser")
    assert isinstance(component, JointParser)
    names = (trained[0] / "names.json").read_text(encoding="utf-8")
    weights = []
    for folder in trained:
        with np.load(folder / "weights.npz") as arrays:
            weights.append(dict(arrays))
    component.load(names, weights)
    nlp.meta.update(meta)
    for folder in filter(Path.is_dir, target.glob("*")):
        shutil.rmtree(folder)  # what another pipeline left there
    nlp.to_disk(target, exclude=["vectors"])
