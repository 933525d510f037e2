"""Rebuild what the package ships from the sources: the language model, the list of words and the gazetteer.

    python -m training.build --data DATA --work WORK

DATA holds ``treebank/``, ``ner/`` and ``gazetteer/``; WORK takes corpora and checkpoints. The networks are trained side
by side, one core each. A step whose result lies in WORK already is not done again.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from training import words
from training.assemble import assemble
from training.evaluate import evaluate
from training.model_card import META, write_card

HERE = Path(__file__).parent
EXTRACT = HERE.parent / "extract"
MODEL = EXTRACT / "model"
SEEDS = (1, 2)
STEPS = 8_000
# The trainings share the machine: more threads each would only contend.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def _command(module: str, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", module, *map(str, arguments)]


def _run(module: str, *arguments: str | Path) -> None:
    subprocess.run(_command(module, *arguments), check=True, cwd=HERE.parent, env=os.environ | ONE_THREAD)


def _learn(work: Path, seed: int) -> subprocess.Popen[bytes] | None:
    """Start the training of one network; None when it is there."""
    out = work / f"network-{seed}"
    if (out / "weights.npz").exists():
        return None
    command = _command("training.learn", work, out, "--seed", str(seed), "--steps", str(STEPS))
    with (work / f"network-{seed}.log").open("ab") as log:
        return subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, cwd=HERE.parent, env=os.environ | ONE_THREAD
        )


def build(data: Path, work: Path) -> None:
    """All steps in order.

    :raises RuntimeError: if a training ends with an error; its log says why.
    """
    work.mkdir(parents=True, exist_ok=True)
    words.build(data, EXTRACT / "data" / "words.txt")
    _run("training.gazetteer", "--data", data)
    if not (work / "ner-train.spacy").exists():
        _run("training.entities", data, work)
    if not (work / "samples.pkl").exists():
        _run("training.samples", data, work)
    trainings = {seed: _learn(work, seed) for seed in SEEDS}
    for seed, training in trainings.items():
        if training is not None and training.wait():
            raise RuntimeError(f"the training of network {seed} failed, see {work / f'network-{seed}.log'}")
    trained = [work / f"network-{seed}" for seed in SEEDS]
    assemble(trained, MODEL, META)
    figures = evaluate(MODEL, data)
    # Once more, with what was measured in its meta.json.
    assemble(trained, MODEL, META | {"performance": [asdict(figure) for figure in figures]})
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
