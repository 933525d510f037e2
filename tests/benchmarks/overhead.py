"""What the extraction costs beside the bare language model, as ratios of whole processes in one run.

    python -m tests.benchmarks.overhead [PATH] [--runs N]

PATH is a folder of .txt files (default ``seeds/``) or a .jsonl with a text in each row. The commands take turns:
"bare" loads the bundled model and pipes the texts through it as spaCy does by default, "bare, 16 at a time" in batches
that suit the network better, "extract" is ``events extract PATH`` with one process and with one for each processor.
Each figure is the minimum over the runs: what disturbs a run only adds to it. The first two columns are seconds by the
clock and of the processors, the last two are ratios to "bare".
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENVIRONMENT = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # as the command sets it, for whom it is compared with too
BARE = """
import json
import sys
from pathlib import Path
import extract.neural.component
import spacy
path, model, batch = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) or None
if path.suffix == ".jsonl":
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
else:
    texts = [file.read_text(encoding="utf-8") for file in sorted(path.rglob("*.txt"))]
nlp = spacy.load(model)
for doc in nlp.pipe(texts, batch_size=batch):
    pass
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took: by the clock, and of the processors, which other programs disturb less."""

    wall: float
    processor: float


def cost_of(command: list[str]) -> Cost:
    """Run a command whose output is thrown away; seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def least(commands: dict[str, list[str]], runs: int) -> dict[str, Cost]:
    """The least that each command took when they took turns."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(cost_of(command))
    return {name: Cost(min(c.wall for c in all_), min(c.processor for c in all_)) for name, all_ in costs.items()}


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default="seeds")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    bare = [sys.executable, "-c", BARE, options.path, str(ROOT / "extract" / "model")]
    extract = [sys.executable, "-m", "cli", "extract", options.path, "--format", "jsonl"]
    commands = {
        "bare": [*bare, "0"],
        "bare, 16 at a time": [*bare, "16"],
        "extract, 1 process": [*extract, "--workers", "1"],
        "extract, all processors": extract,
    }
    found = least(commands, options.runs)
    sys.stdout.write(f"{'':24} {'clock':>6} {'cpu':>6} {'ratio':>6} {'cpu':>6}\n")
    base = found["bare"]
    for name, cost in found.items():
        ratios = cost.wall / base.wall, cost.processor / base.processor
        sys.stdout.write(f"{name:24} {cost.wall:6.2f} {cost.processor:6.2f} {ratios[0]:6.2f} {ratios[1]:6.2f}\n")


if __name__ == "__main__":
    main()
