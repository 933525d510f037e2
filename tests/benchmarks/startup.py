"""How long a command takes to start, as ratios and differences of whole processes in one run.

    python -m tests.benchmarks.startup [--runs N]

Four commands take turns; each figure is the minimum over the runs: what disturbs a run only adds to it. ``extract``
reads one article of ``seeds/``.
"""

import argparse
import sys

from tests.benchmarks.overhead import ROOT, seconds


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    article = min((ROOT / "seeds").glob("*.txt"))
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        "help": [sys.executable, "-m", "cli", "--help"],
        "import spacy": [sys.executable, "-c", "import spacy"],
        "extract": [sys.executable, "-m", "cli", "extract", str(article), "--format", "jsonl"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    least = {name: min(values) for name, values in times.items()}
    for name, value in least.items():
        sys.stdout.write(f"{name:24} {value:6.2f} s\n")
    sys.stdout.write(f"{'help - pass':24} {least['help'] - least['pass']:6.2f} s\n")
    sys.stdout.write(f"{'extract / import spacy':24} {least['extract'] / least['import spacy']:6.2f}\n")


if __name__ == "__main__":
    main()
