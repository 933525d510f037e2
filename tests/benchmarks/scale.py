"""How time and memory of ``events extract`` grow with the input and with the number of processes.

    python -m tests.benchmarks.scale --articles 1000 10000 --workers 1 2

Articles of some sentences (``--sentences``) are drawn from those of ``seeds/`` and written as JSON lines; each row of
the table is a run over them. Columns: the time by the clock and of the processors, of the program and all its
processes; the greatest memory of the program, and of it with its processes at one moment (a page that they share counts
for each); and the milliseconds that an article takes when loading is taken off, by the clock and of the processors,
with the ratio of the latter to that of the first row. Loading is a run over one article in one process; each process of
a run loads once. Memory is read from ``/proc``, so on Linux.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.overhead import ENVIRONMENT, ROOT
from tests.recombined import SENTENCES, articles, write_jsonl

EVERY = 0.1  # seconds between two looks at the memory
HEADER = ("articles", "workers", "clock s", "cpu s", "parent MiB", "all MiB", "clock ms", "cpu ms", "ratio")


@dataclass(frozen=True, slots=True)
class Row:
    """One run: seconds, and the greatest memory in MiB, of the program alone and with its processes."""

    clock: float
    processor: float
    parent: float
    all: float


def run(file: Path, workers: int, output: Path) -> Row:
    """Code a file of articles.

    :raises CalledProcessError: where that fails.
    """
    command = [sys.executable, "-m", "cli", "extract", str(file), "--workers", str(workers)]
    command += ["--format", "jsonl", "-o", str(output)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    parent = total = 0.0
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT) as events:
        while events.poll() is None:
            own, sum_ = memory(events.pid), sum(map(memory, family(events.pid)))
            parent, total = max(parent, own), max(total, sum_)
            time.sleep(EVERY)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if events.returncode:
        raise subprocess.CalledProcessError(events.returncode, command)
    return Row(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, parent, total)


def family(process: int) -> list[int]:
    """A process and those that it started, as far as they live."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(other for child in children for other in family(int(child)))]


def memory(process: int) -> float:
    """The MiB that a process holds in memory; 0 where it is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file, output = Path(folder, "articles.jsonl"), Path(folder, "events.jsonl")
        write_jsonl(articles(1, options.seed, options.sentences), file)
        loading = run(file, 1, output)
        sys.stdout.write(f"loading: {loading.clock:.1f} s by the clock, {loading.processor:.1f} s of the processors\n")
        sys.stdout.write(" ".join(f"{name:>10}" for name in HEADER) + "\n")
        first = None
        for number in options.articles:
            write_jsonl(articles(number, options.seed, options.sentences), file)
            for workers in options.workers:
                row = run(file, workers, output)
                clock = (row.clock - loading.clock) / number * 1000
                processor = (row.processor - workers * loading.processor) / number * 1000
                first = first or processor
                sys.stdout.write(
                    f"{number:10} {workers:10} {row.clock:10.1f} {row.processor:10.1f} {row.parent:10.0f} "
                    f"{row.all:10.0f} {clock:10.2f} {processor:10.2f} {processor / first:10.2f}\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
