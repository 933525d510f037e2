"""How well records of one act are joined, over the articles of ``tests/happenings``.

    python -m tests.benchmarks.happenings [--window DAYS] [--wrong]

Prints the pairs of tellings that were joined and that should have been; ``--wrong`` names those on which they differ.
"""

import argparse
import sys

from extract.pipeline import Extractor
from extract.records import WINDOW
from extract.unique import Joiner
from tests.happenings import compare, load


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--window", type=int, default=WINDOW)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    documents, marks = load()
    events = list(Extractor.load().extract(documents))
    result = compare(events, marks, Joiner(options.window).groups(events))
    out = sys.stdout
    out.write(f"articles {len(documents)}, acts {len({mark.act for mark in marks})}, records {len(events)}\n")
    out.write(f"marked words found {result.found} of {result.marked}\n")
    out.write(f"pairs joined {result.joined}, of one act {result.gold}, both {result.hit}\n")
    out.write(f"precision {result.precision:.3f}, recall {result.recall:.3f}, F1 {result.f1:.3f}\n")
    if options.wrong:
        for name, pairs in (("joined, but two acts", result.wrong), ("not joined, but one act", result.missed)):
            out.writelines(f"{name}: {one} | {other}\n" for one, other in pairs)


if __name__ == "__main__":
    main()
