"""Rebuild what the package ships from the sources: the language model, the list of words and the gazetteer.

    python -m training.build --data DATA --work WORK

DATA holds ``treebank/``, ``ner/`` and ``gazetteer/``; WORK takes corpora and checkpoints. The two halves of the model
are trained side by side, one core each. A step whose result lies in WORK already is not done again.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from training import treebanks, words
from training.assemble import assemble
from training.evaluate_syntax import evaluate
from training.model_card import write_card

HERE = Path(__file__).parent
EXTRACT = HERE.parent / "extract"
MODEL = EXTRACT / "model"
# Two trainings share the machine: more threads each would only contend.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
META = {
    "name": "news",
    "lang": "en",
    "version": "0.1.0",
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


def _train(half: str, work: Path) -> subprocess.Popen[bytes] | None:
    """Start ``spacy train`` for ``syntax`` or ``ner``; None when its model is there."""
    if (work / half / "model-last").exists():
        return None
    command = [sys.executable, "-m", "spacy", "train", str(HERE / f"{half}.cfg"), "--output", str(work / half)]
    command += ["--paths.train", str(work / f"{half}-train.spacy"), "--paths.dev", str(work / f"{half}-dev.spacy")]
    command += ["--code", str(HERE / "tokenization.py")]
    with (work / f"{half}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=os.environ | ONE_THREAD)


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, cwd=HERE.parent, env=os.environ | ONE_THREAD)


def build(data: Path, work: Path) -> None:
    """All steps in order.

    :raises RuntimeError: if a training ends with an error; its log says why.
    """
    work.mkdir(parents=True, exist_ok=True)
    words.build(data, EXTRACT / "data" / "words.txt")
    _run("training.gazetteer", "--data", str(data))
    for part in ("train", "dev"):
        target = work / f"syntax-{part}.spacy"
        if not target.exists():
            treebanks.convert(data / "treebank", part, target)
    if not (work / "ner-train.spacy").exists():
        _run("training.entities", str(data), str(work))
    trainings = {half: _train(half, work) for half in ("syntax", "ner")}
    for half, training in trainings.items():
        if training is not None and training.wait():
            raise RuntimeError(f"training of {half} failed, see {work / half}.log")
    figures_file = work / "ner-figures.json"
    _run("training.evaluate_ner", str(work / "ner" / "model-best"), str(work), str(figures_file))
    figures = {
        "syntax": evaluate(work / "syntax" / "model-best", work / "syntax-dev.spacy"),
        "entities": json.loads(figures_file.read_text(encoding="utf-8")),
    }
    assemble(work / "syntax" / "model-best", work / "ner" / "model-best", MODEL, META | {"performance": figures})
    write_card(MODEL, figures)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build with the folders of the command line."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the sources")
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora and checkpoints")
    options = parser.parse_args(arguments)
    build(options.data.resolve(), options.work.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())
