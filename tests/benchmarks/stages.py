"""What each stage of coding takes, as a share of the processor's time of a run in one process.

    python -m tests.benchmarks.stages [PATH]

PATH is a folder of .txt files (default ``seeds/``) or a .jsonl with a text in each row. Stages that others hold are
taken off from those, so that the shares add up to one.
"""

import argparse
import functools
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cli  # noqa: F401  sets the number of threads, before anything imports NumPy
import extract.language
import extract.neural.component
import extract.neural.network
import extract.pipeline
from extract.documents import Document
from extract.pipeline import Extractor
from extract.sources import read_sources

# What is called -> the stage that its time belongs to; what it calls in its turn and is listed here is not counted.
STAGES: dict[tuple[Any, str], str] = {
    (extract.language, "tokenize"): "words and known bounds of sentences",
    (extract.neural.network.Network, "vectors"): "network: features of words",
    (extract.neural.network.Network, "encode"): "network: recurrent layers",
    (extract.neural.network.Network, "classes"): "network: tags, lemmas, entities",
    (extract.neural.network.Network, "arcs"): "network: trees",
    (extract.neural.network.Network, "labels"): "network: trees",
    (extract.neural.component.JointParser, "_heads"): "network: trees",
    (extract.neural.component.JointParser, "annotate"): "spaCy documents",
    (extract.language, "read_parse"): "spaCy documents",
    (extract.language, "repair"): "repairs of trees",
    (extract.pipeline.Extractor, "cast"): "names and who they are",
    (extract.pipeline, "find_candidates"): "triggers and participants",
    (extract.pipeline, "find_cues"): "contexts",
    (extract.pipeline, "find_when"): "dates",
    (extract.pipeline, "Figures"): "numbers",
    (extract.pipeline.Extractor, "read_parse"): "records",
}


class Clock:
    """The processor's time by stage; time spent in an inner stage is not that of the outer."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inner = [0.0]

    def timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """``function``, whose time is booked on ``stage``; what a generator does counts as long as it runs."""

        @functools.wraps(function)
        def call(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            self._inner.append(0.0)
            try:
                result = function(*arguments, **options)
                return [*result] if stage == "records" else result
            finally:
                spent = time.process_time() - start
                self.spent[stage] = self.spent.get(stage, 0.0) + spent - self._inner.pop()
                self._inner[-1] += spent

        return call


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default=str(Path(__file__).parents[2] / "seeds"))
    options = parser.parse_args()
    documents = [source for source in read_sources([options.path]) if isinstance(source, Document)]
    extractor = Extractor.load()
    clock = Clock()
    for (owner, name), stage in STAGES.items():
        setattr(owner, name, clock.timed(getattr(owner, name), stage))
    start = time.process_time()
    for _ in extractor.read(documents):
        pass
    whole = time.process_time() - start
    clock.spent["all else"] = whole - sum(clock.spent.values())
    for stage, spent in sorted(clock.spent.items(), key=lambda row: -row[1]):
        sys.stdout.write(f"{stage:40} {spent:6.2f} s {spent / whole:5.0%}\n")


if __name__ == "__main__":
    main()
