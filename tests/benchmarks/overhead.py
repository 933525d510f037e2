"""What the extraction costs on top of the bare language model, as a ratio of whole processes in one run.

    python -m tests.benchmarks.overhead [PATH] [--runs N]

Two commands take turns: "bare" loads the bundled model and pipes the texts of PATH (default ``seeds/``) through it;
"extract" is ``events extract PATH``. Each figure is the minimum over the runs: what disturbs a run only adds to it.
"""

import argparse
import os
import subprocess
import sys
import time
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


def seconds(command: list[str]) -> float:
    """The wall-clock time of one run of a command whose output is thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT)
    return time.perf_counter() - start


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
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    for name, values in times.items():
        sys.stdout.write(f"{name:8} {min(values):6.2f} s\n")
    sys.stdout.write(f"ratio    {min(times['extract']) / min(times['bare']):6.2f}\n")


if __name__ == "__main__":
    main()
