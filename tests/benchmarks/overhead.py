"""What the extraction costs on top of the bare language model, as a ratio of whole processes in one run.

    python -m tests.benchmarks.overhead [PATH] [--runs N]

Two commands take turns: "bare" loads the bundled model and pipes the texts of PATH (default ``seeds/``) through it;
"extract" is ``events extract PATH``. Each figure is the minimum over the runs: what disturbs a run only adds to it.
The first column is time by the clock, the second that of the processors.
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
import sys
from pathlib import Path
import extract.neural.component
import spacy
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
nlp = spacy.load(sys.argv[2])
for doc in nlp.pipe(texts):
    pass
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took: by the clock, and of the processors, which other programs disturb less."""

    wall: float
    processor: float


def cost(command: list[str]) -> Cost:
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
            costs[name].append(cost(command))
    return {name: Cost(min(c.wall for c in all_), min(c.processor for c in all_)) for name, all_ in costs.items()}


def show(name: str, wall: float, processor: float) -> None:
    """Print one line of a table: by the clock, and of the processors."""
    sys.stdout.write(f"{name:24} {wall:6.2f} {processor:6.2f}\n")


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default="seeds")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    commands = {
        "bare": [sys.executable, "-c", BARE, options.path, str(ROOT / "extract" / "model")],
        "extract": [sys.executable, "-m", "cli", "extract", options.path, "--format", "jsonl"],
    }
    found = least(commands, options.runs)
    for name, value in found.items():
        show(f"{name}, s", value.wall, value.processor)
    bare, extract = found["bare"], found["extract"]
    show("ratio", extract.wall / bare.wall, extract.processor / bare.processor)


if __name__ == "__main__":
    main()
