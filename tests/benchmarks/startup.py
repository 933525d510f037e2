"""How long a command takes to start, as ratios and differences of whole processes in one run.

    python -m tests.benchmarks.startup [--runs N]

Four commands take turns; the first column is time by the clock, the second that of the processors. Each figure is the
minimum over the runs: what disturbs a run only adds to it. ``extract`` reads one article of ``seeds/``.
"""

import argparse
import sys

from tests.benchmarks.overhead import ROOT, least


def show(name: str, wall: float, processor: float) -> None:
    """Print one line of the table: by the clock, and of the processors."""
    sys.stdout.write(f"{name:24} {wall:6.2f} {processor:6.2f}\n")


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
    found = least(commands, options.runs)
    for name, value in found.items():
        show(f"{name}, s", value.wall, value.processor)
    nothing, shown, spacy, extract = (found[name] for name in commands)
    show("help - pass, s", shown.wall - nothing.wall, shown.processor - nothing.processor)
    show("extract / import spacy", extract.wall / spacy.wall, extract.processor / spacy.processor)


if __name__ == "__main__":
    main()
