"""All that docs/benchmarks.md tells, one table after the other.

    python -m tests.benchmarks [PATH] [--articles N ...]

PATH is what the first tables read: a folder of .txt files (default ``seeds/``) or a .jsonl with a text in each row.
``--articles`` are the sizes of the input by which growth is shown (default 1000). Each table is a command of its own,
which is printed above it.
"""

import argparse
import subprocess
import sys

from tests.benchmarks.overhead import ROOT


def main() -> int:
    """Run them in turn; 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", default="seeds")
    parser.add_argument("--articles", nargs="+", default=["1000"])
    options = parser.parse_args()
    commands = (
        ["startup"],
        ["overhead", options.path],
        ["stages", options.path],
        ["scale", "--articles", *options.articles],
        ["ray", "--articles", options.articles[0]],
    )
    failed = 0
    for command in commands:
        sys.stdout.write(f"\n$ python -m tests.benchmarks.{' '.join(command)}\n")
        sys.stdout.flush()
        failed |= subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{command[0]}", *command[1:]], cwd=ROOT
        ).returncode
    return int(failed != 0)


if __name__ == "__main__":
    raise SystemExit(main())
