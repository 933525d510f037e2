"""Train one network on the samples in a folder.

    python -m training.learn WORK OUT [--seed N] [--steps N] [--size FIELD=N ...]

reads ``samples.pkl`` in WORK (``training.samples`` writes it) and leaves ``weights.npz``, ``names.json`` and
``state.pt`` in OUT. Broken off, it goes on from the last state. One thread: two networks are trained side by side.
"""

import argparse
import json
import pickle
import random
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch

from extract.neural.words import Features
from training.batches import Spellings, endless
from training.irregular import irregular_verbs
from training.joint import Network, Sizes
from training.learner import Learner
from training.samples import SPANS, Classes, Corpus, vocabulary

TREE = {"tag": 1.0, "morph": 1.0, "lemma": 0.5, "start": 1.0, "entity": 1.0, "arc": 1.0, "label": 1.0}
NEWS = {"entity": 1.5, "start": 0.5, "pos": 0.5}
EVERY = 500  # steps between two states on disk


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between two trainings."""

    seed: int
    steps: int
    rate: float = 2.5e-3
    dropout: float = 0.3
    tree_words: int = 1200  # words of the treebanks a step
    news_words: int = 1200  # words of the entity corpora a step
    sizes: Sizes = field(default_factory=Sizes)


def prepare(corpus: Corpus, settings: Settings) -> tuple[Learner, Features]:
    """A network that has learned nothing yet."""
    samples = [sample for document in corpus.treebank for sample in document] + corpus.entities
    features = Features(vocabulary(samples), corpus.lists, settings.sizes.buckets)
    spellings = Spellings(features)
    counts = Counter(spellings.words[spellings[form]].row for sample in samples for form in sample.forms)
    classes = corpus.classes
    outputs = {
        "tag": len(classes.tag),
        "morph": len(classes.morph),
        "lemma": len(classes.lemma),
        "start": 2,
        "entity": len(SPANS.tags),
        "pos": len(classes.pos),
    }
    network = Network(len(features.vocabulary) + 1, outputs, len(classes.dep), settings.sizes, settings.dropout)
    return Learner(network, spellings, counts, settings.steps, settings.rate), features


def save(out: Path, learner: Learner, features: Features, classes: Classes) -> None:
    """The averaged weights in half precision, and the names of words and classes."""
    arrays = {name: value.numpy().astype(np.float16) for name, value in learner.average.items()}
    # Parts of speech of the news corpus only help to learn.
    np.savez(out / "weights.npz", **{name: array for name, array in arrays.items() if not name.startswith("pos.")})
    names = {
        "vocabulary": features.vocabulary,
        "lists": features.lists,
        "buckets": features.buckets,
        "tag": classes.tag,
        "morph": classes.morph,
        "lemma": classes.lemma,
        "dep": classes.dep,
        "entity": SPANS.labels,
        "irregular": irregular_verbs(),
    }
    (out / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


def keep_state(out: Path, learner: Learner) -> None:
    """All that a training goes on from, written aside first: a machine may stop at any time."""
    state = {
        "step": learner.step,
        "network": learner.network.state_dict(),
        "optimizer": learner.optimizer.state_dict(),
        "schedule": learner.schedule.state_dict(),
        "average": learner.average,
    }
    torch.save(state, out / "state.part")
    (out / "state.part").replace(out / "state.pt")


def resume(out: Path, learner: Learner) -> None:
    """Take up the last state, if there is one. Batches come in another order than in one run without a break."""
    if not (out / "state.pt").exists():
        return
    state = torch.load(out / "state.pt", weights_only=True)
    learner.step = state["step"]
    learner.network.load_state_dict(state["network"])
    learner.optimizer.load_state_dict(state["optimizer"])
    learner.schedule.load_state_dict(state["schedule"])
    learner.average = state["average"]


def learn(work: Path, out: Path, settings: Settings) -> None:
    """Train to the last step and save."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    corpus: Corpus = pickle.loads((work / "samples.pkl").read_bytes())
    learner, features = prepare(corpus, settings)
    out.mkdir(parents=True, exist_ok=True)
    resume(out, learner)
    print(f"{sum(p.numel() for p in learner.network.parameters()):,} parameters, from step {learner.step}", flush=True)
    generator = random.Random(settings.seed + learner.step)
    trees = endless(corpus.treebank, settings.tree_words, generator)
    news = endless([[sample] for sample in corpus.entities], settings.news_words, generator)
    sums: Counter[str] = Counter()
    words, started = 0, time.monotonic()
    learner.network.train()
    while learner.step < settings.steps:
        tree_batch, news_batch = next(trees), next(news)
        # Half precision doubles the speed where the processor knows it.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            of_trees, of_news = learner.losses(tree_batch, TREE), learner.losses(news_batch, NEWS)
        learner.update([*of_trees.values(), *of_news.values()])
        words += sum(map(len, tree_batch + news_batch))
        for prefix, losses in (("", of_trees), ("news ", of_news)):
            sums.update({prefix + task: float(value.detach()) for task, value in losses.items()})
        if learner.step % EVERY == 0:
            told = "  ".join(f"{task} {value / EVERY:.3f}" for task, value in sums.items())
            print(f"{learner.step}  {words / (time.monotonic() - started):.0f} words/s  {told}", flush=True)
            sums.clear()
            keep_state(out, learner)
    save(out, learner, features, corpus.classes)


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--tree-words", type=int, default=1200)
    parser.add_argument("--news-words", type=int, default=1200)
    parser.add_argument("--size", nargs="*", default=[], metavar="FIELD=N", help="widths of layers: hidden=200")
    given = vars(parser.parse_args())
    work, out, changed = given.pop("work"), given.pop("out"), given.pop("size")
    sizes = replace(Sizes(), **{name: int(value) for name, value in (item.split("=") for item in changed)})
    learn(work, out, Settings(sizes=sizes, **given))


if __name__ == "__main__":
    main()
