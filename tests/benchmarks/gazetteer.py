"""What the gazetteer costs: at the start, in memory, and for each document beside the bare language model.

    python -m tests.benchmarks.gazetteer DOCS.jsonl [--runs N]

Start and memory are differences between fresh processes that take turns: "bare" imports what the extraction imports
anyway, "loaded" the gazetteer and its tables on top. Memory is the peak of the resident set. The documents (rows with
a "text") are parsed once; then the bare pipeline (``nlp.pipe``) and the search for names take turns in this process.
Each figure is the minimum over the runs: what disturbs a run only adds to it.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Of what the gazetteer imports, all that the extraction also imports without it.
BARE = "import extract.errors, extract.headlines, extract.records, extract.spelling"
LOADED = f"{BARE}\nfrom extract.gazetteer import load_gazetteer\nload_gazetteer()"
PEAK = "\nimport resource, sys\nsys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
UNITS_PER_MB = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024  # of ru_maxrss: bytes there, else KiB
PROMISED = {"start": 0.5, "memory": 150.0, "share": 5.0}  # seconds, megabytes, percent


def run(code: str, compiled: str) -> tuple[float, float]:
    """The wall-clock seconds of one fresh process, and the megabytes of its peak.

    ``compiled`` is the folder of the bytecode, which an installed package has as well.
    """
    settings = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", code + PEAK]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=settings)
    return time.perf_counter() - start, int(done.stdout) / UNITS_PER_MB


def start_and_memory(runs: int) -> tuple[float, float]:
    """What loading the gazetteer adds to a cold start: seconds and megabytes."""
    took: dict[str, list[tuple[float, float]]] = {BARE: [], LOADED: []}
    with tempfile.TemporaryDirectory() as compiled:
        for code in took:
            run(code, compiled)
        for _ in range(runs):
            for code, results in took.items():
                results.append(run(code, compiled))
    bare, loaded = ([min(column) for column in zip(*results, strict=True)] for results in took.values())
    return loaded[0] - bare[0], loaded[1] - bare[1]


def seconds(work: Callable[[], None]) -> float:
    """The wall-clock time of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def search(texts: list[str], runs: int) -> tuple[float, float]:
    """Seconds of the bare pipeline over ``texts``, and of the search for names in their parses."""
    from extract.gazetteer import load_gazetteer
    from extract.language import load_model, parse_all
    from extract.mentions import find_mentions

    nlp, gazetteer = load_model(), load_gazetteer()
    parses = list(parse_all(nlp, texts))

    def pipe() -> None:
        for _ in nlp.pipe(texts):
            pass

    def names() -> None:
        for parse in parses:
            find_mentions(parse, gazetteer)

    turns = [(seconds(pipe), seconds(names)) for _ in range(runs)]
    return min(turn[0] for turn in turns), min(turn[1] for turn in turns)


def main() -> None:
    """Print one line a figure, each with what is promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    texts = [json.loads(line)["text"] for line in options.docs.read_text(encoding="utf-8").splitlines() if line.strip()]
    start, memory = start_and_memory(2 * options.runs)
    pipe, names = search(texts, options.runs)
    share = 100 * names / pipe
    out = sys.stdout
    out.write(f"start    {start:7.2f} s   at most {PROMISED['start']} s\n")
    out.write(f"memory   {memory:7.1f} MB  at most {PROMISED['memory']:.0f} MB\n")
    out.write(f"pipeline {pipe:7.2f} s   {len(texts)} documents, {sum(map(len, texts)):,} characters\n")
    out.write(f"names    {names:7.3f} s\n")
    out.write(f"share    {share:7.2f} %   at most {PROMISED['share']:.0f} %\n")


if __name__ == "__main__":
    main()
