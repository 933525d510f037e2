"""How long the bundled model takes for a text, as a ratio to a plain spaCy pipeline, both in one run.

    python -m tests.benchmarks.model_speed [PATH] [--runs N]

The plain pipeline is what spaCy's own components make of the same tasks: one tok2vec of width 96 and depth 4, shared
by tagger, morphologizer, parser, edit-tree lemmatizer and NER. It is trained here for some steps on what the bundled
model says of PATH (default ``seeds/``): enough that it behaves like a pipeline, for its speed alone is asked. Texts are
read paragraph by paragraph; each figure is the minimum over the runs.
"""

import argparse
import random
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from extract.language import load_model

ROOT = Path(__file__).parents[2]
WIDTH, DEPTH, STEPS = 96, 4, 60
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}


def transitions(state: str) -> dict[str, object]:
    """The model of spaCy's parser or entity recognizer."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": LISTENER,
    }


def plain_pipeline(docs: list[Doc]) -> Language:
    """A pipeline of spaCy's components, trained for ``STEPS`` steps to agree with ``docs``."""
    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": DEPTH,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    nlp.add_pipe("tok2vec", config={"model": model})
    for name in ("tagger", "morphologizer"):
        nlp.add_pipe(name, config={"model": TAGGER})
    nlp.add_pipe("parser", config={"model": transitions("parser"), "min_action_freq": 1})
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"model": TAGGER, "min_tree_freq": 1})
    nlp.add_pipe("ner", config={"model": transitions("ner")})
    examples = [Example(Doc(nlp.vocab, [t.text for t in d], [bool(t.whitespace_) for t in d]), d) for d in docs]
    nlp.initialize(lambda: examples)
    generator = random.Random(0)
    for _ in range(STEPS):
        nlp.update(generator.sample(examples, min(8, len(examples))))
    return nlp


def seconds(nlp: Language, texts: list[str]) -> float:
    """The wall-clock time of piping ``texts`` through ``nlp``."""
    start = time.perf_counter()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.perf_counter() - start


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default="seeds", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    files = sorted((ROOT / options.path).rglob("*.txt"))
    texts = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    bundled = load_model()
    docs = list(bundled.pipe(texts))
    pipelines = {"plain 96x4": plain_pipeline(docs), "bundled": bundled}
    tokens = sum(map(len, docs))
    # Turn by turn, so that a change in what else the machine does falls on both.
    turns = [{name: seconds(nlp, texts) for name, nlp in pipelines.items()} for _ in range(options.runs)]
    best = {name: min(turn[name] for turn in turns) for name in pipelines}
    lines = [f"{tokens} tokens, {len(texts)} paragraphs, best of {options.runs} runs"]
    for name, value in best.items():
        lines.append(f"{name:12} {value:7.3f} s  {tokens / value:8.0f} tokens/s")
    lines.append(f"ratio        {best['bundled'] / best['plain 96x4']:7.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
